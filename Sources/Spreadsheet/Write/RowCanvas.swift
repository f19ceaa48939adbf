/// Where the cells of one row go: into a new sheet, or as edits into one that exists.
///
/// Columns are counted from 0. A nil format is the column's or the workbook's.
package protocol RowCanvas: ~Copyable {
  /// The row, counted from 0.
  var row: Int { get }

  /// Writes text; an empty one leaves a blank cell.
  mutating func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError)
  /// Writes UTF-8 text.
  mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError)
  mutating func number(_ number: Double, column: Int, format: FormatID?) throws(SpreadsheetError)
  /// Writes a day; the format must show it as one.
  mutating func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError)
  mutating func boolean(_ value: Bool, column: Int, format: FormatID?) throws(SpreadsheetError)
  /// Writes a cell that has a format and no value.
  mutating func blank(column: Int, format: FormatID?) throws(SpreadsheetError)
  mutating func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID?
  ) throws(SpreadsheetError)
  /// Writes text that opens an address.
  mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError)
  /// Says that the column's value is what a workbook holds, and no input tells of it; of a new row that says nothing.
  mutating func keep(column: Int)
}

extension RowCanvas where Self: ~Copyable {
  package mutating func keep(column: Int) {}
}

extension RowEncoder: RowCanvas {}

/// One row of a new sheet.
package struct NewRow: RowCanvas {
  package let sheet: SheetWriter
  package let row: Int

  package init(_ sheet: SheetWriter, row: Int) {
    self.sheet = sheet
    self.row = row
  }

  package func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.text(text, row: row, column: column, format: format)
  }

  package func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.text(utf8, row: row, column: column, format: format)
  }

  package func number(_ number: Double, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.number(number, row: row, column: column, format: format)
  }

  package func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.date(date, row: row, column: column, format: format)
  }

  package func boolean(_ value: Bool, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.boolean(value, row: row, column: column, format: format)
  }

  package func blank(column: Int, format: FormatID?) throws(SpreadsheetError) {
    try sheet.blank(row: row, column: column, format: format)
  }

  package func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    try sheet.formula(formula, cached: cached, row: row, column: column, format: format)
  }

  package func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    try sheet.link(url: url, text: text, tip: tip, row: row, column: column, format: format)
  }
}
