package import Spreadsheet

/// Why a record got its status: each rule tried, with the facts (G2).
package struct Explanation: Encodable, Sendable {
  /// One rule as tried on the record.
  package struct Trial: Encodable, Sendable, Equatable {
    package var clause: String
    package var title: String
    /// The rule's verdict, or what it gives.
    package var status: String?
    package var reason: String?
    /// Whether this rule gave the record its status, or found it broken.
    package var decides: Bool
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
  package var rules: [Trial]

  /// The explanation of a record by all rules of its SOP; facts that are not known are left out.
  package init(
    _ context: some RuleContext, sop: String, key: String, subject: String, status: String, code: String,
    reason: String, source: String, facts: [(label: String, text: String?)]
  ) {
    self.sop = sop
    self.key = key
    self.subject = subject
    self.status = status
    self.code = code
    self.reason = reason
    self.source = source
    self.facts = facts.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : "\(label): \($0)" } }
    rules = context.trials(status: status)
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
