package import Spreadsheet

/// All that a rule may look at: one feedback, the profile and the day of the run.
package struct FeedbackContext: Sendable {
  package var feedback: Feedback
  package var profile: FeedbackProfile
  package var date: CalendarDate

  package init(_ feedback: Feedback, _ profile: FeedbackProfile, date: CalendarDate) {
    self.feedback = feedback
    self.profile = profile
    self.date = date
  }
}

/// A clause of RULES D and E that a single feedback can be held against.
package enum FeedbackClause: UInt8, Sendable, CaseIterable, Hashable, Comparable {
  case d1, d2, d4, d5, d6, d7, d9, e5

  /// Such as `D4`.
  package var id: String {
    switch self {
    case .d1: "D1"
    case .d2: "D2"
    case .d4: "D4"
    case .d5: "D5"
    case .d6: "D6"
    case .d7: "D7"
    case .d9: "D9"
    case .e5: "E5"
    }
  }

  package static func < (left: FeedbackClause, right: FeedbackClause) -> Bool { left.rawValue < right.rawValue }
}

/// Some clauses.
package struct FeedbackClauses: OptionSet, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ clause: FeedbackClause) { rawValue = 1 << clause.rawValue }

  package func contains(_ clause: FeedbackClause) -> Bool { rawValue & (1 << clause.rawValue) != 0 }

  /// The clauses in their order.
  package var list: [FeedbackClause] { isEmpty ? [] : FeedbackClause.allCases.filter { contains($0) } }
}

/// What a rule finds in a feedback.
package enum FeedbackVerdict: Sendable, Hashable {
  case broken
  case kept
  /// Not to be known; breaks nothing.
  case unknown
  /// Not done yet, and not overdue.
  case pending
  case notApplicable

  /// In Indonesian, for `sapa explain`.
  package var word: String {
    switch self {
    case .broken: "dilanggar"
    case .kept: "dipenuhi"
    case .unknown: "tidak diketahui"
    case .pending: "menunggu"
    case .notApplicable: "tidak berlaku"
    }
  }
}

/// One breach, as it stands in `Pelanggaran`.
package struct FeedbackViolation: Sendable, Hashable {
  package var clause: FeedbackClause
  /// `D4: Disetujui sebelum Diputuskan`.
  package var text: String

  package init(_ clause: FeedbackClause, _ text: String) {
    self.clause = clause
    self.text = "\(clause.id): \(text)"
  }
}

/// One clause, held against one feedback.
package protocol FeedbackRule: Sendable {
  static var clause: FeedbackClause { get }
  /// What the rule looks for, in Indonesian, for `sapa explain`.
  static var title: String { get }
  static func verdict(_ context: FeedbackContext) -> FeedbackVerdict
  /// The facts behind the verdict, in Indonesian, with the clause at the end (G2).
  static func facts(_ context: FeedbackContext) -> String
}

/// One rule as tried on one feedback, for `sapa explain`.
package struct FeedbackRuleTrial: Sendable, Hashable {
  package var clause: FeedbackClause
  package var title: String
  package var verdict: FeedbackVerdict
  package var message: String
}

extension FeedbackContext {
  /// All rules in clause order.
  package static let rules: [any FeedbackRule.Type] = [
    D1Channel.self, D2Noted.self, D4StageOrder.self, D5Grouping.self, D6Rating.self, D7Punctuality.self,
    D9Duplicate.self, E5Reply.self,
  ]

  /// Each rule tried, with its verdict and message.
  package var trials: [FeedbackRuleTrial] {
    Self.rules.map {
      FeedbackRuleTrial(clause: $0.clause, title: $0.title, verdict: $0.verdict(self), message: $0.facts(self))
    }
  }
}
