/// A3b: the patient was referred elsewhere (`Rujuk`).
package enum Referred: CallRule {
  package static let clause = "A3b"
  package static let title = "Dirujuk"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.stay.outcome == .referred ? .referred : nil
  }

  package static func message(_ context: StayContext) -> String {
    "Dirujuk: menurut status pulang, dirawat di tempat lain (A3b)"
  }
}
