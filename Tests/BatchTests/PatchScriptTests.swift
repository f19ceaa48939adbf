import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct PatchScriptTests {
  private func steps(_ lines: String) throws -> [PatchScript.Step] { try PatchScript(Array(lines.utf8)).steps }

  private func edit(_ line: String) throws -> CellEdit {
    guard case .edit(let edit) = try #require(try steps(line).first).action else { throw Unexpected() }
    return edit
  }

  private struct Unexpected: Error {}

  @Test(arguments: [
    (#""value": "x""#, PatchValue.text("x")), (#""value": -1.5e2"#, .number(-150)), (#""value": true"#, .boolean(true)),
    (#""value": 1"#, .number(1)), (#""value": null"#, .empty), (#""value": """#, .empty),
    (#""date": "2026-11-21""#, .date(46347)), (#""date": "2026-11-21T12:00""#, .date(46347.5)),
  ])
  func `a line gives a cell its value`(value: String, expected: PatchValue) throws {
    let edit = try edit(#"{"sheet": "Data", "cell": "b2", \#(value)}"#)
    #expect(edit == CellEdit(row: 1, column: 1, value: expected))
  }

  @Test func `a fill alone keeps the value, null takes the fill away`() throws {
    #expect(
      try edit(##"{"sheet": "Data", "cell": "XFD1048576", "fill": "#ff0000"}"##)
        == CellEdit(
          row: 1_048_575, column: 16_383, look: .change(LookChange(fill: .solid(Color(0xFF0000))))))
    #expect(
      try edit(#"{"sheet": "Data", "cell": "A1", "fill": null}"#)
        == CellEdit(row: 0, column: 0, look: .change(LookChange(fill: LookChange.Fill.none))))
  }

  @Test func `rows are appended, blank lines and a byte order mark are passed over`() throws {
    let lines = "\u{FEFF}\n" + #"{"sheet": "Data", "append": ["a", 1, null, {"date": "2026-11-21"}, false]}"# + "\r\n\n"
    let step = try #require(try steps(lines).first)
    #expect(step.line == 2)
    #expect(
      step.action
        == .append([.text("a"), .number(1), .empty, .date(46347), .boolean(false)]))
  }

  @Test(arguments: [
    ("x", PatchScriptError.Kind.notJSON), ("[]", .notJSON), ("{\"sheet\": \"Data\"", .notJSON),
    (#"{"cell": "A1", "value": 1}"#, .missing("sheet")),
    (#"{"sheet": "Data", "value": 1}"#, .missing("cell\" / \"append")),
    (#"{"sheet": "Data", "cell": 5, "value": 1}"#, .missing("cell")),
    (
      #"{"sheet": "Data", "cell": "A1", "val": 1}"#,
      .unknownKey("val", known: ["sheet", "cell", "value", "date", "fill"])
    ),
    (#"{"sheet": "Data", "append": [1], "fill": "FF0000"}"#, .unknownKey("fill", known: ["sheet", "append"])),
    (#"{"sheet": "Data", "cell": "1A", "value": 1}"#, .wrongCell),
    (#"{"sheet": "Data", "cell": "XFE1", "value": 1}"#, .wrongCell),
    (#"{"sheet": "Data", "cell": "A1048577", "value": 1}"#, .wrongCell),
    (#"{"sheet": "Data", "cell": "A", "value": 1}"#, .wrongCell),
    (#"{"sheet": "Data", "cell": "A1", "value": [1]}"#, .wrongValue),
    (#"{"sheet": "Data", "cell": "A1", "value": {"date": "2026-11-21"}}"#, .wrongValue),
    (#"{"sheet": "Data", "cell": "A1", "date": "21/11/2026"}"#, .wrongDate),
    (#"{"sheet": "Data", "cell": "A1", "date": "2026-02-30"}"#, .wrongDate),
    (#"{"sheet": "Data", "cell": "A1", "date": "1899-12-31"}"#, .wrongDate),
    (#"{"sheet": "Data", "append": [{"date": 1}]}"#, .wrongDate),
    (#"{"sheet": "Data", "cell": "A1", "fill": "red"}"#, .wrongFill),
    (#"{"sheet": "Data", "cell": "A1", "fill": "+F0000"}"#, .wrongFill),
    (#"{"sheet": "Data", "append": "a"}"#, .wrongAppend), (#"{"sheet": "Data", "append": [[1]]}"#, .wrongValue),
    (#"{"sheet": "Data", "cell": "A1", "value": 1, "date": "2026-11-21"}"#, .valueAndDate),
    (#"{"sheet": "Data", "cell": "A1"}"#, .nothingToDo),
    (#"{"sheet": "Data", "cell": "A1", "value": "\#(String(repeating: "x", count: 32_768))"}"#, .tooLong),
  ])
  func `a line that is wrong is named with what is wrong in it`(line: String, expected: PatchScriptError.Kind) throws {
    let good = #"{"sheet": "Data", "cell": "A1", "value": 1}"# + "\n"
    let error = try #require(throws: PatchScriptError.self) { try steps(good + line) }
    #expect(error.kind == expected)
    #expect(error.line == 2)
    #expect(error.message(.english, script: "ubah.jsonl").hasPrefix("ubah.jsonl, line 2"))
  }
}

struct PatchedFileTests {
  /// A folder with a workbook of one sheet `Data`.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    let file: String

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      file = url.appending(path: "data.xlsx").path
      let writer = try WorkbookWriter(path: file, created: CalendarDate(dayNumber: 20_778))
      let sheet = try writer.addSheet("Data")
      try sheet.text("Nama", row: 0, column: 0)
      try sheet.text("Budi", row: 1, column: 0)
      try writer.close()
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func make(_ lines: String, output: String? = nil) throws -> PatchedFile {
      let script = try PatchScript(Array(lines.utf8))
      return try PatchedFile.make(file, script: script, output: output ?? file, allowsSigned: false)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
  }

  @Test func `edits and rows go into another file, and the parts that changed are told`() throws {
    let folder = try Folder()
    let output = folder.url.appending(path: "hasil.xlsx").path
    let result = try folder.make(
      #"{"sheet": "data", "cell": "B2", "value": "x", "fill": "FF0000"}"# + "\n"
        + #"{"sheet": "Data", "append": ["Siti"]}"#,
      output: output)
    #expect(
      result == PatchedFile(edits: 1, appended: 1, parts: ["xl/styles.xml", "xl/worksheets/sheet1.xml"], backup: nil))
    #expect(folder.names == ["data.xlsx", "hasil.xlsx"])
  }

  @Test func `a file patched in place is kept beside itself, once`() throws {
    let folder = try Folder()
    let original = try Data(contentsOf: URL(filePath: folder.file))
    let first = try folder.make(#"{"sheet": "Data", "cell": "A1", "value": 1}"#)
    let second = try folder.make(#"{"sheet": "Data", "cell": "A1", "value": 2}"#)
    #expect(folder.names == ["data (sebelum sapa).xlsx", "data.xlsx"])
    #expect(first.backup == folder.url.appending(path: "data (sebelum sapa).xlsx").path)
    #expect(second.backup == nil)
    #expect(try Data(contentsOf: folder.url.appending(path: "data (sebelum sapa).xlsx")) == original)
  }

  @Test func `an unknown sheet names those that there are, and nothing is written`() throws {
    let folder = try Folder()
    let original = try Data(contentsOf: URL(filePath: folder.file))
    let lines = #"{"sheet": "Data", "cell": "A1", "value": 1}"# + "\n" + #"{"sheet": "Lain", "append": [1]}"#
    let error = try #require(throws: PatchScriptError.self) { try folder.make(lines) }
    #expect(error == PatchScriptError(.noSheet(["Data"]), line: 2, sheet: "Lain"))
    #expect(folder.names == ["data.xlsx"])
    #expect(try Data(contentsOf: URL(filePath: folder.file)) == original)
  }

  @Test func `a script without lines changes nothing`() throws {
    let folder = try Folder()
    let original = try Data(contentsOf: URL(filePath: folder.file))
    #expect(try folder.make("\n") == PatchedFile(edits: 0, appended: 0, parts: [], backup: nil))
    #expect(try Data(contentsOf: URL(filePath: folder.file)) == original)
    #expect(folder.names == ["data.xlsx"])
  }
}
