import Foundation
import Testing

@testable import Spreadsheet

/// Sheets of ours put into workbooks of other projects, where those stand beside the checkout.
@Suite(.enabled(if: TestFiles.hasCorpus && Tool.hasChecker, "../shared/corpus or check-workbook is not here: SKIPPED"))
struct SheetImportCorpusTests {
  /// Every how many workbooks one is taken; 1 takes all 559.
  private static let step = Int(ProcessInfo.processInfo.environment["SAPA_CORPUS_STEP"] ?? "") ?? 10

  /// openpyxl looks for a part's relationships by the exact case of its name, which this package does not keep.
  private static let knownToDiffer = ["apache+poi__test-data__spreadsheet__123233_charts.xlsx"]

  @Test func `a sheet put in the place of another, and one added, bring no problem into a workbook`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var results: [String: String] = [:]
    let names = TestFiles.names(in: TestFiles.corpus.appending(path: "xlsx"))
    for (index, name) in names.enumerated() where index % Self.step == 0 && !Self.knownToDiffer.contains(name) {
      let path = TestFiles.corpus.appending(path: "xlsx/\(name)").path
      let output = folder.appending(path: "\(index).xlsx").path
      do throws(SpreadsheetError) {
        let patch = try WorkbookPatch(path: path)
        guard let sheet = patch.workbook.sheets.first?.name else { continue }
        let donor = try Self.donor([sheet, "Lembar Sapa"], path: folder.appending(path: "donor.xlsx").path)
        try patch.importSheet(
          sheet, from: donor, keeping: [CellPosition(row: 0, column: 0), CellPosition(row: 4, column: 2)])
        try patch.importSheet("Lembar Sapa", from: donor, keeping: [])
        try patch.save(to: output)
        results[path] = output
      } catch {
        if case .notPatchable(.signature) = error.kind { continue }
        Issue.record("\(name): \(error)")
      }
    }
    let before = try Self.problems(Array(results.keys))
    let after = try Self.problems(Array(results.values))
    var good = 0
    for (path, output) in results {
      let new = after[output, default: []].subtracting(before[path, default: []])
      if new.isEmpty { good += 1 } else { Issue.record("\(path.split(separator: "/").last ?? ""): \(new.sorted())") }
    }
    print("sheets taken over: \(good) of \(results.count)")
    #expect(good == results.count)
  }

  private static func donor(_ sheets: [String], path: String) throws(SpreadsheetError) -> String {
    let writer = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_778))
    let red = writer.format(
      CellFormat {
        $0.fill = Color(0xFF0000)
        $0.isBold = true
        $0.border = CellBorder(.thin)
      })
    let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
    for (number, name) in sheets.enumerated() {
      let sheet = try writer.addSheet(name)
      try sheet.setColumn(first: 0, last: 3, width: 18, format: day)
      try sheet.mergeRow(0, firstColumn: 0, lastColumn: 3, text: "Judul \(number)", format: red)
      for row in 2...6 {
        try sheet.link(url: "tel:+62811\(row)", text: "0811\(row)", row: row, column: 0)
        try sheet.number(46_000, row: row, column: 1, format: day)
        try sheet.formula("=B\(row + 1)+1", cached: .number(46_001), row: row, column: 2)
        try sheet.text("nilai", row: row, column: 3, format: red)
      }
      try sheet.autofilter(CellArea(rows: 2...6, columns: 0...3))
      try sheet.conditionalFormat(
        CellArea(rows: 2...6, columns: 0...3), formula: "=$D3=\"Ya\"", format: CellFormat { $0.fill = Color(0xC6EFCE) })
      try sheet.listValidation(CellArea(rows: 2...6, columns: 3...3), choices: ["Ya", "Tidak"])
      var setup = PageSetup()
      setup.repeatRows = 0...0
      setup.printArea = CellArea(rows: 0...6, columns: 0...3)
      try sheet.pageSetup(setup)
      let cells = "=" + CellArea(rows: 2...6, columns: 1...1).absoluteReference(sheet: name)
      try sheet.insertChart(
        ChartSpec(.line, series: [ChartSpec.Series(name: "Isi", categories: cells, values: cells)]), row: 9, column: 0)
    }
    try writer.close()
    return path
  }

  /// What check-workbook says of each file, without places.
  private static func problems(_ paths: [String]) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for start in stride(from: 0, to: paths.count, by: 100) {
      let some = Array(paths[start..<min(start + 100, paths.count)])
      let (_, output) = try Tool.status(Tool.shared("tools/check-workbook").path, some)
      for line in output.split(separator: "\n") {
        guard let path = some.first(where: { line.hasPrefix($0 + ": ") }) else { continue }
        let problem = line.dropFirst(path.count + 2)
        found[path, default: []].insert(problem.filter { !$0.isNumber }.description)
      }
    }
    return found
  }
}
