import Testing

@testable import Core
@testable import ExecutiveHotline

struct C1EligibilityTests {
  private static let classes: [Noted<RoomClass>] =
    [.missing, .unreadable("Deluxe")] + RoomClass.allCases.map { .value($0) }
  private static let levels: [Noted<ManagementLevel>] =
    [.missing, .unreadable("Supervisor"), .value(.middleUp), .value(.staff)]
  private static let payers: [Noted<Payer>] =
    [.missing, .unreadable("PT Maju")] + Payer.allCases.map { .value($0) }

  /// What RULES say of a class where the class decides.
  private static func byClass(_ roomClass: Noted<RoomClass>) -> Eligibility {
    switch roomClass {
    case .missing, .unreadable: .unclear
    case .value(.vip), .value(.suite), .value(.presidentSuite): .eligible
    case .value(.first), .value(.second), .value(.third): .ineligible
    }
  }

  @Test(arguments: payers, levels)
  func `C1: every payer, level and class`(_ payer: Noted<Payer>, _ level: Noted<ManagementLevel>) throws {
    for roomClass in Self.classes {
      var call = HotlineCall()
      call.payer = payer
      call.level = level
      call.roomClass = roomClass
      let expected: Eligibility =
        switch (payer, level) {
        case (.missing, _), (.unreadable, _): .unclear
        case (.value(.bpjs), _): .ineligible
        case (.value(.company), .missing), (.value(.company), .unreadable): .unclear
        case (.value(.company), .value(.middleUp)): .eligible
        default: Self.byClass(roomClass)
        }
      let ground = ExecutiveEligibility.ground(call)
      #expect(ground.eligibility == expected)
      #expect((ground.question == nil) == (expected != .unclear))
    }
  }

  private func reason(
    _ payer: String, _ roomClass: String = "", _ level: String = ""
  ) throws -> (reason: String, next: String) {
    let found = try HotlineCase().with {
      $0.call.payer = $0.profile.words.payer(payer)
      $0.call.roomClass = $0.profile.words.roomClass(roomClass)
      $0.call.level = $0.profile.words.level(level)
    }
    return (ExecutiveEligibility.message(found.judged), found.next)
  }

  @Test(arguments: [
    ("Asuransi", "VIP", "", "Layak: asuransi, kelas VIP (C1)"),
    ("Umum", "presiden suite", "", "Layak: pribadi, kelas President Suite (C1)"),
    ("Perusahaan", "", "Direktur", "Layak: perusahaan, level Menengah ke Atas (C1)"),
    ("Perusahaan", "III", "Menengah ke Atas", "Layak: perusahaan, level Menengah ke Atas (C1)"),
    ("Perusahaan", "Suite", "Staff", "Layak: perusahaan, level Staf, kelas Suite (C1)"),
    ("BPJS Kesehatan", "VIP", "", "Tidak Layak: BPJS (C1)"),
    ("Tunai", "2", "", "Tidak Layak: pribadi, kelas II bukan VIP, Suite atau President Suite (C1)"),
    (
      "Perusahaan", "I", "Staf",
      "Tidak Layak: perusahaan, level Staf, kelas I bukan VIP, Suite atau President Suite (C1)"
    ),
    ("", "VIP", "", "Perlu Konfirmasi: penjamin tidak dicatat; tanyakan penjamin (C1)"),
    ("PT Maju", "VIP", "", "Perlu Konfirmasi: penjamin \"PT Maju\" tidak dikenal; tanyakan penjamin (C1)"),
    ("Perusahaan", "VIP", "", "Perlu Konfirmasi: perusahaan, level tidak dicatat; tanyakan level (C1)"),
    (
      "Perusahaan", "VIP", "Supervisor",
      "Perlu Konfirmasi: perusahaan, level \"Supervisor\" tidak dikenal; tanyakan level (C1)"
    ),
    ("Asuransi", "-", "", "Perlu Konfirmasi: asuransi, kelas tidak dicatat; tanyakan kelas (C1)"),
    ("Asuransi", "VVIP", "", "Perlu Konfirmasi: asuransi, kelas \"VVIP\" tidak dikenal; tanyakan kelas (C1)"),
    ("Perusahaan", "", "Staf", "Perlu Konfirmasi: perusahaan, level Staf, kelas tidak dicatat; tanyakan kelas (C1)"),
  ])
  func `C1: the reason names the facts`(_ payer: String, _ roomClass: String, _ level: String, _ expected: String)
    throws
  {
    #expect(try reason(payer, roomClass, level).reason == expected)
  }

  @Test func `C1: what to ask is the next step, of whoever is on duty`() throws {
    #expect(try reason("").next == "Tanyakan penjamin – CS")
    #expect(try reason("Perusahaan").next == "Tanyakan level – CS")
    #expect(try reason("Asuransi").next == "Tanyakan kelas – CS")
    #expect(try reason("BPJS").next == "Arahkan ke layanan umum – CS")
    let unknown = try HotlineCase().with {
      $0.call.roomClass = .missing
      $0.call.time = .missing
    }
    #expect(unknown.next == "Tanyakan kelas – CS/MOD")
    #expect(unknown.with { $0.call.payer = .value(.bpjs) }.next == "Arahkan ke layanan umum – CS/MOD")
    #expect(try HotlineCase(day(21, 11)).with { $0.call.payer = .missing }.next == "Tanyakan penjamin – MOD")
  }

  @Test func `C1: who is Tidak Layak stands on no path sheet, who must be asked does`() throws {
    let refused = try HotlineCase().inpatient(["10.00"]).with { $0.call.roomClass = .value(.second) }
    #expect(refused.decision.inpatient == nil)
    #expect(refused.violations.isEmpty)
    let unclear = try HotlineCase().inpatient(["10.00"]).with { $0.call.roomClass = .missing }
    #expect(unclear.decision.inpatient?.next == 1)
    #expect(unclear.next == "Tanyakan kelas – CS")
  }

  @Test func `C1: an eligible patient without a path is asked for it`() throws {
    let open = try HotlineCase().with { $0.call.path = .missing }
    #expect(open.decision.eligibility == .eligible)
    #expect(open.next == "Tanyakan jalur – CS")
    #expect(open.decision.state(.inpatient) == nil && open.decision.state(.outpatient) == nil)
  }

  @Test func `C1: the three verdicts are spelled as RULES spells them`() {
    #expect(Eligibility.allCases.map(\.rawValue) == ["Layak", "Tidak Layak", "Perlu Konfirmasi"])
    #expect(Payer.allCases.map(\.rawValue) == ["Perusahaan", "Asuransi", "Pribadi", "BPJS"])
  }
}
