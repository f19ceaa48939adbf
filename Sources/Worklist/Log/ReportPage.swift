import Procedures
import Spreadsheet

/// A page of a manager's report: an A4 sheet that lies, with title, large figures and document control (G8).
struct ReportPage {
  /// A large figure with what it is of.
  struct Tile {
    var column: Int
    var title: String
    var value: CellGrid.Value
    var isPercent = false
    var remark: String

    init(_ column: Int, _ title: String, _ value: CellGrid.Value, isPercent: Bool = false, _ remark: String) {
      self.column = column
      self.title = title
      self.value = value
      self.isPercent = isPercent
      self.remark = remark
    }

    init(_ column: Int, _ title: String, _ value: Int, _ remark: String) {
      self.init(column, title, .number(Double(value)), remark)
    }
  }

  let control: DocumentControl
  let styles: Styles

  /// Sets the columns' widths and writes the title: rows 0 to 2.
  func begin(_ sheet: SheetWriter, _ title: String, _ widths: [Double]) throws(SpreadsheetError) {
    for (column, width) in widths.enumerated() { try sheet.setColumn(first: column, last: column, width: width) }
    try sheet.head(title, control, styles)
  }

  /// Writes the cells and sets up the print; `last` is the last row, where charts reach below the cells.
  func end(
    _ sheet: SheetWriter, _ grid: CellGrid, columns: Int, until last: Int = 0, fitHeight: Int = 1
  ) throws(SpreadsheetError) {
    try grid.write(to: sheet)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: true, repeatRows: nil,
      area: CellArea(rows: 0...max(last, grid.lastRow), columns: 0...columns - 1), fitHeight: fitHeight)
  }

  /// Large figures in three rows: title, figure and what it is of.
  func tiles(_ grid: inout CellGrid, from row: Int, remarkHeight: Double, _ tiles: [Tile]) {
    let percent = styles.book.format(
      CellFormat {
        $0.isBold = true; $0.fontSize = 16; $0.horizontal = .center; $0.vertical = .center
        $0.numberFormat = "0.0%"; $0.border = CellBorder(.thin, color: Styles.line); $0.shrinksToFit = true
      })
    let small = styles.book.format(
      CellFormat {
        $0.fontSize = 9; $0.fontColor = Styles.darkGrey; $0.horizontal = .center; $0.wrapsText = true
        $0.vertical = .top
      })
    grid.height(row, 32)
    grid.height(row + 1, 32)
    grid.height(row + 2, remarkHeight)
    for tile in tiles {
      grid.text(row, tile.column, tile.title, styles.header)
      var shrinks = tile.isPercent
      if case .text = tile.value { shrinks = true }
      grid.put(row + 1, tile.column, tile.value, shrinks ? percent : styles.bigNumber)
      grid.text(row + 2, tile.column, tile.remark, small)
    }
  }

  /// The lines of the document control, by which later runs know the day of the report; the last row.
  func control(_ grid: inout CellGrid, from row: Int, lastColumn: Int, mergedTo last: Int? = nil) -> Int {
    grid.section(row, 0...lastColumn, "Kendali dokumen", styles.section)
    for (offset, line) in control.lines.enumerated() {
      grid.text(row + 1 + offset, 0, line.0, styles.label)
      grid.text(row + 1 + offset, 1, line.1, styles.value, to: last ?? lastColumn)
    }
    return row + control.lines.count
  }

  /// Headers in a row, from some column.
  func headers(_ grid: inout CellGrid, _ row: Int, _ column: Int = 0, _ headers: [String]) {
    for (offset, header) in headers.enumerated() { grid.text(row, column + offset, header, styles.header) }
  }

  /// Cells of a column as charts name them: `='Rekap'!$A$5:$A$16`.
  static func cells(_ sheet: String, _ rows: ClosedRange<Int>, _ column: Int) -> String {
    "=" + CellArea(rows: rows, columns: column...column).absoluteReference(sheet: sheet)
  }
}
