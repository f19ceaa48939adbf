import Testing

@testable import Spreadsheet

/// What is written comes back through our own reader.
struct RoundTripTests {
  @Test func `texts come back as they were, escapes and all`() throws {
    let texts = [
      "_x0041_", "a_x0041_x000D_b", "_x005F_", "_x005F_x0041_", "a\r\nb", "\u{1}\u{1F}", "\u{FFFE}é\u{FFFF}", "=1+1",
      "  dua \t spasi ", "\n", "&<>\"'", "😀", "1371012345670004", "000123", "_", "_x", "__x0041_",
    ]
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, text) in texts.enumerated() { try sheet.text(text, row: row, column: 0) }
    }
    #expect(try Self.cells(workbook).map(\.text) == texts)
  }

  @Test func `days, times, numbers, booleans and cached values come back typed`() throws {
    let workbook = try WrittenWorkbook { writer in
      let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
      let clock = writer.format(CellFormat { $0.numberFormat = "hh:mm" })
      let sheet = try writer.addSheet("Uji")
      try sheet.date(CalendarDate(dayNumber: 20_778), row: 0, column: 0, format: day)
      try sheet.number(14.5 / 24, row: 1, column: 0, format: clock)
      try sheet.number(-52.5, row: 2, column: 0)
      try sheet.boolean(true, row: 3, column: 0)
      try sheet.formula("=1/4", cached: .number(0.25), row: 4, column: 0)
      try sheet.formula("=\"a\"&\"b\"", cached: .text("ab_x0041_"), row: 5, column: 0)
      try sheet.link(url: "tel:+62812", text: "0812", row: 6, column: 0)
    }
    let cells = try Self.cells(workbook)
    #expect(
      cells.map(\.value).prefix(5) == [.date(46_347), .time(14.5 / 24), .number(-52.5), .boolean(true), .number(0.25)])
    #expect(cells.map(\.text).suffix(2) == ["ab_x0041_", "0812"])
  }

  /// The first cell of each row of the first sheet.
  private static func cells(_ workbook: WrittenWorkbook) throws -> [(value: CellValue, text: String?)] {
    let read = try XLSXWorkbook(path: workbook.path)
    let reader = try read.reader(of: try #require(read.sheets.first))
    var row = SheetRow()
    var cells: [(CellValue, String?)] = []
    while try reader.next(&row) {
      let cell = try #require(row.cells.first)
      if case .text(let range) = cell.value {
        cells.append((cell.value, row.string(range)))
      } else {
        cells.append((cell.value, nil))
      }
    }
    return cells
  }
}
