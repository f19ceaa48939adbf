package import Core
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
  /// What an officer executed in one month.
  package struct Part: Sendable, Equatable {
    package var month: Month
    /// Executed in the month before the week began.
    package var before: Int
    /// Executed in the month's days of the week.
    package var inWeek: Int
    package var points: Int
  }

  package var officer: String
  /// The months of the week in which the officer executed anything in it, in their order.
  package var parts: [Part]

  package var before: Int { parts.reduce(0) { $0 + $1.before } }
  package var inWeek: Int { parts.reduce(0) { $0 + $1.inWeek } }
  package var points: Int { parts.reduce(0) { $0 + $1.points } }

  /// The points of a week by officer, in the officers' order; spellings of one officer are counted together (G12).
  package static func of(_ week: Week, calls: [ExecutedCall], profile: CallProfile) -> [OfficerPoints] {
    let names = OfficerNames(calls.lazy.map(\.officer))
    let months = Set([Month(holding: week.first), Month(holding: week.last)]).sorted()
    let byOfficer = Dictionary(grouping: calls) { names.shown($0.officer) }
    return byOfficer.sorted(on: \.key).compactMap { officer, calls in
      let parts = months.compactMap { month -> Part? in
        let own = calls.filter { month.contains($0.date) && $0.date <= week.last }
        let before = own.count { $0.date < week.first }
        if own.count == before { return nil }
        let per = profile.targetsPerPoint
        return Part(
          month: month, before: before, inWeek: own.count - before, points: own.count / per - before / per)
      }
      return parts.isEmpty ? nil : OfficerPoints(officer: officer, parts: parts)
    }
  }
}
