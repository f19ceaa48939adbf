import Foundation
import Testing

@testable import Spreadsheet

/// Cells of a sheet that is patched: what changes, and that nothing else does.
struct CellPatchTests {
  private static func edit(_ cell: String, _ value: PatchValue?) -> CellEdit {
    let reference = CellReference.parse(Array(cell.utf8).span)
    return CellEdit(row: reference?.row ?? 0, column: reference?.column ?? 0, value: value)
  }

  /// The sheet's inside with cells set.
  private static func patched(_ sheet: String, _ cells: (String, PatchValue?)...) throws -> String {
    try HandMadePackage(sheet).inside { patch in
      try patch.edit(cells.map { edit($0.0, $0.1) }, sheet: "Data")
    }
  }

  /// Formats that all show days.
  private static let dateStyles =
    "<cellXfs count=\"4\">" + String(repeating: "<xf numFmtId=\"14\"/>", count: 4) + "</cellXfs>"

  @Test func `a row that has no height gets one, and one that staff gave stays`() throws {
    let sheet =
      "<sheetData><row r=\"1\" ht=\"40\" customHeight=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>"
    let inside = try HandMadePackage(sheet).inside { patch in
      try patch.edit(["A1", "A2", "A3"].map { Self.edit($0, .number(9)) }, sheet: "Data")
      try patch.setHeights([0: RowHeight(33), 1: RowHeight(33), 2: RowHeight(48, isFixed: false)], sheet: "Data")
    }
    #expect(
      inside
        == "<sheetData><row r=\"1\" ht=\"40\" customHeight=\"1\"><c r=\"A1\"><v>9</v></c></row>"
        + "<row r=\"2\" ht=\"33\" customHeight=\"1\"><c r=\"A2\"><v>9</v></c></row>"
        + "<row r=\"3\" ht=\"48\"><c r=\"A3\"><v>9</v></c></row></sheetData>")
  }

  @Test func `a value takes the place of another and leaves the style`() throws {
    let sheet =
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2</v></c></row></sheetData>"
    #expect(
      try Self.patched(sheet, ("A1", .text("Baru & <satu>")))
        == "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>Baru &amp; &lt;satu&gt;</t></is></c>"
        + "<c r=\"B1\"><v>2</v></c></row></sheetData>")
  }

  @Test(arguments: [
    (PatchValue.empty, "<c r=\"A1\" s=\"3\"/>"), (.text(""), "<c r=\"A1\" s=\"3\"/>"),
    (.text(" a "), "<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>"),
    (.text("=1+1"), "<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"),
    (.text("a\u{1}_x0041_"), "<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>a_x0001__x005F_x0041_</t></is></c>"),
    (.number(-0.1), "<c r=\"A1\" s=\"3\"><v>-0.1</v></c>"), (.number(12), "<c r=\"A1\" s=\"3\"><v>12</v></c>"),
    (.boolean(true), "<c r=\"A1\" s=\"3\" t=\"b\"><v>1</v></c>"),
    (.boolean(false), "<c r=\"A1\" s=\"3\" t=\"b\"><v>0</v></c>"),
    (.date(46_347), "<c r=\"A1\" s=\"3\"><v>46347</v></c>"), (.date(60), "<c r=\"A1\" s=\"3\"><v>59</v></c>"),
    (.time(0.5), "<c r=\"A1\" s=\"3\"><v>0.5</v></c>"), (.duration(2.25), "<c r=\"A1\" s=\"3\"><v>2.25</v></c>"),
    (.formula("=B1&\"<\"", cached: .text("x")), "<c r=\"A1\" s=\"3\" t=\"str\"><f>B1&amp;\"&lt;\"</f><v>x</v></c>"),
    (.formula("B1*2", cached: .number(4)), "<c r=\"A1\" s=\"3\"><f>B1*2</f><v>4</v></c>"),
  ])
  func `each kind of value is written as its type says`(value: PatchValue, cell: String) throws {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"><v>9</v></c></row></sheetData>"
    let package = try HandMadePackage(sheet, styles: Self.dateStyles)
    #expect(
      try package.inside { try $0.edit([Self.edit("A1", value)], sheet: "Data") }
        == "<sheetData><row r=\"1\">\(cell)</row></sheetData>")
  }

  @Test func `days are counted from 1904 where the workbook does`() throws {
    let package = try HandMadePackage(
      "<sheetData/>",
      parts: [
        "xl/workbook.xml": "<workbook xmlns=\"\(HandMadePackage.main)\" xmlns:r=\"\(HandMadePackage.relationships)\">"
          + "<workbookPr date1904=\"1\"/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ], styles: Self.dateStyles)
    #expect(
      try package.inside { try $0.edit([Self.edit("A1", .date(46_347))], sheet: "Data") }
        == "<sheetData><row r=\"1\"><c r=\"A1\"><v>44885</v></c></row></sheetData>")
    let early = try HandMadePackage("<sheetData/>").refusal { try $0.edit([Self.edit("A1", .date(0))], sheet: "Data") }
    #expect(early.cell == "A1")
  }

  @Test func `what belongs to the old value alone goes with it`() throws {
    let sheet =
      "<sheetData><row r=\"1\"><c s=\"1\" vm=\"4\" t=\"e\" r=\"A1\" cm=\"1\" ph=\"1\" ><f>B1</f><v>#N/A</v>"
      + "<extLst><ext uri=\"{x}\"/></extLst></c></row></sheetData>"
    #expect(
      try Self.patched(sheet, ("A1", .number(1)))
        == "<sheetData><row r=\"1\"><c s=\"1\" r=\"A1\" ph=\"1\"><v>1</v></c></row></sheetData>")
  }

  @Test func `cells and rows are put where they belong`() throws {
    let sheet =
      "<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row><row r=\"5\"/></sheetData>"
    #expect(
      try Self.patched(
        sheet, ("A2", .number(3)), ("C2", .number(4)), ("E2", .number(5)), ("A1", .number(6)), ("A3", .number(7)),
        ("B5", .number(8)), ("A9", .number(9)))
        == "<sheetData><row r=\"1\"><c r=\"A1\"><v>6</v></c></row><row r=\"2\"><c r=\"A2\"><v>3</v></c><c r=\"B2\"><v>1</v></c>"
        + "<c r=\"C2\"><v>4</v></c><c r=\"D2\"><v>2</v></c><c r=\"E2\"><v>5</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\"><v>7</v></c></row><row r=\"5\"><c r=\"B5\"><v>8</v></c></row>"
        + "<row r=\"9\"><c r=\"A9\"><v>9</v></c></row></sheetData>")
  }

  @Test(arguments: [
    ("<sheetData/>", "<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData>"),
    ("<sheetData />", "<sheetData ><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData>"),
    ("<sheetData></sheetData>", "<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData>"),
    (
      "<sheetFormatPr/><pageMargins/>",
      "<sheetFormatPr/><sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData><pageMargins/>"
    ),
    (
      "<sheetData><row><c><v>5</v></c></row><row><c/><c/><c><v>6</v></c></row></sheetData>",
      "<sheetData><row><c><v>5</v></c></row><row><c/><c><v>1</v></c><c><v>6</v></c></row></sheetData>"
    ),
    (
      "<sheetData><row><c r=\"C4\"><v>5</v></c></row></sheetData>",
      "<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row><c r=\"C4\"><v>5</v></c></row></sheetData>"
    ),
    (
      "<sheetData><row r=\"2\" spans=\"3:4\" ht=\"20\"><c r=\"C2\"/></row></sheetData>",
      "<sheetData><row r=\"2\" spans=\"2:4\" ht=\"20\"><c r=\"B2\"><v>1</v></c><c r=\"C2\"/></row></sheetData>"
    ),
    (
      "<dimension ref=\"C4:D9\"/><sheetData/>",
      "<dimension ref=\"B2:D9\"/><sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData>"
    ),
  ])
  func `what a sheet may leave out does no harm`(sheet: String, patched: String) throws {
    #expect(try Self.patched(sheet, ("B2", .number(1))) == patched)
  }

  @Test func `a new cell looks as its row does, else as its column does`() throws {
    let sheet =
      "<cols><col min=\"1\" max=\"2\" width=\"9\" style=\"4\"/></cols>"
      + "<sheetData><row r=\"1\" s=\"6\" customFormat=\"1\"/><row r=\"2\" s=\"6\"/></sheetData>"
    #expect(
      try Self.patched(sheet, ("A1", .number(1)), ("B2", .number(2)), ("C2", .number(3)), ("B3", .number(4)))
        .contains(
          "<sheetData><row r=\"1\" s=\"6\" customFormat=\"1\"><c r=\"A1\" s=\"6\"><v>1</v></c></row>"
            + "<row r=\"2\" s=\"6\"><c r=\"B2\" s=\"4\"><v>2</v></c><c r=\"C2\"><v>3</v></c></row>"
            + "<row r=\"3\"><c r=\"B3\" s=\"4\"><v>4</v></c></row></sheetData>"))
  }

  @Test func `prefixes, comments, blanks and what is not known stay byte for byte`() throws {
    let sheet =
      "<?xml version='1.0'?>\r\n<!-- satu --><x:worksheet xmlns:x='\(HandMadePackage.main)' xmlns:q=\"urn:q\" q:a = '1'>\n"
      + " <x:sheetData >\n  <x:row q:b='2' r='1' ><!-- </x:row> --><x:c r='A1'><x:v>1</x:v></x:c>\r\n"
      + "  <x:c\tr=\"B1\" s='2'><x:is><x:t><![CDATA[</x:c>]]></x:t></x:is></x:c ></x:row >\n </x:sheetData>"
      + "<q:lain>&#x41;</q:lain></x:worksheet >\n<!-- akhir -->"
    let package = try HandMadePackage(sheet)
    let text = try package.sheet {
      try $0.edit([Self.edit("C1", .text("x")), Self.edit("A1", .boolean(true))], sheet: "Data")
    }
    let expected =
      sheet
      .replacing("<x:c r='A1'><x:v>1</x:v></x:c>", with: "<x:c r='A1' t=\"b\"><x:v>1</x:v></x:c>")
      .replacing(
        "</x:c ></x:row >", with: "</x:c ><x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c></x:row >")
    #expect(text == expected)
    #expect(try package.changedParts() == ["xl/worksheets/sheet1.xml"])
  }

  @Test(arguments: [true, false])
  func `a part in UTF-16 becomes UTF-8 and says so`(hasMark: Bool) throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\" standalone=\"yes\"?><worksheet xmlns=\"\(HandMadePackage.main)\">"
      + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>é😀</t></is></c></row></sheetData></worksheet>"
    let base = try HandMadePackage("<sheetData/>")
    let archive = try ZipArchive(path: base.path)
    let units = Data((hasMark ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let package = try HandMadePackage(
      entries: archive.names.sorted().map { name in
        (name, name.hasSuffix("sheet1.xml") ? units : Data(try archive.bytes(of: name, maximumBytes: 1 << 20)))
      })
    #expect(
      try package.sheet { try $0.edit([Self.edit("B1", .number(1))], sheet: "Data") }
        == text.replacing("UTF-16", with: "UTF-8").replacing("</row>", with: "<c r=\"B1\"><v>1</v></c></row>"))
  }

  @Test func `a long row and a long sheet are copied whole`() throws {
    let rows = (1...4000).map { row in
      "<row r=\"\(row)\">"
        + (0..<8).map { "<c r=\"\(CellReference.name(row: row - 1, column: $0))\"><v>\(row * $0)</v></c>" }.joined()
        + "</row>"
    }
    let long =
      "<row r=\"4001\">"
      + (0..<9000).map {
        "<c r=\"\(CellReference.name(row: 4000, column: $0))\" t=\"inlineStr\"><is><t>\(String(repeating: "x", count: 30))</t></is></c>"
      }.joined() + "</row>"
    let package = try HandMadePackage("<sheetData>\(rows.joined())\(long)</sheetData>")
    let inside = try package.inside { try $0.edit([Self.edit("A2001", .number(-1))], sheet: "Data") }
    #expect(
      inside
        == "<sheetData>\(rows.joined())\(long)</sheetData>"
        .replacing("<c r=\"A2001\"><v>0</v></c>", with: "<c r=\"A2001\"><v>-1</v></c>"))
  }

  // MARK: Refusals

  @Test(arguments: [
    (
      "<sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>",
      "B2", PatchObstacle.mergedCell(area: "A1:B2")
    ),
    (
      "<sheetData><row r=\"2\"><c r=\"B2\"><f t=\"array\" ref=\"B2:B4\">1</f><v>1</v></c></row></sheetData>", "B2",
      .arrayFormula(area: "B2:B4")
    ),
    (
      "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:B4\">1</f><v>1</v></c></row><row r=\"2\"><c r=\"B2\"/></row></sheetData>",
      "B2", .arrayFormula(area: "A1:B4")
    ),
    (
      "<sheetData><row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\" ref=\"B2:B3\">A2</f><v>1</v></c></row>"
        + "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row></sheetData>", "B2", .sharedFormula
    ),
    ("<sheetData><row r=\"3\"/><row r=\"2\"/></sheetData>", "B2", .disorder),
    ("<sheetData><row r=\"2\"><c r=\"C2\"/><c r=\"B2\"/></row></sheetData>", "B2", .disorder),
    ("<sheetData><row r=\"1\"><c r=\"B2\"/></row></sheetData>", "B2", .disorder),
    ("<sheetData><row r=\"2\"><c r=\"B3\"/></row></sheetData>", "B2", .disorder),
    ("<sheetData><row><c r=\"A5\"/></row><row><c/></row></sheetData>", "B2", .disorder),
    ("<sheetData><row><c r=\"A7\"/><c/></row></sheetData>", "B1", .disorder),
    ("<sheetData><row><c r=\"A7\"/><c/></row></sheetData>", "B7", .disorder),
    ("<x><sheetData/></x>", "B2", .disorder),
    ("<sheetData><x><y><row r=\"7\"/></y></x></sheetData>", "B2", .disorder),
    (
      "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice><sheetData/></mc:Choice></mc:AlternateContent>", "B2",
      .disorder
    ),
  ])
  func `a change that would harm is refused with its cell`(sheet: String, cell: String, obstacle: PatchObstacle) throws
  {
    let error = try HandMadePackage(sheet).refusal { try $0.edit([Self.edit(cell, .number(1))], sheet: "Data") }
    #expect(error.kind == .notPatchable(obstacle))
    #expect(error.sheet == "Data")
    if obstacle != .disorder { #expect(error.cell == cell) }
  }

  @Test func `what only looks like an obstacle is none`() throws {
    let sheet =
      "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1\">1</f><v>1</v></c></row>"
      + "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\" ref=\"A2:A3\">1</f><v>1</v></c></row>"
      + "<row r=\"3\"><c r=\"A3\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"
      + "<row r=\"9\"/><row r=\"7\"/></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
    #expect(
      try Self.patched(sheet, ("A1", .number(5)), ("B1", .empty), ("A2", .number(6)), ("A3", .number(7)))
        == "<sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row><row r=\"2\"><c r=\"A2\"><v>6</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\"><v>7</v></c></row><row r=\"9\"/><row r=\"7\"/></sheetData>"
        + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
  }

  @Test func `what a cell can't hold is refused, and nothing is written`() throws {
    let package = try HandMadePackage("<sheetData/>")
    for value in [
      PatchValue.number(.nan), .text(String(repeating: "x", count: 32_768)), .formula("", cached: .number(0)),
      .formula("1", cached: .number(.infinity)), .date(3_000_000),
    ] {
      let error = try package.refusal { try $0.edit([Self.edit("B2", value)], sheet: "Data") }
      guard case .invalidValue = error.kind else {
        Issue.record("\(error)")
        continue
      }
      #expect(error.cell == "B2")
      #expect(error.file == package.path)
    }
    let error = try package.refusal { try $0.edit([Self.edit("B2", .empty)], sheet: "Tidak Ada") }
    #expect(error.kind == .noSuchSheet("Tidak Ada"))
    _ = try package.refusal { try $0.edit([CellEdit(row: 1_048_576, column: 0, value: .empty)], sheet: "Data") }
    _ = try package.refusal { try $0.edit([CellEdit(row: 0, column: 16_384, value: .empty)], sheet: "Data") }
  }

  @Test func `several edits of one cell are made one after the other`() throws {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"b\"><v>0</v></c></row></sheetData>"
    #expect(
      try Self.patched(sheet, ("B1", .number(1)), ("A1", .number(2)), ("B1", .number(3)), ("A1", nil))
        == "<sheetData><row r=\"1\"><c r=\"A1\"><v>2</v></c><c r=\"B1\"><v>3</v></c></row></sheetData>")
  }

  @Test(arguments: ["", "<!-- kosong -->", "<worksheet/>", "<chartsheet></chartsheet>"])
  func `a part that holds no worksheet takes no edit`(_ content: String) throws {
    let package = try HandMadePackage(HandMadePackage.declaration + content)
    let error = try package.refusal { try $0.edit([Self.edit("A1", .number(1))], sheet: "Data") }
    #expect(error.kind == .malformedXML(reason: "not a worksheet"))
  }
}
