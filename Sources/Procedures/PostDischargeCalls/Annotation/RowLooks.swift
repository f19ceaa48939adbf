import Batch
import Book
import Spreadsheet

/// The formats of a sheet's cells; rows of the same formats share them.
struct RowLooks: Sendable {
  private struct Look: Hashable {
    var column: Int32
    var style: Int32
  }

  private var patterns: [[Look]] = []
  private var known: [[Look]: Int32] = [:]
  /// By row: the place of its pattern, or -1.
  private var patternOfRow: [Int32] = []
  /// By row: the last column with a value, or -1.
  private var lastColumns: [Int32] = []
  private var current: [Look] = []

  /// Takes a row's cells, those without a value included; `isOwn` are columns that don't count as used.
  mutating func add(_ row: SheetRow, own: Range<Int>) {
    while patternOfRow.count < row.index {
      patternOfRow.append(-1)
      lastColumns.append(-1)
    }
    current.removeAll(keepingCapacity: true)
    var last: Int32 = -1
    for cell in row.cells {
      current.append(Look(column: cell.column, style: cell.style))
      if cell.value != .empty || cell.isFormula, !own.contains(Int(cell.column)) { last = cell.column }
    }
    let pattern: Int32
    if let newest = patternOfRow.last, newest >= 0, patterns[Int(newest)] == current {
      pattern = newest
    } else if let found = known[current] {
      pattern = found
    } else {
      pattern = Int32(patterns.count)
      patterns.append(current)
      known[current] = pattern
    }
    patternOfRow.append(pattern)
    lastColumns.append(last)
  }

  /// A cell's format; nil where the sheet has no such cell.
  func style(row: Int, column: Int) -> Int? {
    guard row < patternOfRow.count, patternOfRow[row] >= 0 else { return nil }
    let pattern = patterns[Int(patternOfRow[row])]
    // Most rows have every cell.
    if column < pattern.count, Int(pattern[column].column) == column { return Int(pattern[column].style) }
    var (low, high) = (0, pattern.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(pattern[middle].column) < column { low = middle + 1 } else { high = middle }
    }
    guard low < pattern.count, Int(pattern[low].column) == column else { return nil }
    return Int(pattern[low].style)
  }

  /// The last column in which any of some rows has a value; -1 where none has.
  func lastColumn(rows: ClosedRange<Int>) -> Int {
    let end = min(rows.upperBound, lastColumns.count - 1)
    guard rows.lowerBound <= end else { return -1 }
    return Int(lastColumns[rows.lowerBound...end].max() ?? -1)
  }
}
