import Foundation
import Testing

/// `make judge`: its list of judges, and how it ends.
@Suite struct JudgeRunnerTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Acceptance")
  private static let runner = folder.appending(path: "run_judges.py").path
  private static let hasPython = (try? BuiltProgram.shell("python3 --version", in: folder.path).status) == 0

  private func run(_ arguments: String) throws -> BuiltProgram.Outcome {
    try BuiltProgram.shell("python3 '\(Self.runner)' /bin/true \(arguments)", in: Self.folder.path)
  }

  @Test func `each program that judges is in the list`() throws {
    let list = try String(contentsOfFile: Self.runner, encoding: .utf8)
    let judges = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { name in
      guard name.hasSuffix(".py"), name != "run_judges.py" else { return false }
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      return text.contains("add_argument(\"binary\"")
    }
    #expect(judges.count >= 15)
    for judge in judges { #expect(list.contains("\"\(judge)"), "\(judge) is not in the list of run_judges.py") }
  }

  @Test(.enabled(if: hasPython, "python3 is not installed: SKIPPED"))
  func `a name that is no judge's is refused with the names that there are`() throws {
    let outcome = try run("--only juri")
    #expect(outcome.status == 2)
    #expect(outcome.words.contains("no judge juri; there are "), "\(outcome.words)")
    #expect(outcome.words.contains("patch_corpus, "), "\(outcome.words)")
    #expect(outcome.output.isEmpty)
  }

  @Test(.enabled(if: hasPython, "python3 is not installed: SKIPPED"))
  func `a judge that fails fails the run and is told in full; one that can't judge says so`() throws {
    let outcome = try run("--only judge_feedback/cat")
    if try BuiltProgram.shell("python3 -c 'import openpyxl, xlsxwriter'", in: Self.folder.path).status == 0 {
      #expect(outcome.status == 1, "\(outcome.all)")
      #expect(outcome.output.hasPrefix("FAIL  judge_feedback/cat  "), "\(outcome.output)")
      #expect(outcome.output.contains("\n--- judge_feedback/cat: judge_feedback.py --only cat\nFAIL  "))
      #expect(outcome.output.contains("1 judge in ") && outcome.output.contains("0 passed, 1 failed, 0 skipped"))
    } else {
      #expect(outcome.status == 0, "\(outcome.all)")
      #expect(outcome.output.hasPrefix("SKIP  judge_feedback/cat: python3 has no "), "\(outcome.output)")
    }
  }
}
