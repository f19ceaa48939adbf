import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A1LateEntryTests {
  @Test(arguments: [(-1, CallStatus.target), (0, .target), (5, .target), (6, .lateEntry), (9, .lateEntry)])
  func `A1: a Tgl Entri more than five days after discharge is no target`(lag: Int, status: CallStatus) throws {
    let discharge = try day(11, 11)
    let late = try Case(discharge: discharge).with { $0.stay.entry = discharge.adding(days: lag) }
    #expect(late.status == status)
    #expect(!late.decision.isMarkedLate)
  }

  @Test func `A1: the reason of a late entry names its facts and its setting`() throws {
    let late = try Case(discharge: try day(11, 11)).with { $0.stay.entry = try day(17, 11) }
    #expect(late.reason == "Terlambat Entri: entri 6 hari setelah keluar, batas 5 hari (A1, late_entry = exclude)")
    #expect(late.code == .none)
    #expect(late.decision.executionDate == nil)
  }

  @Test func `A1: late_entry = mark keeps the target and marks it`() throws {
    let late = try Case(discharge: try day(11, 11)).with {
      $0.stay.entry = try day(17, 11)
      $0.profile.lateEntry = .mark
    }
    #expect(late.status == .target)
    #expect(late.decision.isMarkedLate)
    #expect(
      late.reason
        == "Target: 7 hari setelah keluar 11/11/2026 (A3); entri 6 hari setelah keluar, batas 5 hari (A1, late_entry = mark)"
    )
  }

  @Test(arguments: [(5, false), (6, true)])
  func `A1: without Tgl Entri the run that first saw the stay is its entry, and is only marked`(
    lag: Int, isMarked: Bool
  ) throws {
    let discharge = try day(11, 11)
    let seen = try Case(discharge: discharge).with { $0.stay.firstSeen = discharge.adding(days: lag) }
    #expect(seen.status == .target)
    #expect(seen.decision.isMarkedLate == isMarked)
    let mark =
      "; pertama terlihat \(lag) hari setelah keluar, batas 5 hari (A1, unknown_entry = mark)"
    #expect(seen.reason == "Target: 7 hari setelah keluar 11/11/2026 (A3)" + (isMarked ? mark : ""))
  }

  @Test(arguments: [(5, CallStatus.target), (6, .lateEntry)])
  func `A1: unknown_entry = exclude makes a late first run no target`(lag: Int, status: CallStatus) throws {
    let discharge = try day(11, 11)
    let seen = try Case(discharge: discharge).with {
      $0.stay.firstSeen = discharge.adding(days: lag)
      $0.profile.unknownEntry = .exclude
    }
    #expect(seen.status == status)
    if status == .lateEntry {
      #expect(
        seen.reason
          == "Terlambat Entri: pertama terlihat 6 hari setelah keluar, batas 5 hari (A1, unknown_entry = exclude)")
    }
  }

  @Test func `A1: each of the two settings decides its own kind of entry alone`() throws {
    let known = try Case(discharge: try day(11, 11)).with {
      $0.stay.entry = try day(17, 11)
      $0.profile.lateEntry = .mark
      $0.profile.unknownEntry = .exclude
    }
    #expect(known.status == .target)
    let unknown = try Case(discharge: try day(11, 11)).with {
      $0.stay.firstSeen = try day(17, 11)
      $0.profile.unknownEntry = .mark
    }
    #expect(unknown.status == .target)
  }

  @Test func `A1: a timely Tgl Entri wins over a late first run`() throws {
    let stay = try Case(discharge: try day(11, 11)).with {
      $0.stay.entry = try day(12, 11)
      $0.stay.firstSeen = try day(18, 11)
    }
    #expect(stay.status == .target)
    #expect(!stay.decision.isMarkedLate)
  }

  @Test func `A1: entry_max_days moves the limit`() throws {
    let late = try Case(discharge: try day(11, 11)).with {
      $0.stay.entry = try day(14, 11)
      $0.profile.entryMaxDays = 2
    }
    #expect(late.status == .lateEntry)
    #expect(late.reason == "Terlambat Entri: entri 3 hari setelah keluar, batas 2 hari (A1, late_entry = exclude)")
  }
}
