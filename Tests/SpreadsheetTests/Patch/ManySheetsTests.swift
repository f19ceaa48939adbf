import Foundation
import Testing

@testable import Spreadsheet

struct ManySheetsTests {
  private static let count = 3000

  private func package() throws -> HandMadePackage {
    let numbers = 1...Self.count
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    var entries: [(name: String, data: Data)] = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"\(types)worksheet+xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)sheet.main+xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"r\" Type=\"\(HandMadePackage.relationships)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(HandMadePackage.main)\" xmlns:r=\"\(HandMadePackage.relationships)\"><sheets>"
          + numbers.map { "<sheet name=\"S\($0)\" sheetId=\"\($0)\" r:id=\"r\($0)\"/>" }.joined()
          + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)relationships\">"
          + numbers.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(HandMadePackage.relationships)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
          }.joined() + "</Relationships>"
      ),
    ].map { ($0.0, Data($0.1.utf8)) }
    for number in numbers {
      let sheet =
        "<worksheet xmlns=\"\(HandMadePackage.main)\"><sheetData><row r=\"1\"><c r=\"A1\"><v>\(number)</v></c></row></sheetData></worksheet>"
      entries.append(("xl/worksheets/s\(number).xml", Data(sheet.utf8)))
    }
    return try HandMadePackage(entries: entries)
  }

  @Test(.timeLimit(.minutes(2)))
  func `each of three thousand sheets is found by its name, read and changed`() throws {
    let package = try package()
    let workbook = try XLSXWorkbook(path: package.path)
    for number in 1...Self.count { #expect(workbook.sheet(named: "S\(number)")?.name == "S\(number)") }
    #expect(workbook.sheet(named: "S0") == nil)
    try package.patch { patch in
      for number in 1...Self.count {
        try patch.edit([CellEdit(row: 0, column: 1, value: .number(Double(number)))], sheet: "S\(number)")
      }
    }
    let changed = try XLSXWorkbook(path: package.output)
    let last = try #require(changed.sheet(named: "S\(Self.count)"))
    let reader = try changed.reader(of: last)
    var row = SheetRow()
    #expect(try reader.next(&row))
    #expect(row.cells.map(\.value) == [.number(Double(Self.count)), .number(Double(Self.count))])
  }
}
