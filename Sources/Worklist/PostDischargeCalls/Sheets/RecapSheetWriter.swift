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
  private var profile: CallProfile { state.profile }
  private var week: Week { state.week }

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

  /// The days of the week that lie in a month.
  private func days(of month: Month) -> ClosedRange<CalendarDate> {
    max(week.first, month.first)...min(week.last, month.last)
  }

  /// How many rows of the list the live formulas count as executed on some days, of one officer if given: what was typed into
  /// another week's book, and a day that is a text, they do not reach.
  private func reached(_ days: ClosedRange<CalendarDate>, officer: String? = nil) -> Int {
    list.stays.count { stay in
      let key = state.keys[stay]
      let book = state.currentBook?.calls
      let row = book?.keys.contains(key) == true ? book?.rows[key] : state.callRows[key]
      guard let row else { return false }
      if case .text? = row.values["tanggal_sapa"] { return false }
      let entry = CallEntry(row, profile: profile)
      guard let day = entry.calledOn, days.contains(day), Execution.isComplete(entry, profile: profile) else {
        return false
      }
      return officer.map { OfficerNames.key($0) == OfficerNames.key(entry.officer) } ?? true
    }
  }

  /// The formula that counts an officer's executed calls of the week in a month; nil where it would not come to the figure.
  private func executedFormula(officer: String, _ part: OfficerPoints.Part, cell: String) -> String? {
    let days = days(of: part.month)
    guard reached(days, officer: officer) == part.inWeek else { return nil }
    let column = list.range("tanggal_sapa")
    return "="
      + NameCount.count(
        cell, in: list.range("petugas"),
        where: [
          "\(list.range("selesai"))=\"Ya\"", "\(column)>=\(Int(days.lowerBound.serial))",
          "\(column)<=\(Int(days.upperBound.serial))", "ISNUMBER(\(column))",
        ])
  }

  private func writeProgress(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try section("Kemajuan minggu \(week.name)", start, sheet)
    let executed = recap.executed.count
    let minimum = profile.weeklyMinimum
    let days = list.range("tanggal_sapa")
    try sheet.text("Selesai minggu ini (A9)", row: start + 1, column: 0, format: styles.label)
    if reached(week.first...week.last) == executed {
      try sheet.formula(
        "=COUNTIFS(\(list.range("selesai")),\"Ya\",\(days),\">=\(Int(week.first.serial))\",\(days),\"<=\(Int(week.last.serial))\")",
        cached: .number(Double(executed)), row: start + 1, column: 1, format: styles.number)
    } else {
      try sheet.number(Double(executed), row: start + 1, column: 1, format: styles.number)
    }
    try sheet.text("Masih terbuka", row: start + 2, column: 0, format: styles.label)
    try sheet.formula(
      "=" + list.openFormula, cached: .number(Double(list.openCount(state))), row: start + 2, column: 1,
      format: styles.number)
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
    try section("Poin petugas: 1 untuk \(profile.targetsPerPoint) target, dihitung per bulan (A9)", start, sheet)
    let table = PointsTable(recap.points, styles: styles, perPoint: profile.targetsPerPoint)
    try table.write(from: start + 1, sheet) { executedFormula(officer: $0, $1, cell: $2) }
    return start + 1 + table.height
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

/// The table of points by officer, in the work book and in the report: a row an officer and month.
struct PointsTable {
  private let rows: [(officer: String, part: OfficerPoints.Part)]
  private let styles: Styles
  private let perPoint: Int

  init(_ points: [OfficerPoints], styles: Styles, perPoint: Int) {
    rows = points.flatMap { officer in officer.parts.map { (officer.officer, $0) } }
    self.styles = styles
    self.perPoint = perPoint
  }

  /// The rows that it takes, its header's included.
  var height: Int { 1 + max(rows.count, 1) }

  /// Writes the table's header and its rows; `inWeek` is the formula that counts an officer's executed calls of the week in a
  /// month, given officer, month and the cell of the name: nil where only the value can be given.
  func write(
    from start: Int, _ sheet: SheetWriter, inWeek: (String, OfficerPoints.Part, String) -> String?
  ) throws(SpreadsheetError) {
    let headers = ["Petugas", "Bulan", "Bulan itu sebelumnya", "Minggu ini", "Sampai kini", "Poin minggu ini"]
    try sheet.setRow(start, height: 32)
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: start, column: column, format: styles.header)
    }
    if rows.isEmpty {
      try sheet.text("Belum ada target yang selesai minggu ini.", row: start + 1, column: 0, format: styles.note)
    }
    for (offset, entry) in rows.enumerated() {
      let row = start + 1 + offset
      let part = entry.part
      func cell(_ column: Int) -> String { CellReference.name(row: row, column: column) }
      try sheet.text(entry.officer, row: row, column: 0, format: styles.label)
      try sheet.text(part.month.indonesian, row: row, column: 1, format: styles.label)
      try sheet.number(Double(part.before), row: row, column: 2, format: styles.number)
      if let formula = inWeek(entry.officer, part, cell(0)) {
        try sheet.formula(formula, cached: .number(Double(part.inWeek)), row: row, column: 3, format: styles.number)
      } else {
        try sheet.number(Double(part.inWeek), row: row, column: 3, format: styles.number)
      }
      try sheet.formula(
        "=\(cell(2))+\(cell(3))", cached: .number(Double(part.before + part.inWeek)), row: row, column: 4,
        format: styles.number)
      try sheet.formula(
        "=INT(\(cell(4))/\(perPoint))-INT(\(cell(2))/\(perPoint))", cached: .number(Double(part.points)), row: row,
        column: 5, format: styles.number)
    }
  }
}

extension CallState {
  /// How many stays of the week's book have each status.
  package var statusCounts: [CallStatus: Int] {
    listed.reduce(into: [:]) { $0[decisions[$1].status, default: 0] += 1 }
  }
}
