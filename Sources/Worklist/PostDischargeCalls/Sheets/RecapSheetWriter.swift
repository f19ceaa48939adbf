package import Procedures
import Spreadsheet

/// Writes `Rekap` of the work book: progress, statuses, points and the account of the input rows (A9, A10, G1).
struct RecapSheetWriter {
  let context: CallBookContext
  let list: CallList
  let recap: CallRecap
  let styles: Styles
  let statusRange: String
  private var state: CallState { context.state }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    for (column, width) in [34.0, 14, 14, 14, 14, 18].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Rekap", context.control, styles)
    var row = try writeProgress(from: 4, sheet)
    row = try writeStatuses(from: row + 1, sheet)
    row = try writePoints(from: row + 1, sheet)
    row = try writeAccounts(from: row + 1, sheet)
    row = try writeNotes(from: row + 1, sheet)
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...row, columns: 0...5))
  }

  private func section(_ title: String, _ row: Int, _ sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.text(title, row: row, column: 0, format: styles.section)
    for column in 1...5 { try sheet.blank(row: row, column: column, format: styles.section) }
  }

  /// `COUNTIFS` over the call list: executed in the week, of one officer if given.
  private func executedFormula(officer: String? = nil) -> String {
    let days = list.range("tanggal_sapa")
    var conditions = [
      "\(list.range("selesai")),\"Ya\"", "\(days),\">=\(Int(recap.week.first.serial))\"",
      "\(days),\"<=\(Int(recap.week.last.serial))\"",
    ]
    if let officer { conditions.append("\(list.range("petugas")),\(officer)") }
    return "COUNTIFS(\(conditions.joined(separator: ",")))"
  }

  private func writeProgress(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try section("Kemajuan minggu \(recap.week.name)", start, sheet)
    let executed = recap.executed.count
    let minimum = recap.profile.weeklyMinimum
    let lines: [(String, String, Double)] = [
      ("Selesai minggu ini (A9)", "=" + executedFormula(), Double(executed)),
      (
        "Masih terbuka", "=COUNTIF(\(list.range("selesai")),\"Belum\")",
        Double(list.stays.count { state.decisions[$0].status == .target })
      ),
    ]
    for (offset, line) in lines.enumerated() {
      try sheet.text(line.0, row: start + 1 + offset, column: 0, format: styles.label)
      try sheet.formula(
        line.1, cached: .number(line.2), row: start + 1 + offset, column: 1, format: styles.number)
    }
    try sheet.text("Paling sedikit seminggu (A10)", row: start + 3, column: 0, format: styles.label)
    try sheet.number(Double(minimum), row: start + 3, column: 1, format: styles.number)
    let (own, least) = (CellReference.name(row: start + 1, column: 1), CellReference.name(row: start + 3, column: 1))
    try sheet.text("Hasil", row: start + 4, column: 0, format: styles.label)
    try sheet.formula(
      "=IF(\(own)>=\(least),\"Tercapai\",\"Kurang \"&(\(least)-\(own)))",
      cached: .text(executed >= minimum ? "Tercapai" : "Kurang \(minimum - executed)"), row: start + 4, column: 1,
      format: styles.value)
    return start + 5
  }

  private func writeStatuses(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try section("Status semua rawatan di Data Pasien", start, sheet)
    var row = start + 1
    let counts = state.statusCounts
    for status in CallStatus.allCases {
      try sheet.text(status.rawValue, row: row, column: 0, format: styles.label)
      try sheet.formula(
        "=COUNTIF(\(statusRange),\(CellReference.name(row: row, column: 0)))",
        cached: .number(Double(counts[status] ?? 0)),
        row: row, column: 1, format: styles.number)
      row += 1
    }
    try sheet.text("Jumlah", row: row, column: 0, format: styles.label)
    try sheet.formula(
      "=SUM(\(CellReference.name(row: start + 1, column: 1)):\(CellReference.name(row: row - 1, column: 1)))",
      cached: .number(Double(state.listed.count)), row: row, column: 1, format: styles.number)
    return row + 1
  }

  private func writePoints(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try section("Poin petugas: 1 untuk \(recap.profile.targetsPerPoint) target, dihitung per bulan (A9)", start, sheet)
    try PointsTable(styles: styles, perPoint: recap.profile.targetsPerPoint).write(
      recap, row: start + 1, sheet
    ) { "=" + executedFormula(officer: $0) }
    return start + 2 + max(recap.points.count, 1)
  }

  private func writeAccounts(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try section("Asal data: baris masuk = dipakai + digabung + ditolak (G1)", start, sheet)
    for (column, header) in ["Berkas", "Baris masuk", "Dipakai", "Digabung", "Ditolak", "Bukan data"].enumerated() {
      try sheet.text(header, row: start + 1, column: column, format: styles.header)
    }
    var row = start + 2
    for account in state.accounts + state.evaluations.accounts {
      try sheet.text(account.file, row: row, column: 0, format: styles.value)
      let figures = [account.rows, account.used, account.merged, account.rejected, account.skipped]
      for (column, figure) in figures.enumerated() {
        try sheet.number(Double(figure), row: row, column: column + 1, format: styles.number)
      }
      row += 1
    }
    return row
  }

  private func writeNotes(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    guard !state.notes.isEmpty else { return start }
    try section("Catatan proses", start, sheet)
    var row = start + 1
    for note in state.notes {
      try sheet.setRow(row, height: note.text.count > 110 ? 32 : 18)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 5, text: note.text, format: styles.wrapped)
      row += 1
    }
    return row
  }
}

/// The table of points by officer, in the work book and in the report.
struct PointsTable {
  let styles: Styles
  let perPoint: Int

  /// Writes the table's header and a row an officer; `inWeek` is the formula that counts an officer's executed calls of the
  /// week, given the cell of the name.
  func write(
    _ recap: CallRecap, row start: Int, _ sheet: SheetWriter, inWeek: (String) -> String
  ) throws(SpreadsheetError) {
    let headers = ["Petugas", "Bulan ini sebelumnya", "Minggu ini", "Sampai kini", "Poin minggu ini"]
    try sheet.setRow(start, height: 32)
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: start, column: column, format: styles.header)
    }
    if recap.points.isEmpty {
      try sheet.text("Belum ada target yang selesai minggu ini.", row: start + 1, column: 0, format: styles.note)
    }
    let isOneMonth = recap.week.first.month == recap.week.last.month
    for (offset, points) in recap.points.enumerated() {
      let row = start + 1 + offset
      func cell(_ column: Int) -> String { CellReference.name(row: row, column: column) }
      try sheet.text(points.officer, row: row, column: 0, format: styles.label)
      try sheet.number(Double(points.before), row: row, column: 1, format: styles.number)
      try sheet.formula(
        inWeek(cell(0)), cached: .number(Double(points.inWeek)), row: row, column: 2, format: styles.number)
      try sheet.formula(
        "=\(cell(1))+\(cell(2))", cached: .number(Double(points.before + points.inWeek)), row: row, column: 3,
        format: styles.number)
      if isOneMonth {
        try sheet.formula(
          "=INT(\(cell(3))/\(perPoint))-INT(\(cell(1))/\(perPoint))", cached: .number(Double(points.points)), row: row,
          column: 4, format: styles.number)
      } else {
        // A week in two months is the sum of two parts, which one formula over the row can't show.
        try sheet.number(Double(points.points), row: row, column: 4, format: styles.number)
      }
    }
  }
}

extension CallState {
  /// How many stays of the week's book have each status.
  package var statusCounts: [CallStatus: Int] {
    listed.reduce(into: [:]) { $0[decisions[$1].status, default: 0] += 1 }
  }
}
