package import Core
package import Spreadsheet

/// E2: the weekly recaps of the feedback book; a week without one, or with a late one, is pointed out.
package struct RecapWeeks: Sendable, Hashable {
  /// A week whose recap is missing, or was made too late.
  package struct Finding: Sendable, Hashable {
    package var week: Week
    /// Days from the week's last day to its recap; nil where there is none.
    package var days: Int?

    /// `E2: minggu 2026-W46 tidak direkap`.
    package func message(limit: Int) -> String {
      guard let days else { return "E2: minggu \(week.name) tidak direkap" }
      return "E2: minggu \(week.name) direkap \(days) hari setelah berakhir, batas \(limit) hari"
    }
  }

  private var made: [Week: CalendarDate] = [:]
  /// The earliest feedback or recap.
  package private(set) var earliest: CalendarDate?

  package init() {}

  /// Counts a recap made on a day, this run's own too; of two of one week the earlier one.
  package mutating func add(_ week: Week, made date: CalendarDate) {
    made[week] = min(made[week] ?? date, date)
    note(week.first)
  }

  /// Counts the day of a feedback, so that the weeks before the first one are not looked at.
  package mutating func add(feedback date: CalendarDate) { note(date) }

  /// The day on which a week was recapped first; nil where it was not.
  package subscript(week: Week) -> CalendarDate? { made[week] }

  private mutating func note(_ date: CalendarDate) { earliest = min(earliest ?? date, date) }

  /// The weeks, of those that end in a month and before the day of the run, without a recap or with a late one.
  package func findings(in month: Month, before date: CalendarDate, limit: Int) -> [Finding] {
    guard let earliest else { return [] }
    return month.weeks.filter { $0.last < date && earliest <= $0.last }.compactMap { week in
      guard let made = made[week] else { return Finding(week: week) }
      let days = made.days(since: week.last)
      return days > limit ? Finding(week: week, days: days) : nil
    }
  }
}
