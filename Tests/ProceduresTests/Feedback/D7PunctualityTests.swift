import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct D7PunctualityTests {
  @Test(arguments: [
    (FeedbackGrade.red, "10", FeedbackPunctuality.onTime), (.red, "11", .onTime), (.red, "12", .late),
    (.yellow, "13", .onTime), (.yellow, "14", .late), (.green, "17", .onTime), (.green, "18", .late),
    (.green, "9", .onTime),
  ])
  func `D7: an answer is in time up to the last day of its grade`(
    grade: FeedbackGrade, answer: String, punctuality: FeedbackPunctuality
  ) throws {
    let row = try FeedbackCase("10 10 10 10 - - -").graded(grade, answered: answer)
    #expect(row.decision.punctuality == punctuality)
    #expect(row.decision.clauses.contains(D7Punctuality.clause) == (punctuality == .late))
    let limit = row.profile.limits[grade]
    #expect(row.violations.hasSuffix("D7: \(grade.rawValue) lewat \(limit) hari") == (punctuality == .late))
  }

  @Test(arguments: [
    (FeedbackGrade.red, 11, FeedbackPunctuality.pending), (.red, 12, .late), (.yellow, 13, .pending),
    (.yellow, 14, .late), (.green, 17, .pending), (.green, 18, .late),
  ])
  func `D7: an open one is late once its last day is before the day of the run`(
    grade: FeedbackGrade, run: Int, punctuality: FeedbackPunctuality
  ) throws {
    let row = try FeedbackCase().graded(grade).on(day(run, 11))
    #expect(row.decision.punctuality == punctuality)
    #expect(row.decision.code == (punctuality == .late ? .late : .none))
  }

  @Test func `D7: the breach comes after those of D2 and D4`() throws {
    let row = try FeedbackCase("- 11 - - - - -").graded(.yellow).on(day(14, 11)).with { $0.feedback.hasText = false }
    #expect(
      row.violations
        == "D2: isi tidak dicatat; D4: Didistribusikan sebelum Diidentifikasi; D7: Kuning lewat 3 hari")
    #expect(row.decision.clauses.list.map(\.id) == ["D2", "D4", "D7"])
  }

  @Test func `D7: without grading, a grade, a day of receipt, or for a duplicate, nothing counts`() throws {
    let late = try FeedbackCase().graded(.red).on(day(30, 11))
    #expect(late.decision.punctuality == .late)
    #expect(late.with { $0.profile.grading = false }.decision.punctuality == .notGraded)
    #expect(late.with { $0.feedback.grade = .missing }.decision.punctuality == .notGraded)
    #expect(late.with { $0.feedback.grade = .unreadable("Ungu") }.decision.punctuality == .notGraded)
    #expect(late.with { $0.feedback.date = nil }.decision.punctuality == .notGraded)
    #expect(late.with { $0.feedback.isDuplicate = true }.decision.punctuality == .notGraded)
    #expect(late.with { $0.feedback.isDuplicate = true }.violations == "")
    #expect(D7Punctuality.verdict(late.with { $0.feedback.grade = .unreadable("Ungu") }.context) == .unknown(of: nil))
  }

  @Test func `D7: an answer that can't be read is none`() throws {
    let row = try FeedbackCase().graded(.yellow, answered: "lusa")
    #expect(row.on(try day(13, 11)).decision.punctuality == .pending)
    #expect(row.on(try day(14, 11)).decision.punctuality == .late)
  }

  // 13/11/2026 is a Friday.
  @Test(arguments: [
    (13, FeedbackGrade.yellow, "18", FeedbackPunctuality.onTime), (13, .yellow, "19", .late),
    (13, .red, "14", .onTime), (13, .red, "15", .late), (14, .yellow, "18", .onTime), (14, .yellow, "19", .late),
    (11, .yellow, "16", .onTime), (11, .yellow, "17", .late),
    // Three working days after Tuesday are over on Friday; the weekend that follows holds no further one.
    (10, .yellow, "13", .onTime), (10, .yellow, "15", .onTime), (10, .yellow, "16", .late),
    (10, .green, "19", .onTime), (10, .green, "20", .late),
  ])
  func `D7: working days are those after the day of receipt that are not closed; Merah has none`(
    received: Int, grade: FeedbackGrade, answer: String, punctuality: FeedbackPunctuality
  ) throws {
    let row = try FeedbackCase().graded(grade, answered: answer).with {
      $0.profile.workingDays = true
      $0.feedback.date = try day(received, 11)
    }
    #expect(row.decision.punctuality == punctuality)
    let days = D7Punctuality.days(from: try day(received, 11), to: try day(Int(answer) ?? 0, 11), grade, row.profile)
    #expect((days <= row.profile.limits[grade]) == (punctuality == .onTime))
  }

  @Test func `D7: a holiday is no working day`() throws {
    let row = try FeedbackCase().graded(.yellow, answered: "16").with {
      $0.profile.workingDays = true
      $0.profile.closedDays.holidays = [try day(12, 11)]
    }
    #expect(row.decision.punctuality == .onTime)
    #expect(D7Punctuality.lastDay(row.feedback, row.profile) == (try day(16, 11)))
    #expect(row.with { $0.profile.workingDays = false }.decision.punctuality == .late)
  }

  @Test func `D7: a calendar without open days ends all the same`() throws {
    let row = try FeedbackCase().graded(.green).with {
      $0.profile.workingDays = true
      $0.profile.closedDays.weekdays = Set(1...7)
    }
    #expect(D7Punctuality.lastDay(row.feedback, row.profile) == (try day(17, 11)))
  }

  @Test(arguments: [
    ("13", "Kuning dijawab 13/11/2026, 3 hari setelah 10/11/2026, batas 3 hari (D7)"),
    ("14", "Kuning dijawab 14/11/2026, 4 hari setelah 10/11/2026, batas 3 hari (D7)"),
    ("9", "Kuning dijawab 09/11/2026 sebelum diterima 10/11/2026, dihitung tepat waktu (D7)"),
    ("-", "Kuning belum jatuh tempo, batas 13/11/2026 (3 hari) (D7)"),
  ])
  func `D7: the facts name the days and the limit`(answer: String, facts: String) throws {
    #expect(try D7Punctuality.facts(FeedbackCase().graded(.yellow, answered: answer).context) == facts)
  }

  @Test func `D7: the facts of a late open one, and of working days`() throws {
    let row = try FeedbackCase().graded(.yellow).on(day(20, 11))
    #expect(row.reason.contains("Kuning belum dijawab, batas 13/11/2026 (3 hari) sudah lewat (D7)"))
    #expect(!row.reason.contains("answer_days"))
    let working = try FeedbackCase().graded(.yellow, answered: "16").with { $0.profile.workingDays = true }
    #expect(
      D7Punctuality.facts(working.context)
        == "Kuning dijawab 16/11/2026, 4 hari kerja setelah 10/11/2026, batas 3 hari kerja (D7)")
  }

  @Test func `D7: limits are settings`() throws {
    let row = try FeedbackCase("10 10 10 10 - - -").graded(.green, answered: "13").with {
      $0.profile.limits[.green] = 2
    }
    #expect(row.violations == "D7: Hijau lewat 2 hari")
  }
}
