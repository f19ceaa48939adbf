import Intake
import Procedures
package import Spreadsheet
package import Worklist

/// Why a stay got its status: each rule tried up to the one that decides, with the facts (G2).
package struct Explanation: Encodable, Sendable {
  package struct Rule: Encodable, Sendable {
    package var clause: String
    package var title: String
    /// The status, where the rule decides.
    package var status: String?
    package var reason: String?
    /// Whether this rule gave the stay its status: the first that decides.
    package var decides: Bool
  }

  package var key: String
  package var medicalRecordNumber: String
  package var status: String
  package var code: String
  package var executionDate: String?
  package var reason: String
  package var source: String
  package var facts: [String]
  package var rules: [Rule]

  /// The explanations of all stays that a key names: a no. RM, a no. rawat or a row's key.
  package static func all(_ key: String, state: CallState, width: Int?) -> [Explanation] {
    let number = state.schema.index(of: "no_rm")
    let visit = state.schema.index(of: "no_rawat")
    let wanted = MedicalRecordNumber.key(key, width: width)
    return state.stays.indices.filter { stay in
      if state.keys[stay] == key { return true }
      if let visit, state.string(stay, visit) == key { return true }
      guard let number else { return false }
      return MedicalRecordNumber.key(state.string(stay, number), width: width) == wanted && !wanted.isEmpty
    }.map { Explanation(state, $0) }
  }

  private init(_ state: CallState, _ stay: Int) {
    let context = state.context(stay)
    let decision = state.decisions[stay]
    let facts = state.stays[stay]
    key = state.keys[stay]
    medicalRecordNumber = state.schema.index(of: "no_rm").map { state.string(stay, $0) } ?? ""
    status = decision.status.rawValue
    code = decision.code.rawValue
    executionDate = decision.executionDate?.description
    reason = decision.reason(context)
    source = state.origin(stay)
    let lines: [(String, String?)] = [
      ("Masuk", facts.admission?.indonesian), ("Keluar", facts.discharge?.indonesian),
      ("Tgl Entri", facts.entry?.indonesian), ("Pertama terlihat", facts.firstSeen?.indonesian),
      ("Dirawat lagi", facts.readmission?.indonesian),
      ("No HP", state.telephone(stay) == nil ? "tidak dapat dihubungi" : "dapat dihubungi"),
      ("Baris", String(facts.rows.count)),
    ]
    self.facts = lines.compactMap { label, value in value.map { "\(label): \($0)" } }
    rules = CallStatus.rules.prefix(decision.rule + 1).enumerated().map { index, rule in
      let status = rule.status(context)
      return Rule(
        clause: rule.clause, title: rule.title, status: status?.rawValue,
        reason: status == nil ? nil : rule.message(context), decides: index == decision.rule)
    }
  }

  /// The explanation in lines.
  package func text(_ language: Language) -> String {
    var lines = [
      "No RM \(medicalRecordNumber) · \(key) · \(source)", "\(status)\(code.isEmpty ? "" : " (\(code))"): \(reason)",
      facts.joined(separator: " · "), language("Aturan yang dicoba:", "Rules tried:"),
    ]
    for rule in rules {
      let verdict = rule.reason ?? language("tidak berlaku", "does not apply")
      lines.append("  \(rule.decides ? "→" : " ") \(rule.clause) \(rule.title): \(verdict)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
