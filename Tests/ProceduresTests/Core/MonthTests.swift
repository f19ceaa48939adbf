import Spreadsheet
import Testing

@testable import Core

struct MonthTests {
  @Test(arguments: [
    ("2026-11-01", "2026-11", "2026-11-30", "November 2026"), ("2026-11-30", "2026-11", "2026-11-30", "November 2026"),
    ("2026-12-31", "2026-12", "2026-12-31", "Desember 2026"), ("2027-01-01", "2027-01", "2027-01-31", "Januari 2027"),
    ("2026-02-28", "2026-02", "2026-02-28", "Februari 2026"), ("2028-02-28", "2028-02", "2028-02-29", "Februari 2028"),
    ("2000-02-29", "2000-02", "2000-02-29", "Februari 2000"), ("2026-08-17", "2026-08", "2026-08-31", "Agustus 2026"),
  ])
  func `a month is named, and ends on its last day`(date: String, name: String, last: String, words: String) throws {
    let date = try #require(CalendarDate(iso: date))
    let month = Month(holding: date)
    #expect(month.name == name)
    #expect(Month(name: name) == month)
    #expect(month.first.day == 1)
    #expect(month.last.description == last)
    #expect(month.indonesian == words)
    #expect(month.contains(date))
    #expect(!month.contains(month.first.adding(days: -1)))
    #expect(!month.contains(month.last.adding(days: 1)))
  }

  @Test(arguments: [
    "2026-13", "2026-00", "2026-1", "2026-011", "26-11", "2026-W4", "2026-W47", "2026/11", "0000-01", "", "2026-",
    "2026-+1", "+026-11", "2026-11 ",
  ])
  func `what names no month is none`(_ name: String) { #expect(Month(name: name) == nil) }

  @Test func `months follow each other over the year's end`() throws {
    let month = try #require(Month(name: "2026-12"))
    #expect(month.next.name == "2027-01")
    #expect(month.next.previous == month)
    #expect(month.adding(months: 3).name == "2027-03")
    #expect(month.adding(months: -13).name == "2025-11")
    #expect(month.adding(months: 0) == month)
    #expect(month < month.next)
    #expect(month.adding(months: 14).months(since: month) == 14)
    #expect(month.adding(months: -12).months(since: month) == -12)
  }
}

struct PeriodTests {
  @Test(arguments: [("2026-W47", false, "2026-11-16", "2026-11-22"), ("2026-11", true, "2026-11-01", "2026-11-30")])
  func `a period is a week or a month`(name: String, isMonth: Bool, first: String, last: String) throws {
    let period = try #require(Period(name: name))
    #expect(period.name == name)
    #expect(period.isMonth == isMonth)
    #expect(period.first.description == first)
    #expect(period.last.description == last)
    #expect(period.contains(period.first))
    #expect(period.contains(period.last))
    #expect(!period.contains(period.last.adding(days: 1)))
  }

  @Test func `a period's week and month are those of its first day`() throws {
    let date = try #require(CalendarDate(iso: "2026-11-21"))
    #expect(Period(monthOf: date).name == "2026-11")
    #expect(Period(monthOf: date).month == Month(holding: date))
    #expect(Period(monthOf: date).week.name == "2026-W44")
    #expect(Period(Week(holding: date)).week == Week(holding: date))
    #expect(Period(Week(holding: date)).month.name == "2026-11")
    #expect(Period(name: "2026") == nil)
  }

  @Test func `the shortest month is a month, and comes after the week that begins with it`() throws {
    let month = try #require(Period(name: "2027-02"))
    let week = Period(Week(holding: month.first))
    #expect(month.isMonth)
    #expect(week.first == month.first)
    #expect(week < month)
  }
}
