package import Procedures
package import Spreadsheet

/// Writes the manager's report of a week: `laporan/Rekap Sapa Pasien 2026-W47.xlsx`, no names in it unless the profile says so (G7).
package struct CallReportWriter: Sendable {
  let recap: CallRecap
  private let control: DocumentControl
  private let showsNames: Bool

  package init(recap: CallRecap, control: DocumentControl, showsNames: Bool) {
    self.recap = recap
    self.control = control
    self.showsNames = showsNames
  }

  package static let prefix = "Rekap Sapa Pasien "

  /// `Rekap Sapa Pasien 2026-W47.xlsx`.
  package static func fileName(_ week: Week) -> String { prefix + week.name + ".xlsx" }

  /// The sheets: figures, trend, points with the rows that earned them, and the rows behind every figure.
  package static let sheets = (recap: "Rekap", trend: "Tren", points: "Poin", rows: "Rincian")

  /// Writes the report to a path that the caller renames into place.
  package func write(to path: String) throws(SpreadsheetError) {
    let book = try WorkbookWriter(
      path: path, created: control.made, title: "Rekap Sapa Pasien \(recap.week.name)", author: "Sapa",
      company: control.facility, rendering: Masking.numbers)
    let styles = Styles(book)
    let summary = try book.addSheet(Self.sheets.recap)
    let trend = try book.addSheet(Self.sheets.trend)
    let points = try book.addSheet(Self.sheets.points)
    let rows = try book.addSheet(Self.sheets.rows)
    try FigureSheetWriter(figures: recap.figures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try writeRows(rows, styles)
    try writePoints(points, styles)
    try writeTrend(trend, styles)
    try writeSummary(summary, styles)
    try summary.activate()
    try book.close()
  }

  // MARK: Rincian

  static let firstRow = 5
  static let statusColumn = 5
  static let partColumn = 7
  /// The columns before the flags: No RM, name, ward, discharge, execution date, status, code, part.
  static let flagColumn = 8
  /// Behind the steps' flags: executed in the week, officer, day of the call, punctuality; the evaluation follows.
  static let endColumn = flagColumn + CallRecap.steps.count
  static let officerColumn = endColumn + 1
  static let punctualityColumn = endColumn + 3
  private var lastRow: Int { Self.firstRow + max(recap.rows.count, 1) - 1 }

  /// The cells of a column of `Rincian`, as formulas name them.
  func rowsRange(_ column: Int) -> String {
    CellArea(rows: Self.firstRow...lastRow, columns: column...column).absoluteReference(sheet: Self.sheets.rows)
  }

  private func writeRows(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let texts: [(String, Double)] = [
      ("No RM", 12), ("Nama", 18), ("Ruangan", 18), ("Tanggal Keluar", 13), ("Tanggal Eksekusi", 13), ("Status", 17),
      ("Kode", 7), ("Bagian", 13),
    ]
    let ends: [(String, Double)] = [
      ("Selesai Minggu Ini", 10), ("Petugas", 16), ("Tanggal Sapa", 13), ("Ketepatan", 13),
    ]
    let all =
      texts + CallRecap.steps.map { ($0.header, $0.width) } + ends
      + (recap.showsEvaluation ? EvaluationSection.columns : [])
    for (index, column) in all.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.1, isHidden: index == 1 && !showsNames)
    }
    try sheet.head("Rincian – baris di balik setiap angka rekap", control, styles)
    try sheet.text(
      "1 = ya, 0 = tidak, keadaan \(recap.asOf.indonesian). Rekap menjumlahkan kolom-kolom ini; nama dan nomor telepon tidak dimuat (G7).",
      row: 3, column: 0, format: styles.note)
    try sheet.setRow(4, height: 32)
    for (index, column) in all.enumerated() {
      try sheet.text(column.0, row: 4, column: index, format: styles.header)
    }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    for (offset, entry) in recap.rows.enumerated() {
      let row = Self.firstRow + offset
      let punctuality = entry.punctuality?.title(recap.profile) ?? ""
      let values: KeyValuePairs = [
        0: Masking.medicalRecord(entry.medicalRecordNumber), 1: showsNames ? Masking.name(entry.name) : "",
        2: entry.ward, Self.statusColumn: entry.status.rawValue, 6: entry.code.rawValue,
        Self.partColumn: entry.part.rawValue, Self.officerColumn: entry.officer, Self.punctualityColumn: punctuality,
      ]
      for (column, value) in values { try sheet.text(value, row: row, column: column, format: cell) }
      for (column, day) in [(3, entry.discharge), (4, entry.executionDate), (Self.officerColumn + 1, entry.calledOn)] {
        if let day { try sheet.date(day, row: row, column: column, format: date) }
      }
      let flags = CallRecap.steps.map { $0.holds(entry) } + [entry.isExecutedInWeek]
      for (column, flag) in flags.enumerated() {
        try sheet.number(flag ? 1 : 0, row: row, column: Self.flagColumn + column, format: styles.number)
      }
      if recap.showsEvaluation {
        try EvaluationSection.write(entry, row: row, column: Self.punctualityColumn + 1, to: sheet, styles)
      }
    }
    try sheet.freeze(rows: 5, columns: 1)
    try sheet.autofilter(CellArea(rows: 4...lastRow, columns: 0...all.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 5...lastRow, columns: 0...0))
    try sheet.print(
      control, landscape: true, repeatRows: 4...4, area: CellArea(rows: 0...lastRow, columns: 0...all.count - 1))
  }

  // MARK: Poin

  private func writePoints(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in [24.0, 20, 20, 16, 14, 16].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Poin petugas", control, styles)
    try sheet.text(
      "1 poin untuk \(recap.profile.targetsPerPoint) target selesai, dihitung per bulan: sisa seminggu ikut ke minggu berikutnya (A9).",
      row: 3, column: 0, format: styles.note)
    let table = PointsTable(recap.points, styles: styles, perPoint: recap.profile.targetsPerPoint)
    let header = 4 + table.height + 2
    let first = header + 1
    let earned = recap.executed.filter { !$0.officer.isEmpty }
    let last = first + max(earned.count, 1) - 1
    func column(_ place: Int) -> String {
      CellArea(rows: first...last, columns: place...place).absoluteReference(sheet: Self.sheets.points)
    }
    try table.write(from: 4, sheet) { _, part, name in
      let days = [">=\(Int(part.month.first.serial))", "<=\(Int(part.month.last.serial))"]
      return "=" + NameCount.count(name, in: column(0), where: days.map { column(2) + $0 })
    }
    try sheet.text("Panggilan selesai minggu ini", row: header - 1, column: 0, format: styles.section)
    for (column, title) in ["Petugas", "No RM", "Tanggal Sapa", "Ke- dalam bulan", "Poin"].enumerated() {
      try sheet.text(title, row: header, column: column, format: styles.header)
    }
    for (row, call) in zip(first..., places(earned)) {
      try sheet.text(call.row.officer, row: row, column: 0, format: styles.label)
      try sheet.text(Masking.medicalRecord(call.row.medicalRecordNumber), row: row, column: 1, format: styles.label)
      if let day = call.row.calledOn { try sheet.date(day, row: row, column: 2, format: styles.valueDate) }
      try sheet.number(Double(call.place), row: row, column: 3, format: styles.number)
      try sheet.text(
        call.place % recap.profile.targetsPerPoint == 0 ? "+1 poin" : "", row: row, column: 4, format: styles.label)
    }
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: first...last, columns: 1...1))
    try sheet.print(control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...last, columns: 0...5))
  }

  /// Executed calls in the order of officers and days, each with its place among the officer's of its own month.
  private func places(_ calls: [RecapRow]) -> [(row: RecapRow, place: Int)] {
    var counts: [String: [Month: Int]] = [:]
    for officer in recap.points {
      for part in officer.parts { counts[officer.officer, default: [:]][part.month] = part.before }
    }
    return calls.map { call in
      let month = Month(holding: call.calledOn ?? recap.week.first)
      let place = (counts[call.officer]?[month] ?? 0) + 1
      counts[call.officer, default: [:]][month] = place
      return (call, place)
    }
  }

  // MARK: Tren

  private func writeTrend(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 8, width: 14)
    try sheet.head("Tren 12 minggu", control, styles)
    let headers = ["Minggu", "Target", "Terhubung", "Selesai", "Minimum (A10)", CorrectionSheet.name]
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: 4, column: column, format: styles.header)
    }
    for (offset, point) in recap.trend.enumerated() {
      let row = 5 + offset
      try sheet.text(point.week.name, row: row, column: 0, format: styles.label)
      for (column, figure) in [point.targets, point.reached, point.executed].enumerated() {
        if let figure {
          try sheet.number(Double(figure), row: row, column: column + 1, format: styles.number)
        } else {
          try sheet.blank(row: row, column: column + 1, format: styles.number)
        }
      }
      try sheet.number(Double(recap.profile.weeklyMinimum), row: row, column: 4, format: styles.number)
      try sheet.text(point.isCorrected ? "ada" : "", row: row, column: 5, format: styles.label)
    }
    let notes = [
      "Target dan Terhubung: yang jatuh tempo minggu itu. Selesai: yang selesai disapa pada minggu itu (A9).",
      "Minggu tanpa buku kerja dibiarkan kosong. Minggu berjalan dihitung s.d. \(recap.asOf.indonesian).",
      "Minggu yang sudah ditutup tetap seperti saat ditutup; yang datang kemudian ada di lembar Koreksi rekapnya (G6).",
    ]
    for (offset, note) in notes.enumerated() {
      try sheet.text(note, row: 17 + offset, column: 0, format: styles.note)
    }
    try sheet.insertChart(trendChart(), row: 21, column: 0)
    try sheet.print(control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...39, columns: 0...8))
  }

  private func trendChart() -> ChartSpec {
    func cells(_ column: Int) -> String {
      "=" + CellArea(rows: 5...16, columns: column...column).absoluteReference(sheet: Self.sheets.trend)
    }
    var chart = ChartSpec(

      .line, title: "Target, terhubung dan selesai, 12 minggu",
      series: [
        ChartSpec.Series(name: "Target", categories: cells(0), values: cells(1), color: Color(0xF4B183)),
        ChartSpec.Series(name: "Terhubung", categories: cells(0), values: cells(2), color: Color(0x9DC3E6)),
        ChartSpec.Series(
          name: "Selesai", categories: cells(0), values: cells(3), color: Color(0x548235), showsLabels: true),
        ChartSpec.Series(
          name: "Minimum \(recap.profile.weeklyMinimum)", categories: cells(0), values: cells(4), color: Styles.red,
          drawing: .threshold),
      ])
    chart.legend = .bottom
    chart.valueAxis.minimum = 0
    chart.valueAxis.title = "pasien"
    chart.width = 860
    chart.height = 310
    return chart
  }

  // MARK: Rekap

  private func writeSummary(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in [22.0, 11, 11, 14, 15, 50].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Rekap Sapa Pasien", control, styles)
    try writeProgress(sheet, styles)
    try writeFunnel(sheet, styles)
    var row = try writeReasons(from: try writeCarried(from: 14, sheet, styles) + 1, sheet, styles)
    row = try writePunctuality(from: row + 1, sheet, styles)
    if recap.showsEvaluation {
      let first = Self.punctualityColumn + 1
      row = try EvaluationSection(
        recap: recap, styles: styles,
        ranges: (
          rowsRange(first), rowsRange(first + 1), rowsRange(Self.officerColumn), rowsRange(Self.endColumn)
        )
      ).write(from: row + 1, sheet)
    }
    try sheet.insertChart(funnelChart(), row: row + 1, column: 0)
    try sheet.insertChart(trendChart(), row: row + 17, column: 0)
    try writeControl(from: row + 34, sheet, styles)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...row + 44, columns: 0...5), fitHeight: 1)
  }

  private func writeProgress(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let executed = recap.executed.count
    let minimum = recap.profile.weeklyMinimum
    try sheet.setRow(4, height: 30)
    try sheet.text("Selesai minggu ini", row: 4, column: 0, format: styles.label)
    try sheet.formula(
      "=SUM(\(rowsRange(Self.endColumn)))", cached: .number(Double(executed)), row: 4, column: 1,
      format: styles.bigNumber)
    try sheet.text("dari minimum", row: 4, column: 2, format: styles.label)
    try sheet.number(Double(minimum), row: 4, column: 3, format: styles.bigNumber)
    try sheet.formula(
      "=IF(B5>=D5,\"Tercapai\",\"Kurang \"&(D5-B5))",
      cached: .text(executed >= minimum ? "Tercapai" : "Kurang \(minimum - executed)"), row: 4, column: 4,
      format: styles.bigNumber)
    let isOver = recap.asOf == recap.week.last
    try sheet.text(
      isOver
        ? "Paling sedikit \(minimum) pasien seminggu (A10)"
        : "Minggu berjalan, keadaan \(recap.asOf.indonesian); \(recap.openTargets) target masih terbuka (A10)",
      row: 4, column: 5, format: styles.value)
  }

  private func funnelChart() -> ChartSpec {
    func cells(_ column: Int) -> String {
      "=" + CellArea(rows: 7...13, columns: column...column).absoluteReference(sheet: Self.sheets.recap)
    }
    var chart = ChartSpec(
      .bar, title: "Dari keluar sampai selesai",
      series: [
        ChartSpec.Series(
          name: "Pasien", categories: cells(0), values: cells(1), color: Color(0x2E75B6), showsLabels: true)
      ])
    chart.categoryAxis.isReversed = true
    chart.valueAxis.minimum = 0
    chart.valueAxis.showsGridlines = false
    chart.valueAxis.isHidden = true
    chart.gap = 40
    chart.width = 860
    chart.height = 290
    return chart
  }

  private func writeControl(from start: Int, _ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    try sheet.text("Kendali dokumen", row: start, column: 0, format: styles.section)
    for column in 1...5 { try sheet.blank(row: start, column: column, format: styles.section) }
    for (offset, line) in control.lines.enumerated() {
      try sheet.text(line.0, row: start + 1 + offset, column: 0, format: styles.label)
      try sheet.mergeRow(
        start + 1 + offset, firstColumn: 1, lastColumn: 5, text: line.1, format: styles.value)
    }
  }
}
