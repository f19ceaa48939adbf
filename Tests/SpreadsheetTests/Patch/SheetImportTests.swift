import Foundation
import Testing

@testable import Spreadsheet

struct SheetImportTests {
  /// A donor with what our own sheets have: looks, links, rules, drop-downs, a filter, merged cells, page setup and a chart.
  private static func donor(rows: Int = 3) throws -> WrittenWorkbook {
    try WrittenWorkbook { writer in
      let head = writer.format(
        CellFormat {
          $0.isBold = true
          $0.fill = Color(0x1F4E78)
        })
      let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
      _ = try writer.addSheet("Petunjuk")
      let sheet = try writer.addSheet("Lembar")
      try sheet.setColumn(first: 0, last: 0, width: 21)
      try sheet.mergeRow(0, firstColumn: 0, lastColumn: 2, text: "Lembar & Sapa", format: head)
      for row in 1...rows {
        try sheet.text("0012\(row)", row: row, column: 0)
        try sheet.link(url: "tel:+62811\(row)", text: "0811\(row)", row: row, column: 1)
        try sheet.number(46_000 + Double(row), row: row, column: 2, format: day)
        try sheet.formula("=C\(row + 1)+1", cached: .number(46_001 + Double(row)), row: row, column: 4)
      }
      try sheet.autofilter(CellArea(rows: 0...rows, columns: 0...4))
      try sheet.conditionalFormat(
        CellArea(rows: 1...rows, columns: 0...4), formula: "=$D2=\"Ya\"",
        format: CellFormat { $0.fill = Color(0xC6EFCE) })
      try sheet.listValidation(CellArea(rows: 1...rows, columns: 3...3), choices: ["Ya", "Tidak"])
      var setup = PageSetup()
      setup.repeatRows = 0...0
      try sheet.pageSetup(setup)
    }
  }

  /// A workbook of somebody's: sheet `Lembar` with typed cells, a note, a shared formula, and other sheets.
  private static func target(_ folder: URL) throws -> String {
    let path = folder.appending(path: "asal.xlsx").path
    _ = try Tool.python(
      """
      import sys, openpyxl
      from openpyxl.comments import Comment
      from openpyxl.styles import Font
      b = openpyxl.Workbook()
      s = b.active
      s.title = "Lembar"
      s["A1"] = "lama"
      s["D2"] = "Ya"
      s["D2"].font = Font(name="Arial", size=9, color="FF00FF00")
      s["D3"] = "catatan lama"
      s["G9"] = "milik petugas"
      s["A2"] = "lama"
      s["A2"].comment = Comment("Halo", "Petugas")
      s["D9"] = "pranala"
      s["D9"].hyperlink = "https://contoh.id/?a=1&b=2"
      s["E2"].hyperlink = "https://lama.id/"
      s.sheet_view.zoomScale = 80
      s.print_area = "A1:B2"
      b.create_sheet("Lain")["A1"] = 7
      b.save(sys.argv[1])
      """, path)
    return path
  }

  private static func patched(
    _ path: String, from donor: WrittenWorkbook, keeping: Set<CellPosition>, sheet: String = "Lembar"
  ) throws -> Result {
    let patch = try WorkbookPatch(path: path)
    try patch.importSheet(sheet, from: donor.path, keeping: keeping)
    let output = donor.folder.appending(path: "hasil.xlsx").path
    try? FileManager.default.removeItem(atPath: output)
    try patch.save(to: output)
    return Result(path: output)
  }

  private struct Result {
    let path: String

    /// What Python prints, with the workbook as `b` and the sheet as `s`.
    func says(_ expression: String) throws -> String {
      try Tool.python(
        "import sys,openpyxl; b = openpyxl.load_workbook(sys.argv[1]); s = b['Lembar']; print((\(expression)))", path
      ).trimmingCharacters(in: .newlines)
    }

    func problems() throws -> String {
      let (status, output) = try Tool.status(Tool.shared("tools/check-workbook").path, [path])
      return status == 0 ? "" : output
    }
  }

  private static let keeping: Set<CellPosition> = [
    CellPosition(row: 1, column: 3), CellPosition(row: 8, column: 3), CellPosition(row: 8, column: 6),
    CellPosition(row: 2, column: 3),
  ]

  @Test(.enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"))
  func `the donor's sheet comes whole, and kept cells stay with their look`() throws {
    let donor = try Self.donor()
    let result = try Self.patched(Self.target(donor.folder), from: donor, keeping: Self.keeping)
    #expect(try result.problems() == "")
    let expected = [
      (
        "[s[c].value for c in ('A1','A2','D2','D3','G9')]",
        "['Lembar & Sapa', '00121', 'Ya', 'catatan lama', 'milik petugas']"
      ),
      ("[s[c].value for c in ('E2','B3','D9')]", "['=C2+1', '08112', 'pranala']"),
      ("s['D2'].font.name, s['D2'].font.color.rgb", "('Arial', 'FF00FF00')"),
      ("s['A1'].fill.fgColor.rgb, s['A1'].font.b", "('FF1F4E78', True)"),
      ("s['C2'].number_format, s['C2'].value.year", "('dd/mm/yyyy', 2025)"),
      ("s['A2'].comment.text, s.sheet_view.zoomScale, s.column_dimensions['A'].width > 21", "('Halo', 80, True)"),
      ("s['B2'].hyperlink.target, s['D9'].hyperlink.target", "('tel:+628111', 'https://contoh.id/?a=1&b=2')"),
      ("s['E2'].hyperlink, s.dimensions", "(None, 'A1:G9')"),
      ("s.print_title_rows, s.print_area, s.auto_filter.ref", "('$1:$1', '', 'A1:E4')"),
      ("[str(v.sqref) for v in s.data_validations.dataValidation]", "['D2:D4']"),
      (
        "[(str(a.sqref), a.rules[0].dxf.fill.bgColor.rgb) for a in s.conditional_formatting]",
        "[('A2:E4', 'FFC6EFCE')]"
      ),
      ("b['Lain']['A1'].value", "7"),
    ]
    let said = try result.says(
      "'\\n'.join(repr((x)) for x in [\(expected.map { "(\($0.0))" }.joined(separator: ", "))])")
    for (line, (question, answer)) in zip(said.split(separator: "\n"), expected) {
      #expect(line == answer, "\(question)")
    }
    #expect(said.split(separator: "\n").count == expected.count)
  }

  @Test(.enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"))
  func `a sheet that the workbook lacks is added, and no second one is selected`() throws {
    let donor = try Self.donor()
    let result = try Self.patched(Self.target(donor.folder), from: donor, keeping: [], sheet: "Petunjuk")
    #expect(try result.problems() == "")
    #expect(
      try result.says("b.sheetnames, [w.title for w in b if w.sheet_view.tabSelected]")
        == "(['Lembar', 'Lain', 'Petunjuk'], [])")
  }

  @Test func `a sheet that has come already does not change the workbook again`() throws {
    let donor = try Self.donor()
    guard Tool.hasOpenpyxl else { return }
    let first = try Self.patched(Self.target(donor.folder), from: donor, keeping: Self.keeping)
    let patch = try WorkbookPatch(path: first.path)
    try patch.importSheet("Lembar", from: donor.path, keeping: Self.keeping)
    #expect(!patch.hasChanges)
  }

  @Test(.enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"))
  func `a chart comes along where the sheet has no drawing, under names of its own`() throws {
    let donor = try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Lembar")
      for row in 0..<4 { try sheet.number(Double(row), row: row, column: 0) }
      let cells = "=" + CellArea(rows: 0...3, columns: 0...0).absoluteReference(sheet: "Lembar")
      let series = ChartSpec.Series(name: "Isi", categories: cells, values: cells)
      try sheet.insertChart(ChartSpec(.column, series: [series]), row: 6, column: 0)
    }
    let first = try Self.patched(donor.path, from: donor, keeping: [])
    #expect(try PackageDifference.parts(donor.path, first.path) == [])
    let other = try WrittenWorkbook { _ = try $0.addSheet("Lain") }
    let result = try Self.patched(other.path, from: donor, keeping: [])
    #expect(try result.problems() == "")
    #expect(try result.says("len(s._charts), s['A4'].value") == "(1, 3)")
  }

  @Test(.enabled(if: Tool.hasOpenpyxl, "openpyxl is not installed"))
  func `days stay the same days in a workbook that counts from 1904`() throws {
    let donor = try Self.donor()
    let path = donor.folder.appending(path: "1904.xlsx").path
    _ = try Tool.python(
      "import sys,openpyxl; from openpyxl.utils.datetime import MAC_EPOCH; b = openpyxl.Workbook(); b.epoch = MAC_EPOCH;"
        + " b.save(sys.argv[1])", path)
    let result = try Self.patched(path, from: donor, keeping: [])
    #expect(
      try result.says("b.epoch.year, str(s['C2'].value), s['A3'].value") == "(1904, '2025-12-10 00:00:00', '00122')")
  }

  @Test func `a shared formula is moved as a spreadsheet would move it`() {
    #expect(SharedFormula.moved("A1+$B$2+C$3+$D4", rows: 2, columns: 1) == "B3+$B$2+D$3+$D6")
    #expect(
      SharedFormula.moved("SUM(A1:B2,Lain!A1)&\"A1\"&'A1 x'!A1", rows: 1, columns: 0)
        == "SUM(A2:B3,Lain!A2)&\"A1\"&'A1 x'!A2")
    #expect(
      SharedFormula.moved("SUM(A:B)+SUM(1:2)+LOG10(A1)+Tabel[A1]", rows: 1, columns: 1)
        == "SUM(B:C)+SUM(2:3)+LOG10(B2)+Tabel[A1]")
    #expect(SharedFormula.moved("A1+XFD1", rows: -1, columns: 0) == "#REF!+#REF!")
    #expect(SharedFormula.moved("1E3+Q1_2026+TRUE", rows: 1, columns: 1) == "1E3+Q1_2026+TRUE")
  }

  @Test func `a kept cell that shared its formula gets one of its own`() throws {
    let xml = """
      <worksheet xmlns="x"><sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1&amp;"&lt;"</f><v>1</v></c></row>\
      <row><c><f t="shared" si="0"/><v>2</v></c><c s="4"/></row></sheetData></worksheet>
      """
    let tree = try XMLTree(utf8: Array(xml.utf8), file: "buku.xlsx")
    let kept = try KeptCells([CellPosition(row: 1, column: 0), CellPosition(row: 1, column: 1)], of: tree)
    #expect(kept.rows.count == 1)
    let cells = kept.rows.first?.cells.map { String(decoding: $0.xml, as: UTF8.self) }
    #expect(cells == ["<c r=\"A2\"><f>B2&amp;\"&lt;\"</f><v>2</v></c>", "<c r=\"B2\" s=\"4\"/>"])
  }
}
