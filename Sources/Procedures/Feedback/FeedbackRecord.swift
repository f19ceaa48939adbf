import Book
import Core
import Intake
import Spreadsheet

/// A feedback as the rules saw it, in a few bytes, so that texts need not be read from the register again.
struct FeedbackRecord: Sendable {
  /// Days since 1970-01-01; ``none`` for none.
  private var identification, distribution, decision, approval, answer, clientFeedback, replyDate: Int32
  /// Minutes since midnight; -1 for none.
  private var replyMinute: Int16
  private var channel: FeedbackChannel?
  private var kind, suggestedKind: FeedbackKind?
  private var grade: FeedbackGrade?
  /// 0 for none.
  private var score: UInt8
  private var hasName, hasTelephone, hasText, hasTheme, hasMinutes, isFromOperator: Bool

  private static let none = Int32.min

  /// Nil of a feedback that holds texts: something can't be read, or it repeats another one.
  init?(_ feedback: Feedback) {
    guard !feedback.isDuplicate, !feedback.channel.isUnreadable, !feedback.kind.isUnreadable,
      !feedback.grade.isUnreadable, !feedback.score.isUnreadable, !feedback.replyTime.isUnreadable,
      !feedback.identification.isUnreadable, !feedback.distribution.isUnreadable, !feedback.decision.isUnreadable,
      !feedback.approval.isUnreadable, !feedback.answer.isUnreadable, !feedback.clientFeedback.isUnreadable,
      !feedback.replyDate.isUnreadable
    else { return nil }
    func day(_ date: Noted<CalendarDate>) -> Int32 { date.value?.dayNumber ?? Self.none }
    identification = day(feedback.identification)
    distribution = day(feedback.distribution)
    decision = day(feedback.decision)
    approval = day(feedback.approval)
    answer = day(feedback.answer)
    clientFeedback = day(feedback.clientFeedback)
    replyDate = day(feedback.replyDate)
    replyMinute = feedback.replyTime.value.map { Int16($0.minute) } ?? -1
    channel = feedback.channel.value
    kind = feedback.kind.value
    suggestedKind = feedback.suggestedKind
    grade = feedback.grade.value
    score = feedback.score.value.map { UInt8($0) } ?? 0
    hasName = feedback.hasName
    hasTelephone = feedback.hasTelephone
    hasText = feedback.hasText
    hasTheme = feedback.hasTheme
    hasMinutes = feedback.hasMinutes
    isFromOperator = feedback.isFromOperator
  }

  /// The feedback again.
  ///
  /// - Parameters:
  ///   - row: its row of the log.
  ///   - unit: its unit, staff's or the suggested one.
  /// - Returns: what ``init(_:)`` was given.
  func feedback(_ row: LogRow, unit: String) -> Feedback {
    var feedback = Feedback(date: row.date)
    feedback.time = row.time
    feedback.unit = unit
    feedback.channel = Self.noted(channel)
    feedback.kind = Self.noted(kind)
    feedback.suggestedKind = suggestedKind
    feedback.grade = Self.noted(grade)
    feedback.score = score == 0 ? .missing : .value(Int(score))
    feedback.identification = Self.date(identification)
    feedback.distribution = Self.date(distribution)
    feedback.decision = Self.date(decision)
    feedback.approval = Self.date(approval)
    feedback.answer = Self.date(answer)
    feedback.clientFeedback = Self.date(clientFeedback)
    feedback.replyDate = Self.date(replyDate)
    feedback.replyTime = Self.noted(
      replyMinute < 0 ? nil : ClockTime(hour: Int(replyMinute) / 60, minute: Int(replyMinute) % 60))
    feedback.hasName = hasName
    feedback.hasTelephone = hasTelephone
    feedback.hasText = hasText
    feedback.hasTheme = hasTheme
    feedback.hasMinutes = hasMinutes
    feedback.isFromOperator = isFromOperator
    return feedback
  }

  private static func noted<Value>(_ value: Value?) -> Noted<Value> { value.map { .value($0) } ?? .missing }

  private static func date(_ day: Int32) -> Noted<CalendarDate> {
    day == none ? .missing : .value(CalendarDate(dayNumber: Int(day)))
  }
}
