import Foundation
import Testing

@testable import Spreadsheet

struct AddedEntryTests {
  @Test func `a part that is added is deflated as one that is replaced is`() throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    let result = folder.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { for file in [path, result] { try? FileManager.default.removeItem(atPath: file) } }
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_000))
    try book.addSheet("Data").text("a", row: 0, column: 0)
    try book.close()
    var rows = TextRows()
    for row in 0..<500 { rows.append(["baris", String(row), "dAbCd"]) }
    let patch = try WorkbookPatch(path: path)
    try patch.replaceSheet("Catatan", texts: rows, visibility: .veryHidden)
    try patch.save(to: result)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: result)))
    for part in ["xl/worksheets/sheet2.xml", "xl/workbook.xml"] {
      #expect(try method(of: part, in: bytes) == 8)
    }
  }

  /// The compression method of an entry's local header; 8 is deflate (APPNOTE 4.3.7, 4.4.5).
  private func method(of name: String, in bytes: [UInt8]) throws -> UInt16 {
    let wanted = Array(name.utf8)
    let places = bytes.indices.dropLast(30 + wanted.count).filter { place in
      bytes[place..<place + 4].elementsEqual([0x50, 0x4B, 3, 4])
        && Int(bytes[place + 26]) | Int(bytes[place + 27]) << 8 == wanted.count
        && bytes[(place + 30)..<(place + 30 + wanted.count)].elementsEqual(wanted)
    }
    let place = try #require(places.first)
    return UInt16(bytes[place + 8]) | UInt16(bytes[place + 9]) << 8
  }
}
