/// A3b: the patient died.
package enum Died: CallRule {
  package static let clause = "A3b"
  package static let title = "Meninggal"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.stay.outcome == .died ? .died : nil
  }

  package static func message(_ context: StayContext) -> String {
    "Meninggal: menurut status pulang, tidak dihubungi (A3b)"
  }
}
