import Foundation
import Testing

/// Runs the programs of `Tests/Acceptance`, which hold the built program against a second implementation of the rules, kill it, fill
/// its disk and take its folder.
@Suite(.serialized) struct AcceptanceTests {
  @Test(
    .enabled(if: python != nil, "python3 with openpyxl is not installed: the judges are SKIPPED"),
    .enabled(if: binary != nil, "the program `sapa` is not built beside the tests: the judges are SKIPPED"),
    arguments: [
      ["judge.py", "--only", "exports"], ["judge.py", "--only", "readback"], ["judge.py", "--only", "refusals"],
      ["judge_logs.py", "--only", "B"], ["judge_logs.py", "--only", "C"],
      ["judge_feedback.py", "--only", "cat"], ["judge_feedback.py", "--only", "register"],
      ["judge_feedback.py", "--only", "figures"], ["judge_feedback.py", "--only", "chats"],
      ["judge_feedback.py", "--only", "closed"],
      ["through_time_logs.py", "--one", "1", "--only", "calls"],
      ["through_time_logs.py", "--one", "1", "--only", "hotline"],
      ["through_time_logs.py", "--one", "1", "--only", "feedback"],
      ["roundtrip.py", "--scripts", "20"], ["merge_scripts.py", "--scripts", "20"], ["annotate.py"], ["safety.py"],
      ["hostile.py"], ["recompute.py"], ["through_time.py", "--seeds", "1"],
      ["kill.py", "--times", "25", "--stays", "150"], ["mutate.py", "--count", "500"],
      // The bombs are for the fast program: built for debugging, each takes minutes.
      ["attacks.py", "--seconds", "60", "--only", "^(?!.*(bomb|million|many))"],
    ])
  func `the program does what independent judges expect`(command: [String]) throws {
    let python = try #require(python)
    try accept(python, command)
  }

  @Test(
    .enabled(if: checker != nil, "python3 with openpyxl and lxml is not installed: the patched corpus is SKIPPED"),
    .enabled(if: binary != nil, "the program `sapa` is not built beside the tests: the patched corpus is SKIPPED"),
    .enabled(if: hasCorpus, "../shared/corpus is not beside the checkout: the patched corpus is SKIPPED"))
  func `a patch leaves every workbook of the corpus as it was, but for what was asked`() throws {
    let python = try #require(checker)
    try accept(python, ["patch_corpus.py", "--libreoffice", "40"])
  }

  /// Runs a judge on the program and shows what it found.
  private func accept(_ python: String, _ command: [String]) throws {
    let binary = try #require(binary)
    let script = repository.appendingPathComponent("Tests/Acceptance/\(command[0])")
    let name = command.joined(separator: " ")

    let (status, output) = try run([python, "-c", unblocked, python, script.path, binary.path] + command.dropFirst())

    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines where line.hasPrefix("SKIP") || line.hasPrefix("  REFUSED") || line.hasPrefix("LibreOffice") {
      print("\(name): \(line)")
    }
    print("\(name): \(lines.last { !$0.isEmpty } ?? "no output")")
    let findings = lines.filter { !$0.hasPrefix("PASS") && !$0.hasPrefix("SKIP") }.joined(separator: "\n")
    #expect(status == 0, "\(findings)")
  }
}

/// The checkout, three folders up from this file.
private let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The program beside the test bundle, else in the checkout's own build folder.
private let binary: URL? = {
  let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
  return [beside, repository.appendingPathComponent(".build/debug")]
    .map { $0.appendingPathComponent("sapa") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}()

/// Runs what follows with no signal blocked: the threads on which tests run block nearly all, and programs inherit that.
private let unblocked =
  "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, ()); os.execvp(sys.argv[1], sys.argv[1:])"

/// A python3 on the path that can import openpyxl.
private let python: String? = {
  let imports = ["python3", "-c", "import openpyxl, xlsxwriter"]
  return (try? run(imports))?.status == 0 ? "python3" : nil
}()

/// A python3 that can also import lxml.
private let checker: String? = {
  let imports = ["python3", "-c", "import openpyxl, lxml"]
  return (try? run(imports))?.status == 0 ? "python3" : nil
}()

private let hasCorpus: Bool = {
  let shared = repository.deletingLastPathComponent().appendingPathComponent("shared")
  return FileManager.default.fileExists(atPath: shared.appendingPathComponent("corpus/xlsx").path)
    && FileManager.default.fileExists(atPath: shared.appendingPathComponent("tools/check-workbook").path)
}()

/// Runs a command found on the path; its exit status and what it wrote to both outputs.
private func run(_ command: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
