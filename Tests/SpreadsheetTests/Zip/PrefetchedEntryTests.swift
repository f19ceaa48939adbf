import Foundation
import Testing

@testable import Spreadsheet

struct PrefetchedEntryTests {
  /// A workbook whose sheet inflates to some 9 MB.
  private static func workbook() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "besar-\(UUID().uuidString).xlsx")
    let book = try WorkbookWriter(path: url.path, created: CalendarDate(dayNumber: 20_000))
    let sheet = try book.addSheet("Data")
    try sheet.stream(rows: 0..<40_000, columns: 4, formats: []) { encoder, row throws(SpreadsheetError) in
      for column in 0..<4 { try encoder.text("baris \(row) kolom \(column)", column: column) }
    }
    try book.close()
    return url
  }

  @Test func `a large sheet is read whole`() throws {
    let url = try Self.workbook()
    defer { try? FileManager.default.removeItem(at: url) }
    let archive = try ZipArchive(path: url.path)
    #expect(try archive.openStream("xl/worksheets/sheet1.xml") is PrefetchedEntry)
    let workbook = try XLSXWorkbook(path: url.path)
    let reader = try workbook.reader(of: try #require(workbook.sheets.first))
    var row = SheetRow()
    var count = 0
    while try reader.next(&row) {
      guard case .text(let range)? = row.cells.last?.value else { continue }
      #expect(row.string(range) == "baris \(count) kolom 3")
      count += 1
    }
    #expect(count == 40_000)
  }

  @Test func `a reader that is let go early leaves no thread behind`() throws {
    let url = try Self.workbook()
    defer { try? FileManager.default.removeItem(at: url) }
    let workbook = try XLSXWorkbook(path: url.path)
    for _ in 0..<20 {
      let reader = try workbook.reader(of: try #require(workbook.sheets.first))
      var row = SheetRow()
      #expect(try reader.next(&row))
    }
  }

  @Test func `damage in a large sheet is an error, not an end`() throws {
    let url = try Self.workbook()
    defer { try? FileManager.default.removeItem(at: url) }
    var bytes = [UInt8](try Data(contentsOf: url))
    // Deflated rows take nearly all of the file: its middle is within them.
    for index in bytes.count / 2..<bytes.count / 2 + 64 { bytes[index] ^= 0x5A }
    try Data(bytes).write(to: url)
    let workbook = try XLSXWorkbook(path: url.path)
    let reader = try workbook.reader(of: try #require(workbook.sheets.first))
    var row = SheetRow()
    #expect(throws: SpreadsheetError.self) { while try reader.next(&row) {} }
  }
}
