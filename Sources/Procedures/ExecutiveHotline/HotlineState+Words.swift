import Book
package import Core
import Intake
import Spreadsheet

extension HotlineState {
  /// What asks for attention: rooms to be kept, and patients who left before the guarantee.
  package var findings: [String] {
    var findings: [String] = []
    let left = decisions.count { $0.leftTooEarly }
    if left > 0 { findings.append("\(left) pasien pulang sebelum penjaminan tanpa edukasi dan formulir (C3, kode L)") }
    let unordered = decisions.count { $0.violations.contains(StepOrder.clause) }
    if unordered > 0 {
      findings.append("\(unordered) pasien dengan langkah mendahului langkah sebelumnya (C6, kode L)")
    }
    if let rooms = rooms[censusPeriod], rooms.isKnown, rooms.census.isKeeping { findings += rooms.sentences }
    return findings
  }

  package func explanation(_ row: Int) -> Explanation {
    let context = context(row)
    let decision = decisions[row]
    let call = context.call
    func text<Value: RawRepresentable<String>>(_ noted: Noted<Value>) -> String? {
      switch noted {
      case .missing: nil
      case .value(let value): value.rawValue
      case .unreadable(let text): "\"\(text)\""
      }
    }
    let facts: [(String, String?)] = [
      ("Tanggal", call.date?.indonesian), ("Jam", call.time.value?.description),
      ("Penerima", call.answeredBy.isEmpty ? nil : call.answeredBy), ("Penjamin", text(call.payer)),
      ("Kelas", text(call.roomClass)), ("Level", text(call.level)), ("Jalur", text(call.path)),
      ("Penanggung Jawab", decision.duty.role?.rawValue ?? "tidak diketahui"),
      ("Langkah Berikutnya", decision.nextStep(settings.profile)),
    ]
    return Explanation(
      JudgedCall(decision, context), sop: HotlineSettings.sop, key: log.rows[row].key,
      subject: call.patient.isEmpty ? "Telepon" : call.patient,
      status: decision.eligibility.rawValue, code: code(row).rawValue, reason: decision.reason(context),
      source: log.origin(row), facts: facts)
  }
}
