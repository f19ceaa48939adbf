/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var dayNumber: Int32

  /// The day so many days after 1970-01-01, or before it.
  public init(dayNumber: Int) {
    self.dayNumber = Int32(truncatingIfNeeded: dayNumber)
  }

  /// The day, or nil where the calendar has none such: 31 February is none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    self.init(dayNumber: Self.dayNumber(year: year, month: month, day: day))
  }

  /// The day of a spreadsheet serial number: days since 1899-12-30, the time of day cut off.
  public init?(serial: Double) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    self.init(dayNumber: Int(serial.rounded(.down)) - 25569)
  }

  /// The day of ISO 8601's `yyyy-mm-dd`, or nil.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1899-12-30, as spreadsheets count them.
  public var serial: Double { Double(dayNumber) + 25569 }

  /// The year, such as 2026.
  public var year: Int { civil.year }
  /// The month, 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, 1 to 31.
  public var day: Int { civil.day }

  /// The day of the week: 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { ((Int(dayNumber) + 3) % 7 + 7) % 7 + 1 }

  /// The day so many days later, or earlier where they are negative.
  public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: Int(dayNumber) + days) }

  /// Days from `other` to this day.
  public func days(since other: CalendarDate) -> Int { Int(dayNumber) - Int(other.dayNumber) }

  /// Whether a day comes before another.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

  /// Year, month and day.
  public var civil: (year: Int, month: Int, day: Int) {
    // Eras of 400 years that begin on 1 March.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-21`.
  public var description: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// As Indonesian readers write it: `21/11/2026`.
  public var indonesian: String {
    let (year, month, day) = civil
    return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }

  /// The digits of a number from 0 to 9999, so many of them.
  private func padded(_ number: Int, _ width: Int) -> String {
    unsafe String(unsafeUninitializedCapacity: width) { buffer in
      var rest = number
      for index in (0..<width).reversed() {
        unsafe buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      return width
    }
  }
}
