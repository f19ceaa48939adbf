import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A3ExecutionDateTests {
  private func profile(_ closed: ClosedDays) -> CallProfile {
    var profile = CallProfile.withForm
    profile.closedDays = closed
    return profile
  }

  @Test func `A3: the execution date is seven days after discharge, exact`() throws {
    let target = try Case(discharge: try day(14, 11))
    #expect(target.decision.executionDate == (try day(21, 11)))
    #expect(target.status == .target)
    #expect(target.code == .target)
    #expect(target.reason == "Target: 7 hari setelah keluar 14/11/2026 (A3)")
  }

  @Test func `A3: seven days go over the ends of month, year and February`() throws {
    let profile = CallProfile()
    #expect(ExecutionDate.after(try day(28, 12), profile: profile) == (try day(4, 1, 2027)))
    #expect(ExecutionDate.after(try day(25, 2), profile: profile) == (try day(4, 3)))
    #expect(ExecutionDate.after(try day(25, 2, 2028), profile: profile) == (try day(3, 3, 2028)))
  }

  @Test func `A3: target_day is the profile's`() throws {
    let target = try Case(discharge: try day(14, 11)).with { $0.profile.targetDay = 3 }
    #expect(target.decision.executionDate == (try day(17, 11)))
    #expect(target.reason == "Target: 3 hari setelah keluar 14/11/2026 (A3)")
  }

  @Test func `A3: a closed day shifts to the next open one, over several if need be`() throws {
    let closed = ClosedDays(weekdays: [6, 7], holidays: [try day(23, 11)], shift: .next)
    #expect(ExecutionDate.after(try day(14, 11), profile: profile(closed)) == (try day(24, 11)))
    #expect(ExecutionDate.after(try day(13, 11), profile: profile(closed)) == (try day(20, 11)))
  }

  @Test func `A3: a closed day shifts to the previous open one where the profile says so`() throws {
    let closed = ClosedDays(weekdays: [6, 7], holidays: [try day(20, 11)], shift: .previous)
    #expect(ExecutionDate.after(try day(14, 11), profile: profile(closed)) == (try day(19, 11)))
  }

  @Test func `A3: the reason names the shift`() throws {
    let target = try Case(discharge: try day(14, 11)).with {
      $0.profile.closedDays = ClosedDays(weekdays: [6], holidays: [], shift: .previous)
    }
    #expect(target.status == .target)
    #expect(
      target.reason == "Target: 7 hari setelah keluar 14/11/2026 (A3); digeser dari hari libur 21/11/2026 ke "
        + "20/11/2026 (A3, closed_days)")
  }

  @Test func `A3a: a shift over the week's end makes the target wait`() throws {
    let waiting = try Case(discharge: try day(15, 11)).with {
      $0.profile.closedDays = ClosedDays(weekdays: [7], holidays: [], shift: .next)
    }
    #expect(waiting.status == .waiting)
    #expect(waiting.decision.executionDate == (try day(23, 11)))
  }

  @Test func `A3: where every day is closed the exact one stays`() throws {
    let closed = ClosedDays(weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], shift: .next)
    #expect(ExecutionDate.after(try day(14, 11), profile: profile(closed)) == (try day(21, 11)))
  }

  @Test func `A3: none is closed by default`() throws {
    #expect(CallProfile().closedDays == .none)
    #expect(!ClosedDays.none.contains(try day(22, 11)))
  }
}
