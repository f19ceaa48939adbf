package import Spreadsheet

/// A3, C2, D7: nobody works on weekly days off and holidays (a decision of ours): the one calendar of a SOP's closed days.
package struct ClosedDays: Sendable, Hashable {
  /// Where an open day is looked for in place of a closed one.
  package enum Shift: String, Sendable, Codable {
    case next
    case previous
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekdays: Set<Int>
  package var holidays: Set<CalendarDate>
  package var shift: Shift

  package static let none = ClosedDays(weekdays: [])
  package static let weekends = ClosedDays(weekdays: [6, 7])

  package init(weekdays: Set<Int>, holidays: Set<CalendarDate> = [], shift: Shift = .next) {
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

  /// The last day by which no more than so many open days have passed since a day: closed days that follow the last open one
  /// belong to it.
  package func lastDay(after date: CalendarDate, openDays: Int) -> CalendarDate {
    var last = date
    var count = 0
    // Ten years without enough open days are no calendar.
    for _ in 0..<3660 {
      let next = last.adding(days: 1)
      if !contains(next) {
        if count == openDays { return last }
        count += 1
      }
      last = next
    }
    return date.adding(days: openDays)
  }

  /// How many open days lie after the first day up to and including the last.
  package func openDays(from first: CalendarDate, to last: CalendarDate) -> Int {
    let days = max(0, last.days(since: first))
    return (0..<days).count { !contains(first.adding(days: $0 + 1)) }
  }
}
