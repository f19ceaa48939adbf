package import Core
import Spreadsheet

/// A3b: no number from which the patient can be called; a correction by staff brings the stay back.
package enum NoTelephone: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Nomor telepon"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    if case .usable = context.stay.telephone { return .notApplicable }
    return .gives(.noTelephone)
  }

  package static func facts(_ context: StayContext) -> String {
    let why =
      switch context.stay.telephone {
      case .unusable(let why): why
      default: "nomor tidak ada"
      }
    let due = context.executionDate.map { "; jadwal sapa \($0.indonesian) bila nomornya diperbaiki" } ?? ""
    return "Tanpa Telepon: \(why)\(due) (A3b)"
  }
}
