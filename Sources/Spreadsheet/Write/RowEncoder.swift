/// Puts the rows of a streamed part of a sheet into XML (ECMA-376 §18.3.1.73), cell by cell and column by column.
///
/// The cells of a row are written in the order of their columns, counted from 0. A nil format is the column's or the
/// workbook's.
@safe package struct RowEncoder: ~Copyable {
  private let path: String
  private let sheet: String
  private let columns: [SheetXML.Piece]
  private let styles: SheetStyles
  /// What a text comes out as; nil leaves it as it is.
  private let rendering: (@Sendable (String) -> String)?
  private var xml = SheetXML()
  /// The row, counted from 0.
  package private(set) var row = 0
  private var rowDigits = SheetXML.Piece()
  /// Nil for the sheet's own.
  private var height: RowHeight?
  /// Where the row's height stands among its bytes.
  private var heightPlace = 0
  /// The last column written, or -1.
  private var column = -1
  /// Where links go; nil where of a link the text alone is written.
  private let links: StreamedLinks?
  /// `mergeCell` elements of all rows (ECMA-376 §18.3.1.54), and how many.
  private(set) var merges: (xml: [UInt8], count: Int) = ([], 0)

  init(
    path: String, sheet: String, columns: Int, styles: SheetStyles, rendering: (@Sendable (String) -> String)? = nil,
    links: StreamedLinks? = nil
  ) {
    self.links = links
    self.path = path
    self.sheet = sheet
    self.columns = (0..<columns).map { SheetXML.Piece("<c r=\"" + CellReference.letters($0)) }
    self.styles = styles
    self.rendering = rendering
  }

  // MARK: Cells

  /// Writes text; an empty one leaves a blank cell. A text that begins with `=` stays text.
  ///
  /// - Throws: `.invalidValue` over 32,767 UTF-16 units.
  package mutating func text(_ text: String, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    var text = rendering.map { $0(text) } ?? text
    let result = text.withUTF8 { utf8 -> Result<Void, SpreadsheetError> in
      do throws(SpreadsheetError) {
        return .success(try unsafe plainText(utf8.span, column: column, format: format))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Writes UTF-8 text; invalid bytes become U+FFFD.
  ///
  /// - Throws: `.invalidValue` over 32,767 UTF-16 units.
  package mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    guard rendering == nil else {
      let text = unsafe utf8.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      return try self.text(text, column: column, format: format)
    }
    try plainText(utf8, column: column, format: format)
  }

  private mutating func plainText(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    guard !utf8.isEmpty else { return try blank(column: column, format: format) }
    try begin(column, format)
    xml.append(" t=\"inlineStr\"><is><t")
    guard xml.appendText(utf8, keepsBlanks: true) else { throw tooLong() }
    xml.append("</t></is></c>")
  }

  /// Writes a number; it reads back equal.
  ///
  /// - Throws: `.invalidValue` for NaN and infinities, which a workbook cannot hold.
  package mutating func number(_ number: Double, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    guard number.isFinite else { throw invalid("not a finite number", column) }
    try begin(column, format)
    xml.append("><v>")
    xml.append(number)
    xml.append("</v></c>")
  }

  /// Writes a day; the format must show it as one (`dd/mm/yyyy`).
  ///
  /// - Throws: `.invalidValue` before 1900-03-01, where Excel's calendar is wrong.
  package mutating func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError) {
    guard date.serial >= 61 else { throw invalid("\(date) is before 1900-03-01", column) }
    try number(date.serial, column: column, format: format)
  }

  package mutating func boolean(_ value: Bool, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    try begin(column, format)
    xml.append(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
  }

  /// Writes a cell that has a format and no value; without a format nothing is written.
  package mutating func blank(column: Int, format: FormatID?) throws(SpreadsheetError) {
    guard let format else { return }
    try begin(column, format)
    xml.append("/>")
  }

  /// Writes a formula as ``SheetWriter/formula(_:cached:row:column:format:)`` does.
  ///
  /// - Throws: `.invalidValue` over 8192 UTF-16 units, or for a cached number that is not finite.
  package mutating func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID? = nil
  ) throws(SpreadsheetError) {
    let formula = rendering.map { $0(formula) } ?? formula
    guard let body = formulaBody(formula) else { throw invalid(notAFormula, column) }
    if case .number(let number) = cached, !number.isFinite { throw invalid("not a finite number", column) }
    try begin(column, format)
    if case .text = cached { xml.append(" t=\"str\"") }
    xml.append("><f>")
    xml.appendEscaped(body)
    xml.append("</f><v")
    switch cached {
    case .number(let number):
      xml.append(">")
      xml.append(number)
    case .text(let text):
      var text = rendering.map { $0(text) } ?? text
      let fits = text.withUTF8 { utf8 in unsafe xml.appendText(utf8.span, keepsBlanks: false) }
      guard fits else { throw tooLong() }
    }
    xml.append("</v></c>")
  }

  /// Writes text that opens an address.
  ///
  /// - Throws: `.limitPassed` after 65,530 links of a sheet, `.invalidValue` where there is no text, or the address or the tip is
  ///   too long.
  package mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    if let links {
      guard !text.isEmpty else { throw invalid("a link without text", column) }
      let cell = CellReference.name(row: row, column: column)
      let tip = rendering.flatMap { rendering in tip.map { rendering($0) } } ?? tip
      try links.add(url, tip: tip, cell: cell, file: path, sheet: sheet)
    }
    try self.text(text, column: column, format: format)
  }

  /// Writes text into the first of several merged cells; the others get the format.
  package mutating func mergeRow(
    firstColumn: Int, lastColumn: Int, text: String, format: FormatID
  ) throws(SpreadsheetError) {
    try self.text(text, column: firstColumn, format: format)
    for column in stride(from: firstColumn + 1, through: lastColumn, by: 1) {
      try blank(column: column, format: format)
    }
    guard firstColumn < lastColumn else { return }
    let first = CellReference.name(row: row, column: firstColumn)
    let last = CellReference.name(row: row, column: lastColumn)
    merges.xml.append(contentsOf: "<mergeCell ref=\"\(first):\(last)\"/>".utf8)
    merges.count += 1
  }

  // MARK: Rows

  /// Gives the row a height, before or after its cells.
  package mutating func setHeight(_ height: RowHeight) { self.height = height }

  /// Bytes that wait to be taken.
  var count: Int { xml.count }

  /// Gives the bytes away.
  mutating func take(_ sink: EntrySink) throws(SpreadsheetError) {
    try unsafe sink.send(xml.bytes)
    xml.clear()
  }

  /// Encodes one row; a row without a cell leaves nothing.
  mutating func encode(
    row: Int, _ cells: (inout RowEncoder, Int) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    self.row = row
    column = -1
    height = nil
    rowDigits = SheetXML.Piece("\(row + 1)\"")
    try cells(&self, row)
    guard column >= 0 else { return }
    xml.append("</row>")
    if let height { xml.insert(height.attributes, at: heightPlace) }
  }

  /// Begins a cell: all but the `>` of its element's tag.
  private mutating func begin(_ column: Int, _ format: FormatID?) throws(SpreadsheetError) {
    guard column > self.column, column < columns.count else {
      throw invalid("column \(column + 1) after \(self.column + 1) of \(columns.count)", column)
    }
    guard let style = styles.piece(format, column: column) else {
      throw invalid("a format that was not named for the streamed rows", column)
    }
    if self.column < 0 {
      xml.append("<row r=\"")
      xml.append(rowDigits)
      heightPlace = xml.count
      xml.append(">")
    }
    self.column = column
    xml.append(columns[column])
    xml.append(rowDigits)
    xml.append(style)
  }

  // MARK: Errors

  private func invalid(_ reason: String, _ column: Int) -> SpreadsheetError {
    SpreadsheetError(
      .invalidValue(reason: reason), file: path, sheet: sheet,
      cell: column < 0 ? nil : CellReference.name(row: row, column: column))
  }

  private func tooLong() -> SpreadsheetError { invalid("text over \(CellText.lengthLimit) characters", column) }
}
