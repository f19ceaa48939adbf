import Foundation
import Testing

@testable import Batch
import Procedures

/// A line of a case's `command.txt`.
struct CaseStep {
  private let line: String

  init(_ line: String) { self.line = line }

  /// Does what the line says; what the terminal shows of it.
  func perform(in folder: FacilityFolder) throws -> String {
    let words = Self.words(line)
    let environment = words.prefix { $0.contains("=") }
    let rest = Array(words.dropFirst(environment.count))
    let files = FileManager.default
    switch (rest.first, rest.count) {
    case ("sapa", _):
      var added: [String: String] = [:]
      for word in environment {
        let end = word.firstIndex(of: "=") ?? word.endIndex
        added[String(word[..<end])] = String(word[end...].dropFirst())
      }
      let (status, output, words) = try Self.sapa(Array(rest.dropFirst()), in: folder, environment: added)
      let isOne = !["cat", "log"].contains(rest.dropFirst().first ?? "")
      var text = "$ \(line)\n" + (isOne ? try Self.pretty(output) : output)
      for line in words.split(separator: "\n") { text += "! \(line)\n" }
      return Self.steady(text, folder) + "exit \(status)\n"
    case ("enter", 2):
      try enter(folder.url.appending(path: rest[1]), in: folder)
    case ("move", 3):
      let target = folder.url.appending(path: rest[2])
      try files.createDirectory(at: target, withIntermediateDirectories: true)
      let name = URL(fileURLWithPath: rest[1]).lastPathComponent
      try files.moveItem(at: folder.url.appending(path: rest[1]), to: target.appending(path: name))
    case ("copy", 3):
      let target = folder.url.appending(path: rest[2])
      try files.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(at: folder.url.appending(path: rest[1]), to: target)
    case ("remove", 2): try files.removeItem(at: folder.url.appending(path: rest[1]))
    default: throw NoSuchStep(step: line)
    }
    return "# \(line)\n"
  }

  /// A line's words; what stands in double quotes is one.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// The exit status and what the program wrote to standard output and standard error.
  private static func sapa(
    _ arguments: [String], in folder: FacilityFolder, environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String, words: String) {
    let process = Process()
    process.executableURL = CaseFolder.program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    // Later than every date of a case: what comes out does not depend on the day on which the test runs.
    let steady = ["SAPA_NOW": "2030-01-01T00:00:00Z", "LC_ALL": "id_ID.UTF-8", "COLUMNS": "100"]
    process.environment = ProcessInfo.processInfo.environment.merging(steady) { $1 }.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    // Not into a pipe, which nobody would empty while the other is read.
    let file = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).txt")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardError = try FileHandle(forWritingTo: file)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: bytes, as: UTF8.self),
      String(decoding: try Data(contentsOf: file), as: UTF8.self)
    )
  }

  /// Types what a file lists into the workbooks, as staff would: formulas and looks stay.
  private func enter(_ list: URL, in folder: FacilityFolder) throws {
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    for book in Set(lines.map { $0[0] }).sorted() {
      let path = folder.path + (book.contains("/") ? "/" : "/kerja/") + book
      let edits = try lines.filter { $0[0] == book }.map { line in
        let cell = try SheetCopy(path: path, sheet: line[1]).cell(line[2], line[3])
        let edit = ["sheet": line[1], "cell": cell, "value": line[4]]
        return String(decoding: try JSONSerialization.data(withJSONObject: edit), as: UTF8.self)
      }
      let script = folder.url.appending(path: "isian.jsonl")
      let result = folder.path + "/hasil.xlsx"
      try Data(edits.joined(separator: "\n").utf8).write(to: script)
      #expect(try Self.sapa(["patch", path, "--edits", script.path, "-o", result], in: folder).status == 0)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: result, toPath: path)
      try FileManager.default.removeItem(at: script)
    }
  }

  private static func pretty(_ output: String) throws -> String {
    guard output.hasPrefix("{"), let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) else {
      return output
    }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self) + "\n"
  }

  /// The text without what differs from machine to machine, or with every byte of a workbook: digests, sizes, who and where.
  private static func steady(_ text: String, _ folder: FacilityFolder) -> String {
    text.replacing(folder.path + "/", with: "").replacing(folder.path, with: ".")
      .replacing(/\b[0-9a-f]{64}\b/, with: "SHA256").replacing(/SHA-256 [0-9a-f]{8}\b/, with: "SHA-256 …")
      .replacing(/\ [0-9a-f]{8}\.xlsx/, with: " ….xlsx").replacing(/\b\d+ (bita|bytes)\b/) { "… \($0.output.1)" }
      .replacing(/"(bytes|host|pid|user)" ?: ?("[^"]*"|\d+)/) { "\"\($0.output.1)\":…" }
      .replacing(/(oleh|by) \S+@\S+,/) { "\($0.output.1) …," }
      .replacing("Sapa \(programVersion)", with: "Sapa VERSI").replacing("\"\(programVersion)\"", with: "\"VERSI\"")
  }
}

struct NoSuchStep: Error {
  let step: String
}
