import Foundation
import Testing

@testable import Spreadsheet

struct CSVReaderTests {
  /// What a fixture holds, beside it as JSON.
  struct Expected: Decodable {
    struct Row: Decodable, Equatable {
      let index: Int
      let line: Int
      let cells: [String]
    }

    let delimiter: String
    let encoding: String
    let hasSeparatorLine: Bool
    let rows: [Row]
  }

  @Test(arguments: try CSVFixture.names(with: "json"))
  func `a fixture is read as the JSON beside it says`(name: String) throws {
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: CSVFixture.url(name + ".json")))
    let file = try #require(CSVFixture.file(of: name))
    var reader = try CSVReader(path: file.path)
    #expect(String(decoding: [reader.dialect.delimiter], as: UTF8.self) == expected.delimiter)
    #expect("\(reader.dialect.encoding)" == expected.encoding)
    #expect(reader.dialect.hasSeparatorLine == expected.hasSeparatorLine)
    #expect(try CSVFixture.rows(&reader) == expected.rows)
  }

  @Test(arguments: [1, 2, 3, 7, 16, 64])
  func `where the chunks end makes no difference`(size: Int) throws {
    for name in try CSVFixture.names(with: "json") {
      let file = try #require(CSVFixture.file(of: name))
      var whole = try CSVReader(path: file.path)
      var pieces = try CSVReader(path: file.path, chunkSize: size)
      #expect(try CSVFixture.rows(&pieces) == CSVFixture.rows(&whole), "\(name)")
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: Tool.shared("corpus/csv").path), "../shared/corpus is not here")
  )
  func `csv-spectrum is read as its JSON says`() throws {
    let folder = Tool.shared("corpus/csv")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "csv-spectrum/csvs"), includingPropertiesForKeys: nil)
    #expect(files.count == 12)
    for file in files {
      let name = file.deletingPathExtension().lastPathComponent
      let json = try Data(contentsOf: folder.appending(path: "csv-spectrum-expected/\(name).json"))
      let truth = try JSONSerialization.jsonObject(with: json)
      var reader = try CSVReader(path: file.path)
      var rows = try CSVFixture.rows(&reader).map(\.cells)
      let header = rows.removeFirst()
      #expect(reader.dialect.delimiter == UInt8(ascii: ","), "\(name)")
      let read = rows.map { row in
        Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0 < row.count ? row[$0] : "") })
      }
      var expected = truth as? [[String: String]] ?? []
      if var only = truth as? [String: String] {
        // The JSON's telephone number is not the file's.
        only["Contact Phone Number"] = read.first?["Contact Phone Number"]
        expected = [only]
      }
      // The corpus lost the carriage returns of its CRLF files; a fixture of ours has some within quotes.
      #expect(read == expected.map { $0.mapValues { $0.replacing("\r\n", with: "\n") } }, "\(name)")
    }
  }

  @Test func `a quote that nothing closes is a quote mark, and told of`() throws {
    var reader = try CSVReader(path: CSVFixture.url("unterminated_quote.csv").path)
    let rows = try CSVFixture.rows(&reader).map(\.cells)
    #expect(
      rows == [
        ["Nama", "Alamat", "Kelas"], ["Siti", "\"Jl. Melati", "III"], ["Budi", "Jl. Mawar", "VIP"],
        ["Rudi", "Jl. Aur", "I"],
      ])
    #expect(reader.faults == [.openQuote(line: 2, byte: 23)])
    #expect(
      reader.faults.first?.message(.english)
        == "the quote on line 2 (byte 23) is not closed; it was read as a character, check that the file is whole")
  }

  @Test(arguments: [CSVDialect.Encoding.utf8, .utf8WithBOM, .utf16LE, .utf16BE, .windows1252])
  func `a quote that nothing closes is found at its byte in the file`(encoding: CSVDialect.Encoding) throws {
    let text = "Nama;Kota\nAndré;\"Padang\n"
    let utf16 = Array(text.utf16)
    let (bytes, byte): ([UInt8], Int) =
      switch encoding {
      case .utf8: (Array(text.utf8), 17)
      case .utf8WithBOM: ([0xEF, 0xBB, 0xBF] + Array(text.utf8), 20)
      case .utf16LE: ([0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, 34)
      case .utf16BE: ([0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, 34)
      case .windows1252: (utf16.map { UInt8($0) }, 16)
      }
    let quotes = try CSVFixture.written(bytes) { path in
      var reader = try CSVReader(path: path)
      _ = try CSVFixture.rows(&reader)
      return reader.faults
    }
    #expect(quotes == [.openQuote(line: 2, byte: byte)])
  }

  @Test func `a quote that does not end within the limit swallows no rows`() throws {
    var limits = CSVLimits()
    limits.quotedFieldBytes = 1000
    let text = (0..<500).map { "\($0);\($0 == 3 ? "\"" : "")baris;x\n" }.joined()
    try CSVFixture.written(Array(text.utf8)) { path in
      var reader = try CSVReader(path: path, limits: limits)
      #expect(try CSVFixture.rows(&reader).count == 500)
      #expect(reader.faults == [.openQuote(line: 4, byte: 32)])
    }
  }

  @Test(arguments: [
    ("refused_pdf.csv", "PDF"), ("refused_zip.csv", "ZIP"), ("refused_binary_records.csv", "binary"),
    ("refused_html.csv", "HTML"), ("refused_old_excel.csv", "OLE"),
  ])
  func `what is no text is refused by name`(name: String, what: String) throws {
    let error = #expect(throws: SpreadsheetError.self) { try CSVReader(path: CSVFixture.url(name).path) }
    #expect(error?.kind == .notAWorkbook(what: what))
  }

  @Test(arguments: ["empty.csv", "empty_blank_lines.csv", "empty_byte_order_mark.csv"])
  func `an empty file is empty`(name: String) throws {
    let error = #expect(throws: SpreadsheetError.self) { try CSVReader(path: CSVFixture.url(name).path) }
    #expect(error?.kind == .empty)
  }

  @Test func `a file that is not there, or a folder, is no CSV`() throws {
    let absent = #expect(throws: SpreadsheetError.self) { try CSVReader(path: "/tidak/ada.csv") }
    #expect(absent?.kind == .notFound)
    let folder = #expect(throws: SpreadsheetError.self) { try CSVReader(path: CSVFixture.url("").path) }
    #expect(folder?.kind == .isFolder)
  }

  @Test func `Windows-1252 is found even after a long beginning of ASCII`() throws {
    let bytes = Array(String(repeating: "Siti;Melati\n", count: 40_000).utf8) + [0x41, 0xE9, 0x3B, 0x42, 0x0A]
    let last = try CSVFixture.written(bytes) { path in
      var reader = try CSVReader(path: path)
      #expect(reader.dialect.encoding == .windows1252)
      return try CSVFixture.rows(&reader).last
    }
    #expect(last?.cells == ["Aé", "B"])
    #expect(last?.line == 40_001)
  }

  @Test func `any text is read alike wherever the chunks end`() throws {
    var random = CSVDelimiterTests.Sequence(seed: 11)
    let pieces = [
      "\"", "\"", ";", ";", ",", "\n", "\r", "\r\n", "a", "12,5", " ", "é", "\t", "|", "😀", "panjang sekali",
    ]
    var limits = CSVLimits()
    limits.quotedFieldBytes = 12
    for round in 0..<300 {
      let text = "x" + (0..<random.pick([1, 5, 20, 60])).map { _ in random.pick(pieces) }.joined()
      let bytes: [UInt8] =
        round % 3 == 0 ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } : Array(text.utf8)
      try CSVFixture.written(bytes) { path in
        let results = try [1, 2, 3, 5, 1000].map { size in
          var reader = try CSVReader(path: path, limits: limits, chunkSize: size)
          return CSVFixture.outcome(&reader)
        }
        for result in results { #expect(result == results[0], "\(text)") }
      }
    }
  }

  @Test func `a dialect that is given is not doubted`() throws {
    let dialect = CSVDialect(delimiter: UInt8(ascii: ","), encoding: .windows1252)
    let rows = try CSVFixture.written(Array("a;b,c;d\né\n".utf8)) { path in
      var reader = try CSVReader(path: path, dialect: dialect)
      return try CSVFixture.rows(&reader).map(\.cells)
    }
    #expect(rows == [["a;b", "c;d"], ["Ã©"]])
  }

  @Test func `more columns than a sheet has pass a limit`() throws {
    let error = try CSVFixture.written(Array(String(repeating: "a;", count: 16_385).utf8)) { path in
      #expect(throws: SpreadsheetError.self) {
        var reader = try CSVReader(path: path)
        _ = try CSVFixture.rows(&reader)
      }
    }
    #expect(error?.kind == .limitPassed(what: "columns", limit: 16_384))
  }

  @Test func `a record that does not end passes a limit`() throws {
    let error = try CSVFixture.written([UInt8](repeating: 0x61, count: 17 << 20)) { path in
      #expect(throws: SpreadsheetError.self) {
        var reader = try CSVReader(path: path)
        _ = try CSVFixture.rows(&reader)
      }
    }
    #expect(error?.kind == .limitPassed(what: "bytes of a record", limit: 16 << 20))
  }

  @Test func `a dialect is described in both languages`() {
    let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), encoding: .utf8WithBOM, hasSeparatorLine: true)
    #expect(dialect.description(.indonesian) == "pemisah titik koma (;), UTF-8 dengan BOM, baris pertama sep=")
    #expect(dialect.description(.english) == "delimiter semicolon (;), UTF-8 with BOM, first line sep=")
  }
}

/// The fixtures of CSV, and what a reader makes of them.
enum CSVFixture {
  static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/csv").appending(path: name)
  }

  /// The names, without what follows the dot, of files that end so.
  static func names(with ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(at: url(""), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }.map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }

  static func file(of name: String) -> URL? {
    ["csv", "txt"].map { url("\(name).\($0)") }.first { FileManager.default.fileExists(atPath: $0.path) }
  }

  static func rows(_ reader: inout CSVReader) throws -> [CSVReaderTests.Expected.Row] {
    var row = SheetRow()
    var rows: [CSVReaderTests.Expected.Row] = []
    while try reader.next(&row) {
      rows.append(CSVReaderTests.Expected.Row(index: row.index, line: reader.line, cells: cells(row)))
    }
    return rows
  }

  /// All rows, and the error after them.
  static func outcome(_ reader: inout CSVReader) -> [String] {
    var row = SheetRow()
    var lines: [String] = []
    do throws(SpreadsheetError) {
      while try reader.next(&row) { lines.append("\(row.index) \(reader.line) \(cells(row))") }
    } catch {
      lines.append("\(error.kind) \(error.byte ?? -1)")
    }
    lines += reader.faults.map { "\($0)" }
    return lines
  }

  /// The texts of a row up to its last cell, an empty one where there is none.
  static func cells(_ row: SheetRow) -> [String] {
    var texts: [String] = []
    for cell in row.cells {
      guard case .text(let range) = cell.value else { continue }
      while texts.count < cell.column { texts.append("") }
      texts.append(row.string(range))
    }
    return texts
  }

  /// Lets `use` have a file of these bytes.
  static func written<Result>(_ bytes: [UInt8], _ use: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).csv")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try use(url.path)
  }
}
