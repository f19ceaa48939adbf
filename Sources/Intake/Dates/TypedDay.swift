package import Spreadsheet

extension CalendarDate {
  /// The day that a person typed: `18-11-2026`, `18/11/2026`, `18 November 2026`, `2026-11-18`; the day before the month.
  ///
  /// Nil where there is no such day, where the year has not four digits, so that the order is anybody's guess, and where more
  /// stands there than a day.
  package init?(typed text: String) {
    let bytes = Array(text.utf8)
    guard case .text(let read) = DateText.read(bytes.span), read.yearDigits == 4, read.time == nil,
      let day = CalendarDate(year: read.year, month: read.second, day: read.first)
    else { return nil }
    self = day
  }
}
