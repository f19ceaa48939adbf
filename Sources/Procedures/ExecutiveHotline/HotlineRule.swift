package import Spreadsheet

/// All that a rule may look at: one call, what staff noted on the path sheets, and the profile.
package struct HotlineContext: Sendable {
  package var call: HotlineCall
  package var inpatient: InpatientEntry
  package var outpatient: OutpatientEntry
  package var profile: HotlineProfile

  package init(
    call: HotlineCall, inpatient: InpatientEntry = InpatientEntry(), outpatient: OutpatientEntry = OutpatientEntry(),
    profile: HotlineProfile
  ) {
    self.call = call
    self.inpatient = inpatient
    self.outpatient = outpatient
    self.profile = profile
  }

  /// The same as it stood at the end of a day (G13).
  package func asOf(_ end: CalendarDate) -> HotlineContext {
    var context = self
    context.inpatient.steps = inpatient.steps.asOf(end)
    context.outpatient.steps = outpatient.steps.asOf(end)
    return context
  }
}

/// One rule of the SOP, as `sapa explain` shows it; what it found is in the decision.
package protocol HotlineRule: Sendable {
  /// The clause in RULES, such as `C2`.
  static var clause: HotlineClause { get }
  /// What the rule looks for, in Indonesian.
  static var title: String { get }
  /// What the rule found, in a word or two: `Layak`, `MOD`, `Sesuai`.
  static func verdict(_ decision: HotlineDecision) -> String
  /// Why, in Indonesian, with the facts.
  static func message(_ decision: HotlineDecision, _ context: HotlineContext) -> String
}

/// A rule and what it found, for `sapa explain`.
package struct TriedRule: Sendable, Equatable {
  package var clause: String
  package var title: String
  package var verdict: String
  package var message: String
}

/// The clauses of RULES C that a call is judged by.
package enum HotlineClause: String, Sendable, CaseIterable {
  case eligibility = "C1"
  case duty = "C2"
  case inpatient = "C3"
  case outpatient = "C5"
  case order = "C6"
}

/// Verdicts that several rules share.
enum Verdict {
  static let kept = "Sesuai"
  static let broken = "Melanggar"
  static let unknown = "Tidak Diketahui"
  static let doesNotApply = "Tidak Berlaku"
}

extension HotlineDecision {
  /// All rules in the order in which they are tried.
  package static let rules: [any HotlineRule.Type] = [
    ExecutiveEligibility.self, OnDuty.self, Receiver.self, InpatientPath.self, EarlyDischarge.self,
    OutpatientPath.self, StepOrder.self,
  ]

  /// Each rule with what it found (G2).
  package func tried(_ context: HotlineContext) -> [TriedRule] {
    Self.rules.map { rule in
      TriedRule(
        clause: rule.clause.rawValue, title: rule.title, verdict: rule.verdict(self),
        message: rule.message(self, context))
    }
  }
}
