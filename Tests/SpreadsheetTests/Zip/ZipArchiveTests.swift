import Foundation
import Testing

@testable import Spreadsheet

struct ZipArchiveTests {
  private func archive(_ name: String, limits: Limits = .standard) throws -> ZipArchive {
    try ZipArchive(path: TestFiles.fixtures.appending(path: name).path, limits: limits)
  }

  @Test func `a part is found without regard to case and slashes`() throws {
    let archive = try archive("read/backslashes_in_entry_names.xlsx")
    for name in ["xl\\workbook.xml", "xl/workbook.xml", "/XL/Workbook.XML"] { #expect(archive.contains(name)) }
    #expect(!archive.contains("xl/workbook"))
    #expect(archive.containsFolder("xl/"))
    #expect(!archive.containsFolder("word/"))
  }

  @Test func `of two entries with one name the last is read`() throws {
    let path = TestFiles.fixtures.appending(path: "doubled/of_two_entries_the_last.xlsx").path
    #expect(try ZipArchive(path: path).doubledName == "xl/sharedStrings.xml")
    #expect(try ReadCell.all(of: path).map(\.value) == [.string("halo")])
  }

  @Test func `a part is found by its percent-encoded name, too`() throws {
    let archive = try archive("read/percent_signs_in_entry_names.xlsx")
    for name in ["xl/worksheets/sheet%201.xml", "xl/worksheets/sheet 1.xml"] { #expect(archive.contains(name)) }
  }

  @Test func `a part is read whole in pieces of any size`() throws {
    let archive = try archive("read/text_longer_than_the_window.xlsx")
    let whole = try archive.bytes(of: "xl/worksheets/sheet1.xml", maximumBytes: 1 << 20)
    let stream = try archive.open("xl/worksheets/sheet1.xml", maximumBytes: 1 << 20)
    var piece = [UInt8](repeating: 0, count: 1000)
    var bytes: [UInt8] = []
    while true {
      let count = try stream.read(into: &piece, from: 7)
      if count == 0 { break }
      bytes += piece[7..<7 + count]
    }
    #expect(bytes == whole)
    #expect(bytes.count > 131_072)
  }

  @Test func `a part that is not there is an error that names it`() throws {
    let archive = try archive("read/stored_entries.xlsx")
    let error = #expect(throws: SpreadsheetError.self) { try archive.open("xl/charts/chart1.xml", maximumBytes: 1) }
    #expect(error?.kind == .missingPart("xl/charts/chart1.xml"))
  }

  @Test func `an entry behind a password says so`() throws {
    let archive = try archive("refuse/passwordProtected--encrypted_entries.xlsx")
    let error = #expect(throws: SpreadsheetError.self) { try archive.open("_rels/.rels", maximumBytes: 1 << 20) }
    #expect(error?.kind == .passwordProtected)
  }
}
