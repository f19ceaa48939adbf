package import Core
package import Spreadsheet

/// D3: the weeks in which the suggestion box was opened, by the sheet or by a suggestion that was found in it.
package struct BoxOpenings: Sendable, Hashable {
  private var weeks: Set<Week> = []
  /// The earliest feedback of any channel, or opening.
  package private(set) var earliest: CalendarDate?

  package init() {}

  /// Counts an opening on record, of a box that was empty too.
  package mutating func add(opening date: CalendarDate) {
    weeks.insert(Week(holding: date))
    earliest = min(earliest ?? date, date)
  }

  /// Counts a feedback; one from the box proves an opening.
  package mutating func add(feedback date: CalendarDate, _ channel: FeedbackChannel?) {
    if channel == .box { weeks.insert(Week(holding: date)) }
    earliest = min(earliest ?? date, date)
  }

  package func contains(_ week: Week) -> Bool { weeks.contains(week) }

  /// The weeks without an opening, of those that end in a month and before the day of the run, from the first week known.
  package func missing(in month: Month, before date: CalendarDate) -> [Week] {
    guard let earliest else { return [] }
    return month.weeks.filter { $0.last < date && earliest <= $0.last && !weeks.contains($0) }
  }

  /// `D3: kotak saran minggu 2026-W46 tidak tercatat dibuka`.
  package static func message(_ week: Week) -> String {
    "D3: kotak saran minggu \(week.name) tidak tercatat dibuka"
  }
}
