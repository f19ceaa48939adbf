import Spreadsheet
import Testing

@testable import Core

struct ClosedDaysTests {
  private let weekends = ClosedDays.weekends

  @Test(arguments: [
    // 20 November 2026 is a Friday.
    (20, 0, 22), (20, 1, 23), (20, 5, 29), (21, 0, 22), (21, 1, 23), (18, 2, 22), (16, 4, 22), (16, 3, 19),
  ])
  func `closed days behind the last open one belong to it`(_ november: Int, _ openDays: Int, _ last: Int) throws {
    #expect(try weekends.lastDay(after: day(november, 11), openDays: openDays) == day(last, 11))
  }

  @Test(arguments: [(20, 20, 0), (20, 22, 0), (20, 23, 1), (16, 23, 5), (21, 29, 5), (23, 20, 0)])
  func `open days are counted behind the first day`(_ first: Int, _ last: Int, _ count: Int) throws {
    #expect(try weekends.openDays(from: day(first, 11), to: day(last, 11)) == count)
  }

  @Test func `a holiday is closed as a weekly day off is`() throws {
    let closed = ClosedDays(weekdays: [6, 7], holidays: [try day(23, 11)])
    #expect(try closed.contains(day(23, 11)) && closed.contains(day(22, 11)) && !closed.contains(day(24, 11)))
    #expect(try closed.open(day(21, 11)) == day(24, 11))
    #expect(try closed.openDays(from: day(20, 11), to: day(25, 11)) == 2)
    #expect(try closed.lastDay(after: day(20, 11), openDays: 0) == day(23, 11))
  }

  @Test func `a calendar without an open day counts calendar days, and shifts nothing`() throws {
    let closed = ClosedDays(weekdays: Set(1...7))
    #expect(try closed.lastDay(after: day(20, 11), openDays: 3) == day(23, 11))
    #expect(try closed.open(day(20, 11)) == day(20, 11))
  }

  @Test(arguments: [(16, "Senin, 16 November 2026"), (20, "Jumat, 20 November 2026"), (22, "Minggu, 22 November 2026")])
  func `a day is written in words`(_ november: Int, _ words: String) throws {
    #expect(try day(november, 11).inWords == words)
  }
}
