import Intake
import Procedures
import Spreadsheet

/// The pages of the report that hold figures; each is one A4 page that lies.
struct HotlineReportPages {
  let report: HotlineReportWriter
  let styles: Styles
  /// The rows of `Rincian`.
  let breaches: Int

  private static let blue = Color(0x2E75B6)
  private static let orange = Color(0xF4B183)
  private static let grey = Color(0xA6A6A6)
  private static let green = Color(0x548235)
  private var figures: HotlineFigures { report.figures }
  private var state: HotlineState { report.state }
  private var profile: HotlineProfile { report.state.settings.profile }

  private var page: ReportPage { ReportPage(control: report.control, styles: styles) }

  // MARK: Rekap

  func writeRecap(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Rekap Hotline", [26, 13, 13, 17, 13, 3, 28, 13, 13, 13, 16])
    var grid = CellGrid()
    grid.text(
      3, 0,
      "\(state.standing) Pelanggaran dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0.",
      styles.note)
    addTiles(&grid, from: 4)
    addPayers(&grid, from: 9)
    addReceivers(&grid, from: 9)
    addClauses(&grid, from: 18)
    addPaths(&grid, from: 18)
    let next = addRooms(&grid, from: 24)
    let last = page.control(&grid, from: next + 1, lastColumn: 10, mergedTo: 4)
    try page.end(sheet, grid, columns: 11, until: last)
  }

  /// The head line: large figures with what they are of.
  private func addTiles(_ grid: inout CellGrid, from row: Int) {
    func count(_ value: Eligibility) -> CellGrid.Value { .number(Double(figures.eligibility[value] ?? 0)) }
    let right = figures.receivers[0][0] + figures.receivers[1][1]
    let known = right + figures.receivers[0][1] + figures.receivers[1][0]
    let share: CellGrid.Value = known == 0 ? .text(noShare) : .number(Double(right) / Double(known))
    let patients = figures.paths.reduce(0) { $0 + $1.patients }
    let completed = figures.paths.reduce(0) { $0 + $1.completed }
    page.tiles(
      &grid, from: row, remarkHeight: 28,
      [
        ReportPage.Tile(0, "Telepon", figures.calls, "minggu \(report.period.name)"),
        ReportPage.Tile(1, "Layak", count(.eligible), "pasien eksekutif (C1)"),
        ReportPage.Tile(2, "Tidak Layak", count(.ineligible), "(C1)"),
        ReportPage.Tile(3, "Perlu Konfirmasi", count(.unclear), "masih ada yang ditanyakan (C1)"),
        ReportPage.Tile(
          6, "Diterima yang bertugas", share, isPercent: true, "dari \(known) yang diketahui (C2)"),
        ReportPage.Tile(7, "Pada jalur", patients, "baris jalur (C3, C5)"),
        ReportPage.Tile(8, "Jalur selesai", completed, "dari \(patients)"),
        ReportPage.Tile(9, "Pelanggaran", breaches, "lihat Rincian"),
      ])
  }

  private func addPayers(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 0...4, "Kelayakan menurut penjamin (C1)", styles.section)
    for (column, header) in (["Penjamin"] + Eligibility.allCases.map(\.rawValue) + ["Jumlah"]).enumerated() {
      grid.text(start + 1, column, header, styles.header)
    }
    grid.height(start + 1, 32)
    for (place, counts) in figures.payers.enumerated() {
      let row = start + 2 + place
      let isKnown = place < Payer.allCases.count
      grid.text(row, 0, isKnown ? Payer.allCases[place].rawValue : unknownWord, styles.label)
      for (column, value) in Eligibility.allCases.enumerated() {
        grid.number(row, column + 1, counts[value] ?? 0, styles.number)
      }
      grid.formula(row, 4, "SUM(\(cellName(row, 1)):\(cellName(row, 3)))", counts.values.reduce(0, +), styles.number)
    }
    let row = start + 2 + figures.payers.count
    grid.text(row, 0, "Semua", styles.label)
    for column in 1...4 {
      let sum =
        column < 4 ? figures.eligibility[Eligibility.allCases[column - 1]] ?? 0 : figures.calls
      grid.formula(row, column, "SUM(\(cellName(start + 2, column)):\(cellName(row - 1, column)))", sum, styles.number)
    }
  }

  private func addReceivers(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 6...10, "Siapa yang menerima, siapa yang bertugas (C2)", styles.section)
    let headers = ["Bertugas", "Telepon", "Diterima CS", "Diterima MOD", "Penerima \(unknownWord)"]
    for (column, header) in headers.enumerated() { grid.text(start + 1, 6 + column, header, styles.header) }
    for (place, name) in HotlineState.roles.enumerated() {
      let row = start + 2 + place
      grid.text(row, 6, name, styles.label)
      grid.formula(
        row, 7, "SUM(\(cellName(row, 8)):\(cellName(row, 10)))", figures.receivers[place].reduce(0, +), styles.number)
      for (column, value) in figures.receivers[place].enumerated() {
        grid.number(row, 8 + column, value, styles.number)
      }
    }
    grid.text(
      start + 6, 6, "Penerima yang tidak menyebut CS atau MOD dan tidak terdaftar: \(unknownWord).", styles.note)
  }

  private func addClauses(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 0...4, "Pelanggaran", styles.section)
    grid.text(start + 1, 0, "Klausul", styles.header, to: 3)
    grid.text(start + 1, 4, "Telepon", styles.header)
    let last = HotlineReportWriter.firstDetail + max(breaches, 1) - 1
    let range = CellArea(rows: HotlineReportWriter.firstDetail...last, columns: 3...3).absoluteReference(
      sheet: HotlineReportWriter.sheets.rows)
    for (place, clause) in HotlineState.breakable.enumerated() {
      let row = start + 2 + place
      grid.text(row, 0, "\(clause.rawValue) – \(HotlineState.breach(clause))", styles.label, to: 3)
      grid.formula(
        row, 4, "COUNTIF(\(range),\"\(clause.rawValue)\")", figures.clauses[clause] ?? 0, styles.number)
    }
  }

  private func addPaths(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 6...10, "Jalur (C3, C5)", styles.section)
    for (column, header) in ["Jalur", "Pasien", "Selesai", "Bagian"].enumerated() {
      grid.text(start + 1, 6 + column, header, styles.header)
    }
    for (place, path) in CarePath.allCases.enumerated() {
      let row = start + 2 + place
      let known = figures.paths[place]
      grid.text(row, 6, path.rawValue, styles.label)
      grid.number(row, 7, known.patients, styles.number)
      grid.number(row, 8, known.completed, styles.number)
      grid.share(
        row, 9, of: (cellName(row, 8), known.completed), in: (cellName(row, 7), known.patients), styles.percent)
    }
    grid.text(start + 4, 6, "Jalur belum ditentukan", styles.label)
    grid.number(start + 4, 7, figures.withoutPath, styles.number)
  }

  private func addRooms(_ grid: inout CellGrid, from start: Int) -> Int {
    grid.section(start, 0...10, "Kamar VIP dan bed IGD (C3.1, C4)", styles.section)
    var row = start + 1
    for sentence in state.rooms(report.period).sentences {
      grid.height(row, TextHeight.points(sentence, width: 165))
      grid.text(row, 0, sentence, styles.wrapped, to: 10)
      row += 1
    }
    return row
  }

  // MARK: Jam

  func writeHours(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Telepon menurut jam dan hari", [20, 10, 10, 12, 10, 3, 12, 12, 12, 12, 12, 12, 12])
    var grid = CellGrid()
    let headers = ["CS", "MOD", unknownWord, "Jumlah"]
    grid.section(4, 0...4, "Menurut jam; yang bertugas (C2)", styles.section)
    grid.height(5, 32)
    for (column, header) in (["Jam"] + headers).enumerated() { grid.text(5, column, header, styles.header) }
    for (hour, counts) in figures.hours.enumerated() {
      let name =
        hour < 24 ? "\(HotlineState.hourName(hour)).00–\(HotlineState.hourName(hour)).59" : "jam \(unknownWord)"
      line(&grid, 6 + hour, name, counts)
    }
    let lastHour = 6 + 23
    let firstDay = 6 + figures.hours.count + 3
    grid.section(firstDay - 2, 0...4, "Menurut hari", styles.section)
    grid.height(firstDay - 1, 32)
    for (column, header) in (["Hari"] + headers).enumerated() { grid.text(firstDay - 1, column, header, styles.header) }
    for (day, counts) in figures.days.enumerated() {
      let isDay = day < figures.days.count - 1
      if !isDay, counts.reduce(0, +) == 0 { continue }
      let date = report.period.first.adding(days: day)
      line(&grid, firstDay + day, isDay ? "\(date.weekdayName) \(date.indonesian)" : "hari lain", counts)
    }
    let lastDay = firstDay + figures.days.count - 2
    try sheet.insertChart(chart("Telepon menurut jam", 6...lastHour, width: 600, height: 420), row: 4, column: 6)
    try sheet.insertChart(
      chart("Telepon menurut hari", firstDay...lastDay, width: 600, height: 360), row: 26, column: 6)
    try page.end(sheet, grid, columns: 13, until: 46)
  }

  private func line(_ grid: inout CellGrid, _ row: Int, _ label: String, _ counts: [Int]) {
    grid.text(row, 0, label, styles.label)
    for (column, value) in counts.enumerated() { grid.number(row, column + 1, value, styles.number) }
    grid.formula(row, 4, "SUM(\(cellName(row, 1)):\(cellName(row, 3)))", counts.reduce(0, +), styles.number)
  }

  private func chart(_ title: String, _ rows: ClosedRange<Int>, width: Int, height: Int) -> ChartSpec {
    let sheet = HotlineReportWriter.sheets.hours
    let colors = [Self.blue, Self.orange, Self.grey]
    var chart = ChartSpec(
      .column, title: title,
      series: HotlineState.roles.enumerated().map { place, name in
        ChartSpec.Series(
          name: name, categories: ReportPage.cells(sheet, rows, 0), values: ReportPage.cells(sheet, rows, place + 1),
          color: colors[place])
      })
    chart.legend = .bottom
    chart.valueAxis.minimum = 0
    chart.valueAxis.title = "telepon"
    chart.gap = 40
    chart.width = width
    chart.height = height
    chart.alternativeText = title
    return chart
  }

  // MARK: Langkah

  func writeSteps(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Langkah jalur dan yang ditunggu", [34, 18, 10, 10, 11, 15, 3, 64, 18, 10, 14])
    var grid = CellGrid()
    var row = 4
    var areas: [(CarePath, ClosedRange<Int>)] = []
    for (place, path) in CarePath.allCases.enumerated() {
      grid.section(row, 0...5, "\(path.rawValue) (\(path == .inpatient ? "C3" : "C5"))", styles.section)
      for (column, header) in ["Langkah", "Unit", "Berlaku", "Selesai", "Bagian", "Median menit"].enumerated() {
        grid.text(row + 1, column, header, styles.header)
      }
      let first = row + 2
      for (offset, step) in profile.steps(path).enumerated() {
        let known = figures.paths[place].steps[offset]
        grid.text(first + offset, 0, step.header, styles.label)
        grid.text(first + offset, 1, step.unit, styles.label)
        grid.number(first + offset, 2, known.applies, styles.number)
        grid.number(first + offset, 3, known.done, styles.number)
        grid.share(
          first + offset, 4, of: (cellName(first + offset, 3), known.done),
          in: (cellName(first + offset, 2), known.applies), styles.percent)
        let median: CellGrid.Value = known.median.map { .number(Double($0)) } ?? .text(unknownWord)
        grid.put(first + offset, 5, median, styles.number)
      }
      row = first + profile.steps(path).count
      areas.append((path, first...row - 1))
      row += 1
    }
    grid.text(
      row, 0,
      "Median menit (peringkat terdekat) sejak langkah sebelumnya yang berlaku, langkah pertama sejak telepon; hanya dari jam yang diketahui.",
      styles.note)
    addWaiting(&grid)
    for (place, area) in areas.enumerated() {
      var chart = ChartSpec(
        .bar, title: "\(area.0.rawValue): langkah selesai dari yang berlaku",
        series: [
          ChartSpec.Series(
            name: "Berlaku", categories: ReportPage.cells(HotlineReportWriter.sheets.steps, area.1, 0),
            values: ReportPage.cells(HotlineReportWriter.sheets.steps, area.1, 2), color: Self.grey, showsLabels: true),
          ChartSpec.Series(
            name: "Selesai", categories: ReportPage.cells(HotlineReportWriter.sheets.steps, area.1, 0),
            values: ReportPage.cells(HotlineReportWriter.sheets.steps, area.1, 3), color: Self.green, showsLabels: true),
        ])
      chart.categoryAxis.isReversed = true
      chart.valueAxis.minimum = 0
      chart.valueAxis.showsGridlines = false
      chart.valueAxis.isHidden = true
      chart.legend = .bottom
      chart.gap = 40
      chart.width = 560
      chart.height = 380
      chart.alternativeText = chart.title
      try sheet.insertChart(chart, row: row + 2, column: place == 0 ? 0 : 6)
    }
    try page.end(sheet, grid, columns: 11, until: row + 22)
  }

  private func addWaiting(_ grid: inout CellGrid) {
    grid.section(4, 7...10, "Yang masih ditunggu", styles.section)
    for (column, header) in ["Langkah", "Unit", "Pasien", "Tertua sejak"].enumerated() {
      grid.text(5, 7 + column, header, styles.header)
    }
    let shown = figures.waiting.prefix(18)
    for (place, line) in shown.enumerated() {
      let row = 6 + place
      grid.text(row, 7, line.what, styles.label)
      grid.text(row, 8, line.unit, styles.label)
      grid.number(row, 9, line.count, styles.number)
      if let oldest = line.oldest {
        grid.put(row, 10, .date(oldest), styles.valueDate)
      } else {
        grid.text(row, 10, unknownWord, styles.label)
      }
    }
    if figures.waiting.isEmpty { grid.text(6, 7, "Tidak ada.", styles.note) }
    let rest = figures.waiting.dropFirst(18)
    if !rest.isEmpty {
      grid.text(24, 7, "dan \(rest.reduce(0) { $0 + $1.count }) pasien pada \(rest.count) langkah lain", styles.note)
    }
  }
}
