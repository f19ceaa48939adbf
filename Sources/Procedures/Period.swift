package import Spreadsheet

/// The days that one work book is about: a week of ISO 8601, or a calendar month.
package struct Period: Sendable, Hashable, Comparable {
  /// `2026-W47`, `2026-11`.
  package let name: String
  package let first: CalendarDate
  package let last: CalendarDate

  package init(_ week: Week) {
    name = week.name
    first = week.first
    last = week.last
  }

  /// The period of such a name, or nil.
  package init?(name: some StringProtocol) {
    guard let week = Week(name: name) else { return nil }
    self.init(week)
  }

  package var week: Week { Week(holding: first) }

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  package static func < (left: Period, right: Period) -> Bool { left.first < right.first }
}
