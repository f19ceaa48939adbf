package import Core

/// A3b: the patient was referred elsewhere (`Rujuk`).
package enum Referred: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Dirujuk"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.stay.outcome == .referred ? .gives(.referred) : .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    "Dirujuk: menurut status pulang, dirawat di tempat lain (A3b)"
  }
}
