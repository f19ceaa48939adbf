import Foundation
import Testing

@testable import Spreadsheet

/// Columns with a line by an axis of its own, which the library has not.
struct CombinedChartTests {
  private static func spec(_ kind: ChartSpec.Kind = .column, line: ChartSpec.Series.Drawing = .lineOnSecondAxis)
    -> ChartSpec
  {
    var spec = ChartSpec(
      kind, title: "Pareto",
      series: [
        ChartSpec.Series(name: "Jumlah", categories: "='Uji'!$A$1:$A$3", values: "='Uji'!$B$1:$B$3"),
        ChartSpec.Series(name: "Kumulatif", categories: "='Uji'!$A$1:$A$3", values: "='Uji'!$C$1:$C$3", drawing: line),
      ])
    spec.secondAxis = ChartSpec.Axis(minimum: 0, maximum: 1, majorUnit: 0.2, numberFormat: "0%")
    return spec
  }

  private func written(_ sheets: [[ChartSpec]]) throws -> WrittenWorkbook {
    try WrittenWorkbook { writer in
      for (place, charts) in sheets.enumerated() {
        let sheet = try writer.addSheet(place == 0 ? "Uji" : "Uji \(place)")
        for row in 0..<3 {
          try sheet.text("abc".map(String.init)[row], row: row, column: 0)
          try sheet.number(Double(3 - row), row: row, column: 1)
          try sheet.number(Double(row + 1) / 3, row: row, column: 2)
        }
        for chart in charts { try sheet.insertChart(chart, row: 5, column: 0) }
      }
    }
  }

  private static func count(_ tag: String, in part: String) -> Int {
    part.components(separatedBy: "<c:\(tag)>").count - 1
  }

  @Test(.enabled(if: Tool.hasPython))
  func `The line has a chart and axes of its own, and the columns keep theirs`() throws {
    let part = try written([[Self.spec()]]).part("xl/charts/chart1.xml")
    let line = try #require(part.range(of: "<c:lineChart>"))
    #expect(part[..<line.lowerBound].contains("$B$1:$B$3") && !part[..<line.lowerBound].contains("$C$1:$C$3"))
    #expect(part[line.lowerBound...].contains("$C$1:$C$3"))
    #expect(
      Self.count("ser", in: part) == 2 && Self.count("valAx", in: part) == 2 && Self.count("catAx", in: part) == 2)
    #expect(
      part.contains("<c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/>") && part.contains("<c:crosses val=\"max\"/>"))
  }

  @Test(.enabled(if: Tool.hasPython))
  func `Among charts of several sheets the right one is combined, the others are as they were`() throws {
    let plain = Self.spec(.line, line: .ordinary)
    let book = try written([[plain, Self.spec(.column, line: .ordinary)], [plain, Self.spec()]])
    let combined = try (1...4).map { try book.part("xl/charts/chart\($0).xml").contains("60010002") }
    #expect(combined == [false, false, false, true])
  }

  @Test(.enabled(if: Tool.hasOpenpyxl)) func `Another program reads both`() throws {
    #expect(
      try written([[Self.spec()]]).openpyxl("[type(c).__name__ for c in s._charts[0]._charts]")
        == "['BarChart', 'LineChart']")
  }

  @Test(.enabled(if: Tool.hasChecker)) func `Nothing is wrong with the file`() throws {
    #expect(try written([[Self.spec()]]).problems() == "")
  }

  @Test func `A line by an axis of its own needs columns below it`() throws {
    #expect(throws: SpreadsheetError.self) { try written([[Self.spec(.line)]]) }
    #expect(throws: SpreadsheetError.self) { try written([[Self.spec(.bar)]]) }
  }
}
