extension CellValue {
  /// The day after 9999-12-31.
  private static let endOfCalendar = 2_958_466.0

  /// A number with a date format: a day, a time of day, or the number itself where Excel shows no day (ECMA-376 §18.17.4.1).
  init(serial number: Double, from1904: Bool) {
    let serial = from1904 ? number + 1462 : number
    if number >= 0, number < 1 {
      self = .time(number)
    } else if number >= 0, serial < Self.endOfCalendar {
      // Excel holds 1900 for a leap year, so that its first sixty days are one behind.
      self = .date(serial < 60 && !from1904 ? serial + 1 : serial)
    } else {
      // Excel shows such a number as ####, or behind a minus sign where days count from 1904.
      self = .number(number)
    }
  }
}
