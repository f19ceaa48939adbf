import Intake
import Spreadsheet
import Testing

struct TypedDayTests {
  @Test(arguments: [
    "18-11-2026", "18/11/2026", "18.11.2026", "18 November 2026", "18 Nop 2026", "18 nov 2026", "2026-11-18",
    "2026/11/18",
    " 18-11-2026 ", "Rabu, 18 November 2026", "November 18, 2026",
  ])
  func `a day is read as people type it`(text: String) {
    #expect(CalendarDate(typed: text)?.description == "2026-11-18")
  }

  @Test func `the day stands before the month`() {
    #expect(CalendarDate(typed: "05/11/2026")?.description == "2026-11-05")
  }

  @Test(arguments: [
    "", "-", "kemarin", "18-11-26", "18/11", "11/18/2026", "31-02-2026", "31 November 2026", "2026-13-01",
    "18-11-2026 09.00",
    "46344", "18-11-2026 WIB besok", "00-00-0000",
  ])
  func `what is no day, or could be several, is none`(text: String) {
    #expect(CalendarDate(typed: text) == nil)
  }
}
