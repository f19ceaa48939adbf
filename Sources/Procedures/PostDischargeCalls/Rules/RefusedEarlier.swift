package import Core
import Spreadsheet

/// A3b: the patient refused earlier, or asked not to be called.
package enum RefusedEarlier: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Menolak dihubungi"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.refusal == nil ? .notApplicable : .gives(.refused)
  }

  package static func facts(_ context: StayContext) -> String {
    switch context.refusal {
    case .atEarlierCall(let day):
      "Menolak: izin tidak diberikan pada sapaan terdahulu\(day.map { " (\($0.indonesian))" } ?? "") (A3b)"
    default: "Menolak: ada dalam daftar do_not_call (A3b)"
    }
  }
}
