package import Core
package import Spreadsheet

/// Whether a graded feedback was answered in time (D7).
package enum FeedbackPunctuality: UInt8, Sendable, CaseIterable, Hashable {
  case onTime
  case late
  /// Not answered, and the last day has not passed (`belum jatuh tempo`): in neither formula.
  case pending
  /// Without a grade, without a day of receipt, a duplicate, or grading is off: does not count.
  case notGraded
}

/// D7: a graded feedback is answered within the days of its grade.
package enum D7Punctuality: Rule {
  package static let clause = Clause("D", 7)
  package static let title = "Dijawab dalam batas waktu Grading"
  package static let breach: String? = "lewat batas Grading"

  /// The grade, where it counts.
  static func grade(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> FeedbackGrade? {
    profile.grading && feedback.owesAnswer ? feedback.grade.value : nil
  }

  /// The last day on which an answer is in time; nil without a grade that counts or a day of receipt.
  package static func lastDay(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile
  ) -> CalendarDate? {
    guard let grade = grade(feedback, profile), let date = feedback.date else { return nil }
    let limit = max(0, profile.limits[grade])
    return countsWorkingDays(grade, profile)
      ? profile.closedDays.lastDay(after: date, openDays: limit) : date.adding(days: limit)
  }

  static func countsWorkingDays(_ grade: FeedbackGrade, _ profile: borrowing FeedbackProfile) -> Bool {
    profile.workingDays && grade != .red
  }

  package static func punctuality(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile, date: CalendarDate
  ) -> FeedbackPunctuality {
    guard !feedback.isDuplicate, let last = lastDay(feedback, profile) else { return .notGraded }
    if let answer = feedback.answer.value { return answer > last ? .late : .onTime }
    return last < date ? .late : .pending
  }

  package static func violations(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile, date: CalendarDate
  ) -> [FeedbackViolation] {
    guard punctuality(feedback, profile, date: date) == .late, let grade = grade(feedback, profile) else { return [] }
    return [FeedbackViolation(clause, "\(grade.rawValue) lewat \(profile.limits[grade]) hari")]
  }

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    switch punctuality(context.feedback, context.profile, date: context.date) {
    case .onTime: .kept
    case .late: .broken
    case .pending: .pending
    case .notGraded:
      context.profile.grading && context.feedback.owesAnswer && context.feedback.grade.isUnreadable
        ? .unknown(of: nil) : .notApplicable
    }
  }

  package static func facts(_ context: FeedbackContext) -> String {
    let (feedback, profile) = (context.feedback, context.profile)
    guard profile.grading else { return "Grading tidak dipakai (D7)" }
    if feedback.isDuplicate { return "Duplikat tidak dihitung (D7)" }
    if !feedback.owesAnswer { return "\(feedback.kind.value?.rawValue ?? "Pujian atau saran") tanpa batas waktu (D7)" }
    guard let grade = feedback.grade.value else {
      return feedback.grade.isUnreadable ? "Grading tidak dikenal (D7)" : "Grading tidak dicatat (D7)"
    }
    guard let date = feedback.date, let last = lastDay(feedback, profile) else {
      return "\(grade.rawValue): Tanggal kosong, batas tidak dapat dihitung (D7)"
    }
    let unit = countsWorkingDays(grade, profile) ? "hari kerja" : "hari"
    let limit = "\(profile.limits[grade]) \(unit)"
    guard let answer = feedback.answer.value else {
      return last < context.date
        ? "\(grade.rawValue) belum dijawab, batas \(last.indonesian) (\(limit)) sudah lewat (D7)"
        : "\(grade.rawValue) belum jatuh tempo, batas \(last.indonesian) (\(limit)) (D7)"
    }
    if answer < date {
      return
        "\(grade.rawValue) dijawab \(answer.indonesian) sebelum diterima \(date.indonesian), dihitung tepat waktu (D7)"
    }
    let days = days(from: date, to: answer, grade, profile)
    return
      "\(grade.rawValue) dijawab \(answer.indonesian), \(days) \(unit) setelah \(date.indonesian), batas \(limit) (D7)"
  }

  /// Days after the first day up to and including the second, working days where those count.
  package static func days(
    from first: CalendarDate, to last: CalendarDate, _ grade: FeedbackGrade, _ profile: borrowing FeedbackProfile
  ) -> Int {
    countsWorkingDays(grade, profile)
      ? profile.closedDays.openDays(from: first, to: last) : max(0, last.days(since: first))
  }
}
