import Spreadsheet

/// A3b: no number from which the patient can be called; a correction by staff brings the stay back.
package enum NoTelephone: CallRule {
  package static let clause = "A3b"
  package static let title = "Nomor telepon"

  package static func status(_ context: StayContext) -> CallStatus? {
    if case .usable = context.stay.telephone { return nil }
    return .noTelephone
  }

  package static func message(_ context: StayContext) -> String {
    let why =
      switch context.stay.telephone {
      case .unusable(let why): why
      default: "nomor tidak ada"
      }
    let due = context.executionDate.map { "; jadwal sapa \($0.indonesian) bila nomornya diperbaiki" } ?? ""
    return "Tanpa Telepon: \(why)\(due) (A3b)"
  }
}
