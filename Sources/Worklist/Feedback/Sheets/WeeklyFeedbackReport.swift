import Procedures
import Spreadsheet

/// Writes `laporan/Rekap Umpan Balik 2026-W47.xlsx` (E2): A4 pages that lie, with nothing of the clients (G7).
struct WeeklyFeedbackReport {
  private let report: FeedbackReport
  private var state: FeedbackState { report.state }
  private var figures: FeedbackFigures { report.figures }

  private static let recap = "Buku Umpan Balik"
  private static let themes = "Tema dan Unit"
  /// The first column beside the document control.
  private static let side = 5
  private static let lastColumn = 9
  private static let widths: [Double] = [27, 14, 14, 14, 18, 16, 14, 14, 14, 14]

  init(report: FeedbackReport) { self.report = report }

  func write(to path: String) throws(SpreadsheetError) {
    let book = try WorkbookWriter(
      path: path, created: report.control.made, title: "Rekap Umpan Balik \(report.period.name)", author: "Sapa",
      company: report.control.facility, rendering: Masking.numbers)
    let styles = Styles(book)
    let details = FeedbackDetails(state: state, rows: report.rows)
    let tables = FeedbackTables(report: report, details: details, styles: styles)
    let page = ReportPage(control: report.control, styles: styles)
    let recap = try book.addSheet(Self.recap)
    try writeRecap(to: recap, page, tables)
    try FeedbackThemePage(report: report, tables: tables, page: page).write(
      to: try book.addSheet(Self.themes), Self.themes)
    try details.write(to: try book.addSheet(FeedbackDetails.name), report.control, styles)
    try FigureSheetWriter(figures: report.periodFigures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try recap.activate()
    try book.close()
  }

  private func writeRecap(
    to sheet: SheetWriter, _ page: ReportPage, _ tables: FeedbackTables
  ) throws(SpreadsheetError) {
    try page.begin(sheet, "Buku Umpan Balik – rekap minggu \(report.period.name)", Self.widths)
    var grid = CellGrid()
    grid.text(
      3, 0, "\(report.asOf) Angka dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0.",
      page.styles.note)
    let channels = 8
    let (next, total) = addChannels(&grid, from: channels, page, tables)
    addTiles(&grid, page, tables, total: total)
    let row = next + 1
    let kinds = tables.counts(
      &grid, row, 0, "Menurut jenis (D5)", "Jenis", tables.kindLines, total: (total, figures.all.total))
    let stages =
      report.profile.followsStages
      ? tables.counts(
        &grid, row, 4, "Menurut tahap (D4)", "Tahap", tables.stageLines, total: (total, figures.all.total)) : kinds
    let replies = tables.replies(&grid, max(kinds, stages) + 1, 0)
    let remarks = addRemarks(&grid, from: replies + 1, page, tables)
    let control = page.control(&grid, from: replies + 1, lastColumn: 3)
    if figures.all.total > 0 {
      try sheet.insertChart(chart(count: next - 1 - (channels + 2)), row: row, column: 7, xOffset: 14)
    }
    try page.end(sheet, grid, columns: Self.lastColumn + 1, until: max(remarks, control))
  }

  /// Channels by day; the row after the table, and the cell with the sum of all.
  private func addChannels(
    _ grid: inout CellGrid, from row: Int, _ page: ReportPage, _ tables: FeedbackTables
  ) -> (next: Int, total: String) {
    let styles = page.styles
    grid.section(row, 0...Self.lastColumn, "Menurut kanal dan hari (D1, E1)", styles.section)
    let count = figures.days.count - 1
    let days = (0..<count).map { place -> String in
      let date = report.period.first.adding(days: place)
      return "\(date.weekdayName) \(date.indonesian.prefix(5))"
    }
    grid.height(row + 1, 32)
    page.headers(&grid, row + 1, 0, ["Kanal"] + days + ["Jumlah", "Bagian"])
    let names = state.channels(figures).map(\.name)
    let last = row + 2 + names.count
    let total = cellName(last, count + 1)
    for (place, name) in names.enumerated() {
      let line = row + 2 + place
      let channel = FeedbackChannel(rawValue: name)?.place ?? FeedbackChannel.allCases.count
      grid.text(line, 0, name, styles.label)
      for day in 0..<count { grid.number(line, day + 1, figures.channelDays[channel][day], styles.number) }
      let sum = figures.all.channels[channel]
      tables.figure(&grid, line, count + 1, tables.details?.count(.channel, name), sum)
      grid.share(
        line, count + 2, of: (cellName(line, count + 1), sum), in: (total, figures.all.total), styles.percent)
    }
    grid.text(last, 0, "Semua", styles.label)
    for day in 0...count {
      let value = day < count ? figures.days[day] : figures.all.total
      grid.formula(
        last, day + 1, "SUM(\(cellName(row + 2, day + 1)):\(cellName(last - 1, day + 1)))", value, styles.number)
    }
    grid.share(last, count + 2, of: (total, figures.all.total), in: (total, figures.all.total), styles.percent)
    return (last + 1, total)
  }

  private func addTiles(_ grid: inout CellGrid, _ page: ReportPage, _ tables: FeedbackTables, total: String) {
    let (all, reply) = (figures.all, figures.reply)
    let times = reply.times.summary
    let median: CellGrid.Value =
      times.median.map { .text(FeedbackReport.duration($0)) } ?? .text(reply.messages == 0 ? "–" : unknownWord)
    let box = state.openings.weeks(state.log, state.facts).contains(report.period.week)
    var tiles: [ReportPage.Tile] = [
      ReportPage.Tile(
        0, "Umpan balik", .formula("=\(total)", .number(Double(all.total))), "minggu \(report.period.name)"),
      ReportPage.Tile(1, "Keluhan", all.count(of: .complaint), "dari \(all.total) (D5)"),
      ReportPage.Tile(2, "Komplain", all.count(of: .grievance), "dari \(all.total) (D5)"),
      ReportPage.Tile(3, "Belum dibalas", all.unanswered, "dari \(reply.messages) pesan (E5)"),
      ReportPage.Tile(
        4, "Median balasan", median, "peringkat terdekat, dari \(times.answered) balasan yang jamnya diketahui"),
      ReportPage.Tile(5, "Selesai", all.completed, "dari \(all.total)"),
      ReportPage.Tile(6, "Lewat batas", all.late, "kode L, dahulukan"),
      ReportPage.Tile(7, "Dengan pelanggaran", figures.breaching, "dari \(all.total); lihat Rincian"),
      ReportPage.Tile(8, "Duplikat", all.duplicates, "tidak dihitung (D9)"),
    ]
    if report.profile.followsStages, report.profile.channels.contains(.box) {
      let isOver = report.period.last < state.date
      tiles.append(
        ReportPage.Tile(
          9, "Kotak saran", .text(box ? "Dibuka" : isOver ? "Tidak tercatat" : "Belum"), "setiap minggu (D3)"))
    }
    page.tiles(&grid, from: 4, remarkHeight: 38, tiles)
  }

  private func addRemarks(
    _ grid: inout CellGrid, from row: Int, _ page: ReportPage, _ tables: FeedbackTables
  ) -> Int {
    grid.section(row, Self.side...Self.lastColumn, "Yang perlu diperhatikan", page.styles.section)
    var remarks = tables.remarks([report.period.week])
    if remarks.isEmpty { remarks = ["Tidak ada."] }
    for (offset, remark) in remarks.enumerated() {
      let line = row + 1 + offset
      grid.height(line, TextHeight.points(remark, width: 80))
      grid.text(line, Self.side, remark, page.styles.wrapped, to: Self.lastColumn)
    }
    return row + 1 + remarks.count
  }

  private func chart(count: Int) -> ChartSpec {
    let rows = 10...9 + count
    var chart = ChartSpec(
      .bar, title: "Menurut kanal",
      series: [
        ChartSpec.Series(
          name: "Umpan balik", categories: ReportPage.cells(Self.recap, rows, 0),
          values: ReportPage.cells(Self.recap, rows, 8), color: FeedbackTables.blue, showsLabels: true)
      ])
    chart.valueAxis.minimum = 0
    chart.valueAxis.isHidden = true
    chart.valueAxis.showsGridlines = false
    chart.categoryAxis.isReversed = true
    chart.gap = 40
    chart.width = 285
    chart.height = 220
    chart.alternativeText = chart.title
    return chart
  }
}

/// `Tema dan Unit` of the weekly report: themes by kind with their unit, units, drawn.
struct FeedbackThemePage {
  let report: FeedbackReport
  let tables: FeedbackTables
  let page: ReportPage

  private static let lastColumn = 11
  private static let kinds: [FeedbackKind] = [
    .complaint, .grievance, .negative, .positive, .suggestion, .question, .praise, .feedback,
  ]

  func write(to sheet: SheetWriter, _ name: String) throws(SpreadsheetError) {
    try page.begin(sheet, "Tema dan unit", [34] + [Double](repeating: 12, count: 9) + [12, 30])
    let styles = page.styles
    let (figures, state) = (report.figures, report.state)
    var grid = CellGrid()
    grid.section(4, 0...Self.lastColumn, "Tema menurut jenis (D5)", styles.section)
    grid.height(5, 32)
    page.headers(
      &grid, 5, 0,
      ["Tema"] + Self.kinds.map { $0 == .feedback ? "Umpan Balik lain" : $0.rawValue } + [
        "Jumlah", "Bagian", "Unit tersering",
      ])
    let lines = report.lines(
      state.themeOrder(figures.all.themes), limit: FeedbackReport.themeLimit, rest: "Tema", title: state.themeTitle)
    let last = 6 + lines.count
    let total = cellName(last, 9)
    for (place, line) in lines.enumerated() {
      let row = 6 + place
      grid.text(row, 0, line.title, styles.label)
      for (offset, kind) in Self.kinds.enumerated() {
        grid.number(
          row, 1 + offset, line.places.reduce(0) { $0 + figures.count(theme: $1, kind: kind) }, styles.number)
      }
      let sum = line.places.reduce(0) { $0 + figures.all.themes[$1] }
      grid.formula(row, 9, "SUM(\(cellName(row, 1)):\(cellName(row, 8)))", sum, styles.number)
      grid.share(row, 10, of: (cellName(row, 9), sum), in: (total, figures.all.total), styles.percent)
      let theme = line.places.count == 1 ? line.places.first : nil
      let units = theme.map(figures.topUnits).map { MostFrequent.text($0.units.map(state.unitTitle), $0.count) } ?? ""
      grid.text(row, 11, units.isEmpty ? "–" : units, styles.value)
    }
    grid.text(last, 0, "Semua", styles.label)
    for column in 1...9 {
      let value = column < 9 ? figures.all.kinds[Self.kinds[column - 1].place] : figures.all.total
      if lines.isEmpty {
        grid.number(last, column, value, styles.number)
      } else {
        grid.formula(
          last, column, "SUM(\(cellName(6, column)):\(cellName(last - 1, column)))", value, styles.number)
      }
    }
    let next = tables.counts(
      &grid, last + 2, 0, "Menurut unit", "Unit", tables.unitLines, total: (total, figures.all.total))
    var bottom = next
    if !lines.isEmpty {
      let shown = min(lines.count, 12)
      var chart = ChartSpec(
        .bar, title: "Tema tersering",
        series: [
          ChartSpec.Series(
            name: "Umpan balik", categories: ReportPage.cells(name, 6...5 + shown, 0),
            values: ReportPage.cells(name, 6...5 + shown, 9), color: FeedbackTables.blue, showsLabels: true)
        ])
      chart.categoryAxis.isReversed = true
      chart.valueAxis.minimum = 0
      chart.valueAxis.isHidden = true
      chart.valueAxis.showsGridlines = false
      chart.gap = 40
      chart.width = 720
      chart.height = 110 + shown * 26
      chart.alternativeText = chart.title
      try sheet.insertChart(chart, row: last + 2, column: 4)
      bottom = max(bottom, last + 3 + chart.height / 20)
    }
    try page.end(sheet, grid, columns: Self.lastColumn + 1, until: bottom)
  }
}
