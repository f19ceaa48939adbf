import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct FeedbackActionTests {
  @Test(arguments: [
    ("- - - - - - -", "Identifikasi pokok masalah – Tim Penanganan Keluhan – paling lambat 17/11/2026"),
    ("11 - - - - - -", "Distribusikan ke Farmasi – Tim Penanganan Keluhan – paling lambat 17/11/2026"),
    ("11 11 - - - - -", "Putuskan penyelesaian – Farmasi dan Tim Penanganan Keluhan – paling lambat 17/11/2026"),
    ("11 11 12 - - - -", "Mintakan persetujuan – Kepala Puskesmas – paling lambat 17/11/2026"),
    ("11 11 12 12 - - -", "Serahkan jawaban tertulis – Farmasi – paling lambat 17/11/2026"),
    ("11 11 12 12 13 - -", "Minta umpan balik klien – Tim Penanganan Keluhan – paling lambat 20/11/2026"),
    ("11 11 12 12 13 20 -", "Catat penilaian ke Buku Kepuasan – Tim Penanganan Keluhan – paling lambat 27/11/2026"),
    ("11 11 12 12 13 20 4", "Selesai"),
  ])
  func `D4: each stage has one next thing to do`(stages: String, action: String) throws {
    let row = try FeedbackCase(stages)
    #expect(row.action == action)
    #expect(row.decision.code == (action == "Selesai" ? .completed : .none))
  }

  @Test(arguments: [
    ("11 - - - - - -", "Distribusikan ke unit terkait – Tim Penanganan Keluhan – paling lambat 17/11/2026"),
    ("11 11 - - - - -", "Putuskan penyelesaian – Pihak terkait dan Tim Penanganan Keluhan – paling lambat 17/11/2026"),
    ("11 11 12 12 - - -", "Serahkan jawaban tertulis – Pihak terkait – paling lambat 17/11/2026"),
  ])
  func `D4: without a unit the party concerned does it`(stages: String, action: String) throws {
    #expect(try FeedbackCase(stages).with { $0.feedback.unit = "" }.action == action)
  }

  @Test(arguments: [
    ("11 11 12 12 - - -", "Umumkan jawaban – Farmasi – paling lambat 17/11/2026"),
    ("11 11 12 12 13 - -", "Selesai"),
    ("11 11 12 12 13 20 -", "Catat penilaian ke Buku Kepuasan – Tim Penanganan Keluhan – paling lambat 27/11/2026"),
  ])
  func `D4: nobody can answer an anonymous feedback, so the answer is announced`(stages: String, action: String) throws
  {
    #expect(try FeedbackCase(stages).anonymous.action == action)
  }

  @Test(arguments: [(16, FeedbackCode.none), (17, .none), (18, .late)])
  func `G9: the code is L once the deadline is before the day of the run`(run: Int, code: FeedbackCode) throws {
    #expect(try FeedbackCase().on(day(run, 11)).decision.code == code)
  }

  @Test(arguments: [(FeedbackGrade.red, "11/11/2026"), (.yellow, "13/11/2026"), (.green, "17/11/2026")])
  func `D7: a grade that counts gives the deadline of the answer`(grade: FeedbackGrade, last: String) throws {
    let row = try FeedbackCase("11 11 12 - - - -").graded(grade)
    #expect(row.action == "Mintakan persetujuan – Kepala Puskesmas – paling lambat \(last)")
    let off = row.with {
      $0.profile.grading = false
      $0.profile.answerDays = 30
    }
    #expect(off.action.hasSuffix("paling lambat 10/12/2026"))
  }

  @Test func `D9: a duplicate points to the original, and is neither late nor completed`() throws {
    let row = try FeedbackCase().with {
      $0.feedback.isDuplicate = true
      $0.feedback.original = "UB-2026-0007"
      $0.date = try day(1, 12)
    }
    #expect(row.action == "Lihat UB-2026-0007")
    #expect(row.decision.code == .duplicate)
    #expect(row.decision.deadline == nil)
    #expect(row.messagesOnly.action == "Lihat UB-2026-0007")
    #expect(D9Duplicate.verdict(row.context) == .notApplicable)
  }

  @Test func `E5: under SOP E alone an unanswered message is replied to`() throws {
    let row = try FeedbackCase().messagesOnly
    #expect(row.action == "Balas lewat WhatsApp – Tim Pengelola Umpan Balik – paling lambat 11/11/2026")
    #expect(row.decision.code == .late)
    #expect(row.on(try day(11, 11)).decision.code == .none)
    #expect(row.reason == "Belum dibalas (E5); batas 11/11/2026: 1 hari setelah diterima 10/11/2026 (reply_days)")
    #expect(E5Reply.verdict(row.context) == .pending)
  }

  @Test func `E5: under SOP E alone a message that was replied to is grouped, then done`() throws {
    let replied = try FeedbackCase().messagesOnly.with {
      $0.feedback.replyDate = noted("10")
      $0.feedback.replyTime = Noted("09.35")
    }
    #expect(replied.action == "Selesai")
    #expect(replied.decision.code == .completed)
    #expect(replied.reason == "Dibalas 10/11/2026 09.35, 35 menit setelah pesan (E5)")
    let open = replied.with { $0.feedback.hasTheme = false }
    #expect(open.action == "Kelompokkan – Tim Pengelola Umpan Balik")
    #expect(open.decision.code == .none)
    #expect(open.reason.hasSuffix("; tema Belum Dikelompokkan (D5)"))
    let written = try FeedbackCase("- - - - 11 - -").messagesOnly
    #expect(written.action == "Selesai")
    #expect(written.reason == "Dijawab tertulis 11/11/2026 (E5)")
    let unread = try FeedbackCase().messagesOnly.with { $0.feedback.replyDate = noted("kemarin") }
    #expect(unread.action.hasPrefix("Balas lewat WhatsApp"))
    #expect(E5Reply.verdict(unread.context) == .unknown(of: nil))
  }

  @Test(arguments: [
    ("10", "09.00", 0), ("10", "09.01", 1), ("11", "00.05", 905), ("10", "08.59", nil), ("10", "-", nil),
    ("-", "09.10", nil),
  ])
  func `E5: minutes run from the message to our reply, over midnight too`(date: String, clock: String, minutes: Int?)
    throws
  {
    let row = try FeedbackCase().with {
      $0.feedback.replyDate = noted(date)
      $0.feedback.replyTime = Noted(clock)
    }
    #expect(row.feedback.replyMinutes == minutes)
    #expect(row.with { $0.feedback.time = nil }.feedback.replyMinutes == nil)
  }

  @Test func `teams and the head's title are settings`() throws {
    let row = try FeedbackCase("11 11 12 - - - -").with {
      $0.profile.headTitle = "Kepala UPTD"
      $0.profile.complaintTeam = "Tim Aduan"
      $0.profile.feedbackTeam = "Tim WA"
    }
    #expect(row.action == "Mintakan persetujuan – Kepala UPTD – paling lambat 17/11/2026")
    #expect(try row.with { $0.feedback = try FeedbackCase().feedback }.action.contains(" – Tim Aduan – "))
    #expect(try row.messagesOnly.with { $0.feedback = try FeedbackCase().feedback }.action.contains(" – Tim WA – "))
  }

  @Test func `D5: a kind that is missing or can't be read counts as Umpan Balik`() throws {
    let row = try FeedbackCase()
    let unread = row.with { $0.feedback.kind = .unreadable("Curhat") }
    #expect(D5Grouping.facts(unread.context) == "Jenis tidak dikenal: Curhat, usulan yang dihitung, tema ada (D5)")
    #expect(D5Grouping.verdict(row.with { $0.feedback.hasTheme = false }.context) == .pending)
    #expect(FeedbackKind.allCases.count { $0.group == .feedback } == 6)
  }

  @Test(arguments: [
    ("4", Verdict<Never>.kept, "Nilai 4 (D6)"), ("5", .unknown(of: nil), "Nilai 5 di luar 1 sampai 4 (D6)"),
    ("-", .pending, "Belum dinilai (D6)"), ("puas", .unknown(of: nil), "Nilai tidak terbaca: puas (D6)"),
  ])
  func `D6: a rating from 1 to 4 is noted`(score: String, verdict: Verdict<Never>, facts: String) throws {
    let row = try FeedbackCase("11 11 12 12 13 20 \(score)")
    #expect(D6Rating.verdict(row.context) == verdict)
    #expect(D6Rating.facts(row.context) == facts)
  }
}
