package import Spreadsheet

/// A chart of a table's columns.
package struct PageChart {
  package static let blue = Color(0x2E75B6)
  package static let paleBlue = Color(0x9DC3E6)
  package static let grey = Color(0xA6A6A6)
  package static let orange = Color(0xF4B183)
  package static let green = Color(0x548235)
  package static let red = Color(0xC00000)

  /// The drawn columns, by their places in the table.
  package var columns: [Int]
  package var table: String
  /// How many of the table's first lines are drawn; nil for all.
  package var lines: Int?
  /// The page that has the table, and its sheet; nil where it is the chart's own.
  package var source: (sheet: String, page: Page)?
  /// A line of the table that is drawn instead, from column to column, with the headers below it.
  package var across: (line: String, columns: ClosedRange<Int>)?
  /// Its series have no cells yet.
  package var spec: ChartSpec

  /// Each series has its name, the column that it draws and its colour.
  package init(
    _ kind: ChartSpec.Kind, _ title: String, of table: String, lines: Int? = nil,
    _ series: [(name: String, column: Int, color: Color)], width: Int, height: Int,
    _ change: (inout ChartSpec) -> Void = { _ in }
  ) {
    self.table = table
    self.lines = lines
    columns = series.map(\.column)
    spec = ChartSpec(
      kind, title: title,
      series: series.map {
        ChartSpec.Series(name: $0.name, categories: "", values: "", color: $0.color, showsLabels: true)
      })
    spec.valueAxis.minimum = 0
    spec.valueAxis.showsGridlines = false
    spec.alternativeText = title
    if kind == .bar { spec.categoryAxis.isReversed = true }
    spec.width = width
    spec.height = height
    change(&spec)
  }

  /// Upright bars of one line, each with its column's header.
  package init(
    _ title: String, across columns: ClosedRange<Int>, of line: String, in table: String,
    _ series: (name: String, color: Color), width: Int, height: Int, _ change: (inout ChartSpec) -> Void = { _ in }
  ) {
    self.init(.column, title, of: table, [(series.name, 0, series.color)], width: width, height: height, change)
    self.columns = []
    across = (line, columns)
  }

  /// The height of the rows behind charts, in points. It is written down: of a row without one each program thinks otherwise, and
  /// stretches the charts on it.
  package static let rowHeight = 15.75

  /// Its distance from the row above, in pixels, so that its frame is not on the sheet of paper before.
  package static let above = 3

  /// The rows that it covers.
  package var rows: Int { (Self.above + spec.height + 20) / 21 }
}
