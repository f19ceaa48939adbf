package import Core
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

/// A call with what is decided of it: what the rules tell of.
package struct JudgedCall: Sendable {
  package let decision: HotlineDecision
  package let context: HotlineContext

  package init(_ decision: HotlineDecision, _ context: consuming HotlineContext) {
    self.decision = decision
    self.context = context
  }
}

/// What the hotline's rules give a call.
package enum HotlineOutcome: RuleOutcome {
  case eligibility(Eligibility)
  case duty(DutyRole)

  package var word: String {
    switch self {
    case .eligibility(let eligibility): eligibility.rawValue
    case .duty(let role): role.rawValue
    }
  }
}

extension JudgedCall: RuleContext {
  package typealias Outcome = HotlineOutcome

  /// All rules in the order in which they are tried.
  package static let rules: [any Rule<JudgedCall>.Type] = [
    ExecutiveEligibility.self, OnDuty.self, Receiver.self, InpatientPath.self, EarlyDischarge.self,
    OutpatientPath.self, StepOrder.self,
  ]
}
