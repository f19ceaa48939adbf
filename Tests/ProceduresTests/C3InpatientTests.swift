import Testing

@testable import Core
@testable import ExecutiveHotline

struct C3InpatientTests {
  @Test func `C3: seven steps, each with its unit`() throws {
    let steps = try HotlineTemplate.profile().steps(.inpatient)
    #expect(
      steps.map(\.header) == [
        "1 Bed IGD", "2 Pemeriksaan & Kamar", "3 Diantar Perawat IGD", "4 Billing ke Kamar", "5 Farmasi",
        "6 Pulang Sebelum Penjaminan", "7 Pulang",
      ])
    #expect(
      steps.map(\.unit) == [
        "CS/MOD", "CS/MOD", "Perawat IGD", "Billing", "Farmasi", "CS/MOD", "Unit Rawat Inap",
      ])
  }

  @Test(arguments: RoomClass.allCases)
  func `C3: billing and pharmacy come to the room in the three classes only`(_ roomClass: RoomClass) throws {
    let call = try HotlineCase().with {
      $0.call.payer = .value(.company)
      $0.call.level = .value(.middleUp)
      $0.call.roomClass = .value(roomClass)
    }
    let state = try #require(call.decision.inpatient)
    #expect(state.applying.steps == (roomClass.isExecutive ? [0, 1, 2, 3, 4, 6] : [0, 1, 2, 6]))
  }

  @Test func `C3: a class not known yet leaves billing and pharmacy in`() throws {
    let call = try HotlineCase().with {
      $0.call.payer = .value(.company)
      $0.call.level = .value(.middleUp)
      $0.call.roomClass = .missing
    }
    #expect(call.decision.inpatient?.applying.steps == [0, 1, 2, 3, 4, 6])
    let unread = call.with { $0.call.roomClass = .unreadable("Deluxe") }
    #expect(unread.decision.inpatient?.applying.steps == [0, 1, 2, 3, 4, 6])
  }

  @Test(arguments: [
    (Payer.insurance, RoomClass.vip, true, false, true), (.insurance, .suite, false, true, true),
    (.insurance, .presidentSuite, true, true, true), (.insurance, .vip, false, false, false),
    (.personal, .vip, true, true, false), (.company, .vip, true, true, false),
  ])
  func `C3.6: early discharge is for insured VIP patients of partners or agents`(
    _ payer: Payer, _ roomClass: RoomClass, _ partner: Bool, _ agent: Bool, _ applies: Bool
  ) throws {
    let call = try HotlineCase().with {
      $0.call.payer = .value(payer)
      $0.call.level = .value(.middleUp)
      $0.call.roomClass = .value(roomClass)
      $0.call.isPartner = .value(partner)
      $0.call.isAgentReferral = .value(agent)
    }
    #expect(call.decision.inpatient?.applying.contains(5) == applies)
    #expect((call.decision.gate != .doesNotApply) == applies)
  }

  @Test func `C3.6: without Mitra and Rujukan Agen noted the step does not apply`() throws {
    #expect(try HotlineCase().decision.gate == .doesNotApply)
    let unread = try HotlineCase().with { $0.call.isPartner = .unreadable("PT Maju") }
    #expect(unread.decision.gate == .doesNotApply)
    let unknownClass = try HotlineCase().with {
      $0.call.isPartner = .value(true)
      $0.call.roomClass = .missing
    }
    #expect(unknownClass.decision.gate == .doesNotApply)
  }

  private func partner() throws -> HotlineCase {
    try HotlineCase().with { $0.call.isPartner = .value(true) }
  }

  @Test func `C3.6: the gate opens with education and a signed form`() throws {
    let patient = try partner()
    #expect(patient.decision.gate.text == "Belum Boleh: edukasi ekses klaim, formulir belum ditandatangani")
    let educated = patient.with { $0.inpatient.isEducated = .value(true) }
    #expect(educated.decision.gate.text == "Belum Boleh: formulir belum ditandatangani")
    let signed = patient.with {
      $0.inpatient.hasSigned = .value(true)
      $0.inpatient.isEducated = .value(false)
    }
    #expect(signed.decision.gate.text == "Belum Boleh: edukasi ekses klaim")
    #expect(educated.with { $0.inpatient.hasSigned = .value(true) }.decision.gate.text == "Boleh")
    #expect(try HotlineCase().decision.gate.text == "Tidak Berlaku")
  }

  @Test func `C3.6: a guarantee that is there opens the gate, and leaves nothing to do at step 6`() throws {
    let guaranteed = try partner().with { $0.inpatient.hasGuarantee = .value(true) }
    #expect(guaranteed.decision.gate == .allowed)
    #expect(guaranteed.decision.inpatient?.applying.contains(5) == false)
    let earlier = guaranteed.inpatient(["", "", "", "", "", "10.00"])
    #expect(earlier.decision.inpatient?.applying.contains(5) == true)
  }

  @Test func `C3.6: leaving through a closed gate is pointed out`() throws {
    let left = try partner().inpatient(["9.10", "9.20", "9.30", "10.00", "10.10", "10.20", "10.30"])
    #expect(left.violations == ["C3"])
    #expect(
      left.reason.hasSuffix(
        "sudah pulang sebelum penjaminan, padahal Belum Boleh: edukasi ekses klaim, formulir belum ditandatangani (C3)")
    )
    let signed = left.with {
      $0.inpatient.isEducated = .value(true)
      $0.inpatient.hasSigned = .value(true)
    }
    #expect(signed.violations.isEmpty)
  }

  @Test func `C3.6: home with nothing noted of the guarantee breaks the order alone, without it C3 too`() throws {
    let home = try partner().inpatient(["9.10", "9.20", "9.30", "10.00", "10.10", "", "10.30"])
    #expect(home.violations == ["C6"])
    #expect(home.with { $0.inpatient.hasGuarantee = .value(false) }.violations == ["C3", "C6"])
    #expect(home.with { $0.inpatient.hasGuarantee = .value(true) }.violations.isEmpty)
  }

  @Test func `C3: the next step is the first that applies and is not done`() throws {
    let patient = try HotlineCase()
    #expect(patient.next == "1 Bed IGD – CS/MOD")
    #expect(patient.inpatient(["9.10"]).next == "2 Pemeriksaan & Kamar – CS/MOD")
    #expect(patient.inpatient(["9.10", "9.20"]).next == "3 Diantar Perawat IGD – Perawat IGD")
    #expect(patient.inpatient(["9.10", "9.20", "9.30"]).next == "4 Billing ke Kamar – Billing")
    #expect(patient.inpatient(["9.10", "9.20", "9.30", "10.00"]).next == "5 Farmasi – Farmasi")
    let paid = patient.inpatient(["9.10", "9.20", "9.30", "10.00", "10.10"])
    #expect(paid.next == "7 Pulang – Unit Rawat Inap")
    #expect(
      paid.with { $0.call.isPartner = .value(true) }.next == "6 Pulang Sebelum Penjaminan – CS/MOD")
    #expect(patient.inpatient(["9.10", "9.20", "9.30", "10.00", "10.10", "", "10.30"]).next == "Selesai")
  }

  @Test func `C3: the progress is said by the steps' numbers`() throws {
    let patient = try HotlineCase().inpatient(["9.10", "9.20"])
    #expect(
      InpatientPath.message(patient.judged)
        == "selesai 1, 2; belum 3, 4, 5, 7; Tidak Berlaku 6 (C3)")
  }
}
