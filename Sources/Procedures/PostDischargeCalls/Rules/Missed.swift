import Spreadsheet

/// A3a: the time of an unexecuted target has run out.
package enum Missed: CallRule {
  package static let clause = "A3a"
  package static let title = "Terlewat"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.executionDate == nil ? nil : .missed
  }

  package static func message(_ context: StayContext) -> String {
    let last = CarriedOver.lastDay(context)?.indonesian ?? ""
    return "Terlewat: batas tunggakan \(last) lewat (A3a, carry_over_days = \(context.profile.carryOverDays)); "
      + ExecutionDate.phrase(context)
  }
}
