import Procedures
import Spreadsheet

/// `Analisis Bulanan` (E3): what a month's feedback says against the month before, in sentences, drawings and tables.
struct FeedbackAnalysisPage {
  private let report: FeedbackReport
  private let tables: FeedbackTables
  private let page: ReportPage
  private let months: FeedbackComparison
  private let change: FormatID

  private static let lastColumn = 10
  private static let chartRows = 18
  private var styles: Styles { page.styles }
  private var state: FeedbackState { report.state }
  private var figures: FeedbackFigures { report.figures }

  init(report: FeedbackReport, tables: FeedbackTables, page: ReportPage) {
    self.report = report
    self.tables = tables
    self.page = page
    months = FeedbackComparison(report)
    change = page.styles.book.format(
      CellFormat {
        $0.numberFormat = "+#,##0;-#,##0;0"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
        $0.border = CellBorder(.thin, color: Styles.line)
      })
  }

  /// A line of a table: this month's count with the formula that counts it, and the month's before.
  private typealias Line = (label: String, formula: String?, now: Int, before: Int)

  /// Where a table's lines stand.
  private struct Place {
    var sheet = MonthlyFeedbackReport.analysis
    var rows: ClosedRange<Int>
    var column: Int
  }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(
      sheet, "Analisis Bulanan Umpan Balik", [30, 12, 12, 12, 12, 12, 34, 12, 12, 12, 12])
    var grid = CellGrid()
    grid.text(
      3, 0,
      "\(report.asOf) \(report.period.month.indonesian) dihitung dari lembar Rincian; perubahan dan bagian adalah rumus.",
      styles.note)
    let charts = addSummary(&grid, from: 4) + 1
    let start = charts + Self.chartRows + 1
    let (channels, afterChannels) = comparison(&grid, start, 0, "Menurut kanal (D1, E1)", "Kanal", channelLines)
    let (_, afterKinds) = comparison(&grid, afterChannels + 1, 0, "Menurut jenis (D5)", "Jenis", kindLines)
    let (themes, afterThemes) = comparison(
      &grid, start, 6, "Menurut tema (D5)", "Tema",
      lines(months.themeOrder, FeedbackReport.themeLimit, "Tema", .theme, state.themeTitle) { $0.all.themes })
    let (_, afterUnits) = comparison(
      &grid, afterThemes + 1, 6, "Menurut unit (D5)", "Unit",
      lines(months.unitOrder, FeedbackReport.unitLimit, "Unit", .unit, state.unitTitle) { $0.units })
    var row = max(afterKinds, afterUnits) + 1
    row = addRecurring(&grid, from: row) + 1
    let weeks = row
    row = addWeeks(&grid, from: row) + 1
    row = tables.replies(&grid, row, 0) + 1
    row = addRemarks(&grid, from: row) + 1
    let last = page.control(&grid, from: row, lastColumn: Self.lastColumn, mergedTo: 5)
    try page.end(sheet, grid, columns: Self.lastColumn + 1, until: last, fitHeight: 0)
    try insertCharts(
      sheet, charts, themes: themes, channels: channels,
      weeks: Place(rows: weeks + 2...weeks + 1 + figures.weeks.count, column: 0))
  }

  // MARK: Sentences

  private func addSummary(_ grid: inout CellGrid, from row: Int) -> Int {
    let sentence = styles.book.format(
      CellFormat {
        $0.fontSize = 12; $0.wrapsText = true; $0.vertical = .center
      })
    grid.section(row, 0...Self.lastColumn, "Ringkasan", styles.section)
    let sentences = months.sentences
    for (offset, text) in sentences.enumerated() {
      grid.height(row + 1 + offset, max(19, TextHeight.points(text, width: 140, line: 17)))
      grid.text(row + 1 + offset, 0, "• \(text)", sentence, to: Self.lastColumn)
    }
    return row + 1 + sentences.count
  }

  private func addRemarks(_ grid: inout CellGrid, from row: Int) -> Int {
    grid.section(row, 0...Self.lastColumn, "Yang perlu diperhatikan", styles.section)
    var remarks = tables.remarks(report.period.month.weeks)
    if remarks.isEmpty { remarks = ["Tidak ada."] }
    for (offset, remark) in remarks.enumerated() {
      grid.text(row + 1 + offset, 0, remark, styles.wrapped, to: Self.lastColumn)
    }
    return row + 1 + remarks.count
  }

  // MARK: Tables

  /// Counts of two months, with change and share as live formulas; where its lines stand, and the row after it.
  private func comparison(
    _ grid: inout CellGrid, _ row: Int, _ column: Int, _ title: String, _ header: String, _ lines: [Line]
  ) -> (place: Place, next: Int) {
    grid.section(row, column...column + 4, title, styles.section)
    page.headers(&grid, row + 1, column, [header, months.nowName, months.beforeName, "Perubahan", "Bagian"])
    let first = row + 2
    let last = first + lines.count
    let total = lines.reduce(0) { $0 + $1.now }
    for (offset, line) in lines.enumerated() {
      let row = first + offset
      grid.text(row, column, line.label, styles.label)
      tables.figure(&grid, row, column + 1, line.formula, line.now)
      addBefore(&grid, row, column, line.now, line.before) { grid, row, column in
        grid.number(row, column, line.before, styles.number)
      }
      grid.share(
        row, column + 4, of: (cellName(row, column + 1), line.now), in: (cellName(last, column + 1), total),
        styles.percent)
    }
    func sum(_ column: Int) -> String {
      lines.isEmpty ? "0" : "SUM(\(cellName(first, column)):\(cellName(last - 1, column)))"
    }
    let before = lines.reduce(0) { $0 + $1.before }
    grid.text(last, column, "Semua", styles.label)
    grid.formula(last, column + 1, sum(column + 1), total, styles.number)
    addBefore(&grid, last, column, total, before) { grid, row, column in
      grid.formula(row, column, sum(column), before, styles.number)
    }
    grid.share(
      last, column + 4, of: (cellName(last, column + 1), total), in: (cellName(last, column + 1), total), styles.percent
    )
    return (Place(rows: first...max(first, last - 1), column: column), last + 1)
  }

  /// The month before and the change; a month that nobody noted is not 0.
  private func addBefore(
    _ grid: inout CellGrid, _ row: Int, _ column: Int, _ now: Int, _ before: Int,
    _ write: (inout CellGrid, Int, Int) -> Void
  ) {
    guard months.hasBefore else {
      grid.text(row, column + 2, "–", styles.percent)
      grid.text(row, column + 3, "–", styles.percent)
      return
    }
    write(&grid, row, column + 2)
    grid.formula(
      row, column + 3, "\(cellName(row, column + 1))-\(cellName(row, column + 2))", now - before, change)
  }

  private var channelLines: [Line] {
    var names = state.channels(figures).map(\.name)
    for (name, count) in state.channels(months.before) where count > 0 && !names.contains(name) { names.append(name) }
    return names.map { name in
      let place = FeedbackChannel(rawValue: name)?.place ?? FeedbackChannel.allCases.count
      return (
        name, tables.details.count(.channel, name), figures.all.channels[place], months.before.all.channels[place]
      )
    }
  }

  private var kindLines: [Line] {
    zip(tables.kindLines, FeedbackKind.allCases).map { line, kind in
      (line.label, line.formula, line.count, months.before.all.kinds[kind.place])
    }
  }

  private func lines(
    _ order: [Int], _ limit: Int, _ rest: String, _ field: FeedbackDetails.Field, _ title: (Int) -> String,
    _ counts: (FeedbackFigures) -> [Int]
  ) -> [Line] {
    report.lines(order, limit: limit, rest: rest, title: title).map { line in
      (
        line.title, line.places.count == 1 ? tables.details.count(field, line.title) : nil,
        line.places.reduce(0) { $0 + counts(figures)[$1] }, line.places.reduce(0) { $0 + counts(months.before)[$1] }
      )
    }
  }

  /// Themes that come again, and the open plan that names each.
  private func addRecurring(_ grid: inout CellGrid, from row: Int) -> Int {
    grid.section(row, 0...Self.lastColumn, "Tema berulang dan rencananya (E3, E4)", styles.section)
    page.headers(&grid, row + 1, 0, ["Tema", months.nowName, months.beforeName])
    grid.text(row + 1, 3, "Berulang", styles.header, to: 5)
    grid.text(row + 1, 6, "RTL terbuka yang menyebutnya", styles.header, to: Self.lastColumn)
    let themes = months.recurring
    let shown = themes.prefix(FeedbackReport.themeLimit)
    for (offset, theme) in shown.enumerated() {
      let line = row + 2 + offset
      let (now, before) = (figures.all.themes[theme], months.before.all.themes[theme])
      grid.text(line, 0, state.themeTitle(theme), styles.label)
      grid.number(line, 1, now, styles.number)
      if months.hasBefore {
        grid.number(line, 2, before, styles.number)
      } else {
        grid.text(line, 2, "–", styles.percent)
      }
      let why = before > 0 ? "dua bulan berturut-turut" : "\(FeedbackComparison.often) kali atau lebih"
      grid.text(line, 3, why, styles.label, to: 5)
      let plans = months.plans(naming: state.themeTitle(theme))
      let text = plans.isEmpty ? "belum ada RTL" : plans.joined(separator: ", ")
      grid.height(line, TextHeight.points(text, width: 76))
      grid.text(line, 6, text, styles.value, to: Self.lastColumn)
    }
    if themes.isEmpty { grid.text(row + 2, 0, "Tidak ada.", styles.note) }
    if themes.count > shown.count {
      grid.text(row + 2 + shown.count, 0, "dan \(themes.count - shown.count) tema lain", styles.note)
      return row + 3 + shown.count
    }
    return row + 2 + max(1, shown.count)
  }

  private func addWeeks(_ grid: inout CellGrid, from row: Int) -> Int {
    grid.section(row, 0...Self.lastColumn, "Menurut minggu (E2, D3)", styles.section)
    page.headers(&grid, row + 1, 0, ["Minggu", "Masuk", "Keluhan, Komplain", "Belum dibalas", "Selesai"])
    grid.height(row + 1, 32)
    grid.text(row + 1, 5, "Direkap (E2)", styles.header, to: 6)
    grid.text(row + 1, 7, "Kotak saran dibuka (D3)", styles.header, to: 9)
    let words = FeedbackWeekWords(state)
    for (place, count) in figures.weeks.enumerated() {
      let week = figures.firstWeek.adding(weeks: place)
      let line = row + 2 + place
      grid.text(line, 0, "\(week.name) (\(words.days(week, in: report.period)))", styles.label)
      let values = [count.total, count.complaints, count.unanswered, count.completed]
      for (offset, value) in values.enumerated() { grid.number(line, 1 + offset, value, styles.number) }
      grid.text(line, 5, words.recap(week), styles.label, to: 6)
      grid.text(line, 7, words.opening(week), styles.label, to: 9)
    }
    return row + 2 + figures.weeks.count
  }

  // MARK: Charts

  private func insertCharts(
    _ sheet: SheetWriter, _ row: Int, themes: Place, channels: Place, weeks: Place
  ) throws(SpreadsheetError) {
    guard figures.all.total + months.before.all.total > 0 else { return }
    let shown = min(themes.rows.count, 8)
    var theme = chart(
      .bar, "Tema tersering",
      Place(rows: themes.rows.lowerBound...themes.rows.lowerBound + shown - 1, column: themes.column))
    theme.categoryAxis.isReversed = true
    theme.width = 640
    theme.height = Self.chartRows * 20
    var channel = chart(.column, "Kanal", channels)
    channel.width = 610
    channel.height = Self.chartRows * 10
    var week = chart(.column, "Masuk menurut minggu", weeks, both: false)
    week.width = 610
    week.height = Self.chartRows * 10
    try sheet.insertChart(theme, row: row, column: 0)
    try sheet.insertChart(channel, row: row, column: 6, xOffset: 20)
    try sheet.insertChart(week, row: row + Self.chartRows / 2, column: 6, xOffset: 20)
  }

  private func chart(_ kind: ChartSpec.Kind, _ title: String, _ place: Place, both: Bool = true) -> ChartSpec {
    func cells(_ column: Int) -> String { ReportPage.cells(place.sheet, place.rows, column) }
    let isCompared = both && months.hasBefore
    var series = [
      ChartSpec.Series(
        name: months.nowName, categories: cells(place.column), values: cells(place.column + 1),
        color: FeedbackTables.blue, showsLabels: true)
    ]
    if isCompared {
      series.append(
        ChartSpec.Series(
          name: months.beforeName, categories: cells(place.column), values: cells(place.column + 2),
          color: FeedbackTables.grey, showsLabels: true))
    }
    var chart = ChartSpec(
      kind, title: isCompared ? "\(title): \(months.nowName) dan \(months.beforeName)" : title, series: series)
    chart.valueAxis.minimum = 0
    chart.valueAxis.isHidden = true
    chart.valueAxis.showsGridlines = false
    chart.legend = isCompared ? .bottom : .none
    chart.gap = 50
    chart.alternativeText = chart.title
    return chart
  }
}
