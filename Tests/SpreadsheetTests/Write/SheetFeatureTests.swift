import Foundation
import Testing

@testable import Spreadsheet

/// What the library by itself would take and Excel would not.
struct SheetFeatureTests {
  private static let days = CalendarDate(dayNumber: 20_778)...CalendarDate(dayNumber: 20_785)

  @Test(arguments: [
    "", String(repeating: "a", count: 32), "a/b", "a\\b", "a?b", "a*b", "[a", "a]", "a:b", "'a", "a'", "History",
    "a\u{1}",
    "data pasien", String(repeating: "😀", count: 16),
  ])
  func `a sheet name that Excel would not take is refused`(name: String) throws {
    let error = #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook { writer in
        _ = try writer.addSheet("Data Pasien")
        _ = try writer.addSheet(name)
      }
    }
    #expect(error?.sheet == name)
  }

  @Test(
    .enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"),
    arguments: ["2026", "A1", "R1C1", "TRUE", "O'Neil & Co", "Ünïcode"])
  func `a sheet name that formulas must quote is quoted`(name: String) throws {
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet(name)
      try sheet.text("a", row: 0, column: 0)
      try sheet.pageSetup(PageSetup { $0.repeatRows = 0...0 })
      try sheet.autofilter(CellArea(rows: 0...1, columns: 0...1))
    }
    #expect(try workbook.problems() == "")
    let quoted = quotedSheetName(name).replacing("&", with: "&amp;")
    #expect(try workbook.part("xl/workbook.xml").contains(">\(quoted)!$1:$1<"))
  }

  @Test func `links keep their escapes, and the library does not add to them`() throws {
    let links = [
      "https://wa.me/628123?text=Selamat%20pagi%2C%20Ibu%0A100%25", "tel:+628123456789", "mailto:a@b.id?subject=x%20y",
    ]
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, link) in links.enumerated() { try sheet.link(url: link, text: "buka", row: row, column: 0) }
      try sheet.link(url: "internal:'Uji'!A1", text: "atas", tip: "Ke atas", row: 9, column: 0)
    }
    let relationships = try workbook.part("xl/worksheets/_rels/sheet1.xml.rels")
    for link in links { #expect(relationships.contains("Target=\"\(link)\"")) }
    #expect(try workbook.part("xl/worksheets/sheet1.xml").contains("location=\"'Uji'!A1\""))
  }

  @Test func `a sheet takes 65,530 links and no more`() throws {
    var refused: SpreadsheetError?
    let workbook = try WrittenWorkbook(sheet: { sheet in
      for row in 0..<SheetWriter.linkLimit { try sheet.link(url: "tel:\(row)", text: "t", row: row, column: 0) }
      #expect(sheet.linksLeft == 0)
      refused = #expect(throws: SpreadsheetError.self) {
        try sheet.link(url: "tel:1", text: "t", row: SheetWriter.linkLimit, column: 0)
      }
    })
    #expect(refused?.kind == .limitPassed(what: "links", limit: 65_530))
    #expect(try workbook.part("xl/worksheets/_rels/sheet1.xml.rels").contains("rId65530"))
  }

  @Test func `an address over 2079 bytes or a tip over 255 characters is refused`() throws {
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: {
        try $0.link(url: "https://" + String(repeating: "a", count: 2072), text: "a", row: 0, column: 0)
      })
    }
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: {
        try $0.link(url: "tel:1", text: "a", tip: String(repeating: "a", count: 256), row: 0, column: 0)
      })
    }
  }

  @Test(arguments: [
    [], [""], ["a,b"], ["a\"b"], [String(repeating: "a", count: 256)], Array(repeating: "abcdefg", count: 33),
    [String(repeating: "é", count: 128)],
  ])
  func `choices that Excel or the library could not hold are refused`(choices: [String]) throws {
    let error = #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.listValidation(CellArea(row: 0, column: 2), choices: choices) })
    }
    #expect(error?.cell == "C1")
  }

  @Test(
    .enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"),
    arguments: [
      [String(repeating: "a", count: 255)], Array(repeating: "abcdefg", count: 32), ["Ya", "Tidak", "é & <é>"],
    ])
  func `choices of 255 bytes are offered`(choices: [String]) throws {
    let workbook = try WrittenWorkbook(sheet: { try $0.listValidation(CellArea(row: 0, column: 2), choices: choices) })
    #expect(try workbook.problems() == "")
    #expect(
      try workbook.openpyxl("s.data_validations.dataValidation[0].formula1") == "\"" + choices.joined(separator: ",")
        + "\"")
  }

  @Test func `the 256th validation is refused where the library would lose them all`() throws {
    var refused: SpreadsheetError?
    let workbook = try WrittenWorkbook(sheet: { sheet in
      for row in 0..<255 { try sheet.dateValidation(CellArea(row: row, column: 0), between: Self.days) }
      refused = #expect(throws: SpreadsheetError.self) {
        try sheet.dateValidation(CellArea(row: 255, column: 0), between: Self.days)
      }
    })
    #expect(refused?.kind == .limitPassed(what: "validations", limit: 255))
    #expect(try workbook.part("xl/worksheets/sheet1.xml").contains("<dataValidations count=\"255\">"))
  }

  @Test func `messages over Excel's length are refused`() throws {
    for messages in [
      ValidationMessages(inputTitle: String(repeating: "a", count: 33)),
      ValidationMessages(errorMessage: String(repeating: "😀", count: 128)),
    ] {
      #expect(throws: SpreadsheetError.self) {
        try WrittenWorkbook(sheet: {
          try $0.dateValidation(CellArea(row: 0, column: 0), between: Self.days, messages: messages)
        })
      }
    }
  }

  @Test func `merges of one row that overlap are refused`() throws {
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { sheet in
        try sheet.mergeRow(0, firstColumn: 0, lastColumn: 3, text: "a")
        try sheet.mergeRow(0, firstColumn: 3, lastColumn: 5, text: "b")
      })
    }
  }

  @Test func `more than 1023 page breaks are refused`() throws {
    _ = try WrittenWorkbook(sheet: { try $0.pageBreaks(rows: Array(1...1023)) })
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook(sheet: { try $0.pageBreaks(rows: Array(1...1024)) })
    }
  }

  @Test func `a number format that the library would cut is refused at the end`() throws {
    #expect(throws: SpreadsheetError.self) {
      try WrittenWorkbook { writer in
        _ = try writer.addSheet("Uji")
        _ = writer.format(CellFormat { $0.numberFormat = String(repeating: "0", count: 128) })
      }
    }
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `a fill is read back, black and white too`() throws {
    let colors: [UInt32] = [0xFF0000, 0x000000, 0xFFFFFF]
    let workbook = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Uji")
      for (row, color) in colors.enumerated() {
        let format = writer.format(
          CellFormat {
            $0.fill = Color(color)
            $0.fontColor = Color(color)
          })
        try sheet.text("a", row: row, column: 0, format: format)
      }
    }
    #expect(
      try workbook.openpyxl("*[r[0].fill.fill_type + r[0].fill.fgColor.rgb + r[0].font.color.rgb for r in s.rows]")
        == "solidFFFF0000FFFF0000 solidFF000000FF000000 solidFFFFFFFFFFFFFFFF")
  }
}
