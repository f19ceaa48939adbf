import Testing

@testable import Core
@testable import Feedback

struct D4ReasonTests {
  @Test(arguments: [
    ("- - - - - - -", "Diterima 10/11/2026 (D4); batas 17/11/2026: 7 hari setelah diterima 10/11/2026 (answer_days)"),
    (
      "11 11 - 12 - - -",
      "Disetujui 12/11/2026 tanpa tanggal keputusan (D4); batas 17/11/2026: 7 hari setelah diterima 10/11/2026 (answer_days)"
    ),
    (
      "11 11 14 13 - - -",
      "Disetujui 13/11/2026 sebelum Diputuskan 14/11/2026 (D4); batas 17/11/2026: 7 hari setelah diterima 10/11/2026 (answer_days)"
    ),
    (
      "11 - - 12 13 - -",
      "Disetujui 12/11/2026 tanpa tanggal distribusi, tanggal keputusan (D4); batas 20/11/2026: 7 hari setelah dijawab 13/11/2026 (feedback_days)"
    ),
    (
      "9 11 12 12 13 20 -",
      "Diidentifikasi 09/11/2026 sebelum Diterima 10/11/2026 (D4); batas 27/11/2026: 7 hari setelah umpan balik klien 20/11/2026 (feedback_days)"
    ),
    ("11 11 12 12 13 20 4", "Dinilai 4 (D4)"), ("11 11 12 12 13 - 4", "Dinilai 4 tanpa tanggal umpan balik klien (D4)"),
    (
      "besok - - - - - -",
      "Diterima 10/11/2026 (D4); tanggal identifikasi tidak terbaca (D4); batas 17/11/2026: 7 hari setelah diterima 10/11/2026 (answer_days)"
    ),
  ])
  func `D4: the reason names the facts and the clause`(stages: String, reason: String) throws {
    #expect(try FeedbackCase(stages).reason == reason)
  }

  @Test func `D4: the reason of several breaches names each`() throws {
    let row = try FeedbackCase("11 11 - 12 - - -").with {
      $0.feedback.channel = .value(.meeting)
      $0.feedback.hasText = false
      $0.profile.answerDays = 14
    }
    #expect(
      row.reason
        == "Isi tidak dicatat (D2); Disetujui 12/11/2026 tanpa tanggal keputusan (D4); notulen belum dicatat (D2); batas 24/11/2026: 14 hari setelah diterima 10/11/2026 (answer_days)"
    )
  }

  @Test func `D9: the reason of a duplicate names the original`() throws {
    let row = try FeedbackCase().with {
      $0.feedback.isDuplicate = true
      $0.feedback.original = "UB-2026-0007"
    }
    #expect(row.reason == "Duplikat dari UB-2026-0007, tidak dihitung lagi (D9)")
  }

  @Test func `G2: every rule is tried, with its facts`() throws {
    let row = try FeedbackCase("11 11 - 12 - - -").graded(.yellow)
    let trials = row.context.trials(status: row.decision.stage.name)
    #expect(trials.map(\.clause) == ["D1", "D2", "D4", "D5", "D6", "D7", "D9", "E5"])
    #expect(
      trials.map(\.status) == [
        "dipenuhi", "dipenuhi", "dilanggar", "dipenuhi", "menunggu", "menunggu", "dipenuhi", "tidak berlaku",
      ])
    #expect(trials.allSatisfy { $0.reason?.hasSuffix("(\($0.clause))") == true })
    #expect(trials.map(\.decides) == [false, false, true, false, false, false, false, false])
  }
}
