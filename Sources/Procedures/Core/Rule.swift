/// One clause of a SOP, held against one record.
///
/// A rule is a type without values in a file of its own: its doc-comment begins with its clause and is its line in the rule
/// reference. It does no input or output and reads no clock. What all rules of a SOP may look at, and which they are, says their
/// ``RuleContext``.
package protocol Rule<Context>: Sendable {
  associatedtype Context: RuleContext

  static var clause: Clause { get }
  /// What the rule looks for, in Indonesian, for `sapa explain`.
  static var title: String { get }
  /// What a breach is called in reports, in Indonesian; nil for a rule that nothing breaks.
  static var breach: String? { get }
  static func verdict(_ context: Context) -> Verdict<Context.Outcome>
  /// The facts behind the verdict, in Indonesian, with the clause at the end (G2).
  ///
  /// Not asked where the verdict says what it is unknown for, nor in a SOP whose first rule to give something decides, of a rule
  /// that does not apply.
  static func facts(_ context: Context) -> String
}

extension Rule {
  package static var breach: String? { nil }

  /// The verdict's reason, in Indonesian, with the clause (G2): the facts, or what is not known.
  package static func message(_ context: Context) -> String {
    if case .unknown(of: let want?) = verdict(context) { return "Tidak diketahui: \(want) (\(clause.id))" }
    return facts(context)
  }
}

/// All that the rules of a SOP may look at: one record, the profile, and the day of the run.
package protocol RuleContext: Sendable {
  /// What rules give a record; `Never` where they only hold clauses against it.
  associatedtype Outcome: RuleOutcome
  /// The SOP's rules in the order in which they are tried.
  static var rules: [any Rule<Self>.Type] { get }
  /// Whether the first rule that gives something decides the record, and the rules behind it are not tried.
  static var firstDecides: Bool { get }
}

extension RuleContext {
  package static var firstDecides: Bool { false }

  /// The clauses that can be broken, in the order of their rules.
  package static var breakable: [Clause] { rules.compactMap { $0.breach == nil ? nil : $0.clause } }

  /// What a breach of a clause is called in reports, in Indonesian; empty where nothing breaks it.
  package static func breach(of clause: Clause) -> String {
    for rule in rules where rule.clause == clause { if let breach = rule.breach { return breach } }
    return ""
  }

  /// Each rule tried, in the order of ``rules``; the record's status marks the one that gave it.
  package func trials(status: String) -> [Explanation.Trial] {
    var trials: [Explanation.Trial] = []
    for rule in Self.rules {
      let verdict = rule.verdict(self)
      let isPassed = Self.firstDecides && verdict == .notApplicable
      let given: String? = if case .gives(let outcome) = verdict { outcome.word } else { nil }
      trials.append(
        Explanation.Trial(
          clause: rule.clause.id, title: rule.title, status: isPassed ? nil : verdict.word,
          reason: isPassed ? nil : rule.message(self), decides: verdict == .broken || given == status))
      if Self.firstDecides, given != nil { break }
    }
    return trials
  }
}
