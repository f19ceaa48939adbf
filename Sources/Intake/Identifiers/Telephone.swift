/// A telephone number in Indonesia that can be dialled.
package struct Telephone: Sendable, Hashable {
  /// The national digits with their leading zero: `081234567890`.
  package let digits: String
  package let isMobile: Bool
  /// How many digits the area code of a landline has, its zero included.
  private let areaCount: Int

  /// A number of national digits with the leading zero, or nil where no such number can exist.
  ///
  /// A mobile number is `08`, a third digit 1–3 or 5–9, and 8 to 11 digits behind `08` (RULES F). A landline is an area of two digits
  /// (021 022 024 031 061), else three, and 5 to 8 digits, 7 or 8 in 021, 022 and 024.
  package init?(national digits: String) {
    let bytes = digits.utf8.span
    guard bytes.count >= 8, Bytes.areDigits(bytes), bytes[0] == 0x30 else { return nil }
    let second = bytes[1] - 0x30
    let third = bytes[2] - 0x30
    if second == 8 {
      guard third != 0, third != 4, (10...13).contains(bytes.count) else { return nil }
      isMobile = true
      areaCount = 0
    } else {
      guard second >= 2 else { return nil }
      let short = Self.shortAreas.contains(Int(second) * 10 + Int(third))
      areaCount = short ? 3 : 4
      guard (second == 2 && short ? 7 : 5)...8 ~= bytes.count - areaCount
      else { return nil }
      isMobile = false
    }
    self.digits = digits
  }

  /// Areas of two digits, their zero left out.
  private static let shortAreas: Set<Int> = [21, 22, 24, 31, 61]

  /// As people write it: `0812-3456-7890`, `0751-123456`.
  package var display: String {
    let bytes = Array(digits.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    if isMobile { return part(0..<4) + "-" + part(4..<8) + "-" + part(8..<bytes.count) }
    return part(0..<areaCount) + "-" + part(areaCount..<bytes.count)
  }

  /// E.164: `+6281234567890`.
  package var international: String { "+62" + digits.dropFirst() }

  /// The digits that a `wa.me` link takes: `6281234567890`.
  package var countryDigits: String { "62" + digits.dropFirst() }
}

/// What a cell of a telephone column says.
package enum TelephoneReading: Sendable, Hashable {
  /// Empty, or a mark for it: `-`, `0`, `tidak ada`.
  case none
  /// One number, or several in one cell, in their order.
  case usable([Telephone])
  /// Numbers in which letters were read as the digits that they look like: `08123456789O`.
  case repaired([Telephone])
  /// Numbers beside a piece that is none.
  case partlyUsable([Telephone], unread: String)
  /// The digits can be read as more than one number.
  case ambiguous(TelephoneFault)
  /// Digits are lost for good: `8,13E+11`.
  case damaged
  case invalid(TelephoneFault)

  /// What a person should look at though numbers can be dialled; nil where there is nothing.
  package var doubt: Problem.Fault? {
    switch self {
    case .repaired(let numbers): .repairedTelephone(numbers.map(\.display).joined(separator: " / "))
    case .partlyUsable(_, let unread): .unreadTelephone(unread)
    default: nil
    }
  }

  /// The numbers that can be dialled.
  package var numbers: [Telephone] {
    switch self {
    case .usable(let numbers), .repaired(let numbers), .partlyUsable(let numbers, _): numbers
    default: []
    }
  }
}
