import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

struct FeedbackFiguresTests {
  @Test func `D1 feedback is counted by channel and day, an unknown channel apart`() throws {
    let fixture = try RegisterFixture([
      ["Kanal": "SMS"], ["Kanal": "Kotak Saran", "Tanggal": "16/11/2026"], ["Kanal": "burung merpati"], ["Kanal": ""],
      ["Tanggal": "09/11/2026"],
    ])
    let week = fixture.figures(fixture.week)
    #expect(week.all.total == 4)
    #expect(week.all.channels == [0, 0, 0, 1, 1, 0, 2])
    #expect(week.days == [1, 3, 0, 0, 0, 0, 0, 0])
    #expect(week.channelDays[FeedbackChannel.box.place] == [1, 0, 0, 0, 0, 0, 0, 0])
    #expect(fixture.figures(fixture.month).all.total == 5)
  }

  @Test func `D5 what staff have not decided counts as suggested, no theme stays visible`() throws {
    let fixture = try RegisterFixture([
      ["Jenis": "Keluhan", "Tema": "Kebersihan", "Unit": "Loket"], [:], ["Isi": "xyz"],
    ])
    let week = fixture.figures(fixture.week)
    #expect(week.suggested == 2)
    #expect(week.all.themes == [1, 1, 1])
    #expect(week.count(theme: 1, kind: .complaint) == 1)
    #expect(week.topUnits(theme: 1).units == [0])
    #expect(week.topUnits(theme: 2).units.isEmpty)
    #expect(fixture.state.themeTitle(2) == "Belum Dikelompokkan")
  }

  @Test func `D9 a duplicate counts nowhere but among the duplicates`() throws {
    let fixture = try RegisterFixture([
      ["ID": "UB-2026-0001", "Nilai": "4", "Grading": "Hijau"],
      ["ID": "UB-2026-0002", "Nilai": "1", "Grading": "Hijau", "Duplikat Dari": "UB-2026-0001", "Nama": ""],
    ]) { $0.profile.grading = true }
    let week = fixture.figures(fixture.week)
    #expect(week.all.total == 1)
    #expect(week.all.duplicates == 1)
    #expect(week.ratings == [0, 0, 0, 1])
    #expect(week.clauses[Int(D2Noted.clause.number)] == 0)
    #expect(week.grades == [0, 0, 1, 0])
    #expect(week.weeks.map(\.duplicates) == [1])
    #expect(week.days.reduce(0, +) == 1)
  }

  @Test func `E5 a reply counts with its minutes, one of an unknown time without, none as unanswered`() throws {
    let fixture = try RegisterFixture([
      ["Tanggal Balasan": "17/11/2026", "Jam Balasan": "08.10"],
      ["Tanggal Balasan": "18/11/2026", "Jam Balasan": "23.59"],
      ["Tanggal Balasan": "19/11/2026", "Jam Balasan": "00.00"], ["Tanggal Balasan": "18/11/2026"], [:],
      ["Tanggal": "21/11/2026"], ["Kanal": "Langsung"],
    ])
    let reply = fixture.figures(fixture.week).reply
    #expect(reply.messages == 6)
    #expect(reply.times.answered == 3)
    #expect(reply.untimed == 1)
    #expect(reply.times.unanswered == 2)
    #expect(reply.inTime == 2)
    #expect(reply.overdue == 1)
    #expect(reply.due == 4)
  }

  @Test func `E2 a month's weeks hold its own days alone and add up to it`() throws {
    let fixture = try RegisterFixture([
      ["Tanggal": "31/10/2026"], ["Tanggal": "01/11/2026"], ["Tanggal": "02/11/2026"], ["Tanggal": "08/11/2026"],
      ["Tanggal": "21/11/2026"],
    ])
    let month = fixture.figures(fixture.month)
    #expect(month.firstWeek.name == "2026-W44")
    #expect(month.weeks.map(\.total) == [1, 2, 0, 1, 0, 0])
    #expect(month.all.total == 4)
  }

  @Test(arguments: [
    (1, "1 menit"), (59, "59 menit"), (60, "1 jam"), (185, "3 jam 5 menit"), (1440, "1 hari"), (3000, "2 hari 2 jam"),
  ])
  func `E5 minutes are said as staff say them`(_ minutes: Int, _ text: String) {
    #expect(FeedbackReport.duration(minutes) == text)
  }

  @Test func `G6 what time makes late after the period is not among its frozen figures`() throws {
    let rows = [["Grading": "Merah"], ["Grading": "Kuning", "Tanggal Jawaban": "18/11/2026"]]
    func figures(_ day: String) throws -> PeriodFigures {
      let fixture = try RegisterFixture(rows, on: day) { $0.profile.grading = true }
      let week = Period(Week(holding: try #require(CalendarDate(iso: "2026-11-17"))))
      return fixture.state.report(.week, week, fixture.context).figures.all
    }
    #expect(try figures("2026-11-23") == figures("2026-12-18"))
  }

  @Test func `G6 the trace of a row names nobody`() throws {
    let fixture = try RegisterFixture([["Jenis": "Keluhan", "No Telepon": "081234567801"]])
    let traces = fixture.state.report(.week, fixture.week, fixture.context).figures.all.rows.values
    #expect(Array(traces) == ["Keluhan · WhatsApp · Waktu Tunggu · Loket · Diterima"])
  }

  @Test(.timeLimit(.minutes(1))) func `Figures of 100,000 rows are counted quickly`() throws {
    let fixture = try RegisterFixture(
      (0..<2000).map {
        [
          "Tanggal": "\(1 + $0 % 21)/11/2026", "Kanal": FeedbackChannel.allCases[$0 % 6].rawValue,
          "Nama": "Klien \($0)",
        ]
      })
    let rows = Array(repeating: Array(fixture.state.log.rows.indices), count: 50).flatMap { $0 }
    let clock = ContinuousClock()
    var figures: FeedbackFigures?
    let time = clock.measure { figures = FeedbackFigures(fixture.state, rows: rows, period: fixture.month) }
    #expect(figures?.all.total == 100_000)
    print("100,000 rows: \(time)")
  }
}
