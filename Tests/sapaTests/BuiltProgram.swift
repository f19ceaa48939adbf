import Foundation
import Testing

/// The program as it was built beside the tests.
enum BuiltProgram {
  static let url: URL? = {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    return [beside, checkout.appending(path: ".build/debug")].map { $0.appending(path: "sapa") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// What a line of the shell came to.
  struct Outcome {
    var status: Int32
    var output: String
    var words: String
    /// Both outputs, the words last.
    var all: String { output + words }
  }

  /// Runs a line of the shell in a folder, where `$SAPA` is the program, in the plain locale unless the line says another.
  static func shell(_ line: String, in folder: String, _ environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }.merging(environment) {
      $1
    }
    .merging(["SAPA": try #require(url?.path)]) { $1 }
    let words = FileManager.default.temporaryDirectory.appending(path: "sapa-words-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: words) }
    try Data().write(to: words)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = try FileHandle(forWritingTo: words)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      words: String(decoding: try Data(contentsOf: words), as: UTF8.self))
  }
}
