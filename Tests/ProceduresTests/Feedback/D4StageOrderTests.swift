import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct D4StageOrderTests {
  @Test(arguments: [
    ("- - - - - - -", "Diterima"), ("11 - - - - - -", "Diidentifikasi"), ("11 11 - - - - -", "Didistribusikan"),
    ("11 11 12 - - - -", "Diputuskan"), ("11 11 12 12 - - -", "Disetujui Kepala"),
    ("11 11 12 12 13 - -", "Dijawab Tertulis"), ("11 11 12 12 13 20 -", "Umpan Balik Klien"),
    ("11 11 12 12 13 20 1", "Dinilai"), ("11 11 12 12 13 20 4", "Dinilai"),
    ("11 11 12 12 13 20 0", "Umpan Balik Klien"), ("11 11 12 12 13 20 5", "Umpan Balik Klien"),
    ("11 11 12 12 13 20 baik", "Umpan Balik Klien"), ("besok - - - - - -", "Diterima"),
    ("10 10 10 10 10 10 4", "Dinilai"),
  ])
  func `D4: the stage is the furthest one whose date is present`(stages: String, name: String) throws {
    let row = try FeedbackCase(stages)
    #expect(row.decision.stage.name == name)
    #expect(row.violations == "")
    #expect(row.decision.clauses.isEmpty)
  }

  @Test(arguments: [
    ("- 11 - - - - -", "Didistribusikan", "D4: Didistribusikan sebelum Diidentifikasi"),
    ("11 11 - 12 - - -", "Disetujui Kepala", "D4: Disetujui sebelum Diputuskan"),
    ("11 11 ? 12 - - -", "Disetujui Kepala", "D4: Disetujui sebelum Diputuskan"),
    (
      "11 - - 12 - - -", "Disetujui Kepala",
      "D4: Disetujui sebelum Didistribusikan; D4: Disetujui sebelum Diputuskan"
    ),
    (
      "- 11 - 12 - - -", "Disetujui Kepala",
      "D4: Didistribusikan sebelum Diidentifikasi; D4: Disetujui sebelum Diputuskan"
    ),
    ("11 11 12 12 - 20 -", "Umpan Balik Klien", "D4: Umpan Balik Klien sebelum Dijawab Tertulis"),
    ("11 11 12 12 13 - 4", "Dinilai", "D4: Dinilai sebelum Umpan Balik Klien"),
    (
      "- - - - - - 4", "Dinilai",
      "D4: Dinilai sebelum Diidentifikasi; D4: Dinilai sebelum Didistribusikan; D4: Dinilai sebelum Diputuskan; D4: Dinilai sebelum Disetujui; D4: Dinilai sebelum Dijawab Tertulis; D4: Dinilai sebelum Umpan Balik Klien"
    ),
  ])
  func `D4: a date that skips a stage is pointed out, with which`(stages: String, stage: String, violations: String)
    throws
  {
    let row = try FeedbackCase(stages)
    #expect(row.decision.stage.name == stage)
    #expect(row.violations == violations)
    #expect(row.decision.clauses.list == [D4StageOrder.clause])
    #expect(D4StageOrder.verdict(row.context) == .broken)
  }

  @Test(arguments: [
    ("10 - - - - - -", ""), ("9 - - - - - -", "D4: Diidentifikasi sebelum Diterima"),
    ("12 11 - - - - -", "D4: Didistribusikan sebelum Diidentifikasi"), ("12 12 - - - - -", ""),
    ("11 11 14 13 - - -", "D4: Disetujui sebelum Diputuskan"),
    ("12 11 10 10 10 - -", "D4: Didistribusikan sebelum Diidentifikasi; D4: Diputuskan sebelum Didistribusikan"),
    ("11 11 12 12 20 13 4", "D4: Umpan Balik Klien sebelum Dijawab Tertulis"),
    // A stage is held against the nearest one before it alone, not against those further back.
    ("13 11 12 12 12 12 4", "D4: Didistribusikan sebelum Diidentifikasi"),
  ])
  func `D4: a date that runs backwards is pointed out, with which`(stages: String, violations: String) throws {
    let row = try FeedbackCase(stages)
    #expect(row.violations == violations)
    #expect(row.decision.clauses.contains(D4StageOrder.clause) == !violations.isEmpty)
  }

  @Test(arguments: [
    (
      "12 - - 11 - - -",
      "D4: Disetujui sebelum Didistribusikan; D4: Disetujui sebelum Diputuskan; D4: Disetujui sebelum Diidentifikasi"
    ),
    ("- 9 - - - - -", "D4: Didistribusikan sebelum Diidentifikasi; D4: Didistribusikan sebelum Diterima"),
    (
      "- 12 - 11 - - -",
      "D4: Didistribusikan sebelum Diidentifikasi; D4: Disetujui sebelum Diputuskan; D4: Disetujui sebelum Didistribusikan"
    ),
  ])
  func `D4: of one stage the skipped ones come before the one it runs back of`(stages: String, violations: String)
    throws
  {
    #expect(try FeedbackCase(stages).violations == violations)
  }

  @Test func `D4: dates run over the end of a month and of a year`() throws {
    let row = try FeedbackCase("11 11 - - - - -").with {
      $0.feedback.date = try day(31, 12)
      $0.feedback.identification = .value(try day(1, 1, 2027))
      $0.feedback.distribution = .value(try day(31, 12))
    }
    #expect(row.violations == "D4: Didistribusikan sebelum Diidentifikasi")
  }

  @Test func `D4: without a day of receipt the first date runs back of none`() throws {
    let row = try FeedbackCase("9 8 - - - - -").with { $0.feedback.date = nil }
    #expect(row.violations == "D4: Didistribusikan sebelum Diidentifikasi")
    #expect(row.decision.deadline == nil)
    #expect(row.action == "Putuskan penyelesaian – Farmasi dan Tim Penanganan Keluhan – segera")
  }

  @Test func `D4: a facility that follows SOP E alone has none`() throws {
    let row = try FeedbackCase("- 9 - - - - 4").messagesOnly
    #expect(row.violations == "")
    #expect(row.decision.stage == .rated)
    #expect(D4StageOrder.verdict(row.context) == .notApplicable)
  }

  @Test func `D4: whether a row is broken agrees with its breaches, whatever its dates`() throws {
    let choices = ["-", "9", "10", "11"]
    for number in 0..<4096 {
      var rest = number
      let days = (0..<6).map { _ in
        defer { rest /= 4 }
        return choices[rest % 4]
      }
      for score in ["-", "3"] {
        let row = try FeedbackCase((days + [score]).joined(separator: " "))
        let breaches = D4StageOrder.breaches(row.feedback)
        #expect(row.decision.clauses.contains(D4StageOrder.clause) == !breaches.isEmpty)
        #expect(Set(breaches).count == breaches.count)
      }
    }
  }
}
