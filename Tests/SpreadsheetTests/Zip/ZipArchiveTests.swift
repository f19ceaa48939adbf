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

  /// A workbook of one text, and the same zip with its offsets moved by so many bytes.
  private func workbook(movedBy count: UInt32 = 0) throws -> Data {
    var data = try Data(contentsOf: TestFiles.fixtures.appending(path: "read/stored_entries.xlsx"))
    func number(_ place: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(data[place + $1]) << (8 * UInt32($1)) } }
    func move(_ place: Int) {
      let value = number(place) + count
      for byte in 0..<4 { data[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
    }
    let end = data.count - 22
    var place = Int(number(end + 16))
    move(end + 16)
    while place < end {
      let lengths = number(place + 28)
      let next = place + 46 + Int(lengths & 0xFFFF) + Int(lengths >> 16) + Int(number(place + 32) & 0xFFFF)
      move(place + 42)
      place = next
    }
    return data
  }

  @Test(arguments: [
    "MZ\u{0}\u{0}", "PK\u{7}\u{8}", "PK00", "No RM;Nama\r\n1;2\r\n", "%PDF-1.4\n", "<html></html>", "\u{FEFF}",
    String(repeating: "\n", count: 100_000),
  ])
  func `a zip behind other bytes is read, whether its offsets count them or not`(_ before: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    for moved in [0, UInt32(before.utf8.count)] {
      try (Data(before.utf8) + workbook(movedBy: moved)).write(to: file)
      guard case .workbook(let workbook) = try Document.open(file.path) else {
        Issue.record("taken for text")
        continue
      }
      #expect(workbook.archive.bytesBefore == (moved == 0 ? before.utf8.count : 0))
      #expect(try ReadCell.all(of: file.path).map(\.value) == [.string("halo")])
      if moved == 0 {
        let error = #expect(throws: SpreadsheetError.self) { try WorkbookPatch(path: file.path) }
        #expect(error?.kind == .damagedZip(reason: "bytes before the zip"))
      }
    }
  }

  @Test func `of two zips in one file the last is read`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    let other = try Data(contentsOf: TestFiles.fixtures.appending(path: "read/number_forms.xlsx"))
    try (other + workbook()).write(to: file)
    #expect(try ReadCell.all(of: file.path).map(\.value) == [.string("halo")])
  }

  @Test(arguments: ["zip64_data_descriptors", "data_descriptors", "folders_and_a_comment"])
  func `a zip of any make is found behind other bytes`(_ name: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    let whole = try Data(contentsOf: TestFiles.fixtures.appending(path: "read/\(name).xlsx"))
    try (Data("teks".utf8) + whole).write(to: file)
    #expect(
      try ReadCell.all(of: file.path) == ReadCell.all(of: TestFiles.fixtures.appending(path: "read/\(name).xlsx").path))
  }

  @Test func `a text that holds a zip's marks is a text`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    for text in [
      "PK\u{5}\u{6}", "a;PK\u{5}\u{6}" + String(repeating: ";", count: 40),
      "PK\u{6}\u{7}" + String(repeating: "\n", count: 90),
    ] {
      try Data("No RM;Nama\n\(text)\n".utf8).write(to: file)
      guard case .delimitedText = try Document.open(file.path) else {
        Issue.record("\(text.debugDescription) is not taken for text")
        continue
      }
    }
  }
}
