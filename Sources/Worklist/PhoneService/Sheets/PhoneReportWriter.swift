import Intake
import Procedures
import Spreadsheet

/// Writes `laporan/Rekap Layanan Telepon 2026-W47.xlsx`: A4 pages that lie, for a projector, with nothing of the callers (G7).
struct PhoneReportWriter: Sendable {
  let state: PhoneState
  let rows: [Int]
  let figures: PhoneFigures
  /// What `Koreksi` is made from (G6).
  let periodFigures: PeriodFigures
  let period: Period
  let control: DocumentControl

  static let sheets = (
    recap: "Rekap", days: "Hari", hours: "Jam", officers: "Petugas", limits: "Dering dan Hubungi Kembali",
    trend: "Tren",
    rows: "Rincian"
  )

  func write(to path: String) throws(SpreadsheetError) {
    let book = try WorkbookWriter(
      path: path, created: control.made, title: "Rekap Layanan Telepon \(period.name)", author: "Sapa",
      company: control.facility, rendering: Masking.numbers)
    let styles = Styles(book)
    let breaches = PhoneBreaches(state: state, rows: rows)
    let pages = PhoneReportPages(report: self, breaches: breaches)
    var shown = [
      (Self.sheets.recap, pages.recap), (Self.sheets.days, pages.days), (Self.sheets.hours, pages.hours),
      (Self.sheets.officers, pages.officers), (Self.sheets.limits, pages.limits),
    ]
    let trend = PhoneTrend(state, until: period)
    if trend.weeks.count > 1 { shown.append((Self.sheets.trend, trend.page(state))) }
    try book.write(shown, control, styles)
    try breaches.write(to: try book.addSheet(Self.sheets.rows), control, styles)
    try FigureSheetWriter(figures: periodFigures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try book.close()
  }
}

/// The breaches of a period, a line each (`Rincian`), and where formulas find them.
struct PhoneBreaches: Sendable {
  private let state: PhoneState
  /// The row and the clause.
  private let lines: [(row: Int32, clause: Clause)]

  private static let headerRow = 4
  private static let columns: [(header: String, width: Double)] = [
    ("No BA / Kunci", 20), ("Tanggal", 12), ("Jam", 8), ("Jenis Layanan", 24), ("Petugas", 24), ("Klausul", 9),
    ("Pelanggaran", 42), ("Keterangan", 26),
  ]

  init(state: PhoneState, rows: [Int]) {
    self.state = state
    var lines: [(row: Int32, clause: Clause)] = []
    for row in rows {
      for clause in state.decisions[row].broken.list { lines.append((Int32(row), clause)) }
    }
    // By clause, so that each can be read on its own; the rest are on the log.
    lines.sort { ($0.clause, $0.row) < ($1.clause, $1.row) }
    self.lines = lines
    isWhole = lines.count <= Self.lineLimit
  }

  /// No manager reads further; what a week has beyond is on the log.
  static let lineLimit = 20_000

  /// Whether all lines fit on a sheet; formulas count them only then.
  let isWhole: Bool

  private var lastRow: Int { Self.headerRow + max(1, min(lines.count, Self.lineLimit)) }

  /// The cells of a column, from 0.
  private func range(_ column: Int) -> String {
    CellArea(rows: Self.headerRow + 1...lastRow, columns: column...column)
      .absoluteReference(sheet: PhoneReportWriter.sheets.rows)
  }

  /// Counts the lines of a clause among calls of a kind; `name` is the cell with an officer's.
  func count(_ clause: Clause, where condition: Condition = .all, name: String = "") -> String {
    let clauses = "\(range(5)),\"\(clause.id)\""
    switch condition {
    case .all: return "COUNTIF(\(clauses))"
    case .date(let date?): return "COUNTIFS(\(clauses),\(range(1)),\(Int(date.serial)))"
    case .date(nil): return "COUNTIFS(\(clauses),\(range(1)),\"–\")"
    case .type(let type): return "COUNTIFS(\(clauses),\(range(3)),\"\(type)\")"
    case .officer:
      return NameCount.countShown(name, in: range(4), where: ["\(range(5))=\"\(clause.id)\""])
    }
  }

  /// Whether formulas can count the lines: those of calls without a date have none to be found by.
  func canCount(_ condition: Condition) -> Bool {
    if case .date(nil) = condition { false } else { isWhole }
  }

  enum Condition {
    case all
    case date(CalendarDate?)
    case type(String)
    case officer
  }

  func write(to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    let showsNames = state.settings.profile.reportsShowNames
    let columns = Self.columns + (showsNames ? [("Penelepon", 20)] : [])
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.width) }
    try sheet.head("Rincian – baris di balik setiap pelanggaran", control, styles)
    let extent =
      isWhole
      ? "rekap menghitung kolom Klausul"
      : "hanya \(Self.lineLimit) dari \(lines.count) pelanggaran; sisanya di Log Layanan"
    try sheet.text(
      "Satu baris satu pelanggaran; \(extent). Data penelepon tidak dimuat (G7); cari Kunci di Log Layanan.",
      row: 3, column: 0, format: styles.note)
    try sheet.setRow(Self.headerRow, height: 22)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    if lines.isEmpty {
      try sheet.text("Tidak ada pelanggaran.", row: Self.headerRow + 1, column: 0, format: styles.note)
    }
    try sheet.freeze(rows: Self.headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...lastRow, columns: 0...columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...lastRow, columns: 0...columns.count - 1))
    guard !lines.isEmpty else { return }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let time = styles.cell(.plain, numberFormat: Styles.clock, isCentred: true)
    let centred = styles.cell(.plain, isCentred: true)
    try sheet.stream(
      rows: Self.headerRow + 1..<lastRow + 1, columns: columns.count, formats: [cell, date, time, centred]
    ) { (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      let (call, clause) = lines[row - Self.headerRow - 1]
      let place = Int(call)
      let facts = state.facts[place]
      try encoder.text(state.numbers[place] ?? state.log.rows[place].key, column: 0, format: cell)
      try encoder.day(state.log.rows[place].date, column: 1, format: date)
      if let minute = facts.minute {
        try encoder.number(Double(minute) / 1440, column: 2, format: time)
      } else {
        try encoder.text("–", column: 2, format: centred)
      }
      try encoder.text(facts.type?.rawValue ?? unknownWord, column: 3, format: cell)
      try encoder.text(
        facts.officer.map { state.officers.names[Int($0)] } ?? unknownWord, column: 4, format: cell)
      try encoder.text(clause.id, column: 5, format: centred)
      try encoder.text(PhoneCallContext.breach(of: clause), column: 6, format: cell)
      try encoder.text(remark(place, clause), column: 7, format: cell)
      if showsNames {
        let name = state.log.text(place, state.fields[.callerName])
        try encoder.text(Masking.name(name), column: 8, format: cell)
      }
    }
  }

  private func remark(_ row: Int, _ clause: Clause) -> String {
    switch clause {
    case B1AnsweredInTime.clause: state.facts[row].rings.map { "\($0) dering" } ?? ""
    case B4CallbackInTime.clause:
      state.decisions[row].callbackMinutes.map { "setelah \($0) menit" } ?? "belum dihubungi kembali"
    default: ""
    }
  }
}
