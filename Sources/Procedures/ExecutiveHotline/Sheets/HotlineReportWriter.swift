import Book
import Core
import Intake
import Spreadsheet

/// Writes the manager's report of a week: `laporan/Rekap Hotline 2026-W47.xlsx`, nothing of the patients in it unless the profile
/// says so (G7).
struct HotlineReportWriter: Sendable {
  let state: HotlineState
  let rows: [Int]
  let figures: HotlineFigures
  let periodFigures: PeriodFigures
  let period: Period
  let control: DocumentControl

  static let sheets = (recap: "Rekap", hours: "Jam", steps: "Langkah", rows: "Rincian")

  /// Writes the report to a path that the caller renames into place.
  func write(to path: String) throws(SpreadsheetError) {
    let breaches = self.breaches
    let rows = page(breaches)
    let clauses = rows.ranges(on: Self.sheets.rows, control)["Klausul"] ?? PagePlaces.unknown
    let pages = HotlineReportPages(
      report: self, breaches: (breaches.count, { "COUNTIF(\(clauses),\"\($0.id)\")" }))
    try PageReport(
      title: "Rekap Hotline \(period.name)",
      pages: [
        (Self.sheets.recap, pages.recap), (Self.sheets.hours, pages.hours), (Self.sheets.steps, pages.steps),
        (Self.sheets.rows, rows),
      ], figures: periodFigures
    ).write(to: path, control)
  }

  // MARK: Rincian

  /// A call that breaks a clause.
  private struct Breach {
    var row: Int
    var clause: Clause
    var text: String
  }

  private var breaches: [Breach] {
    var found: [Breach] = []
    for row in rows {
      let decision = state.decisions[row]
      let broken = decision.violations
      guard !broken.isEmpty else { continue }
      let call = broken == [Receiver.clause] ? nil : JudgedCall(decision, state.context(row))
      for clause in broken { found.append(Breach(row: row, clause: clause, text: text(clause, decision, call))) }
    }
    return found
  }

  /// What is broken, without anybody's name.
  private func text(_ clause: Clause, _ decision: HotlineDecision, _ call: JudgedCall?) -> String {
    switch clause {
    case Receiver.clause:
      "diterima \(decision.answeredAs?.rawValue ?? unknownWord), seharusnya \(decision.duty.role?.rawValue ?? unknownWord)"
    case EarlyDischarge.clause: call.map(EarlyDischarge.facts) ?? ""
    default: call.map(StepOrder.facts) ?? ""
    }
  }

  private func page(_ breaches: [Breach]) -> Page {
    let showsNames = state.settings.profile.reportsShowNames
    let name = state.log.field("nama")
    return Page(
      title: "Rincian – telepon di balik setiap pelanggaran",
      [
        .note(
          "Satu baris satu pelanggaran; cari kuncinya di buku kerja. Nama dan nomor telepon tidak dimuat (G7).")
      ],
      list: PageList(
        columns: [
          PageList.Column("Kunci", 19), PageList.Column("Tanggal", 12, .date), PageList.Column("Jam", 15),
          PageList.Column("Klausul", 9), PageList.Column("Yang dilanggar", 42, .long),
          PageList.Column("Keterangan", 84, .long),
        ] + (showsNames ? [PageList.Column("Pasien (disamarkan)", 20)] : []), count: breaches.count,
        empty: "Tidak ada pelanggaran."
      ) { line in
        let breach = breaches[line]
        let duty = state.decisions[breach.row].duty
        let cells: [PageList.Value] = [
          .text(state.log.rows[breach.row].key), duty.date.map { .date($0) } ?? .text(unknownWord),
          .text(duty.time?.description ?? unknownWord), .text(breach.clause.id),
          .text(JudgedCall.breach(of: breach.clause)), .text(breach.text),
        ]
        return showsNames ? cells + [.text(Masking.name(state.log.text(breach.row, name)))] : cells
      })
  }
}
