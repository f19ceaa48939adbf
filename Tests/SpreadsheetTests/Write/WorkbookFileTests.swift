import Foundation
import Testing

@testable import Spreadsheet

struct WorkbookFileTests {
  private static let day = CalendarDate(dayNumber: 20_778)

  @Test func `a folder that does not exist is not writable, and says why`() {
    let error = #expect(throws: SpreadsheetError.self) {
      try WorkbookWriter(path: "/tidak/ada/buku.xlsx", created: Self.day)
    }
    #expect(error == SpreadsheetError(.notWritable(reason: "No such file or directory"), file: "/tidak/ada/buku.xlsx"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "/dev/full is not here"))
  func `a full disk is not writable, and says why`() throws {
    // The link goes when the disk turns out full; the device stays.
    let link = FileManager.default.temporaryDirectory.appending(path: "sapa-penuh-\(UUID().uuidString).xlsx")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: "/dev/full"))
    defer { try? FileManager.default.removeItem(at: link) }
    let writer = try WorkbookWriter(path: link.path, created: Self.day)
    let sheet = try writer.addSheet("Uji")
    for row in 0..<20_000 { try sheet.number(Double(row), row: row, column: 0) }
    let error = #expect(throws: SpreadsheetError.self) { try writer.close() }
    guard case .notWritable = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a workbook that is not closed leaves no file`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    do {
      let writer = try WorkbookWriter(path: path, created: Self.day)
      try writer.addSheet("Uji").text("a", row: 0, column: 0)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a workbook that is not closed leaves the file that stood there`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    try Data("lama".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do { _ = try WorkbookWriter(path: path, created: Self.day).addSheet("Uji") }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("lama".utf8))
  }

  @Test func `nothing can be written to a closed workbook`() throws {
    var sheet: SheetWriter?
    var writer: WorkbookWriter?
    _ = try WrittenWorkbook { open in
      writer = open
      sheet = try open.addSheet("Uji")
    }
    #expect(throws: SpreadsheetError.self) { try sheet?.text("a", row: 0, column: 0) }
    #expect(throws: SpreadsheetError.self) { try sheet?.hideGridlines() }
    #expect(throws: SpreadsheetError.self) { _ = try writer?.addSheet("Dua") }
    #expect(throws: SpreadsheetError.self) { try writer?.close() }
  }

  @Test func `a sheet outlives its workbook without harm`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    var sheet: SheetWriter?
    do { sheet = try WorkbookWriter(path: path, created: Self.day).addSheet("Uji") }
    try sheet?.text("a", row: 0, column: 0)
    sheet = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a workbook without a sheet is refused`() {
    #expect(throws: SpreadsheetError.self) { try WrittenWorkbook { (_: WorkbookWriter) in } }
  }
}
