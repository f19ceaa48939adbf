import Batch
import Intake
import Spreadsheet

/// Makes a workbook of a text file: every cell as text, as a spreadsheet would show it (G5).
enum TextWorkbook {
  /// The sheet's name.
  static let sheet = "Data"

  /// - Parameters:
  ///   - source: the text file.
  ///   - path: the new workbook.
  ///   - schema: by which the header is found, to be made to look like one.
  ///   - date: the day that the workbook says it was made, so that the same input gives the same bytes (G4).
  /// - Throws: what reading and writing throw, `.limitPassed` for more rows or columns than a sheet has.
  static func make(
    from source: String, at path: String, schema: Schema, date: CalendarDate
  ) throws(SpreadsheetError) {
    let survey = try Survey(source, schema)
    let writer = try WorkbookWriter(path: path, created: date)
    let sheet = try writer.addSheet(Self.sheet)
    let text = writer.format(CellFormat { $0.numberFormat = "@" })
    let head = writer.format(
      CellFormat {
        $0.numberFormat = "@"; $0.isBold = true; $0.fill = Color(0xD9E1F2); $0.wrapsText = true; $0.vertical = .center
        $0.bottomBorder = CellBorder(.thin)
      })
    for (column, width) in survey.widths.enumerated() {
      try sheet.setColumn(first: column, last: column, width: Double(min(max(width + 2, 8), 42)), format: text)
    }
    var reader = try CSVReader(path: source)
    var row = SheetRow()
    while try reader.next(&row) {
      let format = survey.header.contains(row.index) ? head : text
      for cell in row.cells {
        guard case .text(let range) = cell.value else { continue }
        let text = row.bytes.span.extracting(range.range)
        // `="001234"` keeps a spreadsheet from making a number of a text; here it is one.
        if CellText.isWrapped(text) {
          try sheet.text(CellText.plain(text), row: row.index, column: Int(cell.column), format: format)
        } else {
          try sheet.text(text, row: row.index, column: Int(cell.column), format: format)
        }
      }
    }
    if let last = survey.header.last, last < 20 { try sheet.freeze(rows: last + 1, columns: 0) }
    if survey.lastRow > 0, !survey.widths.isEmpty {
      try sheet.ignoreNumbersStoredAsText(
        CellArea(rows: 0...survey.lastRow, columns: 0...survey.widths.count - 1))
    }
    try writer.close()
  }

  /// Where the header stands and how wide the columns are.
  private struct Survey {
    var header = 0..<0
    /// In characters, by column; title lines don't count.
    var widths: [Int] = []
    var lastRow = 0

    init(_ source: String, _ schema: Schema) throws(SpreadsheetError) {
      var reader = try CSVReader(path: source)
      if case .table(let table) = try Table.read(&reader, file: source, sheet: nil, schema: schema) {
        header = table.headerRow - 1..<table.headerRow - 1 + table.headerHeight
      }
      reader = try CSVReader(path: source)
      var row = SheetRow()
      while try reader.next(&row) {
        lastRow = row.index
        guard row.cells.count > 2 else { continue }
        for cell in row.cells {
          guard case .text(let range) = cell.value else { continue }
          while widths.count <= Int(cell.column) { widths.append(0) }
          widths[Int(cell.column)] = max(widths[Int(cell.column)], Int(range.count))
        }
      }
      guard lastRow <= CellArea.lastRow, widths.count <= CellArea.lastColumn - AnnotationColumn.count else {
        throw SpreadsheetError(.limitPassed(what: "rows", limit: CellArea.lastRow + 1), file: source)
      }
    }
  }
}
