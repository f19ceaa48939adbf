import Foundation
import Testing

@testable import Spreadsheet

/// What the library by itself would write wrong, cell by cell.
struct CellValueTests {
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that is not finite is refused with its cell`(number: Double) throws {
    let error = #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook { writer in
        let sheet = try writer.addSheet("Rekap")
        try sheet.number(number, row: 6, column: 1)
      }
    }
    #expect(error?.kind == .invalidValue(reason: "not a finite number"))
    #expect(error?.sheet == "Rekap")
    #expect(error?.cell == "B7")
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.formula("=1/0", cached: .number(number), row: 0, column: 0) })
    }
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `integers up to 2 to the 53rd and decimals of 15 digits come back equal`() throws {
    let numbers = [
      0, -0.0, 1, -1, 46_347.999_999_999_9, 9_007_199_254_740_992, -9_007_199_254_740_991, 0.1, 1e300, 2.5e-300,
    ]
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, number) in numbers.enumerated() { try sheet.number(number, row: row, column: 0) }
    }
    let read = try workbook.openpyxl("*[repr(float(r[0].value)) for r in s.rows], sep='\\n'")
    #expect(read.split(separator: "\n").compactMap { Double($0) } == numbers)
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `a number of 17 digits comes back within half a unit of its 16th`() throws {
    let number = 1.0 / 3 * 100
    let workbook = try WrittenWorkbook(sheet: { try $0.number(number, row: 0, column: 0) })
    let read = try #require(Double(try workbook.openpyxl("repr(s['A1'].value)")))
    #expect(abs(read - number) <= number * 5e-16)
  }

  @Test(.enabled(if: Tool.hasPython, "python3 is not installed"), arguments: escapes)
  func `what XML cannot hold is escaped and what looks like an escape is too`(text: String, written: String) throws {
    let workbook = try WrittenWorkbook(sheet: { try $0.text(text, row: 0, column: 0) })
    #expect(try workbook.part("xl/worksheets/sheet1.xml").contains(">\(written)</t>"))
  }

  static let escapes = [
    ("_x0041_", "_x005F_x0041_"), ("a_x0041_x000D_b", "a_x005F_x0041_x005F_x000D_b"), ("_x004G_", "_x004G_"),
    ("_x", "_x"), ("\u{1}", "_x0001_"), ("a\r\nb", "a_x000D_\nb"), ("\u{FFFE}é", "_xFFFE_é"), ("\u{FFFF}", "_xFFFF_"),
    ("\u{FFFD}", "\u{FFFD}"), ("a\0b", "a_x0000_b"), ("a\tb", "a\tb"), ("=1+1", "=1+1"),
    ("&<>\"'", "&amp;&lt;&gt;\"'"), ("😀", "😀"),
  ]

  @Test(.enabled(if: Tool.hasLibreOffice, "LibreOffice is not installed"))
  func `LibreOffice reads every text as it was written`() throws {
    let texts = [
      "_x0041_", "=1+1", " dua spasi  ", "+62812", "000123", "baris\nbaru", "é 😀 \u{202F}", "'kutip",
      "1371012345670004",
    ]
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, text) in texts.enumerated() { try sheet.text(text, row: row, column: 0) }
    }
    let csv = try workbook.libreOffice()
    #expect(csv == texts.map { "\"\($0)\"\n" }.joined())
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `blanks at the ends of a text are kept`() throws {
    let workbook = try WrittenWorkbook(sheet: { try $0.text(" \n x\t", row: 0, column: 0) })
    #expect(try workbook.openpyxl("repr(s['A1'].value)") == "' \\n x\\t'")
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `invalid UTF-8 becomes a replacement character`() throws {
    let bytes: [UInt8] = [0x41, 0xE9, 0x42, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]
    let workbook = try WrittenWorkbook(sheet: { try $0.text(bytes.span, row: 0, column: 0) })
    let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0.value) }.joined(separator: " ")
    #expect(try workbook.openpyxl("*[ord(c) for c in s['A1'].value]") == decoded)
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"), arguments: ["a", "é", "😀"])
  func `a text of 32,767 UTF-16 units is written and a longer one is refused`(character: String) throws {
    let text = String(repeating: character, count: 32_767 / character.utf16.count)
    let workbook = try WrittenWorkbook(sheet: { try $0.text(text, row: 0, column: 0) })
    #expect(try workbook.openpyxl("len(s['A1'].value.encode('utf-16-le')) // 2") == "\(text.utf16.count)")
    let error = #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.text(text + character, row: 2, column: 27) })
    }
    #expect(error?.cell == "AB3")
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `dates, times, booleans and formulas are typed`() throws {
    let workbook = try WrittenWorkbook { writer in
      let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
      let clock = writer.format(CellFormat { $0.numberFormat = "hh:mm" })
      let sheet = try writer.addSheet("Uji")
      try sheet.date(CalendarDate(dayNumber: 20_778), row: 0, column: 0, format: day)
      try sheet.number((14 * 60 + 5) / 1440, row: 0, column: 1, format: clock)
      try sheet.boolean(false, row: 0, column: 2)
      try sheet.formula("=IF(C1,\"a\",\"<b>\")", cached: .text("<b>"), row: 0, column: 3)
      try sheet.blank(row: 0, column: 4, format: day)
    }
    #expect(
      try workbook.openpyxl("*[repr(c.value) for c in s[1]]")
        == "datetime.datetime(2026, 11, 21, 0, 0) datetime.time(14, 5) False '=IF(C1,\"a\",\"<b>\")' None")
    #expect(
      try Tool.python(
        "import sys,openpyxl; print(openpyxl.load_workbook(sys.argv[1], data_only=True).worksheets[0]['D1'].value)",
        workbook.path) == "<b>\n")
  }

  @Test func `a day before March 1900 is refused`() throws {
    let day = try #require(CalendarDate(iso: "1900-02-28"))
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.date(day, row: 0, column: 0, format: nil) })
    }
  }

  @Test func `a cell of an earlier row is refused rather than lost`() throws {
    let writes: [(SheetWriter) throws -> Void] = [
      { try $0.text("a", row: 3, column: 0) }, { try $0.number(1, row: 3, column: 0) },
      { try $0.setRow(3, height: 20) }, { try $0.link(url: "tel:1", text: "1", row: 3, column: 0) },
      { try $0.formula("=1", cached: .number(1), row: 3, column: 0) },
      { try $0.mergeRow(3, firstColumn: 0, lastColumn: 1, text: "a") },
    ]
    for write in writes {
      let error = #expect(throws: SpreadsheetError.self) {
        try WrittenWorkbook { writer in
          let sheet = try writer.addSheet("Uji")
          try sheet.text("b", row: 4, column: 1)
          try write(sheet)
        }
      }
      #expect(error?.cell == "A4")
      #expect(error?.kind == .invalidValue(reason: "row 4 after row 5: rows are written in order"))
    }
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `within a row any order will do and the last write wins`() throws {
    let workbook = try WrittenWorkbook(sheet: { sheet in
      try sheet.text("c", row: 0, column: 2)
      try sheet.text("a", row: 0, column: 0)
      try sheet.text("A", row: 0, column: 0)
    })
    #expect(try workbook.openpyxl("*[c.value for c in s[1]]") == "A None c")
  }

  @Test func `a cell outside the sheet passes a limit`() throws {
    for (row, column) in [(1_048_576, 0), (0, 16_384), (0, -1)] {
      #expect(throws: SpreadsheetError.self) {
        try WrittenWorkbook(sheet: { try $0.text("a", row: row, column: column) })
      }
    }
  }
}
