import Foundation
import Spreadsheet
import Testing

@testable import Batch

/// What only the program itself shows: its environment and its arguments' bytes.
@Suite(.enabled(if: CaseFolder.program != nil, "the program `sapa` is not built beside the tests: SKIPPED"))
struct ProgramTests {
  private static let export =
    "No RM,Nama Pasien,No HP,Tgl Masuk,Tgl Keluar\n001234,Ani,081234567890,2026-11-10,2026-11-14\n"

  /// Runs a line of the shell in a folder, where `$SAPA` is the program; what came of it on both outputs.
  private func shell(
    _ line: String, in folder: FacilityFolder, _ environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line + " 2>&1"]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["SAPA": try #require(CaseFolder.program?.path), "LC_ALL": "C"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
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

  @Test func `an output that is a device is refused and stays`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", Self.export)
    let (status, output) = try shell("\"$SAPA\" annotate ekspor.csv --force -o /dev/null", in: folder)
    #expect(status == 2, "\(output)")
    #expect(System.status("/dev/null").map { $0.st_mode & S_IFMT } == S_IFCHR)
  }
}
