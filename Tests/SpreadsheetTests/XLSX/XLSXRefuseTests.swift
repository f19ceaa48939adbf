import Foundation
import Testing

@testable import Spreadsheet

struct XLSXRefuseTests {
  static let folder = TestFiles.fixtures.appending(path: "refuse")
  static let names = TestFiles.names(in: folder)

  /// The error that opening the file and reading all of it ends in.
  static func error(of path: String, limits: Limits = .standard) -> SpreadsheetError? {
    do {
      _ = try Document.open(path, limits: limits)
      _ = try ReadCell.all(of: path, limits: limits)
      return nil
    } catch {
      return error as? SpreadsheetError
    }
  }

  /// The name of a kind without what it holds.
  static func word(_ kind: SpreadsheetError.Kind) -> String {
    String("\(kind)".prefix { $0 != "(" })
  }

  @Test(arguments: names) func `a file that is no sound workbook ends in the error that its name tells`(
    _ name: String
  ) throws {
    let error = try #require(Self.error(of: Self.folder.appending(path: name).path))
    #expect(Self.word(error.kind) == name.components(separatedBy: "--").first)
    for language in [Language.indonesian, .english] {
      let message = error.message(language)
      #expect(message.contains(name))
      #expect(message.contains("Optional") == false)
    }
    #expect(error.message(.indonesian) != error.message(.english))
  }

  @Test func `there are fixtures`() {
    #expect(Self.names.count > 30)
  }

  @Test func `an error says sheet, part, byte and cell, and never what a cell holds`() throws {
    let path = Self.folder.appending(path: "malformedXML--shared_string_beyond_the_last.xlsx").path
    let error = try #require(Self.error(of: path))
    #expect(error.sheet == "Sheet1")
    #expect(error.part == "xl/worksheets/sheet1.xml")
    #expect(error.cell == "B7")
    #expect(error.byte != nil)
    #expect(error.message(.indonesian).contains("sel B7"))
    #expect(error.message(.english).contains("cell B7"))
    #expect(!error.message(.english).contains("halo"))
  }

  @Test func `a folder and a file that is not there say so`() throws {
    #expect(Self.error(of: Self.folder.path)?.kind == .isFolder)
    #expect(Self.error(of: Self.folder.appending(path: "tidak ada.xlsx").path)?.kind == .notFound)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
  func `a file without the right to read it says so`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    try Data("x".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let error = try #require(Self.error(of: file.path))
    #expect(Self.word(error.kind) == "notReadable")
  }

  @Test func `text is left to the CSV reader, whatever its name`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    for text in [
      Data("No RM;Nama\r\n".utf8), Data([0xFF, 0xFE, 0x41, 0]), Data([0x41, 0, 0x42, 0]), Data([0xE9, 0x3B]),
    ] {
      try text.write(to: file)
      guard case .delimitedText = try Document.open(file.path) else {
        Issue.record("\(text) is not taken for text")
        continue
      }
    }
  }

  @Test func `a sound workbook cut off at any byte ends in an error`() throws {
    let whole = try Data(contentsOf: XLSXReadTests.folder.appending(path: "missing_r_attribute.xlsx"))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    for count in stride(from: 0, to: whole.count, by: 53) {
      try whole.prefix(count).write(to: file)
      #expect(Self.error(of: file.path) != nil, "cut at \(count)")
    }
  }

  @Test func `a byte changed anywhere never crashes the reader`() throws {
    for name in ["stored_entries", "date_formats", "rich_text_and_phonetic_runs", "utf16_big_endian"] {
      let whole = try Data(contentsOf: XLSXReadTests.folder.appending(path: "\(name).xlsx"))
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
      defer { try? FileManager.default.removeItem(at: file) }
      for index in stride(from: 0, to: whole.count, by: 193) {
        var damaged = whole
        damaged[index] ^= 0x3C
        try damaged.write(to: file)
        _ = Self.error(of: file.path)
      }
    }
  }

  @Test(
    arguments: [
      ("columns", "produced_by_xlsxwriter", \Limits.columns, 3), ("rows", "produced_by_xlsxwriter", \.rows, 2),
      ("cells", "produced_by_xlsxwriter", \.cells, 5),
      ("part bytes", "produced_by_xlsxwriter", \.streamedPartBytes, 100),
      ("part bytes", "produced_by_xlsxwriter", \.smallPartBytes, 100),
      ("inflation ratio", "text_longer_than_the_window", \.inflationRatio, 50),
      ("zip entries", "produced_by_xlsxwriter", \.entries, 3),
      ("shared strings", "produced_by_xlsxwriter", \.sharedStrings, 3),
      ("shared string bytes", "produced_by_xlsxwriter", \.sharedStringBytes, 20),
      ("text bytes", "text_longer_than_the_window", \.textBytes, 1000),
      ("sheet bytes", "produced_by_openpyxl", \.sheetBytes, 20),
      ("row bytes", "text_longer_than_the_window", \.rowBytes, 1000),
      ("nesting", "produced_by_xlsxwriter", \.nesting, 3), ("cell formats", "date_formats", \.cellFormats, 6),
      ("sheets", "hidden_sheets_and_a_chart_sheet", \.sheets, 2),
      ("relationships", "hidden_sheets_and_a_chart_sheet", \.relationships, 5),
      ("token bytes", "attributes_beyond_the_window", \.tokenBytes, 131_072),
    ] as [(String, String, any WritableKeyPath<Limits, Int> & Sendable, Int)])
  func `passing a limit is an error that names it`(
    _ what: String, _ name: String, _ limit: any WritableKeyPath<Limits, Int> & Sendable, _ value: Int
  ) throws {
    var limits = Limits()
    limits.inflationRatioFloor = 1000
    limits[keyPath: limit] = value
    let error = Self.error(of: XLSXReadTests.folder.appending(path: "\(name).xlsx").path, limits: limits)
    guard case .limitPassed(what, _) = error?.kind else {
      Issue.record("\(what): \(String(describing: error))")
      return
    }
  }

  @Test func `passing the limit of merged areas is an error that names it`() throws {
    var limits = Limits()
    limits.mergedAreas = 1
    let path = XLSXReadTests.folder.appending(path: "merged_cells.xlsx").path
    let workbook = try XLSXWorkbook(path: path, limits: limits)
    let reader = try workbook.reader(of: #require(workbook.sheets.first), readsFrame: true)
    var row = SheetRow()
    let error = #expect(throws: SpreadsheetError.self) { while try reader.next(&row) {} }
    #expect(error?.kind == .limitPassed(what: "merged areas", limit: 1))
  }

  @Test func `parts that inflate to much more than the file has, all together, pass the limit`() throws {
    let path = XLSXReadTests.folder.appending(path: "data_descriptors.xlsx").path
    var limits = Limits()
    limits.inflationRatioFloor = 500
    limits.inflationRatio = 0x7FFF_FFFF
    #expect(Self.error(of: path, limits: limits) == nil)
    let archive = try ZipArchive(path: path, limits: limits)
    let size = try OpenFile(path).size
    limits.inflationRatio = 2
    let strict = try ZipArchive(path: path, limits: limits)
    for _ in 0..<9 { try strict.note(size, of: "one") }
    try strict.note(size, of: "two")
    #expect(throws: SpreadsheetError.self) { try strict.note(2 * size, of: "three") }
    try archive.note(1 << 40, of: "one")
  }
}
