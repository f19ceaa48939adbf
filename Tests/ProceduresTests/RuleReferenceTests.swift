import Foundation
import Testing

@testable import Core
@testable import ExecutiveHotline
@testable import Feedback
@testable import PhoneService
@testable import PostDischargeCalls

/// `docs/RULES-REFERENCE.md` says what the rules' own doc-comments say; `SAPA_RECORD=1` writes it anew.
@Suite struct RuleReferenceTests {
  private static let file = RuleReference.checkout.appending(path: "docs/RULES-REFERENCE.md")
  private static let reference = Result { try RuleReference.read() }

  @Test func `the rule reference says what the rules' doc-comments say`() throws {
    let text = try Self.reference.get().text
    if ProcessInfo.processInfo.environment["SAPA_RECORD"] == "1" {
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let written = try? String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == text, "docs/RULES-REFERENCE.md is stale: make docs")
  }

  @Test func `each file of rules names its clause`() throws {
    let files = Set(try Self.reference.get().entries.map(\.path))
    let root = RuleReference.checkout.path
    for name in try FileManager.default.subpathsOfDirectory(atPath: root + "/Sources/Procedures")
    where name.contains("/Rules/") && name.hasSuffix(".swift") {
      #expect(files.contains("Sources/Procedures/" + name), "\(name): no doc-comment that begins as /// A3b: …")
    }
  }

  @Test func `no rule does input or output, or knows of sheets`() throws {
    let root = RuleReference.checkout.path + "/Sources/Procedures/"
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where name.hasSuffix(".swift") && ["Core/", "/Rules/"].contains(where: name.contains) {
      let imports = try String(contentsOfFile: root + name, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("import ") || $0.hasPrefix("package import ") || $0.hasPrefix("public import ") }
        .compactMap { $0.split(separator: " ").last }
      #expect(Set(imports).isSubset(of: ["Core", "Intake", "Spreadsheet"]), "\(name) imports \(imports)")
    }
  }

  @Test func `each rule that is tried stands in the reference with its clause and its title`() throws {
    func told<Context: RuleContext>(_ context: Context.Type) -> [(type: String, clause: Clause, title: String)] {
      Context.rules.map { ("\($0)", $0.clause, $0.title) }
    }
    let tried =
      told(StayContext.self) + told(PhoneCallContext.self) + told(JudgedCall.self) + told(FeedbackContext.self)
    let entries = try Self.reference.get().entries
    for (type, clause, title) in tried {
      let entry = try #require(entries.first { $0.type == type }, "\(type)")
      #expect(entry.clauses.contains(clause), "\(type): \(clause.id) is not in \(entry.heading)")
      #expect(entry.title == title)
    }
  }

  @Test func `each clause of the SOPs has a rule, or says where it is kept`() throws {
    let wanted =
      (0...11).map { Clause("A", $0) } + [Clause("A", 3, "a"), Clause("A", 3, "b")]
      + [1, 2, 3, 4, 5, 6, 9, 10, 11].map { Clause("B", $0) } + (1...6).map { Clause("C", $0) }
      + (1...9).map { Clause("D", $0) } + (1...5).map { Clause("E", $0) }
    let found = Set(
      try Self.reference.get().entries.flatMap(\.clauses)
        + RuleReference.elsewhere.compactMap { Clause(text: $0.clause) })
    #expect(wanted.filter { !found.contains($0) }.isEmpty)
  }

  @Test(arguments: [
    ("/// A3b: the patient died.\npackage enum Died: Rule {", "A3b", ["A3b"]),
    ("/// A4 to A6: what staff recorded.\n///\n/// More.\npackage struct Recorded {", "A4 to A6", ["A4", "A5", "A6"]),
    ("/// C3, step 6: may leave.\nenum Early {", "C3, step 6", ["C3"]),
    ("/// A3, A3a: the week.\nfinal class Due {", "A3, A3a", ["A3", "A3a"]),
  ])
  func `a doc-comment's clauses are read however they are listed`(source: String, heading: String, clauses: [String])
    throws
  {
    let entry = try #require(RuleReference.entries(of: source, "Rules/X.swift").first)
    #expect(entry.heading == heading)
    #expect(entry.clauses.map(\.id) == clauses)
  }

  @Test(arguments: [
    "/// The days off (A3).\nenum Days {", "/// Note: the days.\nenum Days {", "/// A3 says: seven.\nenum Days {",
    "/// A3: of a member.\n\nenum Days {", "enum Days {", "  /// A3: indented.\n  enum Days {",
  ])
  func `what names no clause first is no rule`(source: String) {
    #expect(RuleReference.entries(of: source, "Rules/X.swift").isEmpty)
  }
}
