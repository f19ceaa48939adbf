import Foundation
import Testing

@testable import Spreadsheet

/// Rows that go into the finished workbook, past the library.
struct StreamedRowsTests {
  private static let day = CalendarDate(dayNumber: 20_778)

  @Test func `texts come back as they were, escapes and all`() throws {
    let texts = [
      "_x0041_", "a_x0041_x000D_b", "_x005F_", "a\r\nb", "\u{1}\u{1F}", "\u{FFFE}é\u{FFFF}", "=1+1", "  dua \t spasi ",
      "☐ Ya – “ç”", "\u{D7FF}\u{E000}\u{FFFD}", "\n", "&<>\"'", "</sheetData>", "😀", "000123", "_", "_x", "__x0041_",
      String(repeating: "a", count: 32_767),
      String(repeating: "😀", count: 16_383), String(repeating: "&", count: 32_767), "a\0b",
    ]
    let workbook = try Self.written(rows: 0..<texts.count, columns: 1) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      try encoder.text(texts[row], column: 0)
    }
    let rows = try Self.rows(workbook)
    #expect(rows.map { $0.text(0) } == texts)
  }

  @Test(.enabled(if: Tool.hasPython, "python3 is not installed"), arguments: CellValueTests.escapes)
  func `what XML cannot hold is escaped as in other rows`(text: String, written: String) throws {
    let workbook = try Self.written(rows: 0..<1, columns: 1) {
      (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in try encoder.text(text, column: 0)
    }
    #expect(try workbook.part("xl/worksheets/sheet1.xml").contains(">\(written)</t></is></c></row></sheetData>"))
  }

  @Test func `links lead where they say, also beside those of another sheet`() throws {
    let workbook = try WrittenWorkbook { book in
      let format = book.format(CellFormat())
      for name in ["Satu", "Dua"] {
        let sheet = try book.addSheet(name)
        try sheet.text("Judul", row: 0, column: 0)
        try sheet.autofilter(CellArea(rows: 0...2, columns: 0...1))
        try sheet.stream(rows: 1..<3, columns: 2, formats: [format], hasLinks: true) {
          (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
          try encoder.link(
            url: "https://wa.me/\(row)?text=a%20b&c=\"d e\"", text: "Kirim <WA>", tip: "ke \"\(row)\" & \(name)",
            column: 1,
            format: format)
        }
      }
    }
    let patch = try WorkbookPatch(path: workbook.path)
    for name in ["Satu", "Dua"] {
      let links = try patch.links(ofSheet: name)
      #expect(links.count == 2)
      #expect(links[CellPosition(row: 2, column: 1)] == "https://wa.me/2?text=a%20b&c=%22d%20e%22")
    }
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `links are read by others`() throws {
    let workbook = try WrittenWorkbook(sheet: { sheet in
      let format = sheet.storage.format(CellFormat())
      try sheet.stream(rows: 0..<1, columns: 1, formats: [format], hasLinks: true) {
        (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.link(url: "tel:+62812", text: "0812", tip: "Telepon", column: 0, format: format)
      }
    })
    #expect(
      try workbook.openpyxl("s['A1'].hyperlink.target, s['A1'].hyperlink.tooltip, s['A1'].value")
        == "tel:+62812 Telepon 0812")
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `invalid UTF-8 becomes a replacement character`() throws {
    let bytes: [UInt8] = [0x41, 0xE9, 0x42, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]
    let workbook = try Self.written(rows: 0..<1, columns: 1) {
      (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in try encoder.text(bytes.span, column: 0)
    }
    let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0.value) }.joined(separator: " ")
    #expect(try workbook.openpyxl("*[ord(c) for c in s['A1'].value]") == decoded)
  }

  @Test(arguments: ["a", "é", "😀"])
  func `a text over 32,767 UTF-16 units is refused with its cell`(character: String) {
    let text = String(repeating: character, count: 32_767 / character.utf16.count + 1)
    let error = #expect(throws: SpreadsheetError.self) {
      try Self.written(rows: 2..<3, columns: 28) { (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.text(text, column: 27)
      }
    }
    #expect(error?.cell == "AB3")
    #expect(error?.sheet == "Uji")
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `numbers come back equal, to the last digit`() throws {
    let numbers = [
      0, -0.0, 1, -1, 46_347.999_999_999_9, 9_007_199_254_740_992, -9_007_199_254_740_991, 0.1, 1e300, 2.5e-300,
      1.0 / 3,
      1e15, 999_999_999_999_999, 1e-5, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.5, 100,
    ]
    let workbook = try Self.written(rows: 0..<numbers.count, columns: 1) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      try encoder.number(numbers[row], column: 0)
    }
    let read = try workbook.openpyxl("*[repr(float(r[0].value)) for r in s.rows], sep='\\n'")
    #expect(read.split(separator: "\n").compactMap { Double($0) } == numbers)
    #expect(try Self.rows(workbook).map(\.cells.first?.value) == numbers.map { .number($0) })
  }

  @Test(arguments: [Double.nan, .infinity])
  func `a number that is not finite is refused`(number: Double) {
    #expect(throws: SpreadsheetError.self) {
      try Self.written(rows: 0..<1, columns: 1) { (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.number(number, column: 0)
      }
    }
    #expect(throws: SpreadsheetError.self) {
      try Self.written(rows: 0..<1, columns: 1) { (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.formula("=1/0", cached: .number(number), column: 0)
      }
    }
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `formats, column formats, dates, booleans, blanks and formulas are as in other rows`() throws {
    let workbook = try WrittenWorkbook { writer in
      let red = writer.format(
        CellFormat {
          $0.fill = Color(0xFF0000); $0.isBold = true
        })
      let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
      let text = writer.format(CellFormat { $0.numberFormat = "@" })
      let sheet = try writer.addSheet("Uji")
      try sheet.setColumn(first: 3, last: 4, format: text)
      try sheet.text("Judul", row: 0, column: 0)
      let written: (Int) throws -> Void = { row in
        try sheet.text("<a>", row: row, column: 0, format: red)
        try sheet.date(Self.day, row: row, column: 1, format: day)
        try sheet.boolean(true, row: row, column: 2)
        try sheet.text("b", row: row, column: 3)
        try sheet.blank(row: row, column: 5, format: red)
        try sheet.formula("=IF(C1,\"a\",\"<b>\")", cached: .text("<b>"), row: row, column: 6, format: red)
        try sheet.formula("=1/4", cached: .number(0.25), row: row, column: 7)
      }
      try written(1)
      try sheet.stream(rows: 2..<3, columns: 8, formats: [red, day]) {
        (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.text("<a>", column: 0, format: red)
        try encoder.date(Self.day, column: 1, format: day)
        try encoder.boolean(true, column: 2)
        try encoder.text("b", column: 3)
        try encoder.blank(column: 4, format: nil)
        try encoder.blank(column: 5, format: red)
        try encoder.formula("=IF(C1,\"a\",\"<b>\")", cached: .text("<b>"), column: 6, format: red)
        try encoder.formula("=1/4", cached: .number(0.25), column: 7)
      }
    }
    let row = "[(c.value, c.data_type, c._style) for c in s[%]]"
    #expect(
      try workbook.openpyxl(row.replacing("%", with: "2") + " == " + row.replacing("%", with: "3")) == "True")
    #expect(try workbook.openpyxl("s.dimensions, s['D3'].number_format, s['A3'].font.b") == "A1:H3 @ True")
    let read = try Self.rows(workbook)
    #expect(
      read[1].cells.map(\.value).filter { if case .text = $0 { false } else { true } }
        == read[2].cells.map(\.value).filter { if case .text = $0 { false } else { true } })
  }

  @Test(.enabled(if: Tool.hasChecker, "../shared/tools/check-workbook, openpyxl or lxml is not there"))
  func `several streamed sheets among others leave nothing to find fault with`() throws {
    let workbook = try WrittenWorkbook { writer in
      let bold = writer.format(CellFormat { $0.isBold = true })
      for name in ["Satu", "Dua", "Tiga"] {
        let sheet = try writer.addSheet(name)
        for column in 0..<3 { try sheet.text("Kolom \(column)", row: 0, column: column) }
        if name != "Dua" {
          try sheet.stream(rows: 1..<5000, columns: 3, formats: [bold]) {
            (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
            guard row % 7 != 0 else { return }
            try encoder.text("\(name) \(row)", column: 0, format: bold)
            try encoder.number(Double(row), column: 2)
          }
        }
        try sheet.autofilter(CellArea(rows: 0...4999, columns: 0...2))
        try sheet.conditionalFormat(
          CellArea(rows: 1...4999, columns: 0...2), formula: "=$C2=3", format: CellFormat { $0.isItalic = true },
          stopIfTrue: true)
      }
    }
    #expect(try workbook.problems().isEmpty)
    #expect(
      try workbook.openpyxl("[(x.title, x.max_row, x['A3'].value, x['C5000'].value) for x in b]")
        == "[('Satu', 5000, 'Satu 2', 4999), ('Dua', 1, None, None), ('Tiga', 5000, 'Tiga 2', 4999)]")
  }

  private enum Before: CaseIterable { case nothing, merge, filter }

  private static func merging(after before: Before) throws -> WrittenWorkbook {
    try WrittenWorkbook { writer in
      let bold = writer.format(CellFormat { $0.isBold = true })
      let sheet = try writer.addSheet("Formulir")
      switch before {
      case .nothing: break
      case .merge: try sheet.mergeRow(0, firstColumn: 0, lastColumn: 1, text: "a")
      case .filter: try sheet.autofilter(CellArea(rows: 0...13, columns: 0...2))
      }
      try sheet.pageBreaks(rows: [12])
      try sheet.stream(rows: 10..<14, columns: 3, formats: [bold]) {
        (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
        if row == 10 { encoder.setHeight(RowHeight(24.5)) }
        if row < 12 { try encoder.mergeRow(firstColumn: 0, lastColumn: 2, text: "baris \(row)", format: bold) }
        if row == 12 { try encoder.mergeRow(firstColumn: 1, lastColumn: 1, text: "satu", format: bold) }
      }
    }
  }

  @Test(.enabled(if: Tool.hasChecker, "../shared/tools/check-workbook, openpyxl or lxml is not there"))
  func `rows have heights and merged cells`() throws {
    let workbook = try Self.merging(after: .nothing)
    #expect(try workbook.problems().isEmpty)
    #expect(
      try workbook.openpyxl(
        "(sorted(str(m) for m in s.merged_cells.ranges), s['A11'].value, s['B13'].value, s.row_dimensions[11].height, s.row_dimensions[12].height)"
      ) == "(['A11:C11', 'A12:C12'], 'baris 10', 'satu', 24.5, None)")
  }

  @Test(arguments: [Before.merge, .filter])
  private func `streamed rows merge no cells where the sheet has merged cells or a filter`(before: Before) {
    #expect(throws: SpreadsheetError.self) { try Self.merging(after: before) }
  }

  @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
  func `the same calls make the same bytes, of no particular time and without ZIP64`() throws {
    let made = try (0..<3).map { _ in
      try Self.written(rows: 0..<30_000, columns: 2) { (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
        try encoder.text("baris \(row &* 7919 % 1000)", column: 0)
        try encoder.number(Double(row), column: 1)
      }
    }
    let bytes = try made.map { try Data(contentsOf: URL(filePath: $0.path)) }
    #expect(bytes[0] == bytes[1] && bytes[0] == bytes[2])
    let program = """
      import sys, zipfile
      entries = zipfile.ZipFile(sys.argv[1]).infolist()
      data = open(sys.argv[1], 'rb').read()
      print({e.date_time for e in entries}, {e.extract_version for e in entries},
        {data[e.header_offset + 28:e.header_offset + 30] for e in entries})
      """
    #expect(try Tool.python(program, made[0].path) == "{(1980, 1, 1, 0, 0, 0)} {20} {b'\\x00\\x00'}\n")
  }

  @Test(arguments: [0, 1, 20_000, 29_999])
  func `a maker that throws midway leaves no file`(at: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try WorkbookWriter(path: folder.appending(path: "buku.xlsx").path, created: Self.day)
    let sheet = try writer.addSheet("Uji")
    let thrown = SpreadsheetError(.noSuchSheet("buatan"), file: "x")
    try sheet.stream(rows: 0..<30_000, columns: 1, formats: []) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      if row == at { throw thrown }
      try encoder.text(String(repeating: "isi ", count: 20), column: 0)
    }
    #expect(throws: thrown) { try writer.close() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a package that cannot be written anew leaves no file, and says why`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The name is as long as a name may be; the one that libzip writes beside it is longer.
    let name = String(repeating: "n", count: 250) + ".xlsx"
    let writer = try WorkbookWriter(path: folder.appending(path: name).path, created: Self.day)
    try writer.addSheet("Uji").stream(rows: 0..<30_000, columns: 1, formats: []) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      try encoder.number(Double(row), column: 0)
    }
    let error = #expect(throws: SpreadsheetError.self) { try writer.close() }
    guard case .notWritable = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `streamed rows are the last of a sheet, in order of columns, in formats that were named`() throws {
    #expect(throws: SpreadsheetError.self) {
      try Self.written(rows: 0..<1, columns: 2) { (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.number(1, column: 1)
        try encoder.number(1, column: 0)
      }
    }
    #expect(throws: SpreadsheetError.self) {
      try Self.written(rows: 0..<1, columns: 2) { (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
        try encoder.number(1, column: 2)
      }
    }
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook { writer in
        let bold = writer.format(CellFormat { $0.isBold = true })
        try writer.addSheet("Uji").stream(rows: 0..<1, columns: 1, formats: []) {
          (encoder: inout RowEncoder, _: Int) throws(SpreadsheetError) in
          try encoder.number(1, column: 0, format: bold)
        }
      }
    }
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { sheet in
        try sheet.text("a", row: 3, column: 0)
        try sheet.stream(rows: 3..<4, columns: 1, formats: []) { _, _ in }
      })
    }
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { sheet in
        try sheet.stream(rows: 3..<4, columns: 1, formats: []) { _, _ in }
        try sheet.text("a", row: 9, column: 0)
      })
    }
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.stream(rows: 0..<1_048_577, columns: 1, formats: []) { _, _ in } })
    }
  }

  /// One sheet named `Uji` of streamed rows alone.
  private static func written(
    rows: Range<Int>, columns: Int, _ encode: @escaping (inout RowEncoder, Int) throws(SpreadsheetError) -> Void
  ) throws -> WrittenWorkbook {
    try WrittenWorkbook(sheet: { try $0.stream(rows: rows, columns: columns, formats: [], encode) })
  }

  private static func rows(_ workbook: WrittenWorkbook) throws -> [SheetRow] {
    let read = try XLSXWorkbook(path: workbook.path)
    let reader = try read.reader(of: try #require(read.sheets.first))
    var row = SheetRow()
    var rows: [SheetRow] = []
    while try reader.next(&row) { rows.append(row) }
    return rows
  }
}

extension SheetRow {
  /// The text of a cell by its place among the row's.
  fileprivate func text(_ place: Int) -> String? {
    guard place < cells.count, case .text(let range) = cells[place].value else { return nil }
    return string(range)
  }
}
