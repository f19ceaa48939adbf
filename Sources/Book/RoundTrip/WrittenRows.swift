package import Spreadsheet

/// The digests of a table's rows, taken while they are written.
package final class WrittenRows {
  /// As the base sheet has them.
  private var lines = TextRows()
  private var bytes: [UInt8] = []
  /// The headers of its columns, those that have none included; nil where the header's row tells them all.
  private(set) var columns: [String]?

  /// Makes room for so many rows.
  package convenience init(rows: Int, columns: [String]) {
    self.init(rows: rows, columns: columns.count)
    self.columns = columns
  }

  /// Makes room for so many rows of so many columns, all of which have a header.
  package init(rows: Int, columns: Int) {
    lines.reserve(bytes: rows * (4 * columns + BaseLine.row.utf8.count + 20), texts: rows * 3, rows: rows)
  }

  /// Gives the lines away.
  package func take() -> TextRows {
    defer { lines = TextRows() }
    return lines
  }

  /// Takes a row.
  package func add(key: String, _ digests: [CellDigest]) { BaseLines.append(key: key, digests, to: &lines, &bytes) }
}

/// Writes a row and takes the digests of its cells.
package struct DigestingRow: RowCanvas, ~Copyable {
  package var encoder: RowEncoder
  /// By column.
  package private(set) var digests: [CellDigest]

  package init(_ encoder: consuming RowEncoder, columns: Int) {
    self.encoder = encoder
    digests = [CellDigest](repeating: .empty, count: columns)
  }

  /// The encoder, for the next row.
  package consuming func finish() -> RowEncoder { encoder }

  package var row: Int { encoder.row }

  private mutating func take(_ value: StaffValue?, _ column: Int) { digests[column] = CellDigest(value) }

  package mutating func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError) {
    take(.text(text), column)
    try encoder.text(text, column: column, format: format)
  }

  package mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    digests[column] = CellDigest(text: utf8)
    try encoder.text(utf8, column: column, format: format)
  }

  package mutating func number(_ number: Double, column: Int, format: FormatID?) throws(SpreadsheetError) {
    take(.number(number), column)
    try encoder.number(number, column: column, format: format)
  }

  package mutating func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError) {
    take(.date(date.serial), column)
    try encoder.date(date, column: column, format: format)
  }

  package mutating func boolean(_ value: Bool, column: Int, format: FormatID?) throws(SpreadsheetError) {
    take(.boolean(value), column)
    try encoder.boolean(value, column: column, format: format)
  }

  package mutating func blank(column: Int, format: FormatID?) throws(SpreadsheetError) {
    try encoder.blank(column: column, format: format)
  }

  package mutating func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    let value: StaffValue =
      switch cached {
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      }
    digests[column] = CellDigest(value, isFormula: true)
    try encoder.formula(formula, cached: cached, column: column, format: format)
  }

  package mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    take(.text(text), column)
    try encoder.link(url: url, text: text, tip: tip, column: column, format: format)
  }
}
