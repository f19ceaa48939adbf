import Spreadsheet

/// A3a: the time of an unexecuted target has run out.
package enum Missed: CallRule {
  package static let clause = "A3a"
  package static let title = "Terlewat"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.executionDate == nil ? nil : .missed
  }

  package static func message(_ context: StayContext) -> String {
    let day = context.executionDate
    let last = day?.adding(days: context.profile.carryOverDays).indonesian ?? ""
    return "Terlewat: tanggal eksekusi \(day?.indonesian ?? ""), batas tunggakan \(last) "
      + "(A3a, carry_over_days = \(context.profile.carryOverDays)); \(ExecutionDate.phrase(context))"
  }
}
