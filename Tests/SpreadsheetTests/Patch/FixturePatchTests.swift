import Foundation
import Testing

@testable import Spreadsheet

/// The readers' fixtures, patched: each form that a workbook may take is written back as it was.
struct FixturePatchTests {
  private static let column = 16_000

  /// Saves a fixture with one more cell in the row of each sheet's last value, or below, and reads the result.
  @Test(arguments: XLSXReadTests.names) func `a fixture with a cell more reads as before`(_ name: String) throws {
    let path = XLSXReadTests.folder.appending(path: "\(name).xlsx").path
    let output = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    var expected = try ReadCell.all(of: path)
    let patch = try WorkbookPatch(path: path)
    let sheets = try XLSXWorkbook(path: path).sheets
    for sheet in sheets {
      let last = expected.lastIndex { $0.sheet == sheet.name }
      guard let last, expected[last].column < Self.column else { continue }
      let row = expected[last].row
      try patch.edit([CellEdit(row: row, column: Self.column, value: .text("baru"))], sheet: sheet.name)
      expected.insert(
        ReadCell(sheet: sheet.name, row: row, column: Self.column, type: "str", value: .string("baru")), at: last + 1)
    }
    try patch.save(to: output)
    #expect(try ReadCell.all(of: output) == expected)
    let before = try ZipArchive(path: path)
    let after = try ZipArchive(path: output)
    #expect(Set(before.names) == Set(after.names))
    for part in before.names where !part.lowercased().contains("sheet") && !part.lowercased().contains("workbook.xml") {
      #expect(
        try before.bytes(of: part, maximumBytes: 1 << 24) == after.bytes(of: part, maximumBytes: 1 << 24), "\(part)")
    }
  }

  @Test(arguments: TestFiles.names(in: TestFiles.fixtures.appending(path: "refuse")))
  func `what readers refuse is refused, and nothing is written`(_ name: String) throws {
    let path = TestFiles.fixtures.appending(path: "refuse").appending(path: name).path
    let output = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    do {
      let patch = try WorkbookPatch(path: path)
      for sheet in patch.workbook.sheets {
        try patch.edit([CellEdit(row: 40, column: 0, value: .number(1))], sheet: sheet.name)
      }
      try patch.save(to: output)
    } catch {
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }
}
