package import Spreadsheet

/// One executed call: for whom it counts and when.
package struct ExecutedCall: Sendable, Hashable {
  package var key: String
  package var officer: String
  package var date: CalendarDate

  package init(key: String, officer: String, date: CalendarDate) {
    self.key = key
    self.officer = officer
    self.date = date
  }
}

/// A9: one point for every `targets_per_point` (5) executed targets, per officer, counted over the month.
///
/// Points of a week = ⌊executed so far ÷ 5⌋ − ⌊executed before the week ÷ 5⌋; a week in two months is the sum of its parts.
package struct OfficerPoints: Sendable, Equatable {
  package var officer: String
  /// Executed in the month (or months) of the week before the week began.
  package var before: Int
  /// Executed in the week.
  package var inWeek: Int
  package var points: Int

  /// The points of a week by officer, in the officers' order.
  package static func of(_ week: Week, calls: [ExecutedCall], profile: CallProfile) -> [OfficerPoints] {
    let officers = Set(calls.filter { week.contains($0.date) }.map(\.officer)).sorted()
    return officers.map { officer in
      var result = OfficerPoints(officer: officer, before: 0, inWeek: 0, points: 0)
      for month in monthStarts(of: week) {
        let own = calls.filter { $0.officer == officer && month == start(of: $0.date) && $0.date <= week.last }
        let before = own.count { $0.date < week.first }
        result.before += before
        result.inWeek += own.count - before
        result.points += own.count / profile.targetsPerPoint - before / profile.targetsPerPoint
      }
      return result
    }
  }

  private static func start(of date: CalendarDate) -> CalendarDate { date.adding(days: 1 - date.day) }

  private static func monthStarts(of week: Week) -> [CalendarDate] {
    let first = start(of: week.first)
    let last = start(of: week.last)
    return first == last ? [first] : [first, last]
  }
}
