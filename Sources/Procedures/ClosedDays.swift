package import Spreadsheet

/// A3: nobody calls on weekly days off and holidays (`closed_days`; a decision of ours).
package struct ClosedDays: Sendable, Equatable {
  package enum Shift: String, Sendable, Codable {
    case next
    case previous
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekdays: Set<Int>
  package var holidays: Set<CalendarDate>
  package var shift: Shift

  package static let none = ClosedDays(weekdays: [], holidays: [], shift: .next)

  package init(weekdays: Set<Int>, holidays: Set<CalendarDate>, shift: Shift) {
    self.weekdays = weekdays
    self.holidays = holidays
    self.shift = shift
  }

  package func contains(_ date: CalendarDate) -> Bool {
    weekdays.contains(date.weekday) || holidays.contains(date)
  }

  /// The day itself where it is open, else the next or previous open one; the day itself where none is open within a year.
  package func open(_ date: CalendarDate) -> CalendarDate {
    guard contains(date) else { return date }
    let step = shift == .next ? 1 : -1
    for distance in 1...366 {
      let candidate = date.adding(days: step * distance)
      if !contains(candidate) { return candidate }
    }
    return date
  }
}
