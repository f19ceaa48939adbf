import Spreadsheet

/// A3b: the patient refused earlier, or asked not to be called.
package enum RefusedEarlier: CallRule {
  package static let clause = "A3b"
  package static let title = "Menolak dihubungi"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.refusal == nil ? nil : .refused
  }

  package static func message(_ context: StayContext) -> String {
    switch context.refusal {
    case .atEarlierCall(let day):
      "Menolak: izin tidak diberikan pada sapaan terdahulu\(day.map { " (\($0.indonesian))" } ?? "") (A3b)"
    default: "Menolak: ada dalam daftar do_not_call (A3b)"
    }
  }
}
