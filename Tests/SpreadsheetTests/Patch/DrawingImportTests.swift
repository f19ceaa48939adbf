import Foundation
import Testing

@testable import Spreadsheet

/// Charts of a sheet that is made anew: what they draw has moved with its cells.
struct DrawingImportTests {
  /// A sheet with a table of so many rows from some row on, and charts of it by their titles.
  private static func book(_ first: Int, _ count: Int, _ titles: [String], columns: ClosedRange<Int> = 1...1) throws
    -> WrittenWorkbook
  {
    try WrittenWorkbook { writer in
      let sheet = try writer.addSheet("Analisis & Rekap")
      try sheet.text("Minggu", row: first - 1, column: 0)
      for row in first..<first + count {
        try sheet.text("W\(row)", row: row, column: 0)
        for column in columns { try sheet.number(Double(row), row: row, column: column) }
      }
      for (place, title) in titles.enumerated() {
        func cells(_ column: Int) -> String {
          "="
            + CellArea(rows: first...first + count - 1, columns: column...column).absoluteReference(
              sheet: "Analisis & Rekap")
        }
        let series = columns.map { ChartSpec.Series(name: "Isi \($0)", categories: cells(0), values: cells($0)) }
        var chart = ChartSpec(.column, title: title, series: series)
        chart.alternativeText = title
        try sheet.insertChart(chart, row: first + count + 2 + 20 * place, column: 0)
      }
    }
  }

  private static func patched(_ path: String, from donor: WrittenWorkbook) throws -> PatchedWorkbook {
    let patch = try WorkbookPatch(path: path)
    try patch.importSheet("Analisis & Rekap", from: donor.path, keeping: [])
    let result = donor.folder.appending(path: "hasil-\(UUID().uuidString).xlsx").path
    if patch.hasChanges {
      try patch.save(to: result)
    } else {
      try FileManager.default.copyItem(atPath: path, toPath: result)
    }
    return try PatchedWorkbook(path: result, donor: donor)
  }

  private struct PatchedWorkbook {
    let path: String
    /// Keeps the folder.
    let donor: WrittenWorkbook
    let drawn: [[String]]
    /// The first row of each object that is placed on the sheet.
    let rows: [Int]

    init(path: String, donor: WrittenWorkbook) throws {
      self.path = path
      self.donor = donor
      let workbook = try XLSXWorkbook(path: path)
      drawn = try workbook.drawnCells(of: try #require(workbook.sheet(named: "Analisis & Rekap")))
      rows = try WorkbookPatch(path: path).drawnAreas(sheet: "Analisis & Rekap").map(\.rows.lowerBound)
    }
  }

  private static func cells(_ rows: String, _ columns: [String] = ["A", "B"]) -> [String] {
    let ends = rows.split(separator: "-")
    return columns.map { "'Analisis & Rekap'!$\($0)$\(ends[0]):$\($0)$\(ends[1])" }
  }

  @Test(arguments: [(3, 4), (8, 4), (3, 9), (12, 2), (40, 20)])
  func `a chart draws the rows of its table where the sheet is made anew`(first: Int, count: Int) throws {
    let old = try Self.book(3, 4, ["Masuk menurut minggu"])
    let result = try Self.patched(old.path, from: Self.book(first, count, ["Masuk menurut minggu"]))
    #expect(result.drawn == [Self.cells("\(first + 1)-\(first + count)")])
    #expect(result.rows == [first + count + 2])
  }

  @Test func `charts are known by their titles, whatever their order`() throws {
    let old = try Self.book(3, 4, ["Tema", "Kanal"])
    let result = try Self.patched(old.path, from: Self.book(6, 4, ["Kanal", "Tema"]))
    #expect(result.drawn == [Self.cells("7-10"), Self.cells("7-10")])
    #expect(result.rows == [32, 12])
  }

  @Test func `a chart is known by its title up to a colon`() throws {
    let old = try Self.book(3, 4, ["Tema tersering"])
    let donor = try Self.book(5, 6, ["Tema tersering: Nov 2026 dan Okt 2026"], columns: 1...2)
    let columns = ["A", "B", "A", "C"]
    #expect(try Self.patched(old.path, from: donor).drawn == [Self.cells("6-11", columns)])
  }

  @Test func `a chart whose title somebody changed is known by its columns`() throws {
    let old = try Self.book(3, 4, ["Judul dari petugas"])
    #expect(try Self.patched(old.path, from: Self.book(5, 6, ["Masuk"])).drawn == [Self.cells("6-11")])
  }

  @Test func `what staff drew stays, and a chart that the sheet has not comes along beside it`() throws {
    let old = try Self.book(3, 4, ["Grafik petugas"], columns: 1...3)
    let result = try Self.patched(old.path, from: Self.book(5, 6, ["Masuk"]))
    #expect(result.drawn.count == 2)
    #expect(result.drawn.contains(Self.cells("4-7", ["A", "B", "A", "C", "A", "D"])))
    #expect(result.drawn.contains(Self.cells("6-11")))
  }

  @Test func `a sheet that has come already does not change the workbook again`() throws {
    let donor = try Self.book(5, 6, ["Masuk", "Kanal"])
    let old = try Self.book(3, 4, ["Masuk", "Grafik petugas"], columns: 1...2)
    let first = try Self.patched(old.path, from: donor)
    let patch = try WorkbookPatch(path: first.path)
    try patch.importSheet("Analisis & Rekap", from: donor.path, keeping: [])
    #expect(!patch.hasChanges)
  }

  @Test(.enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"))
  func `a drawing of other prefixes, as openpyxl writes it, takes the charts`() throws {
    let old = try Self.book(3, 4, ["Masuk"], columns: 1...2)
    let path = old.folder.appending(path: "openpyxl.xlsx").path
    _ = try Tool.python("import sys,openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])", old.path, path)
    let result = try Self.patched(path, from: Self.book(5, 6, ["Masuk", "Kanal"], columns: 1...2))
    let columns = ["A", "B", "A", "C"]
    #expect(result.drawn == [Self.cells("6-11", columns), Self.cells("6-11", columns)])
    let (status, output) = try Tool.status(Tool.shared("tools/check-workbook").path, [result.path])
    #expect(status == 0, "\(output)")
  }

  @Test func `a chart that goes into another program's workbook says what it leaves to defaults`() throws {
    let chart =
      "<c:chartSpace xmlns:c=\"x\"><c:lang val=\"id\"/><c:chart><c:title><c:tx/><c:layout/></c:title><c:plotArea><c:lineChart>"
      + "<c:grouping val=\"standard\"/><c:ser><c:dLbls><c:showVal val=\"1\"/></c:dLbls></c:ser></c:lineChart><c:catAx><c:axId val=\"1\"/>"
      + "<c:scaling/><c:delete val=\"1\"/></c:catAx></c:plotArea></c:chart></c:chartSpace>"
    let bytes = try ExplicitChart.bytes(Array(chart.utf8), file: "buku.xlsx")
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<c:chartSpace xmlns:c=\"x\"><c:lang val=\"id\"/><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx/><c:layout/>"
        + "<c:overlay val=\"0\"/></c:title><c:plotArea><c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/><c:ser>"
        + "<c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>"
        + "<c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls><c:smooth val=\"0\"/></c:ser></c:lineChart><c:catAx>"
        + "<c:axId val=\"1\"/><c:scaling/><c:delete val=\"1\"/></c:catAx></c:plotArea></c:chart></c:chartSpace>")
    #expect(try ExplicitChart.bytes(bytes, file: "buku.xlsx") == bytes)
  }
}
