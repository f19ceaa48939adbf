import Spreadsheet
import Testing

@testable import Core

struct WeekTests {
  @Test(arguments: [
    ("2026-11-15", "2026-W46"), ("2026-11-16", "2026-W47"), ("2026-11-22", "2026-W47"), ("2026-11-23", "2026-W48"),
    ("2025-12-28", "2025-W52"), ("2025-12-29", "2026-W01"), ("2026-01-01", "2026-W01"), ("2026-01-04", "2026-W01"),
    ("2026-12-28", "2026-W53"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"),
    ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53"),
  ])
  func `a week is ISO 8601's and has the year of its Thursday`(date: String, name: String) throws {
    let date = try #require(CalendarDate(iso: date))
    let week = Week(holding: date)
    #expect(week.name == name)
    #expect(Week(name: name) == week)
    #expect(week.contains(date))
    #expect(week.first.weekday == 1)
    #expect(week.last.weekday == 7)
    #expect(week.last.days(since: week.first) == 6)
  }

  @Test(arguments: [
    "2027-W53", "2026-W54", "2026-W00", "2026-W7", "2026W47", "2026-47", "W47", "", "2026-W", "2026-W+7", "+026-W47",
    "2026-W47 ", "2026-w47", "2026-W47-W48",
  ])
  func `what names no week is none`(_ name: String) { #expect(Week(name: name) == nil) }

  @Test func `weeks follow each other over the year's end`() throws {
    let last = try #require(Week(name: "2026-W53"))
    #expect(last.adding(weeks: 1).name == "2027-W01")
    #expect(last.adding(weeks: -53).name == "2025-W52")
    #expect(last < last.adding(weeks: 1))
    #expect(!last.contains(last.last.adding(days: 1)))
  }
}
