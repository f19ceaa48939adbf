import Foundation
import Testing

@testable import Spreadsheet

/// What the tests of two other projects assert of their own workbooks.
@Suite(.enabled(if: TestFiles.hasCorpus, "../shared/corpus is not beside the checkout"))
struct AssertedValuesTests {
  private static let files = TestFiles.names(in: TestFiles.corpus.appending(path: "xlsx"))

  @Test(
    arguments: [("asserted-calamine.tsv", "tafia+calamine__"), ("asserted-readxl.tsv", "tidyverse+readxl__")].flatMap {
      table, project in ((try? CorpusTests.table(table)) ?? []).map { ["\(project) \($0[0])"] + $0 }
    })
  func `a workbook holds what its project asserts`(_ line: [String]) throws {
    let project = line[0].prefix { $0 != " " }
    let file = try #require(Self.files.first { $0.hasPrefix(project) && $0.hasSuffix("__\(line[1])") })
    let workbook = try XLSXWorkbook(path: TestFiles.corpus.appending(path: "xlsx/\(file)").path)
    let (sheet, cell, kind, value) = (line[2], line[3], line[4], line.count > 5 ? line[5] : "")
    switch kind {
    case "sheets": #expect(workbook.sheets.map(\.name) == (try Self.texts(value)))
    case "epoch1904": #expect(workbook.uses1904Dates == (value == "true"))
    case "opens": #expect(try !ReadCell.all(of: workbook.path).isEmpty)
    case "emptysheet": #expect(try Self.cells(of: sheet, in: workbook).isEmpty)
    case "merges": #expect(try Self.merges(of: sheet, in: workbook) == Set(Self.texts(value)))
    case "formula": #expect(try Self.formulas(of: sheet, in: workbook).contains(cell))
    default:
      let found = try Self.cells(of: sheet, in: workbook).first {
        CellReference.name(row: $0.row, column: $0.column) == cell
      }
      #expect(found.map(Self.told) == Self.expected(kind, value))
    }
  }

  /// A cell as the tables write it.
  private static func told(_ cell: ReadCell) -> [String] {
    switch cell.value {
    case .string(let text): [cell.type, text]
    case .number(let number): [cell.type, "\((number * 1000).rounded() / 1000)"]
    default: [cell.type]
    }
  }

  private static func expected(_ kind: String, _ value: String) -> [String]? {
    switch kind {
    case "empty": nil
    case "float": ["num", "\(Double(value) ?? .nan)"]
    case "date": ["date", "\(value).000"]
    // PT255H10M10S is the only one.
    case "duration": ["duration", "\(Double(255 * 3600 + 610))"]
    default: ["str", value]
    }
  }

  private static func texts(_ list: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(list.utf8))
  }

  private static func sheet(_ name: String, in workbook: XLSXWorkbook) throws -> XLSXWorkbook.Sheet {
    try #require(workbook.sheets.first { $0.name == name })
  }

  private static func cells(of name: String, in workbook: XLSXWorkbook) throws -> [ReadCell] {
    try ReadCell.all(of: sheet(name, in: workbook), in: workbook)
  }

  private static func merges(of name: String, in workbook: XLSXWorkbook) throws -> Set<String> {
    let reader = try workbook.reader(of: sheet(name, in: workbook), readsFrame: true)
    var row = SheetRow()
    while try reader.next(&row) {}
    return Set(
      (reader.frame?.merged ?? []).map {
        let first = CellReference.name(row: $0.rows.lowerBound, column: $0.columns.lowerBound)
        return "\(first):\(CellReference.name(row: $0.rows.upperBound, column: $0.columns.upperBound))"
      })
  }

  /// The cells that hold a formula; what it says is not read.
  private static func formulas(of name: String, in workbook: XLSXWorkbook) throws -> Set<String> {
    let reader = try workbook.reader(of: sheet(name, in: workbook), includesEmptyCells: true)
    var row = SheetRow()
    var names: Set<String> = []
    while try reader.next(&row) {
      for cell in row.cells where cell.isFormula {
        names.insert(CellReference.name(row: row.index, column: Int(cell.column)))
      }
    }
    return names
  }
}
