package import Core

/// A3b: the patient died.
package enum Died: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Meninggal"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.stay.outcome == .died ? .gives(.died) : .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    "Meninggal: menurut status pulang, tidak dihubungi (A3b)"
  }
}
