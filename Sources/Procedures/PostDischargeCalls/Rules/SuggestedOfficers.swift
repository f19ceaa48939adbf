package import Spreadsheet

/// G12: targets are dealt out evenly among the officers on the afternoon shift; staff decide (`Petugas (usulan)`).
package enum SuggestedOfficers {
  /// The officer of each target: those of one execution date in turn, and another officer first the day after, so that it stays the same
  /// while targets are executed.
  ///
  /// - Parameters:
  ///   - due: the targets' execution dates, in their order; nil of what is none.
  ///   - officers: those on the shift.
  /// - Returns: by target; empty where nobody is on the shift, and for what is no target.
  package static func deal(_ due: [CalendarDate?], among officers: [String]) -> [String] {
    var turns: [CalendarDate: Int] = [:]
    return due.map { day in
      guard let day, !officers.isEmpty else { return "" }
      let turn = turns[day, default: Int(day.dayNumber)]
      turns[day] = turn + 1
      return officers[turn % officers.count]
    }
  }
}
