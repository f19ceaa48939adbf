import Foundation
import Testing

@testable import Batch
@testable import Worklist

/// Goes through the folders of `Tests/Cases` with the built program; `SAPA_RECORD=1` records what comes out as expected.
@Suite struct CasesTests {
  @Test(
    .enabled(if: CaseFolder.program != nil, "the program `sapa` is not built beside the tests: the cases are SKIPPED"),
    arguments: CaseFolder.all)
  func `a whole run comes out as recorded`(_ name: String) throws {
    let folder = CaseFolder(name: name)
    let results = try folder.results()
    if ProcessInfo.processInfo.environment["SAPA_RECORD"] == "1" {
      try folder.record(results)
      return
    }
    let expected = try folder.expected()
    #expect(Set(results.keys) == Set(expected.keys))
    for (file, text) in results.sorted(by: { $0.key < $1.key }) {
      guard let wanted = expected[file], wanted != text else { continue }
      Issue.record("\(name)/expected/\(file) differs:\n\(CaseFolder.difference(wanted, text))")
    }
  }

  @Test func `there are cases`() { #expect(!CaseFolder.all.isEmpty) }
}

/// One case: its input, its steps, what is expected.
struct CaseFolder {
  let name: String

  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let root = checkout.appending(path: "Tests/Cases")
  private var url: URL { Self.root.appending(path: name) }
  private var expectedFolder: URL { url.appending(path: "expected") }

  static let all: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: root.path + "/\($0)/command.txt") }.sorted()
  }()

  /// The program beside the test bundle, else in the checkout's own build folder.
  static let program: URL? = {
    let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    return [beside, checkout.appending(path: ".build/debug")].map { $0.appending(path: "sapa") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  // MARK: Running

  /// Goes through the steps in a copy of the input; the texts to compare, by their path in `expected`.
  func results() throws -> [String: String] {
    let folder = try FacilityFolder(profile: nil)
    let files = FileManager.default
    try files.removeItem(at: folder.url)
    try files.copyItem(at: url.appending(path: "input"), to: folder.url)
    for part in ["masuk", "kerja", "laporan", "arsip"] {
      try files.createDirectory(at: folder.url.appending(path: part), withIntermediateDirectories: true)
    }
    var output = ""
    var statuses = ""
    let steps = try String(contentsOf: url.appending(path: "command.txt"), encoding: .utf8)
    for step in steps.split(separator: "\n") {
      let (verb, rest) = Self.cut(String(step))
      switch verb {
      case "run":
        let (status, text) = try sapa(["run", ".", "--json"] + rest.split(separator: " ").map(String.init), in: folder)
        output += try Self.pretty(text)
        statuses += "\(status) \(step)\n"
      case "enter": try enter(folder.url.appending(path: rest), in: folder)
      case "move":
        let parts = rest.split(separator: " ")
        let file = parts.dropLast().joined(separator: " ")
        let target = folder.url.appending(path: String(try #require(parts.last))).appending(path: file)
        try files.moveItem(at: folder.url.appending(path: file), to: target)
      case "remove": try files.removeItem(at: folder.url.appending(path: rest))
      default: throw NoSuchStep(step: String(step))
      }
    }
    var results = ["stdout.json": output, "status.txt": statuses]
    for name in try folder.files().keys
    where name.hasSuffix(".xlsx") && (name.hasPrefix("kerja/") || name.hasPrefix("laporan/")) {
      // The base sheet's digests say nothing to a reader of the diff; that it is right, other tests show.
      let cells = try sapa(["cat", "--cells", name], in: folder).output.split(separator: "\n")
      results[name + ".cells"] = cells.filter { !$0.hasPrefix("[\"\(BaseSheet.name)\"") }.map { $0 + "\n" }.joined()
    }
    return results
  }

  private static func cut(_ step: String) -> (verb: String, rest: String) {
    let end = step.firstIndex(of: " ") ?? step.endIndex
    return (String(step[..<end]), String(step[end...].drop { $0 == " " }))
  }

  /// The exit status and what the program wrote to standard output; its words on standard error go to the test's.
  private func sapa(_ arguments: [String], in folder: FacilityFolder) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    // Later than every date of a case: what comes out does not depend on the day on which the test runs.
    process.environment = ProcessInfo.processInfo.environment.merging(["SAPA_NOW": "2030-01-01T00:00:00Z"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Types what a file lists into the workbooks, as staff would: formulas and looks stay.
  private func enter(_ list: URL, in folder: FacilityFolder) throws {
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    for book in Set(lines.map { $0[0] }).sorted() {
      let path = folder.path + "/kerja/" + book
      let edits = try lines.filter { $0[0] == book }.map { line in
        let cell = try SheetCopy(path: path, sheet: line[1]).cell(line[2], line[3])
        let edit = ["sheet": line[1], "cell": cell, "value": line[4]]
        return String(decoding: try JSONSerialization.data(withJSONObject: edit), as: UTF8.self)
      }
      let script = folder.url.appending(path: "isian.jsonl")
      let result = folder.path + "/hasil.xlsx"
      try Data(edits.joined(separator: "\n").utf8).write(to: script)
      #expect(try sapa(["patch", path, "--edits", script.path, "-o", result], in: folder).status == 0)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: result, toPath: path)
      try FileManager.default.removeItem(at: script)
    }
  }

  private static func pretty(_ json: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self) + "\n"
  }

  // MARK: Comparing

  func expected() throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: expectedFolder.path) {
      let file = expectedFolder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      texts[name] = try String(contentsOf: file, encoding: .utf8)
    }
    return texts
  }

  func record(_ results: [String: String]) throws {
    let files = FileManager.default
    if files.fileExists(atPath: expectedFolder.path) { try files.removeItem(at: expectedFolder) }
    for (name, text) in results {
      let file = expectedFolder.appending(path: name)
      try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// The lines that differ, the first few of them.
  static func difference(_ expected: String, _ found: String) -> String {
    let (old, new) = (expected.split(separator: "\n"), found.split(separator: "\n"))
    var lines: [String] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let place, let line, _): lines.append("\(place + 1) - \(line)")
      case .insert(let place, let line, _): lines.append("\(place + 1) + \(line)")
      }
    }
    return lines.prefix(20).joined(separator: "\n") + (lines.count > 20 ? "\n… \(lines.count) lines" : "")
  }
}

struct NoSuchStep: Error {
  let step: String
}
