/// The zone that a clock shows; Indonesia's three have no summer time.
package struct ClockZone: Sendable, Hashable {
  /// Minutes east of UTC, -720 to 840.
  package let offset: Int

  package static let western = ClockZone(offset: 420)
  package static let central = ClockZone(offset: 480)
  package static let eastern = ClockZone(offset: 540)

  private init(offset: Int) { self.offset = offset }

  /// A zone so many hours east of UTC, as a facility has it; nil beyond -12 and 14.
  package init?(hours: Int) {
    guard (-12...14).contains(hours) else { return nil }
    offset = hours * 60
  }

  /// The zone that a time's text names at its end: `08.30 WITA`, `08:30+08:00`, `08.30 UTC`; nil where it names none.
  package init?(namedIn text: String) {
    let bytes = text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    guard let shift = Self.shift(bytes[..<end]) else {
      guard let zone = Self.word(bytes[..<end]).flatMap({ Self.zones[$0] }) else { return nil }
      self = zone
      return
    }
    let word = Self.word(bytes[..<shift.start])
    if let word {
      guard let zone = Self.zones[word] else { return nil }
      // `14.05 WIB +07:00` says the same twice.
      self.init(offset: zone.offset == 0 ? shift.minutes : zone.offset)
    } else {
      guard shift.minutes >= 0 else { return nil }
      self.init(offset: shift.minutes)
    }
  }

  private static let zones: [String: ClockZone] = [
    "wib": .western, "wita": .central, "wit": .eastern, "utc": ClockZone(offset: 0), "gmt": ClockZone(offset: 0),
    "z": ClockZone(offset: 0),
  ]

  /// `+08:00`, `+8` or `-0330` at the end, and where it begins.
  private static func shift(_ bytes: ArraySlice<UInt8>) -> (minutes: Int, start: Int)? {
    guard let sign = bytes.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }), sign > 0, sign < bytes.endIndex - 1
    else { return nil }
    var digits: [Int] = []
    var hourDigits: Int?
    for byte in bytes[(sign + 1)...] {
      if byte &- 0x30 < 10 {
        digits.append(Int(byte - 0x30))
      } else if (byte == 0x3A || byte == 0x2E) && hourDigits == nil {
        hourDigits = digits.count
      } else {
        return nil
      }
    }
    guard (1...4).contains(digits.count) else { return nil }
    let split = hourDigits ?? (digits.count > 2 ? digits.count - 2 : digits.count)
    guard (1...2).contains(split), digits.count == split || digits.count == split + 2 else { return nil }
    let hours = digits[..<split].reduce(0) { $0 * 10 + $1 }
    let minutes = digits[split...].reduce(0) { $0 * 10 + $1 }
    let total = (hours * 60 + minutes) * (bytes[sign] == 0x2B ? 1 : -1)
    guard minutes < 60, (-720...840).contains(total) else { return nil }
    return (total, sign)
  }

  /// The word of letters at the end.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String? {
    var end = bytes.endIndex
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1] &- 0x61 < 26 { start -= 1 }
    return start == end ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

extension ClockZone: CustomStringConvertible {
  /// `WIB`, `WITA`, `WIT`, else `UTC+05.30`.
  package var description: String {
    switch self {
    case .western: return "WIB"
    case .central: return "WITA"
    case .eastern: return "WIT"
    default: break
    }
    if offset == 0 { return "UTC" }
    let size = abs(offset)
    let (hours, minutes) = (size / 60, size % 60)
    return "UTC\(offset < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours).\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
