import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

struct FeedbackAnalysisTests {
  private func sheets(_ fixture: RegisterFixture) throws -> [String: [[String]]] {
    try FeedbackReportTests.written(fixture, .month, fixture.month).sheets
  }

  private func comparison(_ fixture: RegisterFixture) -> FeedbackComparison {
    let rows = fixture.state.log.rows(of: fixture.month)
    return FeedbackComparison(
      FeedbackReport(
        state: fixture.state, rows: rows, figures: fixture.figures(fixture.month), periodFigures: PeriodFigures(),
        period: fixture.month, control: RegisterFixture.control))
  }

  @Test func `E3 a month is held against the month before, the theme that grew most is named`() throws {
    let months = comparison(
      try RegisterFixture([
        ["Tanggal": "05/10/2026", "Tema": "Kebersihan"], [:], ["Nama": "Budi"], ["Tema": "Kebersihan"],
      ]))
    #expect(months.hasBefore)
    #expect(months.sentences[0] == "November 2026: 3 umpan balik, 2 lebih banyak daripada Oktober 2026 (1).")
    #expect(
      months.sentences[2].hasPrefix(
        "Tema tersering: Waktu Tunggu (2); yang paling naik: Waktu Tunggu, dari 0 menjadi 2"))
    #expect(months.recurring.map { months.report.state.themeTitle($0) } == ["Kebersihan"])
  }

  @Test func `E3 a month before of which nothing is known is not 0`() throws {
    let fixture = try RegisterFixture([[:]])
    let months = comparison(fixture)
    #expect(!months.hasBefore)
    #expect(months.sentences[0] == "November 2026: 1 umpan balik; bulan sebelumnya belum ada datanya.")
    let analysis = try #require(try sheets(fixture)["Analisis Bulanan"])
    let line = try #require(analysis.first { $0.first == "WhatsApp" })
    #expect(line.prefix(5) == ["WhatsApp", "1", "–", "–", "n = 1"])
  }

  @Test func `E3 three of a theme in one month are recurring`() throws {
    let months = comparison(try RegisterFixture([[:], ["Nama": "Budi"], ["Nama": "Agus"]]))
    #expect(months.recurring.count == 1)
  }

  @Test(arguments: [PunctualityFormula.combined, .mean])
  func `D7 the report names the formula that it used, and shows both`(_ formula: PunctualityFormula) throws {
    let answered = [("Merah", "18"), ("Merah", "19"), ("Hijau", "19")].flatMap { grade, day in
      (1...5).map { ["Grading": grade, "Tanggal Jawaban": "\(day)/11/2026", "Nama": "\(grade) \(day) \($0)"] }
    }
    let fixture = try RegisterFixture(answered + [["Grading": "Hijau", "Nama": "Rina"], ["Nama": "Wawan"]]) {
      $0.profile.grading = true
      $0.profile.formula = formula
    }
    let rows = try #require(try sheets(fixture)["Ketepatan"])
    func line(_ name: String) throws -> [String] { try #require(rows.first { $0.first == name }) }
    #expect(try line("Merah") == ["Merah", "1", "5", "5", "0", "50"])
    #expect(try line("Kuning").suffix(4) == ["0", "0", "0", "–"])
    #expect(try line("Hijau").suffix(4) == ["5", "0", "1", "100"])
    #expect(try line("Semua").suffix(4) == ["10", "5", "1", "66.67"])
    #expect(try line("Gabungan").contains("66.67") && line("Rerata").contains("75"))
    #expect(try line(formula == .combined ? "Gabungan" : "Rerata").contains("Dipakai"))
    #expect(try !line(formula == .combined ? "Rerata" : "Gabungan").contains("Dipakai"))
    #expect(try #require(try sheets(fixture)["Rincian Ketepatan"]).count { $0.first?.hasPrefix("UB-") == true } == 16)
  }

  @Test func `D7 without grading there is no sheet Ketepatan`() throws {
    #expect(try sheets(try RegisterFixture([["Grading": "Merah"]]))["Ketepatan"] == nil)
  }

  @Test func `D8 an element that nobody answered leaves no index, and is said`() throws {
    let whole = [String](repeating: "4", count: 9)
    let index = try #require(
      try sheets(try RegisterFixture([[:]], surveys: [[String]](repeating: whole, count: 5)))["Survei"])
    #expect(index.first { $0.first == "Semua unit" }?.suffix(2) == ["100", "A"])
    let gap = try #require(
      try sheets(try RegisterFixture([[:]], surveys: [Array(whole.dropLast()) + [""]]))["Survei"])
    #expect(gap.first { $0.first == "Semua unit" }?.contains("tidak ada jawaban") == true)
    #expect(gap.joined().contains("Semua unit: tanpa indeks, karena U9 tidak ada jawaban."))
  }

  @Test func `E4 open, overdue, closed and carried plans are counted`() throws {
    let month = Period(monthOf: try #require(CalendarDate(iso: "2026-11-01")))
    let earlier = Period(month.month.previous)
    let today = try #require(CalendarDate(iso: "2026-11-21"))
    func plan(_ status: String, due: Int, after before: FollowUps.Plan? = nil) -> FollowUps.Plan {
      let cells = ["tenggat": StaffValue.date(today.adding(days: due).serial), "status": .text(status)]
      return FollowUps.Plan("RTL-2026-0001", cells, in: month, after: before)
    }
    let old = FollowUps.Plan("RTL-2026-0002", plan("Berjalan", due: -1).cells, in: earlier, after: nil)
    let plans = [plan("Terbuka", due: 1), plan("Berjalan", due: -1, after: old), plan("Selesai", due: -5)]
    #expect(
      FollowUpPage.counts(plans, today)
        == "2 terbuka, 1 lewat tenggat; 1 selesai atau batal; 1 terbawa dari bulan sebelumnya")
  }

  @Test func `E3 the trend has the months with feedback, duplicates left out`() throws {
    let fixture = try RegisterFixture([
      ["Tanggal": "05/12/2025"], ["Tanggal": "30/11/2025"], ["Tanggal": "05/10/2026"], ["ID": "UB-2026-0001"],
      ["Duplikat Dari": "UB-2026-0001", "Nama": "Budi"],
    ])
    let months = FeedbackTrend(fixture.state, until: fixture.month).months
    #expect(months.map { $0.month.name } == ["2025-12", "2026-10", "2026-11"])
    #expect(months.map { $0.count.total } == [1, 1, 1])
  }
}
