import Spreadsheet
import Testing

@testable import Intake

struct DateReadingTests {
  @Test(arguments: [
    "21/11/2026", "21-11-2026", "21.11.2026", "21/11/26", "21-11-26", "2026-11-21", "2026/11/21", "2026.11.21",
    "21 November 2026", "21 Nopember 2026", "21 Nop 26", "21 Nov 2026", "21-Nov-26", "21-Nop-2026", "21Nov2026",
    "21 NOVEMBER 2026", "November 21, 2026", "Nov 21 2026", "2026 Nov 21", "Sabtu, 21 November 2026",
    "Jum'at, 21/11/2026", "Jum’at 21/11/2026", "Jumat, 21-11-2026", "Saturday, November 21, 2026", "Sat, Nov 21, 2026",
    "20261121", "46347", "  21/11/2026  ", "\u{A0}21/11/2026\u{A0}", "'21/11/2026", "21 Nov '26", "21 / 11 / 2026",
    "\u{FEFF}21/11/2026",
  ])
  func `every written form of a day is read`(_ text: String) {
    #expect(DateReading.parse(text) == .date(day(2026, 11, 21), minute: nil))
  }

  @Test(arguments: [
    "Jum'at, 21/11/2026 14.05 WIB", "21/11/2026 14:05", "21/11/2026 14.05", "21/11/2026 14:05:30",
    "2026-11-21 14:05:00",
    "2026-11-21T14:05", "2026-11-21T14:05:00.000+07:00", "2026-11-21T07:05:00Z", "21 November 2026 pukul 14.05 WIB",
    "21-11-2026, 14:05", "21/11/2026 2:05 PM", "21/11/2026 02:05:00 pm",
    "21/11/2026 2:05\u{202F}PM", "21/11/2026 2.05 p.m.", "21 Nop 2026 Jam 14.05 WITA", "20261121 14:05",
  ])
  func `the time behind a day is read to the minute`(_ text: String) {
    #expect(DateReading.parse(text) == .date(day(2026, 11, 21), minute: 14 * 60 + 5))
  }

  @Test(arguments: [
    ("Januari", 1), ("Jan", 1), ("January", 1), ("Februari", 2), ("Pebruari", 2), ("Feb", 2), ("Peb", 2),
    ("February", 2), ("Maret", 3), ("Mar", 3), ("March", 3), ("April", 4), ("Apr", 4), ("Mei", 5), ("May", 5),
    ("Juni", 6), ("Jun", 6), ("June", 6), ("Juli", 7), ("Jul", 7), ("July", 7), ("Agustus", 8), ("Agu", 8), ("Agt", 8),
    ("Ags", 8), ("Aug", 8), ("August", 8), ("September", 9), ("Sep", 9), ("Sept", 9), ("Oktober", 10), ("Okt", 10),
    ("October", 10), ("Oct", 10), ("November", 11), ("Nopember", 11), ("Nov", 11), ("Nop", 11), ("Desember", 12),
    ("Des", 12), ("December", 12), ("Dec", 12),
  ])
  func `months go by their Indonesian and English names`(_ name: String, _ month: Int) {
    #expect(DateReading.parse("5 \(name) 2026") == .date(day(2026, month, 5), minute: nil))
    #expect(DateReading.parse("05-\(name.uppercased())-26") == .date(day(2026, month, 5), minute: nil))
    #expect(DateReading.parse("5 \(name). 2026") == .date(day(2026, month, 5), minute: nil))
  }

  @Test(arguments: [
    "", " ", "-", "--", "0", "0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "NULL", "null", "tidak ada",
    "belum pulang", "Masih dirawat", "0001-01-01", "01/01/0001 00:00:00", "\u{A0}", "–", "n/a",
  ])
  func `marks for no date are none`(_ text: String) {
    #expect(DateReading.parse(text) == .none)
  }

  @Test(arguments: [
    ("31/02/2026", DateFault.noSuchDay), ("29/02/2026", .noSuchDay), ("31 November 2026", .noSuchDay),
    ("2026-02-30", .noSuchDay), ("00/11/2026", .noSuchDay), ("11/21/2026", .noSuchMonth(.dayFirst)),
    ("32/13/2026", .noSuchMonth(.dayFirst)), ("2026-13-01", .noSuchDay), ("21/11", .incomplete),
    ("Nov 2026", .incomplete), ("21/11/206", .yearDigits(3)), ("21/11/2206", .year(2206)), ("21/11/1826", .year(1826)),
    ("besok", .unreadable), ("21 Novembre 2026", .unreadable), ("21/11/2026 25.00", .unreadable),
    ("21/11/2026 abc", .unreadable), ("12345", .number), ("99999", .number), ("20261321", .unreadable),
    ("#N/A", .unreadable), ("2026", .number), ("81234567890", .unreadable),
  ])
  func `what is no day is refused with its reason and the text as read`(_ text: String, _ fault: DateFault) {
    #expect(DateReading.parse(text) == .invalid(raw: text, reason: fault))
  }

  @Test func `month-first columns read the month first`() {
    #expect(DateReading.parse("11/21/2026", order: .monthFirst) == .date(day(2026, 11, 21), minute: nil))
    #expect(DateReading.parse("11/05/2026", order: .monthFirst) == .date(day(2026, 11, 5), minute: nil))
    #expect(DateReading.parse("2026-11-05", order: .monthFirst) == .date(day(2026, 11, 5), minute: nil))
    #expect(
      DateReading.parse("21/11/2026", order: .monthFirst)
        == .invalid(raw: "21/11/2026", reason: .noSuchMonth(.monthFirst)))
  }

  @Test func `two-digit years 00 to 49 are of this century, 50 to 99 of the last`() {
    #expect(DateReading.parse("21/11/00").date == day(2000, 11, 21))
    #expect(DateReading.parse("21/11/49").date == day(2049, 11, 21))
    #expect(DateReading.parse("21/11/50").date == day(1950, 11, 21))
    #expect(DateReading.parse("21/11/99").date == day(1999, 11, 21))
  }

  @Test func `a two-digit year of birth in the future is a century earlier`() {
    let today = day(2026, 11, 18)
    #expect(DateReading.parse("21/11/49", latest: today).date == day(1949, 11, 21))
    #expect(DateReading.parse("21/11/26", latest: today).date == day(1926, 11, 21))
    #expect(DateReading.parse("01/11/26", latest: today).date == day(2026, 11, 1))
    #expect(DateReading.parse("21/11/2049", latest: today).date == day(2049, 11, 21), "four digits stay")
  }

  @Test func `true dates carry their minute and zero is none`() {
    #expect(DateReading.parse(serial: 46347) == .date(day(2026, 11, 21), minute: nil))
    #expect(DateReading.parse(serial: 46347 + 845.0 / 1440) == .date(day(2026, 11, 21), minute: 845))
    #expect(DateReading.parse(serial: 46347.999999999) == .date(day(2026, 11, 22), minute: nil))
    #expect(DateReading.parse(serial: 0) == .none)
  }

  @Test func `a bare number is a serial between 20000 and 60000 or yyyymmdd`() {
    #expect(DateReading.parse(number: 46347) == .date(day(2026, 11, 21), minute: nil))
    #expect(DateReading.parse(number: 20_261_121) == .date(day(2026, 11, 21), minute: nil))
    #expect(DateReading.parse(number: 0) == .none)
    #expect(DateReading.parse(number: 14.05) == .invalid(raw: "14.05", reason: .number))
    #expect(DateReading.parse(number: 60_001) == .invalid(raw: "60001", reason: .number))
  }

  @Test(arguments: [
    ("14.05", 845), ("14:05", 845), ("2:05 PM", 845), ("2.05 pm", 845), ("14:05:59", 845), ("Pukul 14.05 WIB", 845),
    ("jam 14.05", 845), ("14.05 WITA", 845), ("00.00", 0), ("0:05", 5), ("12:05 AM", 5), ("12:05 PM", 725),
    ("8 pm", 1200), ("2:05\u{202F}PM", 845),
  ])
  func `times of day are read`(_ text: String, _ minute: Int) {
    #expect(ClockTime.parse(text).time?.minute == minute)
  }

  @Test(arguments: ["24.00", "14.60", "14", "sore", "13:05 PM", "14.5", "1405"])
  func `what is no time is refused`(_ text: String) {
    #expect(ClockTime.parse(text) == .invalid(raw: text))
  }

  @Test(arguments: [(14.05, 845), (14.5, 890), (14, 840), (0.5, 50), (9.3, 570), (0.586805555, 845)])
  func `a number typed into a time cell is hours and minutes`(_ number: Double, _ minute: Int) {
    #expect(ClockTime.parse(number: number).time?.minute == minute)
  }

  @Test(arguments: [14.75, 24.0, -1.0, 1405, Double.nan])
  func `a number that is no time is refused`(_ number: Double) {
    #expect(ClockTime.parse(number: number).time == nil)
  }

  @Test func `a mark for no time is none`() {
    #expect(ClockTime.parse("-") == .none)
    #expect(ClockTime.parse(" ") == .none)
  }
}

/// A day that exists.
func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
  CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: -1)
}
