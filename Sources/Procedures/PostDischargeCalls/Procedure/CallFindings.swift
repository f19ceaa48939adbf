import Batch
import Book
package import Core
package import Intake
import Spreadsheet

extension CallProcedure {
  package func findings(_ table: Table) -> [Finding] { table.stayFindings }
}

extension Table {
  /// What a person should know of how a discharge export was read.
  var stayFindings: [Finding] {
    var findings = dateFindings
    if shape?.id == CallTemplate.stayShape, let field = schema.index(of: "status_pulang"), !has(field) {
      findings.append(
        Finding(
          "\(file): tidak ada kolom Status Pulang, sehingga pasien yang meninggal tidak dapat dikenali (A3b)",
          "\(file): there is no column Status Pulang, so that patients who died can't be told (A3b)",
          file: place, sheet: sheet, remedy: "Sertakan kolom itu dalam ekspor, lalu taruh lagi di masuk/"))
    }
    return findings
  }
}

extension CallState {
  /// A6: answers that are a warning and that nobody has handled yet, by their keys; nil where there are none.
  func escalationFinding(in book: String) -> Finding? {
    let open = openEscalations
    if open.isEmpty { return nil }
    let rows = Finding.rows(open.map { keys[$0.stay] })
    return Finding(file: "\(Facility.workFolder)/\(book)", sheet: CallSheets.escalation, row: rows) { language in
      let shown = open.prefix(10).map { escalation in
        let missing = escalation.handling.missing.map(columns.escalationHeader).joined(separator: ", ")
        let lacking = missing.isEmpty ? "" : language(", kurang \(missing)", ", lacks \(missing)")
        return "\(keys[escalation.stay]) (\(escalation.question.header)\(lacking))"
      }.joined(separator: ", ")
      let rest = open.count > 10 ? language(" dan \(open.count - 10) lagi", " and \(open.count - 10) more") : ""
      return language(
        "\(book), \(CallSheets.escalation): \(open.count) jawaban peringatan belum ditangani – kunci \(shown)\(rest); tindak lanjuti, lalu isi \(columns.handling(language)) (A6)",
        "\(book), \(CallSheets.escalation): \(open.count) answers that are warnings wait to be handled – keys \(shown)\(rest); act on them, then fill in \(columns.handling(language)) (A6)"
      )
    }
  }

  /// A1: how many rows each way concerned, and which setting decides.
  var entryNotes: [String] {
    var notes: [String] = []
    let excluded = listed.filter { decisions[$0].status == .lateEntry }
    let marked = listed.filter { decisions[$0].isMarkedLate }
    for (places, isKnown, outcome) in [
      (excluded, true, "bukan target"), (excluded, false, "bukan target"), (marked, true, "ditandai"),
      (marked, false, "ditandai"),
    ] {
      let count = places.count { (stays[$0].entry != nil) == isKnown }
      guard count > 0 else { continue }
      let setting =
        isKnown
        ? "late_entry = \(profile.lateEntry.rawValue)" : "unknown_entry = \(profile.unknownEntry.rawValue)"
      let what = isKnown ? "Tgl Entri" : "hari pertama terlihat (ekspor tanpa Tgl Entri)"
      notes.append(
        "\(count) rawatan: \(what) lebih dari \(profile.entryMaxDays) hari sesudah keluar, \(outcome) (A1, \(setting))")
    }
    return notes
  }
}
