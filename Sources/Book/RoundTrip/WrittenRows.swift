package import Spreadsheet

/// The digests of a table's rows as they were written, as the base sheet has them.
package struct WrittenRows: Sendable {
  private let lines: TextRows
  /// The headers of its columns, those that have none included; nil where the header's row tells them all.
  package let columns: [String]?

  /// Whether they are those of a sheet that was written anew.
  var isNew: Bool { columns == nil }

  /// Rows that were taken while they were written, all of whose columns have a header.
  fileprivate init(_ lines: TextRows) {
    self.lines = lines
    columns = nil
  }

  /// Rows that are made each time they are asked for.
  ///
  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - columns: the headers, those of columns that have none included.
  ///   - row: gives the key of a row and sets its digests, all of which are empty at first.
  package init(count: Int, columns: [String], row: @escaping @Sendable (Int, inout [CellDigest]) -> String) {
    self.columns = columns
    let empty = [CellDigest](repeating: .empty, count: columns.count)
    var lines = TextRows()
    lines.append(rows: count, bytes: count * WrittenRow.bytes(columns: columns.count)) { place, body in
      var digests = empty
      let key = row(place, &digests)
      BaseLines.texts(key: key, digests, body)
    }
    self.lines = lines
  }

  /// Adds the rows to others.
  package func append(to rows: inout TextRows) {
    rows.append(rows: lines.count, bytes: lines.byteCount) { [lines] row, body in lines.forEach(in: row, body) }
  }
}

/// Takes the digests of a table's rows while they are written.
package final class RowRecorder {
  private var lines = TextRows()
  private var bytes: [UInt8] = []

  /// Makes room for so many rows.
  package init(rows: Int, columns: Int) {
    lines.reserve(bytes: rows * WrittenRow.bytes(columns: columns), texts: rows * 3, rows: rows)
  }

  /// Takes a row.
  package func add(key: String, _ digests: [CellDigest]) { BaseLines.append(key: key, digests, to: &lines, &bytes) }

  package var rows: WrittenRows { WrittenRows(lines) }
}

private enum WrittenRow {
  /// What the texts of a row take, about; that reserves room and is held against a sheet's limit.
  static func bytes(columns: Int) -> Int { 4 * columns + BaseLine.row.utf8.count + 20 }
}

/// Writes a row and takes the digests of its cells.
package struct DigestingRow: RowCanvas, ~Copyable {
  package var encoder: RowEncoder
  /// By column.
  package private(set) var digests: [CellDigest]
  private var measure: RowMeasure

  /// Writes a row by the encoder, which is there for the next one afterwards; gives the digests of its cells.
  /// `measure` makes the row as high as its texts need.
  package static func write(
    to encoder: inout RowEncoder, columns: Int, measure: RowMeasure = RowMeasure(widths: []),
    _ cells: (inout DigestingRow) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) -> [CellDigest] {
    var row = DigestingRow(encoder, columns: columns, measure)
    do throws(SpreadsheetError) {
      try cells(&row)
    } catch {
      encoder = row.finish()
      throw error
    }
    let digests = row.digests
    if let height = row.measure.height { row.setHeight(height) }
    encoder = row.finish()
    return digests
  }

  private init(_ encoder: consuming RowEncoder, columns: Int, _ measure: RowMeasure) {
    self.encoder = encoder
    self.measure = measure
    digests = [CellDigest](repeating: .empty, count: columns)
  }

  private consuming func finish() -> RowEncoder { encoder }

  package var row: Int { encoder.row }

  private mutating func take(_ value: StaffValue?, _ column: Int) { digests[column] = CellDigest(value) }

  package mutating func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError) {
    take(.text(text), column)
    measure.take(text, column: column)
    try encoder.text(text, column: column, format: format)
  }

  package mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    digests[column] = CellDigest(text: utf8)
    measure.take(utf8, column: column)
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
    if case .text(let text) = cached { measure.take(text, column: column) }
    try encoder.formula(formula, cached: cached, column: column, format: format)
  }

  package mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    take(.text(text), column)
    try encoder.link(url: url, text: text, tip: tip, column: column, format: format)
  }

  /// Writes text into the first of several merged cells, as ``RowEncoder`` does.
  package mutating func mergeRow(
    firstColumn: Int, lastColumn: Int, text: String, format: FormatID
  ) throws(SpreadsheetError) {
    take(.text(text), firstColumn)
    try encoder.mergeRow(firstColumn: firstColumn, lastColumn: lastColumn, text: text, format: format)
  }

  package mutating func setHeight(_ height: RowHeight) { encoder.setHeight(height) }
}
