/// A rectangle of cells; rows and columns are counted from 0, both ends included.
public struct CellArea: Hashable, Sendable {
  /// The rows, from the first to the last.
  public var rows: ClosedRange<Int>
  /// The columns, from the first to the last.
  public var columns: ClosedRange<Int>

  /// The cells of these rows in these columns.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  package init(row: Int, column: Int) {
    self.init(rows: row...row, columns: column...column)
  }

  /// The largest row and column of a sheet (ECMA-376 §18.3.1.73, Excel's limits).
  package static let lastRow = 1_048_575
  package static let lastColumn = 16_383

  /// So many rows further down, or the last row of a sheet.
  package static func row(_ row: Int, below count: Int) -> Int { max(row, min(row + count, lastRow)) }

  /// Whether the whole rectangle lies on a sheet.
  package var isOnSheet: Bool {
    rows.lowerBound >= 0 && rows.upperBound <= Self.lastRow && columns.lowerBound >= 0
      && columns.upperBound <= Self.lastColumn
  }

  /// `B2:C7`, or `B2` for one cell.
  public var reference: String {
    let first = CellReference.name(row: rows.lowerBound, column: columns.lowerBound)
    guard rows.count > 1 || columns.count > 1 else { return first }
    return first + ":" + CellReference.name(row: rows.upperBound, column: columns.upperBound)
  }

  /// `'Data Pasien'!$B$2:$C$7`: what a validation source or a chart series takes, after a `=`.
  package func absoluteReference(sheet: String) -> String {
    let first = "$\(CellReference.letters(columns.lowerBound))$\(rows.lowerBound + 1)"
    let last = "$\(CellReference.letters(columns.upperBound))$\(rows.upperBound + 1)"
    return quotedSheetName(sheet) + "!" + (first == last ? first : first + ":" + last)
  }
}

/// A sheet's name as formulas have it: `'Data Pasien'`, an apostrophe doubled.
package func quotedSheetName(_ name: String) -> String {
  var quoted = "'"
  for scalar in name.unicodeScalars {
    if scalar == "'" { quoted.append("'") }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "'"
}
