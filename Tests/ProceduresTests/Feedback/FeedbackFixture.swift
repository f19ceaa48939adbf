import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

/// A day of November 2026, `-` for a missing one, anything else for an unreadable one.
func noted(_ text: some StringProtocol) -> Noted<CalendarDate> {
  if text == "-" { return .missing }
  guard let day = Int(text), let date = CalendarDate(year: 2026, month: 11, day: day) else {
    return .unreadable(String(text))
  }
  return .value(date)
}

/// One feedback under one profile on one day: received on Tuesday 10/11/2026 at 09.00, complete, unless told otherwise.
struct FeedbackCase {
  var feedback: Feedback
  var profile = FeedbackProfile()
  /// Thursday 12/11/2026.
  var date: CalendarDate

  init() throws {
    date = try day(12, 11)
    feedback = Feedback(date: try day(10, 11))
    feedback.time = ClockTime(hour: 9, minute: 0)
    feedback.channel = .value(.direct)
    feedback.hasName = true
    feedback.hasTelephone = true
    feedback.hasText = true
    feedback.kind = .value(.complaint)
    feedback.unit = "Farmasi"
    feedback.hasTheme = true
  }

  /// The days of November of identification, distribution, decision, approval, answer and client's feedback, then the
  /// score: `11 11 12 12 13 20 4`, `-` for none.
  init(_ stages: String) throws {
    try self.init()
    let parts = stages.split(separator: " ")
    try #require(parts.count == 7)
    feedback.identification = noted(parts[0])
    feedback.distribution = noted(parts[1])
    feedback.decision = noted(parts[2])
    feedback.approval = noted(parts[3])
    feedback.answer = noted(parts[4])
    feedback.clientFeedback = noted(parts[5])
    if parts[6] != "-" { feedback.score = Int(parts[6]).map { .value($0) } ?? .unreadable(String(parts[6])) }
  }

  func with(_ change: (inout FeedbackCase) throws -> Void) rethrows -> FeedbackCase {
    var copy = self
    try change(&copy)
    return copy
  }

  /// Graded, answered on a day of November, or not at all.
  func graded(_ grade: FeedbackGrade, answered: String = "-") -> FeedbackCase {
    with {
      $0.profile.grading = true
      $0.feedback.grade = .value(grade)
      $0.feedback.answer = noted(answered)
    }
  }

  /// Under SOP E alone, by WhatsApp.
  var messagesOnly: FeedbackCase {
    with {
      $0.profile.follows = .messages
      $0.feedback.channel = .value(.whatsApp)
    }
  }

  var anonymous: FeedbackCase {
    with {
      $0.feedback.channel = .value(.box)
      $0.feedback.hasName = false
      $0.feedback.hasTelephone = false
    }
  }

  func on(_ date: CalendarDate) -> FeedbackCase { with { $0.date = date } }

  var context: FeedbackContext { FeedbackContext(feedback, profile, date: date) }
  var decision: FeedbackDecision { FeedbackDecision(feedback, profile, date: date) }
  var violations: String { decision.violationText(feedback, profile) }
  var action: String { decision.actionText(feedback, profile) }
  var reason: String { decision.reason(feedback, profile) }
}
