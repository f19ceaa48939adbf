package import Procedures
package import Spreadsheet

/// Writes the manager's report of a week: `laporan/Rekap Sapa Pasien 2026-W47.xlsx`, no names in it unless the profile says so (G7).
package struct CallReportWriter: Sendable {
  private let recap: CallRecap
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

  private static let flags = CallRecap.steps
  private static let firstRow = 5
  /// The columns before the flags: No RM, name, ward, discharge, execution date, status, code.
  private static let flagColumn = 7
  private var lastRow: Int { Self.firstRow + max(recap.rows.count, 1) - 1 }

  private func rowsRange(_ column: Int) -> String {
    CellArea(rows: Self.firstRow...lastRow, columns: column...column).absoluteReference(sheet: Self.sheets.rows)
  }

  private func writeRows(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let texts: [(String, Double)] = [
      ("No RM", 12), ("Nama", 18), ("Ruangan", 18), ("Tanggal Keluar", 13), ("Tanggal Eksekusi", 13), ("Status", 17),
      ("Kode", 7),
    ]
    let ends: [(String, Double)] = [("Petugas", 16), ("Tanggal Sapa", 13)]
    let all =
      texts + Self.flags.map { ($0.header, $0.width) } + ends + (recap.showsEvaluation ? EvaluationSection.columns : [])
    for (index, column) in all.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.1, isHidden: index == 1 && !showsNames)
    }
    try sheet.head("Rincian – baris di balik setiap angka rekap", control, styles)
    try sheet.text(
      "1 = ya, 0 = tidak. Rekap menjumlahkan kolom-kolom ini; nama dan nomor telepon tidak dimuat (G7).", row: 3,
      column: 0, format: styles.note)
    try sheet.setRow(4, height: 32)
    for (index, column) in all.enumerated() {
      try sheet.text(column.0, row: 4, column: index, format: styles.header)
    }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    for (offset, entry) in recap.rows.enumerated() {
      let row = Self.firstRow + offset
      let values = [
        Masking.medicalRecord(entry.medicalRecordNumber), showsNames ? Masking.name(entry.name) : "", entry.ward, nil,
        nil,
        entry.status.rawValue, entry.code.rawValue,
      ]
      for (column, value) in values.enumerated() {
        if let value { try sheet.text(value, row: row, column: column, format: cell) }
      }
      for (column, day) in [(3, entry.discharge), (4, entry.executionDate)] {
        if let day { try sheet.date(day, row: row, column: column, format: date) }
      }
      for (column, flag) in Self.flags.enumerated() {
        try sheet.number(
          flag.holds(entry) ? 1 : 0, row: row, column: Self.flagColumn + column, format: styles.number)
      }
      let end = Self.flagColumn + Self.flags.count
      try sheet.text(entry.officer, row: row, column: end, format: cell)
      if let day = entry.calledOn { try sheet.date(day, row: row, column: end + 1, format: date) }
      if recap.showsEvaluation { try EvaluationSection.write(entry, row: row, column: end + 2, to: sheet, styles) }
    }
    try sheet.freeze(rows: 5, columns: 1)
    try sheet.autofilter(CellArea(rows: 4...lastRow, columns: 0...all.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 5...lastRow, columns: 0...0))
    try sheet.print(
      control, landscape: true, repeatRows: 4...4, area: CellArea(rows: 0...lastRow, columns: 0...all.count - 1))
  }

  // MARK: Poin

  private static let earnedHeaderOffset = 3
  private var earnedFirstRow: Int { 5 + max(recap.points.count, 1) + Self.earnedHeaderOffset }

  private func writePoints(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in [24.0, 20, 14, 16, 40].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Poin petugas", control, styles)
    try sheet.text(
      "1 poin untuk \(recap.profile.targetsPerPoint) target selesai, dihitung per bulan: sisa seminggu ikut ke minggu berikutnya (A9).",
      row: 3, column: 0, format: styles.note)
    let earned = recap.executed.filter { !$0.officer.isEmpty }
    let last = earnedFirstRow + max(earned.count, 1) - 1
    let officers = CellArea(rows: earnedFirstRow...last, columns: 0...0).absoluteReference(sheet: Self.sheets.points)
    try PointsTable(styles: styles, perPoint: recap.profile.targetsPerPoint).write(recap, row: 4, sheet) { name in
      "=COUNTIF(\(officers),\(name))"
    }
    let header = earnedFirstRow - 1
    try sheet.text("Panggilan selesai minggu ini", row: header - 1, column: 0, format: styles.section)
    for (column, title) in ["Petugas", "No RM", "Tanggal Sapa", "Ke- dalam bulan", "Poin"].enumerated() {
      try sheet.text(title, row: header, column: column, format: styles.header)
    }
    let numbers = Dictionary(recap.rows.map { ($0.key, $0.medicalRecordNumber) }) { first, _ in first }
    var counts: [String: Int] = [:]
    for (offset, call) in earned.enumerated() {
      let row = earnedFirstRow + offset
      let before = recap.points.first { $0.officer == call.officer }?.before ?? 0
      let place = counts[call.officer, default: before] + 1
      counts[call.officer] = place
      try sheet.text(call.officer, row: row, column: 0, format: styles.label)
      try sheet.text(Masking.medicalRecord(numbers[call.key] ?? ""), row: row, column: 1, format: styles.label)
      try sheet.date(call.date, row: row, column: 2, format: styles.valueDate)
      try sheet.number(Double(place), row: row, column: 3, format: styles.number)
      try sheet.text(
        place % recap.profile.targetsPerPoint == 0 ? "+1 poin" : "", row: row, column: 4, format: styles.label)
    }
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: earnedFirstRow...last, columns: 1...1))
    try sheet.print(control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...last, columns: 0...4))
  }

  // MARK: Tren

  private func writeTrend(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 8, width: 14)
    try sheet.head("Tren 12 minggu", control, styles)
    for (column, header) in ["Minggu", "Target", "Terhubung", "Selesai", "Minimum (A10)"].enumerated() {
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
    }
    try sheet.text(
      "Minggu tanpa buku kerja dibiarkan kosong. Minggu berjalan dihitung s.d. \(recap.asOf.indonesian).", row: 18,
      column: 0, format: styles.note)
    try sheet.insertChart(trendChart(), row: 20, column: 0)
    try sheet.print(control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...38, columns: 0...8))
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
    var row = try writeReasons(from: 18, sheet, styles)
    if recap.showsEvaluation {
      let officer = Self.flagColumn + Self.flags.count
      row = try EvaluationSection(
        recap: recap, styles: styles,
        ranges: (rowsRange(officer + 2), rowsRange(officer + 3), rowsRange(officer), rowsRange(officer - 1))
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
      "=SUM(\(rowsRange(Self.flagColumn + 5)))", cached: .number(Double(executed)), row: 4, column: 1,
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

  private func writeFunnel(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let headers = ["Langkah", "Jumlah", "Dari", "% langkah lalu", "% dari keluar", "Arti"]
    try sheet.setRow(6, height: 20)
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: 6, column: column, format: styles.header)
    }
    let meanings = [
      "Pasien keluar yang jatuh tempo sapa minggu ini, dan tunggakan",
      "Tidak meninggal, dirujuk, dirawat kembali atau bermasalah (A3b)",
      "Dapat dihubungi: bernomor telepon, tidak menolak, entri tidak terlambat (A1, A3)",
      "Ada percobaan telepon (A5)", "Dihubungi = Ya (A5)", "Izin = Ya (A6)", "Formulir lengkap (A9)",
    ]
    let names = ["Keluar"] + Self.flags.map(\.header)
    var previous = 0
    for (step, name) in names.enumerated() {
      let row = 7 + step
      let count = step == 0 ? recap.rows.count : recap.rows.count { Self.flags[step - 1].holds($0) }
      let formula =
        step == 0 ? "=COUNTA(\(rowsRange(5)))" : "=SUM(\(rowsRange(Self.flagColumn + step - 1)))"
      try sheet.text(name, row: row, column: 0, format: styles.label)
      try sheet.formula(formula, cached: .number(Double(count)), row: row, column: 1, format: styles.number)
      if step > 0 {
        let (own, before) = (CellReference.name(row: row, column: 1), CellReference.name(row: row - 1, column: 1))
        try sheet.formula("=\(before)", cached: .number(Double(previous)), row: row, column: 2, format: styles.number)
        try share(own, before, count, previous, row, 3, sheet, styles)
        try share(own, "$B$8", count, recap.rows.count, row, 4, sheet, styles)
      } else {
        for column in 2...4 { try sheet.blank(row: row, column: column, format: styles.label) }
      }
      try sheet.setRow(row, height: meanings[step].count > 50 ? 31 : 18)
      try sheet.text(meanings[step], row: row, column: 5, format: styles.value)
      previous = count
    }
    try sheet.text("Angka dijumlahkan dari lembar Rincian.", row: 14, column: 0, format: styles.note)
  }

  private func share(
    _ part: String, _ whole: String, _ count: Int, _ total: Int, _ row: Int, _ column: Int, _ sheet: SheetWriter,
    _ styles: Styles
  ) throws(SpreadsheetError) {
    try sheet.formula(
      "=IF(\(whole)=0,\"–\",\(part)/\(whole))",
      cached: total == 0 ? .text("–") : .number(Double(count) / Double(total)), row: row, column: column,
      format: styles.percent)
  }

  private func writeReasons(
    from start: Int, _ sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) -> Int {
    try sheet.text("Mengapa tidak disapa", row: start - 2, column: 0, format: styles.section)
    for column in 1...5 { try sheet.blank(row: start - 2, column: column, format: styles.section) }
    for (column, header) in ["Status", "Jumlah"].enumerated() {
      try sheet.text(header, row: start - 1, column: column, format: styles.header)
    }
    try sheet.mergeRow(start - 1, firstColumn: 2, lastColumn: 5, text: "Sebab", format: styles.header)
    var row = start
    for (status, why) in Self.reasons {
      let count = recap.rows.count { $0.status == status }
      try sheet.setRow(row, height: 17)
      try sheet.text(status.rawValue, row: row, column: 0, format: styles.label)
      try sheet.formula(
        "=COUNTIF(\(rowsRange(5)),\(CellReference.name(row: row, column: 0)))", cached: .number(Double(count)),
        row: row,
        column: 1, format: styles.number)
      try sheet.mergeRow(row, firstColumn: 2, lastColumn: 5, text: why, format: styles.value)
      row += 1
    }
    return row
  }

  private static let reasons: [(CallStatus, String)] = [
    (.target, "Masih terbuka: belum selesai dihubungi (A3, A3a)"), (.notReached, "Semua percobaan gagal (A5)"),
    (.refused, "Izin tidak diberikan, atau minta tidak dihubungi (A6, A3b)"),
    (.missed, "Tanggal eksekusi dan masa tunggakan lewat (A3a)"),
    (.noTelephone, "Tidak ada nomor yang dapat dihubungi (A3b)"), (.lateEntry, "Entri lewat batas (A1)"),
    (.died, "Meninggal (A3b)"), (.referred, "Dirujuk ke tempat lain (A3b)"), (.readmitted, "Masuk rawat lagi (A3b)"),
    (.implausible, "Tanggal keluar tidak masuk akal (A3b)"),
  ]

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
