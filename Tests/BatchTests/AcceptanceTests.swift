import Foundation
import Testing

/// Runs `Tests/Acceptance/judge.py`, which holds the built program against a second implementation of the rules.
@Suite struct AcceptanceTests {
  @Test(
    .enabled(if: python != nil, "python3 with openpyxl is not installed: the acceptance judge is SKIPPED"),
    .enabled(if: binary != nil, "the program `sapa` is not built beside the tests: the acceptance judge is SKIPPED"),
    arguments: ["exports", "readback", "refusals"])
  func `the program does what an independent judge expects`(part: String) throws {
    let python = try #require(python)
    let binary = try #require(binary)
    let judge = repository.appendingPathComponent("Tests/Acceptance/judge.py")
    try expectPass([python, judge.path, binary.path, "--only", part], part)
  }

  @Test(
    .enabled(if: python != nil, "python3 with openpyxl is not installed: the judge of annotations is SKIPPED"),
    .enabled(if: binary != nil, "the program `sapa` is not built beside the tests: the judge of annotations is SKIPPED")
  )
  func `an annotated workbook is the original with red rows and four columns`() throws {
    let python = try #require(python)
    let binary = try #require(binary)
    let judge = repository.appendingPathComponent("Tests/Acceptance/annotate.py")
    try expectPass([python, judge.path, binary.path], "annotate")
  }

  /// Runs a judge and shows what it found.
  private func expectPass(_ command: [String], _ part: String) throws {
    let (status, output) = try run(command)

    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines where line.hasPrefix("SKIP") { print("acceptance, \(part): \(line)") }
    let last = lines.last { !$0.isEmpty } ?? "no output"
    print("acceptance, \(part): \(last)")
    let findings = lines.filter { !$0.hasPrefix("PASS") && !$0.hasPrefix("SKIP") }.joined(separator: "\n")
    #expect(status == 0, "\(findings)")
  }

  @Test(
    .enabled(if: checker != nil, "python3 with openpyxl and lxml is not installed: the patched corpus is SKIPPED"),
    .enabled(if: binary != nil, "the program `sapa` is not built beside the tests: the patched corpus is SKIPPED"),
    .enabled(if: hasCorpus, "../shared/corpus is not beside the checkout: the patched corpus is SKIPPED"))
  func `a patch leaves every workbook of the corpus as it was, but for what was asked`() throws {
    let python = try #require(checker)
    let binary = try #require(binary)
    let judge = repository.appendingPathComponent("Tests/Acceptance/patch_corpus.py")

    let (status, output) = try run([python, judge.path, binary.path, "--libreoffice", "40"])

    let lines = output.split(separator: "\n")
    print("patched corpus: \(lines.last ?? "no output")")
    for line in lines where line.hasPrefix("  REFUSED") || line.hasPrefix("LibreOffice") {
      print("patched corpus: \(line)")
    }
    #expect(status == 0, "\(output)")
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
