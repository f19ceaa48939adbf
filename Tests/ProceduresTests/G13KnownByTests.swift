import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

/// What of an entry and a stay had happened by the end of a day.
struct G13KnownByTests {
  private func attempts(_ days: [CalendarDate?]) -> CallEntry {
    var entry = CallEntry()
    entry.attempts = days.map { CallAttempt(date: $0, result: "Sibuk") }
    return entry
  }

  @Test func `G13: a call counts from its own day on`() throws {
    let entry = CallEntry.executed(on: try day(18, 11))
    #expect(entry.known(by: try day(18, 11)) == entry)
    #expect(entry.known(by: try day(17, 11)).isEmpty)
  }

  @Test func `G13: attempts count from their own days on, one without a date from that of the one before it`() throws {
    let entry = attempts([try day(18, 11), nil, try day(23, 11)])
    #expect(entry.known(by: try day(17, 11)).attempts.isEmpty)
    #expect(entry.known(by: try day(22, 11)).attempts.count == 2)
    #expect(entry.known(by: try day(23, 11)).attempts.count == 3)
  }

  @Test func `G13: an outcome without a day is of the last attempt's`() throws {
    var entry = attempts([try day(18, 11), try day(23, 11)])
    entry.gavePermission = false
    #expect(entry.known(by: try day(22, 11)).gavePermission == nil)
    #expect(entry.known(by: try day(23, 11)).gavePermission == false)
  }

  @Test func `G13: an entry without any date is known throughout`() throws {
    let entry = CallEntry.executed()
    #expect(entry.known(by: try day(1, 1)) == entry)
  }

  @Test func `G13: a readmission is known from its day on`() throws {
    var stay = try Case(discharge: try day(11, 11)).stay
    stay.readmission = try day(20, 11)
    #expect(stay.known(by: try day(19, 11)).readmission == nil)
    #expect(stay.known(by: try day(20, 11)).readmission == (try day(20, 11)))
  }
}
