import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct WeeklyDutiesTests {
  private func november() throws -> Month { try #require(Month(name: "2026-11")) }

  @Test func `a week belongs to the month of its Sunday`() throws {
    #expect(try november().weeks.map(\.name) == ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48"])
    #expect(try november().next.weeks.map(\.name) == ["2026-W49", "2026-W50", "2026-W51", "2026-W52"])
    let year = (0..<12).flatMap { Month(holding: CalendarDate(dayNumber: 20_454)).adding(months: $0).weeks }
    #expect(Set(year).count == year.count)
    #expect(year.count == 52)
  }

  @Test func `D3: a week without an opening is pointed out, from the first week known`() throws {
    var box = BoxOpenings()
    #expect(box.missing(in: try november(), before: try day(1, 12)).isEmpty)
    box.add(feedback: try day(8, 11), .sms)
    box.add(opening: try day(18, 11))
    box.add(feedback: try day(23, 11), .box)
    #expect(box.missing(in: try november(), before: try day(1, 12)).map(\.name) == ["2026-W45", "2026-W46"])
    #expect(box.earliest == (try day(8, 11)))
    #expect(
      BoxOpenings.message(Week(holding: try day(10, 11))) == "D3: kotak saran minggu 2026-W46 tidak tercatat dibuka")
  }

  @Test(arguments: [(15, 0), (16, 1), (22, 1), (23, 2)])
  func `D3: only a week that has ended before the day of the run is pointed out`(run: Int, count: Int) throws {
    var box = BoxOpenings()
    box.add(feedback: try day(9, 11), .telephone)
    #expect(box.missing(in: try november(), before: try day(run, 11)).count == count)
  }

  @Test func `D3: a suggestion on either side of a month's end proves its week`() throws {
    var box = BoxOpenings()
    box.add(feedback: try day(30, 11), .box)
    #expect(box.contains(Week(holding: try day(6, 12))))
    #expect(box.missing(in: try november(), before: try day(31, 12)).isEmpty)
    #expect(box.missing(in: try november().next, before: try day(14, 12)).map(\.name) == ["2026-W50"])
  }

  @Test func `E2: a week without a recap, or with a late one, is pointed out`() throws {
    var recaps = RecapWeeks()
    #expect(recaps.findings(in: try november(), before: try day(1, 12), limit: 7).isEmpty)
    recaps.add(feedback: try day(3, 11))
    recaps.add(Week(holding: try day(3, 11)), made: try day(15, 11))
    recaps.add(Week(holding: try day(10, 11)), made: try day(23, 11))
    let findings = recaps.findings(in: try november(), before: try day(30, 11), limit: 7)
    #expect(
      findings.map { $0.message(limit: 7) } == [
        "E2: minggu 2026-W46 direkap 8 hari setelah berakhir, batas 7 hari", "E2: minggu 2026-W47 tidak direkap",
        "E2: minggu 2026-W48 tidak direkap",
      ])
  }

  @Test func `E2: a recap of an unfinished week is one, and of two the earlier counts`() throws {
    var recaps = RecapWeeks()
    let week = Week(holding: try day(10, 11))
    recaps.add(week, made: try day(30, 11))
    recaps.add(week, made: try day(12, 11))
    #expect(recaps.findings(in: try november(), before: try day(16, 11), limit: 7).isEmpty)
    #expect(recaps.earliest == (try day(9, 11)))
  }

  @Test(arguments: [
    (FollowUpStatus.open, true, "Lewat tenggat 1 hari"), (.running, true, "Lewat tenggat 1 hari"),
    (.completed, false, "Selesai"), (.cancelled, false, "Batal"),
  ])
  func `E4: a plan is carried until it is completed or cancelled`(
    status: FollowUpStatus, isCarried: Bool, condition: String
  )
    throws
  {
    var plan = FollowUp(origin: try november())
    plan.status = .value(status)
    plan.deadline = noted("15")
    #expect(plan.isCarried == isCarried)
    #expect(plan.isClosed != isCarried)
    #expect(plan.isOverdue(on: try day(16, 11)) == isCarried)
    #expect(!plan.isOverdue(on: try day(15, 11)))
    #expect(plan.condition(on: try day(16, 11)) == condition)
  }

  @Test func `E4: a plan without a status is open, and one without a deadline is never overdue`() throws {
    var plan = FollowUp(origin: try november())
    #expect(plan.isCarried)
    #expect(plan.condition(on: try day(16, 11)) == "Tanpa tenggat")
    #expect(!plan.isOverdue(on: try day(31, 12)))
    plan.deadline = noted("20")
    #expect(plan.condition(on: try day(20, 11)) == "Terbuka")
    plan.status = .unreadable("?")
    plan.deadline = noted("20")
    #expect(plan.isCarried)
    #expect(plan.condition(on: try day(20, 11)) == "?")
    #expect(plan.carriedMonths(in: try november()) == 0)
    #expect(plan.carriedMonths(in: try november().adding(months: 3)) == 3)
    #expect(plan.carriedMonths(in: try november().previous) == 0)
  }
}
