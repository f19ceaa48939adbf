import Book
package import Core
import Intake
import Spreadsheet

extension HotlineState {
  /// What asks for attention: rooms to be kept, and patients who left before the guarantee.
  package func findings(in book: (Period) -> String) -> [Finding] {
    var findings: [Finding] = []
    let left = decisions.indices.filter { decisions[$0].leftTooEarly }
    if !left.isEmpty {
      findings.append(
        finding(
          "\(left.count) pasien pulang sebelum penjaminan tanpa edukasi dan formulir (C3, kode L)", of: left,
          remedy: "Lengkapi edukasi dan formulirnya, atau perbaiki tanggalnya, di baris itu", in: book))
    }
    let unordered = decisions.indices.filter { decisions[$0].violations.contains(StepOrder.clause) }
    if !unordered.isEmpty {
      findings.append(
        finding(
          "\(unordered.count) pasien dengan langkah mendahului langkah sebelumnya (C6, kode L)", of: unordered,
          remedy: "Isi langkah yang terlewat, atau perbaiki jamnya, di baris itu", in: book))
    }
    if let rooms = rooms[censusPeriod], rooms.isKnown, rooms.census.isKeeping {
      findings += rooms.sentences.map {
        Finding(
          $0, file: book(censusPeriod), sheet: HotlineColumns.roomSheet,
          remedy: "Sesuaikan pemakaian kamar, atau perbarui sensus di lembar itu")
      }
    }
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
