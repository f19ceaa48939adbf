package import Core
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

/// One breach, as it stands in `Pelanggaran`.
package struct FeedbackViolation: Sendable, Hashable {
  package var clause: Clause
  /// `D4: Disetujui sebelum Diputuskan`.
  package var text: String

  package init(_ clause: Clause, _ text: String) {
    self.clause = clause
    self.text = "\(clause.id): \(text)"
  }
}

extension FeedbackContext: RuleContext {
  package typealias Outcome = Never

  /// All rules in clause order.
  package static let rules: [any Rule<FeedbackContext>.Type] = [
    D1Channel.self, D2Noted.self, D4StageOrder.self, D5Grouping.self, D6Rating.self, D7Punctuality.self,
    D9Duplicate.self, E5Reply.self,
  ]
}
