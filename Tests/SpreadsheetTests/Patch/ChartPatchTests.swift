import Foundation
import Testing

@testable import Spreadsheet

/// Charts of a table to which rows are appended.
struct ChartPatchTests {
  private static func chart(_ formula: String) -> [UInt8] {
    Array(
      ("<c:chartSpace xmlns:c=\"x\"><c:ser><c:val><c:numRef><c:f>\(formula)</c:f><c:numCache><c:ptCount val=\"9\"/></c:numCache>"
        + "</c:numRef></c:val></c:ser></c:chartSpace>").utf8)
  }

  private static func extended(_ formula: String) throws -> String {
    let chart = try ChartText(
      XMLTree(utf8: chart(formula), file: "buku.xlsx", part: "chart1.xml"),
      extending: [RowExtension(from: 9, to: 11)], sheet: "Data A")
    return String(decoding: chart.text.result, as: UTF8.self)
  }

  @Test(arguments: [
    ("'Data A'!$B$2:$B$10", "'Data A'!$B$2:$B$12"), ("'data a'!$B$1:$D$10", "'data a'!$B$1:$D$12"),
    ("'Data A'!B2:B10", "'Data A'!B2:B12"),
    ("('Data A'!$B$2:$B$10,'Data A'!$D$2:$D$10)", "('Data A'!$B$2:$B$12,'Data A'!$D$2:$D$12)"),
    ("('Data A'!$B$2:$B$10,Lain!$D$2:$D$10)", "('Data A'!$B$2:$B$12,Lain!$D$2:$D$10)"),
  ])
  func `a chart of a table draws the rows that are appended, and forgets what it remembered of them`(
    formula: String, expected: String
  ) throws {
    let text = try Self.extended(formula)
    #expect(text.contains("<c:f>\(expected)</c:f></c:numRef>"))
  }

  @Test(arguments: [
    "Lain!$B$2:$B$10", "'Data A'!$B$2:$B$9", "'Data A'!$B$10", "'Data A'!$B$10:$F$10", "'Data A'!$B$2:$B$20", "Nama",
    "'Data A'!$B:$B",
  ])
  func `what does not end with the table stays as it is`(formula: String) throws {
    #expect(try Self.extended(formula) == String(decoding: Self.chart(formula), as: UTF8.self))
  }

  @Test func `charts of other sheets follow the table too`() throws {
    let book = try WrittenWorkbook { writer in
      let data = try writer.addSheet("Data A")
      try data.text("Minggu", row: 0, column: 0)
      for row in 1...4 {
        try data.text("W\(row)", row: row, column: 0)
        try data.number(Double(row), row: row, column: 1)
      }
      let cells = ["'Data A'!$A$2:$A$5", "'Data A'!$B$2:$B$5"]
      let series = ChartSpec.Series(name: "Isi", categories: cells[0], values: cells[1])
      for sheet in [data, try writer.addSheet("Grafik")] {
        try sheet.insertChart(ChartSpec(.line, title: "Isi", series: [series]), row: 8, column: 3)
      }
    }
    let patch = try WorkbookPatch(path: book.path)
    _ = try patch.append([[.text("W5"), .number(5)], [.text("W6"), .number(6)]], sheet: "Data A")
    let path = book.folder.appending(path: "hasil.xlsx").path
    try patch.save(to: path)
    let result = try XLSXWorkbook(path: path)
    for sheet in result.sheets {
      #expect(try result.drawnCells(of: sheet) == [["'Data A'!$A$2:$A$7", "'Data A'!$B$2:$B$7"]])
    }
  }
}
