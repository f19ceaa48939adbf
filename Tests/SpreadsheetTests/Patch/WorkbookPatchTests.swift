import Foundation
import Testing

@testable import Spreadsheet

/// The workbook around the sheets: computation, sheets, links, widths, and packages that are refused.
struct WorkbookPatchTests {
  private static let value = [CellEdit(row: 0, column: 0, value: .number(1))]

  @Test func `two sheets of one part are not changed`() throws {
    let plain = try HandMadePackage("<sheetData/>")
    let archive = try ZipArchive(path: plain.path)
    let links = String(
      decoding: try archive.bytes(of: "xl/_rels/workbook.xml.rels", maximumBytes: 1 << 20), as: UTF8.self)
    let package = try HandMadePackage(
      "<sheetData/>",
      parts: ["xl/_rels/workbook.xml.rels": links.replacing("sheet2.xml", with: "sheet1.xml")])
    #expect(
      try XLSXWorkbook(path: package.path).sheets.map(\.part) == [
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml",
      ])
    let error = try package.refusal { try $0.edit(Self.value, sheet: "Data") }
    let other = try #require(try XLSXWorkbook(path: package.path).sheets.last?.name)
    #expect(error.kind == .notPatchable(.sharedPart(sheet: other)))
  }

  @Test func `styles whose relationship leads nowhere are found by their name, and get one`() throws {
    let plain = try HandMadePackage("<sheetData/>")
    let archive = try ZipArchive(path: plain.path)
    func text(_ part: String) throws -> String {
      String(decoding: try archive.bytes(of: part, maximumBytes: 1 << 20), as: UTF8.self)
    }
    let package = try HandMadePackage(
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>46346</v></c></row></sheetData>",
      parts: [
        "xl/styles.xml":
          "<styleSheet xmlns=\"\(HandMadePackage.main)\"><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        "xl/_rels/workbook.xml.rels": text("xl/_rels/workbook.xml.rels").replacing(
          "</Relationships>",
          with:
            "<Relationship Id=\"rId9\" Type=\"\(HandMadePackage.relationships)/styles\" Target=\"\"/></Relationships>"
        ),
      ])
    try package.patch { patch in
      try patch.edit([CellEdit(row: 1, column: 0, value: .date(46_347))], sheet: "Data")
    }
    let patched = try XLSXWorkbook(path: package.output)
    let reader = try patched.reader(of: try #require(patched.sheets.first))
    var row = SheetRow()
    while try reader.next(&row) {
      guard case .date = row.cells[0].value else {
        Issue.record("\(row.cells[0].value)")
        continue
      }
    }
    #expect(try package.part("xl/_rels/workbook.xml.rels").contains("Target=\"/xl/styles.xml\""))
    #expect(!(try package.part("xl/_rels/workbook.xml.rels").contains("Target=\"\"")))
  }

  // MARK: Computation

  @Test func `without a formula the workbook part stays`() throws {
    let package = try HandMadePackage("<sheetData/>", workbook: "<calcPr calcId=\"1\"/>")
    try package.patch { try $0.edit(Self.value, sheet: "Data") }
    #expect(try package.changedParts() == ["xl/worksheets/sheet1.xml"])
  }

  @Test(arguments: [
    ("<calcPr calcId=\"1\" />", "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\" />"),
    ("<calcPr fullCalcOnLoad=\"0\"/>", "<calcPr fullCalcOnLoad=\"1\"/>"),
    ("<calcPr fullCalcOnLoad=\"true\"/>", "<calcPr fullCalcOnLoad=\"true\"/>"),
    (
      "<definedNames/><oleSize ref=\"A1\"/><extLst/>",
      "<definedNames/><calcPr fullCalcOnLoad=\"1\"/><oleSize ref=\"A1\"/><extLst/>"
    ),
    ("", "<calcPr fullCalcOnLoad=\"1\"/>"),
  ])
  func `with a formula anywhere all is computed when it is opened`(workbook: String, patched: String) throws {
    let other =
      "<worksheet xmlns=\"\(HandMadePackage.main)\"><sheetData><row r=\"1\"><c r=\"A1\"><f>Data!A1</f><v>1</v></c></row></sheetData></worksheet>"
    let package = try HandMadePackage(
      "<sheetData/>", workbook: workbook, parts: ["xl/worksheets/sheet2.xml": other])
    try package.patch { try $0.edit(Self.value, sheet: "Data") }
    #expect(try package.part("xl/workbook.xml").contains("</sheets>\(patched)</workbook>"))
    let looked = try HandMadePackage("<sheetData/>", workbook: workbook, parts: ["xl/worksheets/sheet2.xml": other])
    try looked.patch { try $0.setColumnWidths([(0, 12, false)], sheet: "Data") }
    #expect(try looked.changedParts() == ["xl/worksheets/sheet1.xml"])
  }

  @Test func `the order of computation goes with the first formula that is replaced`() throws {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><f>1</f><v>1</v></c><c r=\"B1\"><v>1</v></c></row></sheetData>"
    func package() throws -> HandMadePackage {
      let plain = try HandMadePackage(sheet)
      let archive = try ZipArchive(path: plain.path)
      func text(_ name: String) throws -> String {
        String(decoding: try archive.bytes(of: name, maximumBytes: 1 << 20), as: UTF8.self)
      }
      return try HandMadePackage(
        sheet,
        parts: [
          "xl/calcChain.xml": "<calcChain xmlns=\"\(HandMadePackage.main)\"><c r=\"A1\" i=\"1\"/></calcChain>",
          "[Content_Types].xml": text("[Content_Types].xml").replacing(
            "</Types>", with: "<Override ContentType=\"x\" PartName=\"/xl/calcChain.xml\"></Override></Types>"),
          "xl/_rels/workbook.xml.rels": text("xl/_rels/workbook.xml.rels").replacing(
            "</Relationships>",
            with:
              "<Relationship Id=\"rId9\" Type=\"\(HandMadePackage.relationships)/calcChain\" Target=\"calcChain.xml\"/></Relationships>"
          ),
        ])
    }
    let kept = try package()
    try kept.patch { try $0.edit([CellEdit(row: 0, column: 1, value: .number(5))], sheet: "Data") }
    #expect(try kept.changedParts() == ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
    let gone = try package()
    try gone.patch { try $0.edit(Self.value, sheet: "Data") }
    #expect(
      try gone.changedParts() == [
        "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/calcChain.xml", "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
      ])
    #expect(try !gone.part("[Content_Types].xml").contains("calcChain"))
    #expect(try !gone.part("xl/_rels/workbook.xml.rels").contains("calcChain"))
  }

  // MARK: Sheets

  @Test(arguments: [true, false])
  func `a sheet is added with its cells, Strict in a Strict workbook`(isStrict: Bool) throws {
    let package = try HandMadePackage("<sheetData/>", isStrict: isStrict)
    try package.patch { patch in
      try patch.addSheet(
        "Dasar & <baru>", rows: [[.text("a"), nil, .number(2)], [], [.boolean(true)]], visibility: .veryHidden)
      _ = try patch.append([[.text("b")]], sheet: "Dasar & <baru>")
    }
    let base = isStrict ? HandMadePackage.strictRelationships : HandMadePackage.relationships
    #expect(
      try package.part("xl/workbook.xml").contains(
        "<sheet name=\"Dasar &amp; &lt;baru&gt;\" sheetId=\"5\" state=\"veryHidden\" r:id=\"rId3\"/></sheets>"))
    #expect(
      try package.part("xl/_rels/workbook.xml.rels").contains(
        "<Relationship Id=\"rId3\" Type=\"\(base)/worksheet\" Target=\"/xl/worksheets/sheet3.xml\"/>"))
    #expect(try package.part("[Content_Types].xml").contains("PartName=\"/xl/worksheets/sheet3.xml\""))
    #expect(
      try package.part("xl/worksheets/sheet3.xml")
        == HandMadePackage.declaration
        + "<worksheet xmlns=\"\(isStrict ? HandMadePackage.strictMain : HandMadePackage.main)\"><sheetData>"
        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"C1\"><v>2</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>b</t></is></c></row></sheetData></worksheet>")
    #expect(try XLSXWorkbook(path: package.output).sheets.map(\.name) == ["Data", "Lain", "Dasar & <baru>"])
  }

  @Test(arguments: ["", "data", "a/b", "History", String(repeating: "x", count: 32)])
  func `a name that Excel would not take is refused`(name: String) throws {
    let error = try HandMadePackage("<sheetData/>").refusal { try $0.addSheet(name, rows: [], visibility: .visible) }
    guard case .invalidValue = error.kind else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func `a sheet is hidden and shown, but the last one`() throws {
    let package = try HandMadePackage("<sheetData/>")
    try package.patch { try $0.setVisibility(.hidden, sheet: "Data") }
    #expect(
      try package.part("xl/workbook.xml").contains(
        "<sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\" state=\"hidden\"/>"))
    #expect(try package.changedParts() == ["xl/workbook.xml"])
    try package.patch { patch in
      try patch.setVisibility(.hidden, sheet: "Data")
      try patch.setVisibility(.visible, sheet: "Data")
    }
    #expect(try package.changedParts().isEmpty)
    let other = try HandMadePackage("<sheetData/>")
    let error = try other.refusal { patch in
      try patch.setVisibility(.veryHidden, sheet: "Lain")
      try patch.setVisibility(.hidden, sheet: "Data")
    }
    #expect(error.kind == .notPatchable(.lastVisibleSheet))
  }

  // MARK: Links and widths

  @Test func `links are set, replaced and taken away; others stay`() throws {
    let sheet =
      "<sheetData/><hyperlinks>\n <hyperlink ref=\"A1\" r:id=\"rId5\"/>\n <hyperlink ref=\"A2:B3\" r:id=\"rId6\" tooltip=\"x\"/>"
      + "<hyperlink ref=\"C1\" location=\"Lain!A1\"/></hyperlinks><pageMargins left=\"1\"/>"
    let type = "\(HandMadePackage.relationships)/hyperlink"
    let rels =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"rId5\" Type=\"\(type)\" Target=\"https://a.example\" TargetMode=\"External\"/>"
      + "<Relationship Id=\"rId6\" Type=\"\(type)\" Target=\"https://b.example\" TargetMode=\"External\"/></Relationships>"
    let package = try HandMadePackage(sheet, parts: ["xl/worksheets/_rels/sheet1.xml.rels": rels])
    let inside = try package.inside { patch in
      try patch.setLinks(
        [
          CellLink(row: 4, column: 0, target: "https://wa.me/62?text=a b&c", tip: "Kirim \"x\""),
          CellLink(row: 0, column: 0, target: "tel:+62"), CellLink(row: 0, column: 2, target: nil),
          CellLink(row: 6, column: 0, target: "tel:+62"), CellLink(row: 8, column: 8, target: nil),
        ], sheet: "Data")
    }
    #expect(
      inside == "<sheetData/><hyperlinks>\n <hyperlink ref=\"A2:B3\" r:id=\"rId6\" tooltip=\"x\"/>"
        + "<hyperlink ref=\"A1\" r:id=\"rId3\"/><hyperlink ref=\"A5\" r:id=\"rId4\" tooltip=\"Kirim &quot;x&quot;\"/>"
        + "<hyperlink ref=\"A7\" r:id=\"rId3\"/></hyperlinks><pageMargins left=\"1\"/>")
    let new =
      "<Relationship Id=\"rId3\" Type=\"\(type)\" Target=\"tel:+62\" TargetMode=\"External\"/>"
      + "<Relationship Id=\"rId4\" Type=\"\(type)\" Target=\"https://wa.me/62?text=a%20b&amp;c\" TargetMode=\"External\"/>"
    #expect(
      try package.part("xl/worksheets/_rels/sheet1.xml.rels")
        == rels.replacing(
          "<Relationship Id=\"rId5\" Type=\"\(type)\" Target=\"https://a.example\" TargetMode=\"External\"/>", with: ""
        ).replacing("</Relationships>", with: new + "</Relationships>"))
  }

  @Test func `the first link finds its place, the last one leaves none behind`() throws {
    let first = try HandMadePackage(
      "<worksheet xmlns=\"\(HandMadePackage.main)\"><sheetData/><phoneticPr fontId=\"0\"/>"
        + "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent></worksheet>"
    )
    #expect(
      try first.inside { try $0.setLinks([CellLink(row: 0, column: 0, target: "tel:1")], sheet: "Data") }
        .hasPrefix(
          "<sheetData/><phoneticPr fontId=\"0\"/><hyperlinks><hyperlink ref=\"A1\" xmlns:r=\"\(HandMadePackage.relationships)\" r:id=\"rId1\"/></hyperlinks><mc:"
        ))
    #expect(
      try first.part("xl/worksheets/_rels/sheet1.xml.rels").contains("Target=\"tel:1\" TargetMode=\"External\"/>"))
    let last = try HandMadePackage("<sheetData/><hyperlinks><hyperlink ref=\"A1\" location=\"Lain!A1\"/></hyperlinks>")
    #expect(
      try last.inside { try $0.setLinks([CellLink(row: 0, column: 0, target: nil)], sheet: "Data") } == "<sheetData/>")
  }

  @Test func `columns get widths; those they shared an element with keep theirs`() throws {
    let package = try HandMadePackage(
      "<sheetFormatPr/><cols><col min=\"2\" max=\"5\" width=\"9.5\" style=\"3\" outlineLevel=\"1\"/></cols><sheetData/>"
    )
    let widths: [(column: Int, width: Double, isHidden: Bool)] = [(0, 4, false), (2, 12.5, true), (7, 0, true)]
    #expect(
      try package.inside { try $0.setColumnWidths(widths, sheet: "Data") }
        == "<sheetFormatPr/><cols><col min=\"1\" max=\"1\" width=\"4.0\" customWidth=\"1\"/>"
        + "<col min=\"2\" max=\"2\" width=\"9.5\" style=\"3\" outlineLevel=\"1\"/>"
        + "<col min=\"3\" max=\"3\" style=\"3\" outlineLevel=\"1\" width=\"12.5\" hidden=\"1\" customWidth=\"1\"/>"
        + "<col min=\"4\" max=\"5\" width=\"9.5\" style=\"3\" outlineLevel=\"1\"/>"
        + "<col min=\"8\" max=\"8\" width=\"0.0\" hidden=\"1\" customWidth=\"1\"/></cols><sheetData/>")
    #expect(
      try HandMadePackage("<sheetViews/><sheetData/>").inside { try $0.setColumnWidths([(0, 4, false)], sheet: "Data") }
        == "<sheetViews/><cols><col min=\"1\" max=\"1\" width=\"4.0\" customWidth=\"1\"/></cols><sheetData/>")
  }

  // MARK: Packages

  @Test func `what is not touched keeps its compressed bytes; a workbook without a change is copied`() throws {
    let package = try HandMadePackage("<sheetData/>", parts: ["xl/media/gambar.png": "\u{1}\u{2}"])
    try package.patch { _ in }
    #expect(try Data(contentsOf: URL(filePath: package.path)) == Data(contentsOf: URL(filePath: package.output)))
    try package.patch { try $0.edit(Self.value, sheet: "Data") }
    let file = try Data(contentsOf: URL(filePath: package.output))
    // The signatures of ZIP64's records (APPNOTE 4.3.14, 4.3.15) are in no such file.
    #expect(file.firstRange(of: Data([0x50, 0x4B, 0x06, 0x06])) == nil)
    #expect(file.firstRange(of: Data("xl/media/gambar.png\u{1}\u{2}".utf8)) != nil)
    let again = package.folder.appending(path: "lagi.xlsx").path
    let patch = try WorkbookPatch(path: package.path)
    try patch.edit(Self.value, sheet: "Data")
    try patch.save(to: again)
    #expect(try Data(contentsOf: URL(filePath: again)) == file)
    try patch.save(to: again)
    #expect(try Data(contentsOf: URL(filePath: again)) == file)
  }

  @Test func `a signed workbook is refused, unless its signature may go`() throws {
    let package = try HandMadePackage("<sheetData/>", parts: ["_xmlsignatures/origin.sigs": ""])
    #expect(try package.refusal { _ in }.kind == .notPatchable(.signature))
    try package.patch(allowsSigned: true) { try $0.edit(Self.value, sheet: "Data") }
    #expect(try package.changedParts() == ["xl/worksheets/sheet1.xml"])
  }

  @Test(arguments: ["xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml"])
  func `two entries of one name are refused`(name: String) throws {
    let package = try HandMadePackage("<sheetData/>")
    let archive = try ZipArchive(path: package.path)
    var entries = try archive.names.sorted().map { ($0, Data(try archive.bytes(of: $0, maximumBytes: 1 << 20))) }
    entries.append((name, Data("<worksheet/>".utf8)))
    let doubled = try HandMadePackage(entries: entries.map { (name: $0.0, data: $0.1) })
    let error = try doubled.refusal { _ in }
    guard case .damagedZip = error.kind else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func `a damaged part, an encrypted one and a password are refused as when they are read`() throws {
    for (name, kind) in [
      ("damagedZip--crc_mismatch_after_the_rows.xlsx", "damagedZip"), ("damagedZip--truncated.xlsx", "damagedZip"),
      ("passwordProtected--encrypted_entries.xlsx", "passwordProtected"),
      ("passwordProtected--encrypted_package.xlsx", "passwordProtected"), ("oldExcel--excel_5.xls", "oldExcel"),
    ] {
      let path = try #require(Bundle.module.path(forResource: "Fixtures/xlsx/refuse/\(name)", ofType: nil))
      let output = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
      let error = try #require(throws: SpreadsheetError.self) {
        let patch = try WorkbookPatch(path: path)
        try patch.edit(Self.value, sheet: patch.workbook.sheets[0].name)
        try patch.save(to: output)
      }
      #expect("\(error.kind)".hasPrefix(kind), "\(name): \(error)")
      #expect(error.file == path)
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }

  @Test func `a place that can't be written is said to be so`() throws {
    let package = try HandMadePackage("<sheetData/>")
    let patch = try WorkbookPatch(path: package.path)
    try patch.edit(Self.value, sheet: "Data")
    let path = package.folder.appending(path: "tidak ada/hasil.xlsx").path
    let error = try #require(throws: SpreadsheetError.self) { try patch.save(to: path) }
    guard case .notWritable = error.kind else {
      Issue.record("\(error)")
      return
    }
    #expect(error.file == path)
  }

  @Test func `the workbook itself is not written over`() throws {
    let package = try HandMadePackage("<sheetData/>")
    let bytes = try Data(contentsOf: URL(filePath: package.path))
    let link = package.folder.appending(path: "tautan.xlsx").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: package.path)
    let patch = try WorkbookPatch(path: package.path)
    try patch.edit(Self.value, sheet: "Data")
    for path in [package.path, link] {
      let error = try #require(throws: SpreadsheetError.self) { try patch.save(to: path) }
      guard case .notWritable = error.kind else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try Data(contentsOf: URL(filePath: package.path)) == bytes)
  }
}
