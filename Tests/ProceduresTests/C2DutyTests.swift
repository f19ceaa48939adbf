import Intake
import Testing

@testable import Core
@testable import ExecutiveHotline

struct C2DutyTests {
  @Test(arguments: [
    (16, "00.00", DutyRole.manager), (16, "07.59", .manager), (16, "08.00", .customerService),
    (16, "16.59", .customerService), (16, "17.00", .manager), (16, "23.59", .manager),
    (20, "08.00", .customerService), (20, "16.59", .customerService), (20, "17.00", .manager),
    (21, "00.00", .manager), (21, "12.00", .manager), (22, "10.00", .manager), (23, "07.59", .manager),
    (23, "08.00", .customerService),
  ])
  func `C2: CS from 08.00 until before 17.00 on Monday to Friday, else MOD`(
    _ november: Int, _ time: String, _ role: DutyRole
  ) throws {
    #expect(try HotlineCase(day(november, 11), time).decision.duty.role == role)
  }

  @Test func `C2: a holiday is the manager's all day`() throws {
    let christmas = try HotlineCase(day(25, 12), "10.00").with { $0.profile.closedDays.holidays = [try day(25, 12)] }
    #expect(christmas.decision.duty.role == .manager)
    #expect(OnDuty.message(christmas.judged) == "MOD bertugas: hari libur 25/12/2026 (C2)")
    #expect(christmas.with { $0.call.time = .missing }.decision.duty.role == .manager)
    #expect(christmas.with { $0.profile.closedDays.holidays = [] }.decision.duty.role == .customerService)
  }

  @Test func `C2: on a weekend it is the manager whatever the time, on a workday without a time it is unknown`() throws
  {
    let saturday = try HotlineCase(day(21, 11)).with { $0.call.time = .missing }
    #expect(saturday.decision.duty.role == .manager)
    #expect(saturday.with { $0.call.time = .unreadable("pagi") }.decision.duty.role == .manager)
    let monday = try HotlineCase().with { $0.call.time = .missing }
    #expect(monday.decision.duty.role == nil)
    #expect(OnDuty.message(monday.judged) == "Tidak diketahui: Jam (C2)")
    let unread = monday.with { $0.call.time = .unreadable("pagi") }
    #expect(unread.decision.duty.role == nil)
    #expect(OnDuty.message(unread.judged) == "Tidak diketahui: Jam \"pagi\" (C2)")
    let undated = try HotlineCase().with { $0.call.date = nil }
    #expect(undated.decision.duty.role == nil)
    #expect(OnDuty.message(undated.judged) == "Tidak diketahui: Tanggal (C2)")
  }

  @Test(arguments: [
    (16, "09.00 WITA", DutyRole.customerService, "CS bertugas: Senin 08.00, dicatat 09.00 WITA (C2)"),
    (16, "08.59 WITA", .manager, "MOD bertugas: Senin 07.59, di luar jam kerja, dicatat 08.59 WITA (C2)"),
    (16, "18.30 wit", .customerService, "CS bertugas: Senin 16.30, dicatat 18.30 WIT (C2)"),
    (16, "19.00 WIT", .manager, "MOD bertugas: Senin 17.00, di luar jam kerja, dicatat 19.00 WIT (C2)"),
    (16, "08.00 WIB", .customerService, "CS bertugas: Senin 08.00 (C2)"),
    (16, "01:30Z", .customerService, "CS bertugas: Senin 08.30, dicatat 01.30 UTC (C2)"),
    (16, "10:30+09:00", .customerService, "CS bertugas: Senin 08.30, dicatat 10.30 WIT (C2)"),
    (21, "00.30 WIT", .manager, "MOD bertugas: Jumat 22.30, di luar jam kerja, dicatat 00.30 WIT (C2)"),
    (22, "23.30 UTC", .manager, "MOD bertugas: Senin 06.30, di luar jam kerja, dicatat 23.30 UTC (C2)"),
  ])
  func `C2: a time of another zone is converted, its day too`(
    _ november: Int, _ text: String, _ role: DutyRole, _ message: String
  ) throws {
    let call = try HotlineCase(day(november, 11), text).with { $0.call.zone = ClockZone(namedIn: text) }
    #expect(call.decision.duty.role == role)
    #expect(OnDuty.message(call.judged) == message)
  }

  @Test func `C2: the facility's own zone is the profile's`() throws {
    let call = try HotlineCase(day(16, 11), "07.30").with {
      $0.profile.zone = .central
      $0.call.zone = .western
    }
    #expect(call.decision.duty.role == .customerService)
    #expect(call.with { $0.call.zone = .central }.decision.duty.role == .manager)
    #expect(call.with { $0.call.zone = nil }.decision.duty.role == .manager)
  }

  @Test(arguments: [
    ("CS", DutyRole.customerService), ("cs", .customerService), ("Rina (CS)", .customerService),
    ("CS - Rina", .customerService), ("C.S. Rina", .customerService), ("Customer Service", .customerService),
    ("MOD", .manager), ("Mod Budi", .manager), ("Manager on Duty", .manager), ("rina  wati", .customerService),
    ("dr. Budi", .manager), ("DR BUDI", .manager),
  ])
  func `C2: who answered, by word or by name`(_ text: String, _ role: DutyRole) throws {
    let profile = try HotlineTemplate.profile(cs: ["Rina Wati"], mod: ["dr. Budi"])
    #expect(profile.dutyNames.role(of: text) == role)
  }

  @Test(arguments: ["", "-", "Rina", "CS/MOD", "Moda", "Acs", "Dewi", "Modesta", "Siti"])
  func `C2: who answered is not guessed`(_ text: String) throws {
    let profile = try HotlineTemplate.profile(cs: ["Rina Wati", "Dewi"], mod: ["dr. Budi", "dewi"])
    #expect(profile.dutyNames.role(of: text) == nil)
  }

  @Test func `C2: answered by another than who is on duty is pointed out`() throws {
    let wrong = try HotlineCase().with {
      $0.call.answeredBy = "MOD Budi"
      $0.call.answeredAs = .manager
    }
    #expect(wrong.violations == ["C2"])
    #expect(
      wrong.reason
        == "Layak: asuransi, kelas VIP (C1); CS bertugas: Senin 09.00 (C2); diterima MOD (MOD Budi), seharusnya CS (C2)"
    )
    #expect(try HotlineCase(day(21, 11)).violations == ["C2"])
    #expect(try HotlineCase().violations.isEmpty)
    #expect(wrong.with { $0.call.payer = .value(.bpjs) }.violations == ["C2"])
  }

  @Test func `C2: an unknown officer or an unknown hour breaks nothing`() throws {
    let unknown = try HotlineCase(day(21, 11)).with {
      $0.call.answeredBy = "Siti"
      $0.call.answeredAs = nil
    }
    #expect(unknown.violations.isEmpty)
    #expect(unknown.reason == "Layak: asuransi, kelas VIP (C1); MOD bertugas: Sabtu (C2)")
    let untimed = try HotlineCase().with {
      $0.call.answeredAs = .manager
      $0.call.time = .missing
    }
    #expect(untimed.violations.isEmpty)
  }
}
