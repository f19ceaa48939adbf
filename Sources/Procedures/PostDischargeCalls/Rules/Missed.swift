package import Core
import Spreadsheet

/// A3a: the time of an unexecuted target has run out.
package enum Missed: Rule {
  package static let clause = Clause("A", 3, "a")
  package static let title = "Terlewat"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.executionDate == nil ? .notApplicable : .gives(.missed)
  }

  package static func facts(_ context: StayContext) -> String {
    let last = CarriedOver.lastDay(context)?.indonesian ?? ""
    return "Terlewat: batas tunggakan \(last) lewat (A3a, carry_over_days = \(context.profile.carryOverDays)); "
      + ExecutionDate.phrase(context)
  }
}
