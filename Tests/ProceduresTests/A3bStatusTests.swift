import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A3bStatusTests {
  /// What keeps a stay from being a target, in RULES' order of precedence.
  enum Obstacle: Int, CaseIterable, Sendable {
    case stillAdmitted
    case implausible
    case died
    case referred
    case readmitted
    case refused
    case lateEntry
    case noTelephone

    var status: CallStatus {
      switch self {
      case .stillAdmitted: .stillAdmitted
      case .implausible: .implausible
      case .died: .died
      case .referred: .referred
      case .readmitted: .readmitted
      case .refused: .refused
      case .lateEntry: .lateEntry
      case .noTelephone: .noTelephone
      }
    }

    func apply(to stay: inout Case) throws {
      switch self {
      case .stillAdmitted: stay.stay.discharge = nil
      case .implausible: stay.stay.admission = stay.date.adding(days: 1)
      case .died: stay.stay.outcome = .died
      case .referred: stay.stay.outcome = .referred
      case .readmitted: stay.stay.readmission = try day(17, 11)
      case .refused: stay.refusal = .onList
      case .lateEntry: stay.stay.entry = try day(18, 11)
      case .noTelephone: stay.stay.telephone = .missing
      }
    }

    /// All pairs but those that exclude each other: one outcome is not two.
    static let pairs: [(Obstacle, Obstacle)] = allCases.flatMap { first in
      allCases.filter { $0.rawValue > first.rawValue }.map { (first, $0) }
    }.filter { $0 != (.died, .referred) }
  }

  @Test(arguments: Obstacle.allCases)
  func `A3b: each obstacle has its own status and no execution date; only Menolak has a code`(_ obstacle: Obstacle)
    throws
  {
    let stay = try Case(discharge: try day(11, 11)).with { try obstacle.apply(to: &$0) }
    #expect(stay.status == obstacle.status)
    #expect(stay.code == (obstacle == .refused ? .closed : .none))
    #expect(stay.decision.executionDate == nil)
    #expect(!stay.decision.isMarkedLate)
    #expect(stay.reason.hasPrefix(obstacle.status.rawValue + ": "))
  }

  @Test(arguments: Obstacle.pairs)
  func `A3b: of two obstacles the first in the order of precedence gives the status`(
    _ first: Obstacle, _ second: Obstacle
  ) throws {
    let stay = try Case(discharge: try day(11, 11)).with {
      try second.apply(to: &$0)
      try first.apply(to: &$0)
    }
    #expect(stay.status == first.status)
  }

  @Test func `A3b: with all obstacles at once the patient is still admitted`() throws {
    let stay = try Case(discharge: try day(11, 11)).with { stay in
      for obstacle in Obstacle.allCases { try obstacle.apply(to: &stay) }
    }
    #expect(stay.status == .stillAdmitted)
  }

  @Test(arguments: Obstacle.allCases)
  func `A3b: an obstacle counts for a waiting and a missed stay alike`(_ obstacle: Obstacle) throws {
    guard obstacle != .lateEntry else { return }
    for discharge in [try day(1, 10), try day(18, 11)] {
      let stay = try Case(discharge: discharge).with { try obstacle.apply(to: &$0) }
      #expect(stay.status == obstacle.status)
    }
  }

  @Test func `A3b: without a discharge date the patient is still admitted`() throws {
    let open = try Case(discharge: nil)
    #expect(open.reason == "Masih Dirawat: belum ada tanggal keluar (A3b)")
    let moved = open.with { $0.stay.outcome = .roomMove }
    #expect(
      moved.reason == "Masih Dirawat: baris terakhir adalah pindah kamar, belum ada tanggal keluar (A0, A3b)")
  }

  @Test func `A3b: a discharge on the day of the run is right, on the next day it is not`() throws {
    #expect(try Case(discharge: try day(18, 11)).status == .waiting)
    let future = try Case(discharge: try day(19, 11))
    #expect(future.status == .implausible)
    #expect(future.reason == "Data Bermasalah: keluar 19/11/2026 sesudah tanggal proses 18/11/2026 (A3b)")
  }

  @Test func `A3b: a discharge before the admission is wrong, on its day it is right`() throws {
    let wrong = try Case(discharge: try day(11, 11)).with { $0.stay.admission = try day(12, 11) }
    #expect(wrong.status == .implausible)
    #expect(wrong.reason == "Data Bermasalah: keluar 11/11/2026 sebelum masuk 12/11/2026 (A3b)")
    #expect(try Case(discharge: try day(11, 11)).with { $0.stay.admission = try day(11, 11) }.status == .target)
  }

  @Test func `A3b: who died or was referred is not called`() throws {
    let died = try Case(discharge: try day(11, 11)).with { $0.stay.outcome = .died }
    #expect(died.reason == "Meninggal: menurut status pulang, tidak dihubungi (A3b)")
    let referred = try Case(discharge: try day(11, 11)).with { $0.stay.outcome = .referred }
    #expect(referred.reason == "Dirujuk: menurut status pulang, dirawat di tempat lain (A3b)")
  }

  @Test(arguments: [DischargeOutcome.home, .unstated, .unknown])
  func `A3b: any other outcome is a target`(_ outcome: DischargeOutcome) throws {
    #expect(try Case(discharge: try day(11, 11)).with { $0.stay.outcome = outcome }.status == .target)
  }

  @Test func `A3b: a later stay of the same patient is named with its admission`() throws {
    let back = try Case(discharge: try day(11, 11)).with { $0.stay.readmission = try day(15, 11) }
    #expect(back.reason == "Dirawat Kembali: masuk lagi 15/11/2026 setelah keluar 11/11/2026 (A3b)")
  }

  @Test func `A3b: a refusal says where it was made`() throws {
    let listed = try Case(discharge: try day(11, 11)).with { $0.refusal = .onList }
    #expect(listed.reason == "Menolak: ada dalam daftar do_not_call (A3b)")
    let dated = try Case(discharge: try day(11, 11)).with { $0.refusal = .atEarlierCall(try day(2, 9)) }
    #expect(dated.reason == "Menolak: izin tidak diberikan pada sapaan terdahulu (02/09/2026) (A3b)")
    let undated = try Case(discharge: try day(11, 11)).with { $0.refusal = .atEarlierCall(nil) }
    #expect(undated.reason == "Menolak: izin tidak diberikan pada sapaan terdahulu (A3b)")
  }

  @Test func `A3b: without a usable telephone the reason says why, and when the call would be due`() throws {
    let missing = try Case(discharge: try day(11, 11)).with { $0.stay.telephone = .missing }
    #expect(
      missing.reason == "Tanpa Telepon: nomor tidak ada; jadwal sapa 18/11/2026 bila nomornya diperbaiki (A3b)")
    let unusable = try Case(discharge: try day(11, 11)).with { $0.stay.telephone = .unusable("nomor rusak") }
    #expect(unusable.reason == "Tanpa Telepon: nomor rusak; jadwal sapa 18/11/2026 bila nomornya diperbaiki (A3b)")
  }

  @Test func `A3b: the rules are tried in the order of precedence`() {
    #expect(
      StayContext.rules.map { $0.clause.id } == [
        "A4", "A3b", "A3b", "A3b", "A3b", "A3b", "A3b", "A1", "A3b", "A3a", "A3", "A3a", "A3a",
      ])
    #expect(StayContext.rules.allSatisfy { !$0.title.isEmpty })
  }
}
