package import Core
package import Intake
package import Spreadsheet

/// One feedback of the register, as the rules see it (RULES D, E): a date that can't be read counts as absent.
package struct Feedback: Sendable, Hashable {
  /// The day of receipt; nil only for a row typed without one.
  package var date: CalendarDate?
  package var time: ClockTime?
  package var channel: Noted<FeedbackChannel> = .missing
  package var hasName = false
  package var hasTelephone = false
  package var hasText = false
  package var kind: Noted<FeedbackKind> = .missing
  /// What the words suggest that it is; staff decide (D5).
  package var suggestedKind: FeedbackKind?
  /// Staff's unit, else the suggested one; empty for none.
  package var unit = ""
  /// Whether staff or the word list gave a theme.
  package var hasTheme = false
  package var identification: Noted<CalendarDate> = .missing
  package var distribution: Noted<CalendarDate> = .missing
  package var decision: Noted<CalendarDate> = .missing
  package var approval: Noted<CalendarDate> = .missing
  package var answer: Noted<CalendarDate> = .missing
  package var clientFeedback: Noted<CalendarDate> = .missing
  /// 1 to 4; any other number counts as not noted.
  package var score: Noted<Int> = .missing
  package var grade: Noted<FeedbackGrade> = .missing
  /// The day and time of our reply in the chat or by SMS.
  package var replyDate: Noted<CalendarDate> = .missing
  package var replyTime: Noted<ClockTime> = .missing
  /// Whether `Notulen` holds something.
  package var hasMinutes = false
  /// Whether a telephone operator, or a short number, sent it (``OperatorNames``).
  package var isFromOperator = false
  /// Whether staff say that it repeats another one (`Duplikat Dari`).
  package var isDuplicate = false
  /// The ID of the feedback that it repeats; empty for none.
  package var original = ""

  package init(date: CalendarDate?) { self.date = date }

  /// Whether nobody is named (D2).
  package var isAnonymous: Bool { !hasName && !hasTelephone }

  /// Whether nobody can be answered: no one is named, or a letter in the box tells a name and no number (D4 j).
  package var isUnreachable: Bool { !hasTelephone && (!hasName || channel.value == .box) }

  /// Whether an answer is owed before a certain day: of praise and suggestions none is, but of what staff graded (D5, D7).
  package var owesAnswer: Bool { need == .beforeADay }

  package var need: AnswerNeed { AnswerNeed(self) }

  /// What the register holds of a stage's date; of `Dinilai`, which has none, nothing.
  package func noted(_ stage: FeedbackStage) -> Noted<CalendarDate> {
    switch stage {
    case .received: date.map { .value($0) } ?? .missing
    case .identified: identification
    case .distributed: distribution
    case .decided: decision
    case .approved: approval
    case .answered: answer
    case .clientFeedback: clientFeedback
    case .rated: .missing
    }
  }

  /// The score of the client, 1 to 4 (D6).
  package var rating: Int? {
    guard let score = score.value, (1...4).contains(score) else { return nil }
    return score
  }

  /// The same as it stood at the end of a day: what has a later date is not known yet, nor the score of a client who was asked later (G13).
  package func asOf(_ end: CalendarDate) -> Feedback {
    var feedback = self
    var isLater = false
    func drop(_ date: inout Noted<CalendarDate>) {
      guard let day = date.value, day > end else { return }
      date = .missing
      isLater = true
    }
    drop(&feedback.identification)
    drop(&feedback.distribution)
    drop(&feedback.decision)
    drop(&feedback.approval)
    drop(&feedback.answer)
    drop(&feedback.clientFeedback)
    if isLater { feedback.score = .missing }
    if let day = replyDate.value, day > end {
      feedback.replyDate = .missing
      feedback.replyTime = .missing
    }
    return feedback
  }

  /// The last day on which something was done about it.
  package var lastStep: CalendarDate? {
    [identification, distribution, decision, approval, answer, clientFeedback, replyDate].compactMap(\.value).max()
  }

  /// The stages that the dates and the score prove; `Diterima` always (D4).
  package var stages: FeedbackStages {
    var stages = FeedbackStages(.received)
    if identification.value != nil { stages.formUnion(FeedbackStages(.identified)) }
    if distribution.value != nil { stages.formUnion(FeedbackStages(.distributed)) }
    if decision.value != nil { stages.formUnion(FeedbackStages(.decided)) }
    if approval.value != nil { stages.formUnion(FeedbackStages(.approved)) }
    if answer.value != nil { stages.formUnion(FeedbackStages(.answered)) }
    if clientFeedback.value != nil { stages.formUnion(FeedbackStages(.clientFeedback)) }
    if rating != nil { stages.formUnion(FeedbackStages(.rated)) }
    return stages
  }

  /// Minutes from the message to our reply; nil where a day or a time is not known, or the reply came first (E5).
  package var replyMinutes: Int? {
    guard let date, let time, let day = replyDate.value, let clock = replyTime.value else { return nil }
    let minutes = LogMoment(day, clock).minutes(since: LogMoment(date, time))
    return minutes < 0 ? nil : minutes
  }

  /// Whether the message was replied to, or answered in writing.
  package var isReplied: Bool { replyDate.value != nil || answer.value != nil }
}
