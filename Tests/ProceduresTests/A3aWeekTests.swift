import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A3aWeekTests {
  @Test func `A3a: an execution date on the week's Monday or Sunday is a target, the days beside are not`() throws {
    let sunday = try Case(discharge: try day(8, 11))
    #expect(sunday.decision.executionDate == (try day(15, 11)))
    #expect(sunday.code == .carriedOver)
    let monday = try Case(discharge: try day(9, 11))
    #expect(monday.decision.executionDate == (try day(16, 11)))
    #expect(monday.code == .target)
    let last = try Case(discharge: try day(15, 11))
    #expect(last.decision.executionDate == (try day(22, 11)))
    #expect(last.code == .target)
    let next = try Case(discharge: try day(16, 11))
    #expect(next.status == .waiting)
    #expect(next.code == .none)
  }

  @Test(arguments: [16, 17, 18, 19, 20, 21, 22])
  func `A3a: on whichever day of the week the run is, the week's targets are the same`(runDay: Int) throws {
    let run = try day(runDay, 11)
    #expect(try Case(discharge: try day(9, 11), on: run).code == .target)
    #expect(try Case(discharge: try day(15, 11), on: run).code == .target)
    if runDay >= 16 { #expect(try Case(discharge: try day(16, 11), on: run).status == .waiting) }
  }

  @Test func `A3a: a later execution date waits, and says until when`() throws {
    let waiting = try Case(discharge: try day(17, 11))
    #expect(waiting.status == .waiting)
    #expect(waiting.decision.executionDate == (try day(24, 11)))
    #expect(waiting.reason == "Menunggu: tanggal eksekusi 24/11/2026, 7 hari setelah keluar 17/11/2026 (A3) (A3a)")
  }

  @Test func `A3a: a target of last week stays one until seven days after its execution date`() throws {
    // Due on Wednesday 11/11; day 7 is Wednesday 18/11, day 8 Thursday.
    let discharge = try day(4, 11)
    let seventh = try Case(discharge: discharge, on: try day(18, 11))
    #expect(seventh.status == .target)
    #expect(seventh.code == .carriedOver)
    #expect(seventh.decision.executionDate == (try day(11, 11)))
    let eighth = try Case(discharge: discharge, on: try day(19, 11))
    #expect(eighth.status == .missed)
    #expect(eighth.code == .none)
    #expect(eighth.decision.executionDate == (try day(11, 11)))
  }

  @Test func `A3a: the reasons of a carried-over and of a missed target name the last day and the setting`() throws {
    let discharge = try day(4, 11)
    #expect(
      try Case(discharge: discharge, on: try day(18, 11)).reason
        == "Tunggakan: eksekusi 11/11/2026 lewat, tetap target s.d. 18/11/2026 (A3a, carry_over_days = 7); "
        + "7 hari setelah keluar 04/11/2026 (A3)")
    #expect(
      try Case(discharge: discharge, on: try day(19, 11)).reason
        == "Terlewat: batas tunggakan 18/11/2026 lewat (A3a, carry_over_days = 7); "
        + "7 hari setelah keluar 04/11/2026 (A3)")
  }

  @Test func `A3a: within its own week a target is none of last week's, however late in it`() throws {
    let target = try Case(discharge: try day(9, 11), on: try day(22, 11)).with { $0.profile.carryOverDays = 0 }
    #expect(target.code == .target)
  }

  @Test func `A3a: carry_over_days is the profile's`() throws {
    let discharge = try day(8, 11)
    #expect(try Case(discharge: discharge, on: try day(16, 11)).with { $0.profile.carryOverDays = 0 }.status == .missed)
    #expect(
      try Case(discharge: discharge, on: try day(29, 11)).with { $0.profile.carryOverDays = 14 }.code == .carriedOver)
    #expect(
      try Case(discharge: discharge, on: try day(30, 11)).with { $0.profile.carryOverDays = 14 }.status == .missed)
  }
}
