import Spreadsheet

/// Cells gathered in any order, tables side by side, and written row by row.
struct CellGrid {
  enum Value: Sendable {
    case text(String)
    case number(Double)
    case date(CalendarDate)
    case formula(String, SheetWriter.CachedValue)
    case blank
  }

  private struct Cell {
    var column: Int
    /// The last column, where cells are merged; texts alone are.
    var last: Int
    var value: Value
    var format: FormatID
  }

  private var rows: [Int: [Cell]] = [:]
  private var heights: [Int: Double] = [:]
  /// From 0; -1 while nothing is written.
  private(set) var lastRow = -1

  mutating func put(_ row: Int, _ column: Int, _ value: Value, _ format: FormatID, to last: Int? = nil) {
    rows[row, default: []].append(Cell(column: column, last: last ?? column, value: value, format: format))
    lastRow = max(lastRow, row)
  }

  mutating func text(_ row: Int, _ column: Int, _ text: String, _ format: FormatID, to last: Int? = nil) {
    put(row, column, .text(text), format, to: last)
  }

  mutating func number(_ row: Int, _ column: Int, _ number: Int, _ format: FormatID) {
    put(row, column, .number(Double(number)), format)
  }

  mutating func formula(_ row: Int, _ column: Int, _ formula: String, _ cached: Int, _ format: FormatID) {
    put(row, column, .formula("=" + formula, .number(Double(cached))), format)
  }

  /// A part of a whole in two cells of the sheet; of nothing there is no share.
  mutating func share(
    _ row: Int, _ column: Int, of part: (cell: String, count: Int), in whole: (cell: String, count: Int),
    _ format: FormatID
  ) {
    put(
      row, column,
      .formula(
        "=IF(\(whole.cell)=0,\"\(noShare)\",\(part.cell)/\(whole.cell))",
        whole.count == 0 ? .text(noShare) : .number(Double(part.count) / Double(whole.count))), format)
  }

  /// A heading over some columns.
  mutating func section(_ row: Int, _ columns: ClosedRange<Int>, _ title: String, _ format: FormatID) {
    text(row, columns.lowerBound, title, format)
    for column in columns.dropFirst() { put(row, column, .blank, format) }
  }

  mutating func height(_ row: Int, _ points: Double) { heights[row] = max(heights[row] ?? 0, points) }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    for row in Set(rows.keys).union(heights.keys).sorted() {
      if let height = heights[row] { try sheet.setRow(row, height: height) }
      for cell in rows[row] ?? [] {
        switch cell.value {
        case .text(let text):
          try sheet.mergeRow(row, firstColumn: cell.column, lastColumn: cell.last, text: text, format: cell.format)
        case .number(let number): try sheet.number(number, row: row, column: cell.column, format: cell.format)
        case .date(let date): try sheet.date(date, row: row, column: cell.column, format: cell.format)
        case .formula(let formula, let cached):
          try sheet.formula(formula, cached: cached, row: row, column: cell.column, format: cell.format)
        case .blank: try sheet.blank(row: row, column: cell.column, format: cell.format)
        }
      }
    }
  }
}

/// The name of a cell on its own sheet: `B7`.
func cellName(_ row: Int, _ column: Int) -> String { CellReference.name(row: row, column: column) }
