import Foundation
import Testing

@testable import Spreadsheet

/// Bytes that are no text in a file of text: NUL, and the Ctrl-Z by which DOS closes one.
struct CSVZeroBytesTests {
  private typealias Read = (rows: [[String]], lines: [Int], faults: [TextFault], encoding: CSVDialect.Encoding)

  private static let plain = [["Nama", "Kelas"], ["Siti", "III"], ["Budi", "I"]]

  @Test(arguments: [
    ("Nama;Kelas\nSiti\0;III\nBudi;I\n", 1, [2]),
    ("\0Nama;Kelas\nSiti;III\nBudi;I\n", 1, [1]),
    ("Nama;Kelas\r\nSi\0ti;III\r\nBudi;\0I\0\r\n", 3, [2, 3]),
    ("Nama;Kelas\nSiti;III\nBudi;I\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 18, [4]),
    ("Nama;Kelas\nSiti;\0\"III\"\nBudi;I", 1, [2]),
    ("Nama;Kelas\rSiti;III\rBu\0di;I", 1, [3]),
    ("sep=;\nNama;Kelas\nSiti;I\0II\nBudi;I\n", 1, [3]),
    ("se\0p=;\nNama;Kelas\nSiti;I\0II\nBudi;I\n", 2, [1, 3]),
  ])
  func `a few NUL bytes are dropped and told of by line`(text: String, count: Int, lines: [Int]) throws {
    for size in [1, 2, 3, 7, 1 << 18] {
      let read = try Self.read(Array(text.utf8), size)
      #expect(read.rows == Self.plain, "\(size)")
      #expect(read.faults == [.zeroBytes(count: count, lines: lines)], "\(size)")
    }
  }

  @Test func `lines are those of the file, within quotes, too`() throws {
    let read = try Self.read(Array("Nama;Catatan\nSiti;\"satu\ndua\0\ntiga\"\nBudi;\0x\n".utf8), 5)
    #expect(read.rows == [["Nama", "Catatan"], ["Siti", "satu\ndua\ntiga"], ["Budi", "x"]])
    #expect(read.faults == [.zeroBytes(count: 2, lines: [3, 5])])
  }

  @Test(arguments: [CSVDialect.Encoding.utf8, .utf8WithBOM, .utf16LE, .utf16BE, .windows1252])
  func `in every encoding, and an open quote beside them keeps its byte`(encoding: CSVDialect.Encoding) throws {
    let text = "Nama;Kota\nAn\0dré;\"Padang\n"
    let units = Array(text.utf16)
    let (bytes, byte): ([UInt8], Int) =
      switch encoding {
      case .utf8: (Array(text.utf8), 18)
      case .utf8WithBOM: ([0xEF, 0xBB, 0xBF] + Array(text.utf8), 21)
      case .utf16LE: ([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, 36)
      case .utf16BE: ([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, 36)
      case .windows1252: (units.map { UInt8($0) }, 17)
      }
    for size in [2, 5, 1 << 18] {
      let read = try Self.read(bytes, size)
      #expect(read.encoding == encoding)
      #expect(read.rows == [["Nama", "Kota"], ["André", "\"Padang"]])
      #expect(read.faults == [.openQuote(line: 2, byte: byte), .zeroBytes(count: 1, lines: [2])])
    }
  }

  @Test func `far into a long file they are dropped as well`() throws {
    let text = String(repeating: "Siti;Melati\n", count: 60_000) + "Bu\0di;Mawar\n"
    let read = try Self.read(Array(text.utf8), 1 << 18)
    #expect(read.rows.last == ["Budi", "Mawar"])
    #expect(read.faults == [.zeroBytes(count: 1, lines: [60_001])])
  }

  private static let binaries: [[UInt8]] = [
    [UInt8](repeating: 0, count: 40), Array("Siti\0\u{1}\u{2}\u{3}\u{4}\u{5}".utf8),
    (1..<200).flatMap { number -> [UInt8] in [UInt8(number), 0, 0, 0] },
    Array(String(repeating: "Siti\0\0Budi\0\0\n", count: 9).utf8), dBase,
  ]

  /// A table of dBase: a head with four fields, then records of text alone.
  private static var dBase: [UInt8] {
    var bytes: [UInt8] = [0x03, 126, 11, 18, 200, 0, 0, 0, 161, 0, 41, 0] + [UInt8](repeating: 0, count: 20)
    for name in ["NAMA", "ALAMAT", "KOTA", "KELAS"] {
      bytes +=
        Array(name.utf8) + [UInt8](repeating: 0, count: 11 - name.utf8.count) + [UInt8(ascii: "C"), 0, 0, 0, 0, 10, 0]
      bytes += [UInt8](repeating: 0, count: 14)
    }
    return bytes + [0x0D] + Array(String(repeating: " Siti      Jl. Melat Padang    III       ", count: 200).utf8)
  }

  @Test(arguments: binaries)
  func `what holds many is no text`(bytes: [UInt8]) {
    let error = #expect(throws: SpreadsheetError.self) { try Self.read(bytes, 1 << 18) }
    #expect(error?.kind == .notAWorkbook(what: "binary"))
  }

  @Test(arguments: [
    "\u{1A}", "\u{1A}\r\n", "\u{1A}\u{1A}\u{1A}", "\u{1A}\0\0\0\0", "\n\n\u{1A}\n", "Rudi;II\u{1A}",
    "Rudi;II\r\n\u{1A}",
  ])
  func `a closing Ctrl-Z is no record`(end: String) throws {
    let text = "Nama;Kelas\nSiti;III\nBudi;I\n" + end
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), wide] {
      for size in [1, 3, 1 << 18] {
        let read = try Self.read(bytes, size)
        #expect(read.rows == Self.plain + (end.contains("Rudi") ? [["Rudi", "II"]] : []), "\(size)")
        #expect(read.faults.isEmpty)
      }
    }
  }

  @Test func `a Ctrl-Z within the text stays`() throws {
    let read = try Self.read(Array("Nama;Kelas\nSi\u{1A}ti;III\nBudi;I\n".utf8), 1 << 18)
    #expect(read.rows[1] == ["Si\u{1A}ti", "III"])
  }

  @Test func `the message names number and lines`() {
    let fault = TextFault.zeroBytes(count: 3, lines: [2, 5])
    #expect(
      fault.message(.indonesian)
        == "3 byte NUL, yang bukan huruf, dibuang dari baris 2, 5; periksa isi baris itu, dan ekspor ulang bila ada yang rusak"
    )
    #expect(fault.message(.english).hasPrefix("3 NUL bytes, which are no text, were dropped from lines 2, 5"))
  }

  private static func read(_ bytes: [UInt8], _ size: Int) throws -> Read {
    try CSVFixture.written(bytes) { path in
      var reader = try CSVReader(path: path, chunkSize: size)
      let rows = try CSVFixture.rows(&reader)
      return (rows.map(\.cells), rows.map(\.line), reader.faults, reader.dialect.encoding)
    }
  }
}
