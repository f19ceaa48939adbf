import Procedures
import Spreadsheet

/// `Survei` of the monthly report (D8): means by element and the index, a line a unit, drawn.
struct SurveyPage {
  static let name = "Survei"
  private static let none = "tidak ada jawaban"
  private static let columns = SurveyElement.allCases.count + 4

  let units: [(unit: String, respondents: Int, index: SurveyIndex)]
  let total: (respondents: Int, index: SurveyIndex)
  let page: ReportPage

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    let styles = page.styles
    try page.begin(
      sheet, "Survei kepuasan", [30, 11] + [Double](repeating: 15, count: SurveyElement.allCases.count) + [10, 9])
    var grid = CellGrid()
    grid.text(
      3, 0,
      "Rata-rata nilai 1–4 dari yang menjawab. Indeks = Σ(rata-rata × 1/9) × 25, dari rata-rata yang belum dibulatkan (D8).",
      styles.note)
    grid.height(5, 62)
    page.headers(
      &grid, 5, 0,
      ["Unit", "Responden"] + SurveyElement.allCases.map { "\($0.label) \(Self.title($0))" } + ["Indeks", "Mutu"])
    let mean = styles.book.format(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .center; $0.vertical = .center
        $0.border = CellBorder(.thin, color: Styles.line); $0.wrapsText = true
      })
    // A survey without units has nothing to tell apart.
    var lines = units.count > 1 || units.first?.unit.isEmpty == false ? units : []
    let limit = 40
    let hidden = max(0, lines.count - limit)
    lines = lines.prefix(limit).map { ($0.unit.isEmpty ? FeedbackState.noUnit : $0.unit, $0.respondents, $0.index) }
    lines.append(("Semua unit", total.respondents, total.index))
    for (place, line) in lines.enumerated() {
      let row = 6 + place
      grid.text(row, 0, line.unit, styles.value)
      if line.index.missing.isEmpty == false { grid.height(row, 32) }
      grid.height(row, TextHeight.points(line.unit, width: 28))
      grid.number(row, 1, line.respondents, styles.number)
      for (offset, element) in SurveyElement.allCases.enumerated() {
        if let value = line.index.mean(element) {
          grid.put(row, 2 + offset, .number(value.value), mean)
        } else {
          grid.text(row, 2 + offset, Self.none, mean)
        }
      }
      if let index = line.index.index {
        grid.put(row, Self.columns - 2, .number(index.value), mean)
      } else {
        grid.text(row, Self.columns - 2, "", mean)
      }
      grid.text(row, Self.columns - 1, line.index.grade?.rawValue ?? "", mean)
    }
    var row = 7 + lines.count
    var notes = ["Mutu: A 88,31–100; B 76,61–88,30; C 65,00–76,60; D 25,00–64,99."]
    for line in lines where !line.index.missing.isEmpty {
      let missing = line.index.missing.map(\.label).joined(separator: ", ")
      notes.append("\(line.unit): tanpa indeks, karena \(missing) \(Self.none).")
    }
    if hidden > 0 { notes.append("\(hidden) unit lain tidak ditampilkan; dihitung di Semua unit.") }
    for note in notes {
      grid.text(row, 0, note, styles.note)
      row += 1
    }
    func cells(_ row: Int) -> String {
      "=" + CellArea(rows: row...row, columns: 2...Self.columns - 3).absoluteReference(sheet: Self.name)
    }
    var chart = ChartSpec(
      .column, title: "Rata-rata menurut unsur, semua unit",
      series: [
        ChartSpec.Series(
          name: "Rata-rata", categories: cells(5), values: cells(5 + lines.count), color: FeedbackTables.blue,
          showsLabels: true, labelFormat: "0.00")
      ])
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = 4
    chart.valueAxis.majorUnit = 1
    chart.gap = 60
    chart.width = 1340
    chart.height = 340
    chart.alternativeText = chart.title
    try sheet.insertChart(chart, row: row + 1, column: 0)
    try page.end(sheet, grid, columns: Self.columns, until: row + 19)
  }

  /// The element's name, with a blank where a line may break.
  private static func title(_ element: SurveyElement) -> String {
    element.name.split(separator: "/").joined(separator: "/ ")
  }
}
