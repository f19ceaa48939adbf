import Foundation
import Testing

@testable import Batch
import Procedures

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

  /// Those that the environment asks for, else all.
  static let chosen: [String] = {
    guard let prefix = ProcessInfo.processInfo.environment["SAPA_CASES"] else { return all }
    return all.filter { $0.hasPrefix(prefix) }
  }()

  /// The program beside the test bundle, else in the checkout's own build folder.
  static let program: URL? = {
    let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    return [beside, checkout.appending(path: ".build/debug")].map { $0.appending(path: "sapa") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  // MARK: Running

  /// Goes through the steps in a copy of the input; the texts to compare, by their path in `expected`.
  ///
  /// `session.txt` is what the terminal showed; beside it stands each file that was made or changed, a workbook as its portrait.
  func results() throws -> [String: String] {
    let folder = try FacilityFolder(profile: nil)
    let files = FileManager.default
    try files.removeItem(at: folder.url)
    let input = url.appending(path: "input")
    if files.fileExists(atPath: input.path) {
      try files.copyItem(at: input, to: folder.url)
    } else {
      try files.createDirectory(at: folder.url, withIntermediateDirectories: true)
    }
    let given = Set(try Self.texts(of: folder).values)
    var session = ""
    for step in try String(contentsOf: url.appending(path: "command.txt"), encoding: .utf8).split(separator: "\n")
    where !step.hasPrefix("#") {
      session += try CaseStep(String(step)).perform(in: folder)
    }
    var results = ["session.txt": session]
    for (name, bytes) in try Self.texts(of: folder) where !given.contains(bytes) {
      if name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") {
        results[name + ".txt"] = try WorkbookPortrait(path: folder.path + "/" + name).text
      } else {
        results[name] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return results
  }

  /// The folder's files with their bytes, but the journal, backups and what only the program needs.
  private static func texts(of folder: FacilityFolder) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      if name.contains("arsip/") || name.hasSuffix(".sapa.lock") { continue }
      let kind = try folder.url.appending(path: name).resourceValues(forKeys: [.isRegularFileKey])
      if kind.isRegularFile == true { files[name] = folder.bytes(name) }
    }
    return files
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
}
