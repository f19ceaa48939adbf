package import Spreadsheet

/// Why a record got its status: each rule tried, with the facts (G2).
package struct Explanation: Encodable, Sendable {
  package struct Rule: Encodable, Sendable {
    package var clause: String
    package var title: String
    /// The status or verdict, where the rule decides.
    package var status: String?
    package var reason: String?
    /// Whether this rule gave the record its status, or found it broken.
    package var decides: Bool

    package init(clause: String, title: String, status: String?, reason: String?, decides: Bool) {
      self.clause = clause
      self.title = title
      self.status = status
      self.reason = reason
      self.decides = decides
    }
  }

  package var sop: String
  package var key: String
  /// Whom or what it is about: `No RM 001234`, `BA-2026-0001`.
  package var subject: String
  package var medicalRecordNumber: String?
  package var status: String
  package var code: String
  package var executionDate: String?
  package var reason: String
  package var source: String
  package var facts: [String]
  package var rules: [Rule]

  package init(
    sop: String, key: String, subject: String, status: String, code: String, reason: String, source: String,
    facts: [String], rules: [Rule]
  ) {
    self.sop = sop
    self.key = key
    self.subject = subject
    self.status = status
    self.code = code
    self.reason = reason
    self.source = source
    self.facts = facts
    self.rules = rules
  }

  /// The explanation in lines.
  package func lines(_ language: Language) -> [String] {
    var lines = [
      "\(subject) · \(key) · \(source)", "\(status)\(code.isEmpty ? "" : " (\(code))"): \(reason)",
      facts.joined(separator: " · "), language("Aturan yang dicoba:", "Rules tried:"),
    ]
    for rule in rules {
      let verdict = rule.reason ?? language("tidak berlaku", "does not apply")
      lines.append("  \(rule.decides ? "→" : " ") \(rule.clause) \(rule.title): \(verdict)")
    }
    return lines
  }
}
