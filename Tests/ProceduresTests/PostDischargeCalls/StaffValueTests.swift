import Intake
import Spreadsheet
import TestSupport
import Testing

@testable import Book
@testable import Core
@testable import PostDischargeCalls

struct StaffValueTests {
  /// What stands in `Catatan`.
  private func read(_ cell: InMemorySheet.Value) throws -> StaffValue? {
    let sheet = try staffSheet([["No RM", "Petugas", "Catatan", "Kunci"], ["001234", "Rina", cell, "K1"]])
    return sheet.rows["K1"]?.values["catatan"]
  }

  @Test func `G3: a value keeps the kind that staff gave it`() throws {
    #expect(try read("catat") == .text("catat"))
    #expect(try read(3.5) == .number(3.5))
    #expect(try read(.boolean(true)) == .boolean(true))
    #expect(try read(.date(46_346)) == .date(46_346))
    #expect(try read(.time(0.5)) == .time(0.5))
    #expect(try read(.duration(1.5)) == .duration(1.5))
    #expect(try read("") == nil)
    #expect(try read(" \u{A0} ") == nil)
  }

  @Test(arguments: [
    (StaffValue.text("  Rina \n"), "Rina"), (.number(3), "3"), (.number(3.5), "3.5"), (.number(-2), "-2"),
    (.number(81_234_567_890), "81234567890"), (.boolean(true), "Ya"), (.boolean(false), "Tidak"),
    (.date(46_347), "21/11/2026"),
  ])
  func `a value is read as a person would write it`(_ value: StaffValue, _ text: String) {
    #expect(value.text == text)
  }

  @Test(arguments: [("  a b  ", "a b"), ("", ""), ("   ", ""), ("a", "a"), ("\u{A0}a\t", "a")])
  func `blanks at the ends are trimmed`(_ text: String, _ trimmed: String) {
    #expect(String(text.trimmedWhitespace) == trimmed)
  }

  @Test(arguments: [
    ("Ya", true), ("ya", true), ("YA", true), (" ya ", true), ("Y", true), ("Tidak", false), ("tidak", false),
    ("TIDAK", false), ("t", false), ("Tdk", false), ("", nil), ("mungkin", nil), ("Yaa", nil), ("1", nil),
  ])
  func `A5: Ya and Tidak are known in any case`(_ text: String, _ expected: Bool?) {
    #expect(StaffValue.text(text).isYes == expected)
  }

  @Test func `A5: a truth is Ya or Tidak`() {
    #expect(StaffValue.boolean(true).isYes == true)
    #expect(StaffValue.boolean(false).isYes == false)
  }

  @Test(arguments: [
    StaffValue.date(46_347), .date(46_347.75), .number(46_347), .text("21/11/2026"), .text("21-11-2026"),
    .text("21-11-26"), .text("2026-11-21"), .text("21 November 2026"), .text("21 Nop 26"), .text(" 21/11/2026 "),
    .text("Sabtu, 21/11/2026"),
  ])
  func `A7: a day is known however it was typed`(_ value: StaffValue) {
    #expect(value.date == CalendarDate(year: 2026, month: 11, day: 21))
  }

  @Test(arguments: [
    StaffValue.text("besok"), .text("31/02/2026"), .text(""), .number(21), .number(20_261_121), .boolean(true),
    .time(0.5),
  ])
  func `A7: what is no day is none`(_ value: StaffValue) { #expect(value.date == nil) }

  @Test(arguments: [
    (StaffValue.text("081234567890"), "081234567890"), (.text("+62 812-3456-7890"), "081234567890"),
    (.number(81_234_567_890), "081234567890"), (.number(6_281_234_567_890), "081234567890"),
  ])
  func `A3b: a corrected number is known as text and as a number without its zero`(
    _ value: StaffValue, _ digits: String
  ) throws {
    let telephone = try #require(Telephone(national: digits))
    #expect(TelephoneFact(value) == .usable(telephone))
  }
}
