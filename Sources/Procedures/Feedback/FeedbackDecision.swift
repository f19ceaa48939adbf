package import Core
package import Spreadsheet

/// What the rules say of one feedback on one day; its texts are made when asked for.
package struct FeedbackDecision: Sendable, Hashable {
  package var stage: FeedbackStage
  /// Those broken among D2, D4 and D7.
  package var clauses: ClauseSet
  package var punctuality: FeedbackPunctuality
  package var action: FeedbackAction
  /// The last day for the action; nil where nothing says so, or nothing is to be done.
  package var deadline: CalendarDate?
  package var code: FeedbackCode
  /// The day of the run.
  package var date: CalendarDate

  /// Tries the rules.
  ///
  /// - Parameters:
  ///   - feedback: One row of the register.
  ///   - profile: The facility's settings.
  ///   - date: The day of the run.
  package init(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile, date: CalendarDate) {
    self.date = date
    let stages = feedback.stages
    stage = stages.furthest
    var clauses = ClauseSet()
    if !D2Noted.gaps(feedback, profile).isEmpty { clauses.insert(D2Noted.clause) }
    if profile.followsStages, D4StageOrder.isBroken(feedback, stages) { clauses.insert(D4StageOrder.clause) }
    punctuality = D7Punctuality.punctuality(feedback, profile, date: date)
    if punctuality == .late { clauses.insert(D7Punctuality.clause) }
    self.clauses = clauses
    action = FeedbackAction(feedback, profile, stage)
    deadline = action.deadline(feedback, profile)
    code =
      switch action {
      case .seeOriginal: .duplicate
      case .noAnswer, .none: .completed
      default: deadline.map { $0 < date } ?? false ? .late : .none
      }
  }

  /// Whether something is still to be done; of a duplicate that is its original's business.
  var isOpen: Bool { code == .late || code == .none }

  /// The breaches in the order of `Pelanggaran`: D2, D4, D7.
  package func violations(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile
  ) -> [FeedbackViolation] {
    if clauses.isEmpty { return [] }
    return D2Noted.violations(feedback, profile) + D4StageOrder.violations(feedback, profile)
      + D7Punctuality.violations(feedback, profile, date: date)
  }

  /// The breaches as they stand in `Pelanggaran`; empty where there is none.
  package func violationText(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> String {
    if clauses.isEmpty { return "" }
    return violations(feedback, profile).map(\.text).joined(separator: "; ")
  }

  /// The next thing to do, by whom, before when (`Tindak Lanjut`).
  package func actionText(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> String {
    action.text(feedback, profile)
  }

  /// The reason for a staff member (`Alasan`, G2): each breach with its facts, else those of the stage, then the deadline.
  package func reason(_ feedback: Feedback, _ profile: FeedbackProfile) -> String {
    let context = FeedbackContext(feedback, profile, date: date)
    var parts: [String] = []
    if feedback.isDuplicate { parts.append(D9Duplicate.facts(context)) }
    if action == .noAnswer { return E5Reply.facts(context) }
    if clauses.contains(D2Noted.clause) { parts.append(D2Noted.facts(context)) }
    if clauses.contains(D4StageOrder.clause) { parts.append(D4StageOrder.facts(context)) }
    if !profile.followsStages, !feedback.isDuplicate {
      parts.append(E5Reply.facts(context))
      if action == .group { parts.append("tema \(D5Grouping.noTheme) (D5)") }
    } else if parts.isEmpty {
      parts.append(D4StageOrder.facts(context))
    }
    if punctuality != .notGraded { parts.append(D7Punctuality.facts(context)) }
    if profile.followsStages, action == .none, feedback.need == .answered { parts.append(E5Reply.facts(context)) }
    if deadline == nil, !action.isNothing, action != .group, !feedback.isDuplicate,
      [.praise, .suggestion].contains(feedback.need)
    {
      let kind = feedback.kind.value?.rawValue ?? feedback.suggestedKind.map { "\($0.rawValue) (usulan)" } ?? ""
      parts.append("\(kind): tanpa batas waktu (D5)")
    }
    if profile.followsStages {
      for stage in FeedbackStage.allCases where feedback.noted(stage).isUnreadable {
        parts.append("\(stage.header.lowercased()) tidak terbaca (D4)")
      }
      if D2Noted.lacksMinutes(feedback) { parts.append("notulen belum dicatat (D2)") }
    }
    if let phrase = action.deadlinePhrase(feedback, profile) { parts.append(phrase) }
    return parts.joined(separator: "; ")
  }
}
