import Foundation

@testable import Core
@testable import Feedback

/// The rules in the code, by the clauses that their doc-comments begin with: `/// A3b: the patient died.`
struct RuleReference {
  /// A type whose doc-comment names a clause.
  struct Entry {
    /// As the comment writes them: `A4 to A6`, `C3, step 6`.
    var heading: String
    /// Each of them: `A4`, `A5`, `A6`.
    var clauses: [Clause]
    var type: String
    /// What `sapa explain` calls it.
    var title: String?
    /// The doc-comment behind its clause, in one paragraph.
    var text: String
    /// From the checkout.
    var path: String
  }

  var entries: [Entry]

  /// Clauses that no rule decides, and what holds them.
  static let elsewhere: [(clause: String, holder: String)] = [
    ("A2", "sheet `Data Pasien` of the work book shows all stays with their statuses"),
    ("E1", "`MessageReader` in `Sources/Intake/Messages` reads the chats and backups"),
  ]

  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Reads the sources of `Procedures`.
  static func read() throws -> RuleReference {
    let root = checkout.appending(path: "Sources/Procedures").path
    let entries = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted()
      .flatMap { name in
        Self.entries(of: try String(contentsOfFile: root + "/" + name, encoding: .utf8), "Sources/Procedures/" + name)
      }
      .sorted { ($0.clauses[0], $0.path) < ($1.clauses[0], $1.path) }
    return RuleReference(entries: entries)
  }

  /// The entries of a source file.
  static func entries(of source: String, _ path: String) -> [Entry] {
    var entries: [Entry] = []
    var comment: [Substring] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("///") {
        comment.append(line.dropFirst(3).drop { $0 == " " })
        continue
      }
      let words = line.split { " :<{".contains($0) }
      if let kind = words.firstIndex(where: { ["enum", "struct", "class"].contains($0) }), kind + 1 < words.count,
        let entry = entry(comment, String(words[kind + 1]), path)
      {
        entries.append(entry)
      } else if line.hasSuffix("\""), let title = line.firstRange(of: "static let title = \""), !entries.isEmpty {
        entries[entries.count - 1].title = String(line[title.upperBound...].dropLast())
      }
      comment = []
    }
    return entries
  }

  private static func entry(_ comment: [Substring], _ type: String, _ path: String) -> Entry? {
    let text = comment.joined(separator: " ").replacing(#/ {2,}/#, with: " ").replacing("``", with: "`")
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let heading = String(text[..<colon.lowerBound])
    var clauses: [Clause] = []
    for part in heading.components(separatedBy: ", ") where !part.hasPrefix("step ") {
      let ends = part.components(separatedBy: " to ").map(Clause.init(text:))
      guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2 else { return nil }
      clauses += ends.count == 1 ? [first] : (first.number...last.number).map { Clause(Unicode.Scalar(first.sop), $0) }
    }
    return clauses.isEmpty
      ? nil
      : Entry(heading: heading, clauses: clauses, type: type, text: String(text[colon.upperBound...]), path: path)
  }

  /// `docs/RULES-REFERENCE.md`.
  var text: String {
    var lines = [
      "# The rules in the code", "",
      "Made of the doc-comments in `Sources/Procedures` by `make docs`; a test fails where it is stale. The title is what `sapa explain`",
      "prints of a rule.",
    ]
    for (sop, name) in [
      ("A", "Calls after discharge"), ("B", "Telephone service"), ("C", "Hotline"), ("D", "Feedback"),
      ("E", "Feedback by WhatsApp and SMS"), ("G", "All SOPs"),
    ] {
      lines += ["", "## \(sop). \(name)", "", "| clause | rule | title | what it says |", "|---|---|---|---|"]
      for entry in entries where entry.clauses[0].id.hasPrefix(sop) {
        let says = entry.text.replacing("|", with: "\\|")
        lines.append("| \(entry.heading) | [`\(entry.type)`](../\(entry.path)) | \(entry.title ?? "") | \(says) |")
      }
      for (clause, holder) in Self.elsewhere where clause.hasPrefix(sop) {
        lines.append("| \(clause) | none | | \(holder) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Clause {
  /// The clause of a text such as `A3b`; nil for what is none.
  init?(text: String) {
    guard let match = text.wholeMatch(of: /([A-EG])([0-9]+)([a-z]?)/), let number = UInt8(match.2),
      let sop = match.1.unicodeScalars.first
    else { return nil }
    self.init(sop, number, match.3.unicodeScalars.first ?? "\0")
  }
}
