import Testing

@testable import Spreadsheet

struct CalendarDateTests {
  @Test func `a day of the calendar survives serial, ISO and back`() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    #expect(date.description == "2026-11-21")
    #expect(date.serial == 46347)
    #expect(date.weekday == 6)
    #expect(CalendarDate(iso: "2026-11-21") == date)
    #expect(CalendarDate(serial: 46347.99) == date)
    #expect(CalendarDate(year: 1969, month: 12, day: 28)?.weekday == 7)
  }

  @Test func `31 February is no day`() {
    #expect(CalendarDate(year: 2026, month: 2, day: 31) == nil)
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2028, month: 2, day: 29) != nil)
  }
}
