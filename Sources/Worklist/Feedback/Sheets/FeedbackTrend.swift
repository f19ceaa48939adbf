import Procedures
import Spreadsheet

/// `Tren` of the monthly report: the last months that the work books hold.
struct FeedbackTrend {
  static let name = "Tren"
  /// Months that are shown, at most.
  private static let most = 12

  /// The months with feedback among the last twelve, the oldest first.
  let months: [(month: Month, count: FeedbackFigures.Count)]

  init(_ state: FeedbackState, until period: Period) {
    let first = period.month.adding(months: 1 - Self.most)
    var counts = [FeedbackFigures.Count](repeating: FeedbackFigures.Count(themes: state.themes.count), count: Self.most)
    var starts: [CalendarDate] = []
    for offset in 0...Self.most { starts.append(first.adding(months: offset).first) }
    for row in state.log.rows.indices where !state.facts[row].isDuplicate {
      guard let date = state.log.rows[row].date, date >= first.first, date <= period.last,
        let place = starts.lastIndex(where: { $0 <= date }), place < Self.most
      else { continue }
      counts[place].add(state.facts[row], state.decisions[row], state.settings.profile)
    }
    months = counts.enumerated().filter { $0.element.total > 0 }.map { (first.adding(months: $0.offset), $0.element) }
  }

  func write(to sheet: SheetWriter, _ page: ReportPage) throws(SpreadsheetError) {
    let styles = page.styles
    try page.begin(sheet, "Tren bulanan", [26, 16, 16, 16, 18, 18, 18, 18])
    var grid = CellGrid()
    grid.text(
      3, 0, "Menurut keadaan pada hari laporan ini dibuat; angka resmi bulan yang sudah ditutup ada di laporannya.",
      styles.note)
    grid.height(4, 32)
    page.headers(
      &grid, 4, 0,
      [
        "Bulan", "Umpan balik", "Keluhan", "Komplain", "Keluhan dan komplain", "Bagian", "Pesan belum dibalas",
        "Selesai",
      ])
    for (place, entry) in months.enumerated() {
      let row = 5 + place
      let count = entry.count
      grid.text(row, 0, entry.month.indonesian, styles.label)
      grid.number(row, 1, count.total, styles.number)
      grid.number(row, 2, count.count(of: .complaint), styles.number)
      grid.number(row, 3, count.count(of: .grievance), styles.number)
      grid.formula(row, 4, "\(cellName(row, 2))+\(cellName(row, 3))", count.complaints, styles.number)
      grid.share(
        row, 5, of: (cellName(row, 4), count.complaints), in: (cellName(row, 1), count.total), styles.percent)
      grid.number(row, 6, count.unanswered, styles.number)
      grid.number(row, 7, count.completed, styles.number)
    }
    let last = 4 + months.count
    func cells(_ column: Int) -> String { ReportPage.cells(Self.name, 5...last, column) }
    var chart = ChartSpec(
      .line, title: "Umpan balik menurut bulan",
      series: [
        ChartSpec.Series(
          name: "Umpan balik", categories: cells(0), values: cells(1), color: FeedbackTables.blue, showsLabels: true),
        ChartSpec.Series(
          name: "Keluhan dan komplain", categories: cells(0), values: cells(4), color: Color(0xC00000),
          showsLabels: true),
      ])
    chart.legend = .bottom
    chart.valueAxis.minimum = 0
    chart.width = 1080
    chart.height = 380
    chart.alternativeText = chart.title
    try sheet.insertChart(chart, row: last + 2, column: 0)
    try page.end(sheet, grid, columns: 8, until: last + 22)
  }
}
