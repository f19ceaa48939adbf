/// What a rule finds in a record.
package enum Verdict<Outcome: RuleOutcome>: Sendable, Hashable {
  case kept
  case broken
  /// Not done yet, and not overdue.
  case pending
  /// Not to be known, for want of this, in Indonesian; nil where the rule's facts say it. It breaks nothing.
  case unknown(of: String?)
  case notApplicable
  /// The record gets this by the rule: its status, or who is on duty.
  case gives(Outcome)

  /// In Indonesian, for `sapa explain`.
  package var word: String {
    switch self {
    case .kept: "dipenuhi"
    case .broken: "dilanggar"
    case .pending: "menunggu"
    case .unknown: "tidak diketahui"
    case .notApplicable: "tidak berlaku"
    case .gives(let outcome): outcome.word
    }
  }
}

/// What a rule can give a record.
package protocol RuleOutcome: Sendable, Hashable {
  /// As workbooks write it.
  var word: String { get }
}

extension RuleOutcome where Self: RawRepresentable<String> {
  package var word: String { rawValue }
}

extension Never: RuleOutcome {
  package var word: String {
    switch self {}
  }
}
