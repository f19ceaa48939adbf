import Spreadsheet
import Testing

@testable import PostDischargeCalls

/// Readmission within 30 days of those who were reached and those who were not.
struct A3bReadmission30Tests {
  /// Discharged on 01/10, due on 08/10.
  private func discharge(reached: CalendarDate? = nil, back: CalendarDate? = nil) throws -> Readmission30.Discharge {
    Readmission30.Discharge(day: try day(1, 10), due: try day(8, 10), reached: reached, readmission: back)
  }

  @Test(arguments: [(30, 10, false), (31, 10, true)])
  func `a discharge counts from the day on which its 30 days have passed`(date: Int, month: Int, counts: Bool) throws {
    let groups = Readmission30.Groups([try discharge()], asOf: try day(date, month))
    #expect(groups.unreached.discharged == (counts ? 1 : 0))
  }

  @Test func `a discharge counts in the recaps of twelve weeks`() throws {
    let first = try day(31, 10)
    #expect(Readmission30.Groups([try discharge()], asOf: first.adding(days: 83)).unreached.discharged == 1)
    #expect(Readmission30.Groups([try discharge()], asOf: first.adding(days: 84)).unreached.discharged == 0)
  }

  @Test(arguments: [(1, 10, true), (31, 10, true), (1, 11, false)])
  func `who is admitted again on day 0 to 30 came back`(date: Int, month: Int, isBack: Bool) throws {
    #expect(try discharge(back: day(date, month)).isReadmitted == isBack)
  }

  @Test func `who was reached before they came back is in the one group, all others in the other`() throws {
    let discharges = [
      try discharge(reached: day(8, 10)), try discharge(reached: day(8, 10), back: day(20, 10)),
      try discharge(), try discharge(back: day(5, 10)),
      // Reached when they had come back already, and after the recap's day.
      try discharge(reached: day(9, 10), back: day(5, 10)), try discharge(reached: day(9, 11)),
    ]
    let groups = Readmission30.Groups(discharges, asOf: try day(8, 11))
    #expect(groups.reached == Readmission30.Group(discharged: 2, readmitted: 1, early: 0))
    #expect(groups.unreached == Readmission30.Group(discharged: 4, readmitted: 2, early: 2))
  }
}
