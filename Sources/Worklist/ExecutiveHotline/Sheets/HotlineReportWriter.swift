import Intake
import Procedures
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
    let book = try WorkbookWriter(
      path: path, created: control.made, title: "Rekap Hotline \(period.name)", author: "Sapa",
      company: control.facility, rendering: Masking.numbers)
    let styles = Styles(book)
    let breaches = self.breaches
    let last = Self.firstDetail + max(breaches.count, 1) - 1
    let clauses = CellArea(rows: Self.firstDetail...last, columns: 3...3).absoluteReference(sheet: Self.sheets.rows)
    let pages = HotlineReportPages(
      report: self, breaches: (breaches.count, { "COUNTIF(\(clauses),\"\($0.id)\")" }))
    try book.write(
      [(Self.sheets.recap, pages.recap), (Self.sheets.hours, pages.hours), (Self.sheets.steps, pages.steps)], control,
      styles)
    try write(breaches, to: try book.addSheet(Self.sheets.rows), styles)
    try FigureSheetWriter(figures: periodFigures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try book.close()
  }

  // MARK: Rincian

  /// A call that breaks a clause.
  private struct Breach {
    var row: Int
    var clause: Clause
    var text: String
  }

  static let firstDetail = 5

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

  private func write(_ breaches: [Breach], to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    var columns: [(String, Double)] = [
      ("Kunci", 19), ("Tanggal", 12), ("Jam", 9), ("Klausul", 9), ("Yang dilanggar", 42), ("Keterangan", 84),
    ]
    if state.settings.profile.reportsShowNames { columns.append(("Pasien (disamarkan)", 20)) }
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.1) }
    try sheet.head("Rincian – telepon di balik setiap pelanggaran", control, styles)
    try sheet.text(
      "Satu baris satu pelanggaran; cari kuncinya di buku kerja. Nama dan nomor telepon tidak dimuat (G7).", row: 3,
      column: 0, format: styles.note)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.0, row: 4, column: index, format: styles.header)
    }
    let cell = styles.cell(.plain)
    let wrapped = styles.value
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let name = state.log.field("nama")
    for (offset, breach) in breaches.prefix(CellArea.lastRow - 10).enumerated() {
      let row = Self.firstDetail + offset
      let decision = state.decisions[breach.row]
      try sheet.text(state.log.rows[breach.row].key, row: row, column: 0, format: cell)
      if let day = decision.duty.date {
        try sheet.date(day, row: row, column: 1, format: date)
      } else {
        try sheet.text(unknownWord, row: row, column: 1, format: cell)
      }
      try sheet.text(decision.duty.time?.description ?? unknownWord, row: row, column: 2, format: cell)
      try sheet.text(breach.clause.id, row: row, column: 3, format: cell)
      try sheet.text(JudgedCall.breach(of: breach.clause), row: row, column: 4, format: wrapped)
      if breach.text.count > 96 { try sheet.setRow(row, height: TextHeight.points(breach.text, width: 96)) }
      try sheet.text(breach.text, row: row, column: 5, format: wrapped)
      if state.settings.profile.reportsShowNames {
        try sheet.text(Masking.name(state.log.text(breach.row, name)), row: row, column: 6, format: cell)
      }
    }
    if breaches.isEmpty {
      try sheet.text("Tidak ada pelanggaran.", row: Self.firstDetail, column: 0, format: styles.note)
    }
    let last = Self.firstDetail + max(breaches.count, 1) - 1
    try sheet.freeze(rows: 5, columns: 1)
    try sheet.autofilter(CellArea(rows: 4...last, columns: 0...columns.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 5...last, columns: 0...columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: 4...4, area: CellArea(rows: 0...last, columns: 0...columns.count - 1))
  }
}
