import Batch
import Intake
import Spreadsheet

/// Where the four columns of a table go, and which cells are red on a target's row; all counted from 0.
struct TableLayout: Sendable, Equatable {
  /// The table's own columns: those from the first to the last that Sapa knows, and their neighbours without a gap.
  var columns: ClosedRange<Int>
  /// The first of the four columns.
  var first: Int
  /// Whether an earlier run has made the columns.
  var isKnown: Bool
  /// The header's rows.
  var header: ClosedRange<Int>
  /// The records' rows; nil for a table without any.
  var records: ClosedRange<Int>?

  var added: Range<Int> { first..<first + AnnotationColumn.count }
  /// Whether something stands between the table and the four columns.
  var isApart: Bool { first > columns.upperBound + 1 }

  /// - Parameters:
  ///   - table: the table, read without the columns of an earlier run.
  ///   - earlier: those columns.
  ///   - lastColumn: the last column of any value, merged cell or drawing in some rows.
  init(_ table: Table, earlier: Range<Int>, lastColumn: (ClosedRange<Int>) -> Int) {
    let used = Set(table.columns.map(\.sheetColumn))
    let known = table.columns.filter { $0.field != nil }.map(\.sheetColumn)
    var low = known.min() ?? used.min() ?? 0
    var high = known.max() ?? used.max() ?? 0
    while used.contains(low - 1) { low -= 1 }
    while used.contains(high + 1) { high += 1 }
    columns = low...high
    header = table.headerRow - 1...table.headerRow + table.headerHeight - 2
    records = table.rowCount > 0 ? table.rowNumber(0) - 1...table.rowNumber(table.rowCount - 1) - 1 : nil
    isKnown = !earlier.isEmpty
    if isKnown {
      first = earlier.lowerBound
    } else {
      let rows = header.lowerBound...max(header.upperBound, records?.upperBound ?? 0)
      first = max(high, lastColumn(rows)) + 1
    }
  }
}
