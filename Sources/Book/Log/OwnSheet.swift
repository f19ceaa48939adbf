import Spreadsheet

/// A hidden sheet in which Sapa remembers something: rows of texts under a header, all of them its own. Nobody types there, and no
/// copy of the book brings anything of it.
package struct OwnSheet: Sendable {
  /// The sheets of such names; ``BaseSheet`` is one of them.
  package static let names: Set<String> = [BaseSheet.name, NumberSheet.name, MessageSheet.name, words]

  /// The sheet in which the live formulas of a log look up words and settings.
  package static let words = "Kata Sapa"

  package let name: String
  let headers: [String]
  /// How many texts a row has at most; the last ones may go on without a header.
  let columns: Int
  /// The columns' width in characters.
  let width: Double
  /// How many rows there are below the header.
  let count: Int
  /// The texts of a row, from 0.
  let row: @Sendable (Int) -> [String]

  /// A sheet of such rows.
  package init(
    name: String, headers: [String], columns: Int, width: Double, count: Int,
    row: @escaping @Sendable (Int) -> [String]
  ) {
    (self.name, self.headers, self.columns) = (name, headers, columns)
    (self.width, self.count, self.row) = (width, count, row)
  }

  /// Writes the sheet of a new book.
  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: headers.count - 1, width: width)
    for (column, header) in headers.enumerated() { try sheet.text(header, row: 0, column: column) }
    try sheet.stream(rows: 1..<1 + count, columns: columns, formats: []) {
      (encoder: inout RowEncoder, place: Int) throws(SpreadsheetError) in
      for (column, text) in row(place - 1).enumerated() where !text.isEmpty { try encoder.text(text, column: column) }
    }
    try sheet.hide()
  }

  /// Puts the rows in the place of those that stand in a book, where these are others; gives whether the sheet was gone.
  func update(_ patch: WorkbookPatch) throws(SpreadsheetError) -> Bool {
    let standing = patch.workbook.sheets.first { $0.name == name }
    if let standing, try isSame(patch.workbook.reader(of: standing)) { return false }
    var texts = TextRows()
    texts.append(headers)
    for place in 0..<count { texts.append(row(place)) }
    try patch.replaceSheet(name, texts: texts, visibility: .hidden)
    return standing == nil
  }

  private func isSame(_ reader: XLSXSheetReader) throws(SpreadsheetError) -> Bool {
    var standing = SheetRow()
    var place = 0
    while try reader.next(&standing) {
      if standing.cells.isEmpty { continue }
      guard standing.index == place, place <= count else { return false }
      let texts = place == 0 ? headers : row(place - 1)
      guard standing.cells.count == texts.count(where: { !$0.isEmpty }) else { return false }
      for cell in standing.cells {
        guard case .text(let range) = cell.value, texts.indices.contains(Int(cell.column)),
          standing.bytes[range.range].elementsEqual(texts[Int(cell.column)].utf8)
        else { return false }
      }
      place += 1
    }
    return place == count + 1
  }
}
