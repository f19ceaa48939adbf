import Core
package import Intake
package import Spreadsheet

/// The key under which a row of a log is known: `L2611170805a3f2`, its day and minute and who called.
///
/// Once a row stands in a work book its key stays, whatever is corrected in it.
package struct LogKey {
  package let layout: LogLayout
  private let telephone: Int
  private let name: Int

  package init(_ layout: LogLayout) {
    self.layout = layout
    telephone = layout.schema.index(of: layout.telephoneField) ?? -1
    name = layout.schema.index(of: layout.nameField) ?? -1
  }

  /// How many characters of a key stand for the minute.
  package static let minuteLength = 11

  /// The key of a row, were it the only one of its minute and caller.
  package func key(_ date: CalendarDate?, _ time: ClockTime?, caller: UInt16) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "L")]
    if let date {
      let (year, month, day) = date.civil
      for part in [year % 100, month, day] { Self.append(part, to: &bytes) }
    } else {
      bytes += [UInt8](repeating: UInt8(ascii: "-"), count: 6)
    }
    if let time {
      Self.append(time.minute / 60, to: &bytes)
      Self.append(time.minute % 60, to: &bytes)
    } else {
      bytes += [UInt8](repeating: UInt8(ascii: "-"), count: 4)
    }
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: caller >> UInt16(shift)) & 15
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Who called, as 16 bits: the telephone number's digits, else the name's letters.
  package func caller(_ table: Table, _ row: Int) -> UInt16 {
    var hash = telephoneHash(table, row)
    if hash == 0 { hash = nameHash(table, row) }
    return UInt16(truncatingIfNeeded: hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48))
  }

  /// Zero where there is no number.
  package func telephoneHash(_ table: Table, _ row: Int) -> UInt64 {
    guard telephone >= 0, !table.isEmpty(row: row, field: telephone) else { return 0 }
    var hash: UInt64 = 0
    // What stands before the subscriber's number depends on who wrote it.
    var isLeading = true
    for byte in table.string(row: row, field: telephone).utf8 where (0x30...0x39).contains(byte) {
      if isLeading, byte == 0x30 || byte == 0x36 || byte == 0x32 { continue }
      isLeading = false
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }

  /// Zero where there is no name.
  package func nameHash(_ table: Table, _ row: Int) -> UInt64 {
    guard name >= 0, !table.isEmpty(row: row, field: name) else { return 0 }
    var hash: UInt64 = 0x9E37
    for byte in table.string(row: row, field: name).utf8 where byte > 0x20 {
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
    return hash
  }
}
