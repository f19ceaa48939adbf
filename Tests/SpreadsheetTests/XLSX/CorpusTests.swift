import Foundation
import Testing

@testable import Spreadsheet

/// Workbooks of other projects, where they stand beside the checkout.
@Suite(.enabled(if: TestFiles.hasCorpus, "../shared/corpus is not beside the checkout"))
struct CorpusTests {
  @Test func `every workbook gives the cells on which two other readers agree`() throws {
    var agreeing = 0
    let names = TestFiles.names(in: TestFiles.corpus.appending(path: "golden")).map { String($0.dropLast(5)) }
    for name in names {
      if let difference = try Self.difference(name) {
        Issue.record("\(name): \(difference)")
      } else {
        agreeing += 1
      }
    }
    #expect(agreeing == names.count)
  }

  /// The first cell that differs from the golden file, or nil.
  private static func difference(_ name: String) throws -> String? {
    let golden = try JSONSerialization.jsonObject(
      with: Data(contentsOf: TestFiles.corpus.appending(path: "golden/\(name).json")))
    guard let golden = golden as? [String: [[Any]]] else { return "the golden file is none" }
    let workbook = try XLSXWorkbook(path: TestFiles.corpus.appending(path: "xlsx/\(name)").path)
    for (sheet, lines) in golden {
      let expected = try lines.map { try ReadCell(sheet: sheet, fields: $0) }
      guard let found = workbook.sheets.first(where: { $0.name == sheet }) else {
        if expected.isEmpty { continue }
        return "no sheet \(sheet)"
      }
      let cells = try ReadCell.all(of: found, in: workbook, limit: max(expected.count, 2000))
      // The other readers know no error values in some files.
      let told = Set(expected.map { [$0.row, $0.column] })
      let mine = cells.filter {
        expected.count < 2000 ? $0.type != "error" || told.contains([$0.row, $0.column]) : true
      }
      for (index, cell) in expected.enumerated() where index >= mine.count || !mine[index].agrees(with: cell) {
        return "expected \(cell), read \(index < mine.count ? "\(mine[index])" : "nothing")"
      }
      if expected.count < 2000, mine.count > expected.count { return "\(mine[expected.count]) is too much" }
    }
    return nil
  }

  @Test(arguments: TestFiles.names(in: TestFiles.corpus.appending(path: "refuse")))
  func `what other readers refuse ends in an error or is left to the CSV reader`(_ name: String) throws {
    let path = TestFiles.corpus.appending(path: "refuse/\(name)").path
    let error = try #require(XLSXRefuseTests.error(of: path))
    if name.contains("pwd") || name.contains("encrypt") { #expect(error.kind == .passwordProtected) }
    #expect(error.message(.indonesian).contains(name))
  }

  @Test(arguments: (try? Self.table("hostile.tsv")) ?? [])
  func `a workbook made to attack is read or refused as its table says`(_ line: [String]) throws {
    let path = TestFiles.corpus.appending(path: "hostile/\(line[0])").path
    switch line[3] {
    case "fails": #expect(XLSXRefuseTests.error(of: path) != nil)
    case "noCrash", "time", "memory", "limit": _ = XLSXRefuseTests.error(of: path)
    default:
      let cells = try ReadCell.all(of: path)
      let cell = try #require(
        cells.first { $0.sheet == line[1] && CellReference.name(row: $0.row, column: $0.column) == line[2] })
      switch cell.value {
      case .string(let text): #expect(text == line[4].replacingOccurrences(of: "\\t", with: "\t"))
      case .number(let number): #expect(number == Double(line[4]))
      default: Issue.record("\(cell)")
      }
    }
  }

  @Test(arguments: (try? Self.table("number-formats.tsv")) ?? [])
  func `a number format means what its table says`(_ line: [String]) throws {
    let code = Self.unescaped(line[0])
    let expected: NumberFormat =
      switch line[1] {
      case "DateTime": .date
      case "TimeDelta": .duration
      default: .number
      }
    #expect(NumberFormat(code: code) == expected, "\(code)")
  }

  /// The fields of each line of a table.
  static func table(_ name: String) throws -> [[String]] {
    try String(contentsOf: TestFiles.corpus.appending(path: name), encoding: .utf8).split(separator: "\n").map {
      $0.components(separatedBy: "\t")
    }
  }

  private static func unescaped(_ code: String) -> String { code.replacingOccurrences(of: "\\\\", with: "\\") }
}
