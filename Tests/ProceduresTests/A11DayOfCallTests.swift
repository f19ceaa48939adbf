import Testing

@testable import PostDischargeCalls

struct A11DayOfCallTests {
  @Test(arguments: [(16, DayOfCall.overdue), (17, .overdue), (18, .today), (19, .later), (22, .later)])
  func `A11: a target is overdue, due today or due later by its execution date`(due: Int, expected: DayOfCall) throws {
    #expect(DayOfCall(due: try day(due, 11), on: try runDay()) == expected)
  }
}
