import Spreadsheet

/// A3a: an unexecuted target of an earlier week stays one for `carry_over_days` (7) days after its execution date.
package enum CarriedOver: CallRule {
  package static let clause = "A3a"
  package static let title = "Tunggakan"

  package static func status(_ context: StayContext) -> CallStatus? {
    guard let day = context.executionDate, day < context.week.first,
      context.date <= day.adding(days: context.profile.carryOverDays)
    else { return nil }
    return .target
  }

  package static func message(_ context: StayContext) -> String {
    let day = context.executionDate
    let last = day?.adding(days: context.profile.carryOverDays).indonesian ?? ""
    return "Tunggakan: eksekusi \(day?.indonesian ?? "") lewat, tetap target s.d. \(last) "
      + "(A3a, carry_over_days = \(context.profile.carryOverDays)); \(ExecutionDate.phrase(context))"
  }
}
