import Foundation
import Testing

@testable import Spreadsheet

/// Rows appended to a sheet, and what covers the rows above them.
struct AppendPatchTests {
  private static let rows =
    "<row r=\"1\"><c r=\"A1\" s=\"9\"><v>0</v></c><c r=\"B1\" s=\"9\"><v>0</v></c></row>"
    + "<row r=\"2\"><c r=\"A2\" s=\"2\"><v>1</v></c><c r=\"B2\" s=\"3\"/></row>"

  /// What a closure can't expect itself.
  private func expect(_ row: Int, _ expected: Int) throws { #expect(row == expected) }

  @Test func `new rows look like the row above them`() throws {
    let package = try HandMadePackage("<sheetData>\(Self.rows)<row r=\"4\"><c r=\"A4\" s=\"8\"/></row></sheetData>")
    let inside = try package.inside { patch in
      try expect(patch.append([[.text("a"), nil, .number(5)], [.number(6)]], sheet: "Data"), 2)
      try expect(patch.append([[nil, .boolean(true)]], sheet: "Data"), 4)
      try expect(patch.append([], sheet: "Data"), 5)
    }
    #expect(
      inside
        == "<sheetData>\(Self.rows)<row r=\"3\"><c r=\"A3\" s=\"2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B3\" s=\"3\"/>"
        + "<c r=\"C3\"><v>5</v></c></row><row r=\"4\"><c r=\"A4\" s=\"8\"><v>6</v></c><c r=\"B4\" s=\"3\"/></row>"
        + "<row r=\"5\"><c r=\"A5\" s=\"2\"/><c r=\"B5\" s=\"3\" t=\"b\"><v>1</v></c></row></sheetData>")
  }

  @Test func `below a heading alone, and in an empty sheet, rows have no look`() throws {
    let heading = "<row r=\"3\"><c r=\"A3\" s=\"9\"><v>0</v></c></row>"
    let below = try HandMadePackage("<sheetData>\(heading)</sheetData>").inside { patch in
      try expect(patch.append([[.number(1)]], sheet: "Data"), 3)
    }
    #expect(below == "<sheetData>\(heading)<row r=\"4\"><c r=\"A4\"><v>1</v></c></row></sheetData>")
    let empty = try HandMadePackage("<sheetData/>").inside { patch in
      try expect(patch.append([[.number(1)]], sheet: "Data"), 0)
    }
    #expect(empty == "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>")
  }

  @Test func `rows come after values set before, and after merged cells in their way`() throws {
    let sheet =
      "<sheetData>\(Self.rows)</sheetData><mergeCells><mergeCell ref=\"A12:A13\"/><mergeCell ref=\"A2:A4\"/></mergeCells>"
    _ = try HandMadePackage(sheet).inside { patch in
      try expect(patch.append([[.number(1)]], sheet: "Data"), 4)
    }
    _ = try HandMadePackage(sheet).inside { patch in
      try patch.edit([CellEdit(row: 9, column: 0, value: .number(1))], sheet: "Data")
      try expect(patch.append([[.number(1)], [.number(2)]], sheet: "Data"), 13)
    }
  }

  @Test func `what covers the last row of the sheet covers the new ones`() throws {
    let sheet =
      "<dimension ref=\"A1:B2\"/><sheetData>\(Self.rows)</sheetData><autoFilter ref=\"A1:B2\"><sortState ref=\"A2:B2\"/></autoFilter>"
      + "<conditionalFormatting sqref=\"A2:B2 D1\"><cfRule type=\"expression\" priority=\"1\"><formula>$A2&gt;1</formula></cfRule></conditionalFormatting>"
      + "<conditionalFormatting sqref=\"A1:B1\"/>"
      + "<dataValidations count=\"2\"><dataValidation sqref=\"A2:A1048576\"/><dataValidation type=\"list\" sqref=\"B1:B2\"><formula1>$D$1:$D$2</formula1></dataValidation></dataValidations>"
      + "<ignoredErrors><ignoredError sqref=\"A1:A2\" numberStoredAsText=\"1\"/></ignoredErrors>"
      + "<extLst><ext xmlns:x14=\"urn:x14\" xmlns:xm=\"urn:xm\"><x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>A1:B2 A2</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
      + "<x14:sparkline><xm:f>Data!A2:A2</xm:f><xm:sqref>C2</xm:sqref></x14:sparkline></ext></extLst>"
    let inside = try HandMadePackage(sheet).inside { patch in
      _ = try patch.append([[.number(1)], [.number(2)]], sheet: "Data")
      _ = try patch.append([[.number(3)]], sheet: "Data")
    }
    let tail = try #require(inside.firstRange(of: "</sheetData>"))
    let old = try #require(sheet.firstRange(of: "</sheetData>"))
    #expect(inside.hasPrefix("<dimension ref=\"A1:B5\"/>"))
    #expect(
      inside[tail.upperBound...]
        == sheet[old.upperBound...]
        .replacing("<autoFilter ref=\"A1:B2\"", with: "<autoFilter ref=\"A1:B5\"")
        .replacing("<sortState ref=\"A2:B2\"", with: "<sortState ref=\"A2:B5\"")
        .replacing("sqref=\"A2:B2 D1\"", with: "sqref=\"A2:B5 D1\"")
        .replacing("sqref=\"B1:B2\"", with: "sqref=\"B1:B5\"").replacing("sqref=\"A1:A2\"", with: "sqref=\"A1:A5\"")
        .replacing("<xm:sqref>A1:B2 A2</xm:sqref>", with: "<xm:sqref>A1:B5 A2:A5</xm:sqref>"))
  }

  @Test func `names that are plain areas of the sheet reach as far`() throws {
    let names = [
      ("_xlnm.Print_Area\" localSheetId=\"0", "Data!$A$1:$B$2,Data!$D$1:$D$1", "Data!$A$1:$B$5,Data!$D$1:$D$1"),
      ("_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1", "'Data'!$A$1:$B$2", "'Data'!$A$1:$B$5"),
      ("_xlnm.Print_Area\" localSheetId=\"1", "Lain!$A$1:$B$2", nil),
      ("_xlnm.Print_Titles\" localSheetId=\"0", "Data!$1:$2", nil),
      ("Daftar", "data!$A$1:$A$2", "data!$A$1:$A$5"), ("Satu", "Data!$B$2", nil), ("Baris", "Data!$A$2:$B$2", nil),
      ("Rumus", "SUM(Data!$A$1:$A$2)", nil), ("Geser", "OFFSET(Data!$A$1,0,0,2)", nil), ("Lain", "Lain!$A$1:$A$2", nil),
      ("Atas", "Data!$A$1:$A$1", nil), ("Kolom", "Data!$A:$A", nil), ("Jauh", "Data!$A$1:$A$9", nil),
    ]
    func text(_ name: (String, String, String?), isPatched: Bool) -> String {
      "<definedName name=\"\(name.0)\">\(isPatched ? name.2 ?? name.1 : name.1)</definedName>"
    }
    let package = try HandMadePackage(
      "<sheetData>\(Self.rows)</sheetData>",
      workbook: "<definedNames>\(names.map { text($0, isPatched: false) }.joined())</definedNames>")
    try package.patch { _ = try $0.append([[.number(1)], [.number(2)], [.number(3)]], sheet: "Data") }
    let expected = "<definedNames>\(names.map { text($0, isPatched: true) }.joined())</definedNames>"
    #expect(try package.part("xl/workbook.xml").contains(expected))
    #expect(try package.changedParts() == ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
  }

  private static func table(_ attributes: String = "", reference: String = "A1:B2") -> String {
    "<table xmlns=\"\(HandMadePackage.main)\" id=\"1\" displayName=\"Tabel1\" ref=\"\(reference)\" \(attributes)><autoFilter ref=\"\(reference)\"/>"
      + "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"No_x000a_RM\"/><tableColumn id=\"2\" name=\"Nama\"/></tableColumns></table>"
  }

  private static func packageWithTable(_ table: String) throws -> HandMadePackage {
    try HandMadePackage(
      "<sheetData>\(rows)</sheetData><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>",
      parts: [
        "xl/tables/table1.xml": table,
        "xl/worksheets/_rels/sheet1.xml.rels":
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "<Relationship Id=\"rId1\" Type=\"\(HandMadePackage.relationships)/table\" Target=\"../tables/table1.xml\"/></Relationships>",
      ])
  }

  @Test func `a table grows, unless it has a totals row`() throws {
    let package = try Self.packageWithTable(Self.table())
    try package.patch { _ = try $0.append([[.number(1)]], sheet: "Data") }
    #expect(try package.part("xl/tables/table1.xml") == Self.table(reference: "A1:B3"))
    let totals = try Self.packageWithTable(Self.table("totalsRowCount=\"1\""))
    try totals.patch { _ = try $0.append([[.number(1)]], sheet: "Data") }
    #expect(try totals.changedParts() == ["xl/worksheets/sheet1.xml"])
  }

  @Test func `the name of a table's column stays, for formulas know it`() throws {
    let package = try Self.packageWithTable(Self.table())
    try package.patch { patch in
      try patch.edit(
        [
          CellEdit(row: 0, column: 0, value: .text("No\nRM")), CellEdit(row: 0, column: 1, value: .text("Nama")),
          CellEdit(row: 0, column: 2, value: .text("Kode")), CellEdit(row: 1, column: 1, value: .text("x")),
        ], sheet: "Data")
    }
    let error = try Self.packageWithTable(Self.table()).refusal { patch in
      try patch.edit([CellEdit(row: 0, column: 1, value: .text("nama"))], sheet: "Data")
    }
    #expect(error.kind == .notPatchable(.tableHeader(table: "Tabel1")))
    #expect(error.cell == "B1")
    let free = try Self.packageWithTable(Self.table("headerRowCount=\"0\""))
    try free.patch { try $0.edit([CellEdit(row: 0, column: 1, value: .text("nama"))], sheet: "Data") }
  }

  @Test func `more rows than a sheet has are refused`() throws {
    let package = try HandMadePackage("<sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>")
    let error = try package.refusal { _ = try $0.append([[.number(1)]], sheet: "Data") }
    guard case .invalidValue = error.kind else {
      Issue.record("\(error)")
      return
    }
    #expect(error.sheet == "Data")
  }
}
