import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// What only the program itself shows: its environment and its arguments' bytes.
@Suite(.enabled(if: BuiltProgram.url != nil, "the program `sapa` is not built beside the tests: SKIPPED"))
struct ProgramTests {
  private static let export =
    "No RM,Nama Pasien,No HP,Tgl Masuk,Tgl Keluar\n001234,Ani,081234567890,2026-11-10,2026-11-14\n"

  /// Runs a line of the shell in a folder, where `$SAPA` is the program; what came of it on both outputs.
  private func shell(
    _ line: String, in folder: FacilityFolder, _ environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String) {
    let outcome = try BuiltProgram.shell("{ \(line); } 2>&1", in: folder.path, environment)
    return (outcome.status, outcome.output)
  }

  @Test(arguments: ["run . --date 2026-11-18", "annotate masuk/ekspor.csv -o hasil.xlsx --date 2026-11-18"])
  func `a temporary folder that takes nothing is named, not a workbook, and no file is changed`(command: String) throws
  {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export)
    let before = try folder.files()
    for place in ["/tidak/ada", folder.path + "/sapa.toml/x"] {
      let (status, output) = try shell("\"$SAPA\" \(command)", in: folder, ["TMPDIR": place])
      #expect(status == 2)
      #expect(output.hasPrefix("sapa: \(place): "), "\(output)")
      #expect(output.contains("TMPDIR"))
      #expect(!output.contains(".xlsx"))
    }
    #expect(try folder.files() == before)
  }

  @Test func `an argument that is no UTF-8 is named, and is not said to be absent`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", Self.export)
    for command in ["check \"$name\"", "cat \"$name\"", "annotate ekspor.csv -o \"$name\"", "run \"$name\""] {
      let (status, output) = try shell("name=$(printf 'pasi\\351n.csv'); \"$SAPA\" \(command)", in: folder)
      #expect(status == 2)
      #expect(output.hasPrefix("sapa: pasi\u{FFFD}n.csv: "), "\(output)")
      #expect(output.contains("rename"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ekspor.csv"])
  }

  @Test func `edits come from a process substitution, standard input and a file`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", Self.export)
    _ = try shell("\"$SAPA\" annotate ekspor.csv -o data.xlsx --date 2026-11-18", in: folder)
    let sheet = try XLSXWorkbook(path: folder.path + "/data.xlsx").sheets[0].name
    try folder.write("edits.jsonl", #"{"sheet": "\#(sheet)", "cell": "B2", "value": "Budi"}"# + "\n")
    for (number, edits) in ["--edits edits.jsonl", "--edits - < edits.jsonl", "--edits /dev/stdin < edits.jsonl"]
      .enumerated()
    {
      let (status, output) = try shell("\"$SAPA\" patch data.xlsx -o hasil\(number).xlsx \(edits)", in: folder)
      #expect(status == 0, "\(output)")
    }
    let (status, output) = try shell(
      "(sleep 1; cat edits.jsonl) | \"$SAPA\" patch data.xlsx --edits - -o hasil.xlsx", in: folder)
    #expect(status == 0, "\(output)")
  }

  @Test func `a NUL byte is told of by cat and check as by run, with its line, and the file is read`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export.replacing("Ani", with: "A\0ni"))
    for command in ["cat masuk/ekspor.csv", "check masuk/ekspor.csv", "run . --date 2026-11-18"] {
      let (status, output) = try shell("\"$SAPA\" \(command)", in: folder)
      #expect(status == 1, "\(output)")
      #expect(output.contains("1 NUL byte") || output.contains("1 byte NUL"), "\(output)")
      #expect(output.contains("line 2;") || output.contains("baris 2;"), "\(output)")
      #expect(command.hasPrefix("cat") == output.contains("001234,Ani,081234567890"), "\(output)")
    }
  }

  @Test(arguments: ["18-11-2026", "18/11/2026", "'18 November 2026'", "2026-11-18"])
  func `a day is read as people type it, wherever one is an option`(day: String) throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export)
    for command in [
      "run . --date \(day)", "explain . 001234 --date \(day)", "log . --since \(day)",
      "annotate masuk/ekspor.csv -o a.xlsx --force --date \(day)",
      "merge a.xlsx a.xlsx -o b.xlsx --force --date \(day)",
      "init neu --sop hotline --date \(day)",
    ] {
      let (status, output) = try shell("\"$SAPA\" \(command)", in: folder)
      #expect(status < 2, "\(command): \(output)")
    }
    #expect(folder.bytes("kerja/Sapa Pasien 2026-W47.xlsx") != nil)
    #expect(folder.bytes("neu/kerja/Hotline 2026-W47.xlsx") != nil)
  }

  @Test(arguments: ["31-02-2026", "18-11-26", "11/18/2026", "kemarin", "18/11"])
  func `a day that is none, or could be several, is refused with what is allowed`(day: String) throws {
    let folder = try FacilityFolder()
    for command in [
      "run . --date \(day)", "explain . 1 --date \(day)", "log . --since \(day)",
      "annotate a.csv -o a.xlsx --date \(day)",
      "merge a.xlsx -o b.xlsx --date \(day)", "init neu --sop hotline --date \(day)",
    ] {
      let (status, output) = try shell("\"$SAPA\" \(command)", in: folder)
      #expect(status == 64, "\(command): \(output)")
      #expect(output.contains(" \(day): ") && output.contains("18-11-2026"), "\(output)")
    }
  }

  @Test func `what is wrong in a profile is said in the facility's language, whatever the locale`() throws {
    let folder = try FacilityFolder()
    try folder.set("target_day = \"7 hari\"")
    for command in ["run .", "run . -n", "explain . 1", "log .", "annotate a.csv -o b.xlsx --facility ."] {
      let (status, output) = try shell("\"$SAPA\" \(command)", in: folder)
      #expect(status == 2)
      #expect(output.contains("target_day = \"7 hari\" tidak dapat dipakai; yang boleh: bilangan bulat"), "\(output)")
      #expect(!output.contains("Mend"), "\(output)")
    }
    let english = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
      .replacing("language = \"id\"", with: "language = \"en\"")
    try folder.write("sapa.toml", english)
    let (_, output) = try shell("\"$SAPA\" run .", in: folder, ["LC_ALL": "id_ID.UTF-8"])
    #expect(output.contains("target_day = \"7 hari\" can't be used; allowed: a whole number"), "\(output)")
  }

  @Test func `an output that is a device is refused and stays`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", Self.export)
    let (status, output) = try shell("\"$SAPA\" annotate ekspor.csv --force -o /dev/null", in: folder)
    #expect(status == 2, "\(output)")
    #expect(System.status("/dev/null").map { $0.st_mode & S_IFMT } == S_IFCHR)
  }
}
