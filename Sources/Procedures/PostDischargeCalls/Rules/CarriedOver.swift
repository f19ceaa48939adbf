package import Core
package import Spreadsheet

/// A3a: an unexecuted target of an earlier week stays one for `carry_over_days` (7) days after its execution date.
package enum CarriedOver: Rule {
  package static let clause = Clause("A", 3, "a")
  package static let title = "Tunggakan"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    guard let day = context.executionDate, day < context.week.first,
      context.date <= day.adding(days: context.profile.carryOverDays)
    else { return .notApplicable }
    return .gives(.target)
  }

  /// The last day on which an unexecuted target is one: `carry_over_days` after its execution date, or the end of its own
  /// week where that is later.
  package static func lastDay(_ context: StayContext) -> CalendarDate? {
    context.executionDate.map { lastDay(due: $0, context.profile) }
  }

  static func lastDay(due: CalendarDate, _ profile: CallProfile) -> CalendarDate {
    max(due.adding(days: profile.carryOverDays), Week(holding: due).last)
  }

  package static func facts(_ context: StayContext) -> String {
    let day = context.executionDate
    let last = lastDay(context)?.indonesian ?? ""
    return "Tunggakan: eksekusi \(day?.indonesian ?? "") lewat, tetap target s.d. \(last) "
      + "(A3a, carry_over_days = \(context.profile.carryOverDays)); \(ExecutionDate.phrase(context))"
  }
}
