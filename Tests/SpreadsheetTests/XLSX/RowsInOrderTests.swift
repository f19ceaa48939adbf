import Testing

@testable import Spreadsheet

/// Rows and cells that stand elsewhere in the file than in the sheet.
struct RowsInOrderTests {
  /// The first sheet's cells as `B7=1`, in order.
  private func cells(_ data: String, limits: Limits = .standard, includesEmptyCells: Bool = false) throws -> [String] {
    let package = try HandMadePackage(data)
    let workbook = try XLSXWorkbook(path: package.path, limits: limits)
    let reader = try workbook.reader(of: #require(workbook.sheets.first), includesEmptyCells: includesEmptyCells)
    var row = SheetRow()
    var cells: [String] = []
    while try reader.next(&row) {
      for cell in row.cells {
        let name = CellReference.name(row: row.index, column: Int(cell.column))
        switch cell.value {
        case .number(let number): cells.append("\(name)=\(Int(number))")
        case .text(let range), .error(let range): cells.append("\(name)=\(row.string(range))")
        default: cells.append("\(name)=\(cell.value)")
        }
      }
    }
    return cells
  }

  /// Cells written as `B7=1`; `=1` has no reference.
  private static func row(_ number: Int?, _ cells: String) -> String {
    let list = cells.split(separator: " ").map { cell in
      let halves = cell.split(separator: "=", omittingEmptySubsequences: false)
      return halves[0].isEmpty ? "<c><v>\(halves[1])</v></c>" : "<c r=\"\(halves[0])\"><v>\(halves[1])</v></c>"
    }
    return "<row\(number.map { " r=\"\($0)\"" } ?? "")>\(list.joined())</row>"
  }

  @Test(
    arguments: [
      ([(3, "B7=1")], "B7=1"), ([(3, "A3=5 B7=1 C3=6"), (8, "A8=2")], "A3=5 C3=6 B7=1 A8=2"),
      ([(3, "B7=1"), (4, "A4=2")], "A4=2 B7=1"), ([(3, "B7=1"), (7, "B7=2")], "B7=2"),
      ([(2, "B2=9"), (3, "B2=1")], "B2=1"), ([(10, "B7=1 C7=2"), (11, "A11=3")], "B7=1 C7=2 A11=3"),
      ([(3, "B7=1 =2 =3")], "C3=2 D3=3 B7=1"),
    ] as [([(Int?, String)], String)])
  func `a cell stands where its reference says, whatever its row says`(
    _ rows: [(Int?, String)], _ expected: String
  ) throws {
    let data = rows.map { Self.row($0.0, $0.1) }.joined()
    #expect(try cells("<sheetData>\(data)</sheetData>").joined(separator: " ") == expected)
  }

  @Test(
    arguments: [
      ([(3, "A3=3"), (1, "A1=1")], "A1=1 A3=3"), ([(1, "A1=1"), (1, "B1=2")], "A1=1 B1=2"),
      ([(1, "A1=1"), (1, "A1=2")], "A1=2"), ([(2, "=1"), (1, "=2"), (2, "B2=3"), (nil, "=4")], "A1=2 A2=1 B2=3 A3=4"),
    ] as [([(Int?, String)], String)])
  func `rows that run backwards or come twice are put in order`(_ rows: [(Int?, String)], _ expected: String) throws {
    let data = rows.map { Self.row($0.0, $0.1) }.joined()
    #expect(try cells("<sheetData>\(data)</sheetData>").joined(separator: " ") == expected)
  }

  @Test(
    arguments: [
      ([(nil, "A2=1"), (nil, "B5=2"), (nil, "=3")], "A2=1 A3=3 B5=2"), ([(nil, ""), (nil, ""), (nil, "A2=3")], "A2=3"),
      ([(3, ""), (nil, "A3=1")], "A3=1"), ([(5, "A5=1"), (nil, "A2=2")], "A2=2 A5=1"),
      ([(5, "A5=1"), (nil, "=2"), (9, "=4"), (nil, "=5")], "A5=1 A6=2 A9=4 A10=5"),
      ([(nil, "A3=1 B4=2"), (nil, "A5=2")], "A3=1 B4=2 A5=2"), ([(1, "C1=1 =2 F1=3 =4")], "C1=1 D1=2 F1=3 G1=4"),
    ] as [([(Int?, String)], String)])
  func `a row without a number is the next one, for its cells without a reference`(
    _ rows: [(Int?, String)], _ expected: String
  ) throws {
    let data = rows.map { Self.row($0.0, $0.1) }.joined()
    #expect(try cells("<sheetData>\(data)</sheetData>").joined(separator: " ") == expected)
  }

  @Test func `texts keep their own bytes where pieces of a row are joined`() throws {
    let text = { (cell: String) in "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>teks \(cell)</t></is></c>" }
    let data =
      "<row r=\"1\">\(text("B2"))\(text("A1"))<c r=\"C2\" t=\"e\"><v>#N/A</v></c></row><row r=\"2\">\(text("A2"))</row>"
    #expect(
      try cells("<sheetData>\(data)</sheetData>") == ["A1=teks A1", "A2=teks A2", "B2=teks B2", "C2=#N/A"])
  }

  @Test func `a row in two pieces is hidden where both are`() throws {
    let data = "<row r=\"1\" hidden=\"1\"><c><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c><v>2</v></c></row>"
    let package = try HandMadePackage(
      "<sheetData>\(data)<row r=\"1\"><c r=\"B1\"><v>3</v></c></row></sheetData>")
    let workbook = try XLSXWorkbook(path: package.path)
    let reader = try workbook.reader(of: #require(workbook.sheets.first))
    var row = SheetRow()
    var hidden: [Bool] = []
    while try reader.next(&row) { hidden.append(row.isHidden) }
    #expect(hidden == [false, true])
  }

  @Test func `a large sheet keeps its order, and a row too late is an error`() throws {
    let count = 20_000
    let rows = (1...count).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()
    #expect(try cells("<sheetData>\(rows)</sheetData>") == (1...count).map { "A\($0)=\($0)" })
    let error = #expect(throws: SpreadsheetError.self) {
      try cells("<sheetData>\(rows)<row r=\"5\"><c><v>1</v></c></row></sheetData>")
    }
    #expect(error?.kind == .malformedXML(reason: "row 5 after row 20000"))
    let swapped = "<row r=\"2\"><c><v>2</v></c></row><row r=\"1\"><c><v>1</v></c></row>"
    #expect(
      try cells("<sheetData>\(swapped)\(rows.dropFirst(2 * Self.row(1, "=1").utf8.count))</sheetData>").count == count)
  }

  @Test func `the rows before a damaged place are given, then the error`() throws {
    let package = try HandMadePackage("<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=0></row></sheetData>")
    let workbook = try XLSXWorkbook(path: package.path)
    let reader = try workbook.reader(of: #require(workbook.sheets.first))
    var row = SheetRow()
    #expect(try reader.next(&row))
    #expect(row.cells.map(\.value) == [.number(1)])
    for _ in 0..<2 { #expect(throws: SpreadsheetError.self) { try reader.next(&row) } }
  }

  @Test(arguments: [false, true])
  func `empty cells beyond the last row and column are nothing`(_ includesEmptyCells: Bool) throws {
    let data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFE1\" s=\"0\"/></row><row r=\"1048577\"><c s=\"0\"/></row>"
    #expect(try cells("<sheetData>\(data)</sheetData>", includesEmptyCells: includesEmptyCells) == ["A1=1"])
  }

  @Test func `rows inside a choice between contents are read, of two in one place the last`() throws {
    let choice = { (first: String, second: String) in
      "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice Requires=\"x14\">\(first)</mc:Choice>"
        + "<mc:Fallback>\(second)</mc:Fallback></mc:AlternateContent>"
    }
    let inRows = choice(Self.row(2, "A2=2 B2=2"), Self.row(2, "A2=3"))
    #expect(
      try cells("<sheetData>\(Self.row(1, "A1=1"))\(inRows)\(Self.row(4, "A4=4"))</sheetData>") == [
        "A1=1", "A2=3", "B2=2", "A4=4",
      ])
    let whole = choice("<sheetData>\(Self.row(1, "A1=1"))</sheetData>", "<sheetData>\(Self.row(2, "A2=2"))</sheetData>")
    #expect(try cells(choice("<sheetPr/>", "<sheetPr/>") + whole) == ["A1=1"])
    #expect(try cells("<x><y/>\(whole)</x>") == ["A1=1"])
  }
}
