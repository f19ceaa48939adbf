import Core

/// Whether a feedback needs an answer, and whether before a certain day (D5, D7, E5).
package enum AnswerNeed: Sendable, Hashable {
  case beforeADay
  /// Praise, by whatever word: without a limit.
  case praise
  /// Without a complaint's limit; one that came as a message is replied to as others are.
  case suggestion
  /// A question that was answered where it was asked.
  case answered
  /// A message of a telephone operator, or of one of its short numbers, that nobody wrote.
  case none

  /// What staff say that it is goes before what its sender or its words suggest.
  init(_ feedback: borrowing Feedback) {
    if feedback.isFromOperator, feedback.kind.value == nil, feedback.grade.value == nil {
      self = .none
      return
    }
    self =
      switch feedback.kind.value ?? (feedback.grade.value == nil ? feedback.suggestedKind : nil) {
      case .praise, .positive: .praise
      case .suggestion: .suggestion
      case .question
      where feedback.grade.value == nil && feedback.channel.value?.isMessage == true && feedback.replyDate.value != nil:
        .answered
      default: .beforeADay
      }
  }
}
