import Foundation
import Testing

@testable import Spreadsheet

struct XLSXReadTests {
  static let folder = TestFiles.fixtures.appending(path: "read")
  static let names = TestFiles.names(in: folder).filter { $0.hasSuffix(".xlsx") }.map { String($0.dropLast(5)) }

  @Test(arguments: names) func `a package gives the cells that its file says`(_ name: String) throws {
    let expected = try ReadCell.lines(Self.folder.appending(path: "\(name).cells"))
    let cells = try ReadCell.all(of: Self.folder.appending(path: "\(name).xlsx").path)
    #expect(cells == expected)
  }

  @Test func `there are fixtures`() {
    #expect(Self.names.count > 40)
  }

  @Test func `a hidden row says so and keeps its cells`() throws {
    let workbook = try XLSXWorkbook(path: Self.folder.appending(path: "hidden_rows.xlsx").path)
    let reader = try workbook.reader(of: #require(workbook.sheets.first))
    var row = SheetRow()
    var hidden: [Bool] = []
    while try reader.next(&row) { hidden.append(row.isHidden) }
    #expect(hidden == [false, true, false])
  }

  @Test func `merged cells are told as areas`() throws {
    let workbook = try XLSXWorkbook(path: Self.folder.appending(path: "merged_cells.xlsx").path)
    let reader = try workbook.reader(of: #require(workbook.sheets.first), readsFrame: true)
    var row = SheetRow()
    while try reader.next(&row) {}
    #expect(reader.frame?.merged == [CellArea(rows: 0...1, columns: 0...1), CellArea(rows: 3...4, columns: 3...3)])
  }

  @Test func `sheets come in the workbook's order with who sees them, without chart sheets`() throws {
    let path = Self.folder.appending(path: "hidden_sheets_and_a_chart_sheet.xlsx").path
    let workbook = try XLSXWorkbook(path: path)
    #expect(workbook.path == path)
    #expect(workbook.sheets.map(\.name) == ["Terlihat & terang", "Tersembunyi", "Sangat tersembunyi"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
  }

  @Test func `the workbook tells its date system`() throws {
    #expect(try XLSXWorkbook(path: Self.folder.appending(path: "date_1904.xlsx").path).uses1904Dates)
    #expect(try !XLSXWorkbook(path: Self.folder.appending(path: "date_1904_said_false.xlsx").path).uses1904Dates)
  }

  @Test func `two readers of one workbook do not disturb each other`() throws {
    let workbook = try XLSXWorkbook(path: Self.folder.appending(path: "produced_by_xlsxwriter.xlsx").path)
    let sheet = try #require(workbook.sheets.first)
    let first = try workbook.reader(of: sheet)
    let second = try workbook.reader(of: sheet)
    var one = SheetRow()
    var two = SheetRow()
    while try first.next(&one) {
      #expect(try second.next(&two))
      #expect(one.cells == two.cells)
      #expect(one.bytes == two.bytes)
    }
    #expect(try !second.next(&two))
    #expect(try !first.next(&one))
  }

  @Test func `a reader serves callers that know only the protocol`() throws {
    func count(_ reader: inout some RowReader) throws(SpreadsheetError) -> Int {
      var row = SheetRow()
      var rows = 0
      while try reader.next(&row) { rows += 1 }
      return rows
    }
    let workbook = try XLSXWorkbook(path: Self.folder.appending(path: "produced_by_openpyxl.xlsx").path)
    var reader = try workbook.reader(of: #require(workbook.sheets.first))
    #expect(try count(&reader) == 4)
  }

  @Test(arguments: [false, true])
  func `of several cells in one place the last with a value counts`(_ includesEmptyCells: Bool) throws {
    let package = try HandMadePackage(
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"A1\"/></row></sheetData>")
    let workbook = try XLSXWorkbook(path: package.path)
    let reader = try workbook.reader(
      of: #require(workbook.sheets.first), includesEmptyCells: includesEmptyCells)
    var row = SheetRow()
    #expect(try reader.next(&row))
    #expect(row.cells.map(\.value) == [.number(2)])
  }

  @Test(arguments: [
    (["A", "A"], ["A", "A1"]), (["A", "A1", "A"], ["A", "A1", "A2"]), (["A", "A", "A1"], ["A", "A2", "A1"]),
    (["A", "a"], ["A", "a"]), (["A", "A", "A"], ["A", "A1", "A2"]), (["", ""], ["", "1"]), (["B", "A"], ["B", "A"]),
  ])
  func `of several sheets of one name each has one of its own`(_ names: [String], _ expected: [String]) {
    #expect(SheetNames.distinct(names) == expected)
  }

  /// The workbook part of a hand-made package with this list of sheets.
  private func sheets(_ list: String) -> [String: String?] {
    [
      "xl/workbook.xml": HandMadePackage.declaration
        + "<workbook xmlns=\"\(HandMadePackage.main)\" xmlns:r=\"\(HandMadePackage.relationships)\"><sheets>\(list)</sheets></workbook>"
    ]
  }

  @Test func `two sheets of one name are both read and changed`() throws {
    let list = "<sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Data\" sheetId=\"2\" r:id=\"rId2\"/>"
    let package = try HandMadePackage("<sheetData><row><c><v>1</v></c></row></sheetData>", parts: sheets(list))
    #expect(
      try ReadCell.all(of: package.path).map { "\($0)" } == ["Data!A1 num number(1.0)", "Data1!A1 num number(7.0)"])
    try package.patch { try $0.edit([CellEdit(row: 0, column: 0, value: .number(8))], sheet: "Data1") }
    #expect(try ReadCell.all(of: package.output).map(\.value) == [.number(1), .number(8)])
  }

  @Test func `a sheet's relationship is found without the prefix of its attribute`() throws {
    let list =
      "<sheet name=\"A\" sheetId=\"1\" id=\"rId1\"/><sheet name=\"B\" sheetId=\"2\" r:id=\"rId2\" id=\"rId1\"/>"
    let package = try HandMadePackage("<sheetData><row><c><v>1</v></c></row></sheetData>", parts: sheets(list))
    #expect(try ReadCell.all(of: package.path).map(\.value) == [.number(1), .number(7)])
  }

  @Test func `of several workbook parts the first that is there counts`() throws {
    let relationship = { (id: Int, target: String) in
      "<Relationship Id=\"rId\(id)\" Type=\"\(HandMadePackage.relationships)/officeDocument\" Target=\"\(target)\"/>"
    }
    let package = try HandMadePackage(
      "<sheetData/>",
      parts: [
        "_rels/.rels":
          "<Relationships>\(relationship(1, "xl/tiada.xml"))\(relationship(2, "xl/workbook.xml"))</Relationships>"
      ])
    #expect(try ReadCell.all(of: package.path).map(\.value) == [.number(7)])
  }

  @Test func `shared strings are found by their usual name where the relationship leads nowhere`() throws {
    let relationships = HandMadePackage.relationships
    let package = try HandMadePackage(
      "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>",
      parts: [
        "xl/sharedStrings.xml": "<sst><si><t>halo</t></si></sst>",
        "xl/_rels/workbook.xml.rels":
          "<Relationships><Relationship Id=\"rId1\" Type=\"\(relationships)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"\(relationships)/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
          + "<Relationship Id=\"rId3\" Type=\"\(relationships)/sharedStrings\" Target=\"tiada.xml\"/></Relationships>",
      ])
    #expect(try ReadCell.all(of: package.path).map(\.value) == [.string("halo"), .number(7)])
  }

  @Test(arguments: [
    ("<c t=\"n\"><is><t>a</t></is><v>1</v></c>", ReadCell.Value.number(1)),
    ("<c><v>1</v><is><t>a</t></is></c>", .number(1)), ("<c><is><t>a</t></is></c>", .string("a")),
    ("<c t=\"str\"><is><t>a</t></is><v>b</v></c>", .string("b")),
    ("<c t=\"str\"><v>b</v><is><t>a</t></is></c>", .string("b")),
    ("<c t=\"inlineStr\"><v>1</v><is><t>a</t></is><v>2</v></c>", .string("a")),
    ("<c><is><t>a</t></is><is><t>b</t></is></c>", .string("b")), ("<c><is><t>a</t></is><v/></c>", .string("a")),
  ])
  func `an inline text in a cell of another type counts where it has no value`(
    _ cell: String, _ expected: ReadCell.Value
  ) throws {
    let package = try HandMadePackage("<sheetData><row>\(cell)</row></sheetData>")
    #expect(try ReadCell.all(of: package.path).first?.value == expected)
  }
}
