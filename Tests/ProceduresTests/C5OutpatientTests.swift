import Testing

@testable import Core
@testable import ExecutiveHotline

struct C5OutpatientTests {
  private let examined = ["9.00", "9.10", "9.30", "10.00"]

  @Test func `C5: nine steps, each with its unit`() throws {
    let steps = try HotlineTemplate.profile().steps(.outpatient)
    #expect(
      steps.map(\.header) == [
        "1 Diarahkan ke Hotline", "2 Janji Temu & Pendaftaran", "3 Perawat Poliklinik", "4 Pemeriksaan Dokter",
        "5 Ke Rawat Inap", "6 Ruang Layanan Pelanggan", "7 Billing", "8 Farmasi", "9 Pulang",
      ])
    #expect(
      steps.map(\.unit) == [
        "CS/MOD", "CS/MOD", "CS/MOD", "Dokter", "CS/MOD", "CS/MOD", "Billing", "Farmasi", "Unit Rawat Jalan",
      ])
  }

  @Test func `C5: before the examination either way is open`() throws {
    let patient = try HotlineCase().outpatient(["9.00"])
    #expect(patient.decision.outpatient?.applying.steps == Array(0..<9))
    #expect(patient.decision.inpatient == nil)
    #expect(patient.next == "2 Janji Temu & Pendaftaran – CS/MOD")
    #expect(
      try HotlineCase().outpatient(examined).next
        == "5 Ke Rawat Inap bila disarankan, bila tidak 6 Ruang Layanan Pelanggan – CS/MOD")
  }

  @Test func `C5: who is advised to be admitted goes on in C3`() throws {
    let advised = try HotlineCase().outpatient(examined).with { $0.outpatient.isAdmissionAdvised = .value(true) }
    #expect(advised.decision.outpatient?.applying.steps == [0, 1, 2, 3, 4])
    #expect(advised.next == "5 Ke Rawat Inap – CS/MOD")
    #expect(advised.decision.inpatient?.next == 0)
    let moved = try HotlineCase().outpatient(examined + ["10.30"])
    #expect(moved.decision.outpatient?.applying.steps == [0, 1, 2, 3, 4])
    #expect(moved.decision.outpatient?.next == nil)
    #expect(moved.next == "1 Bed IGD – CS/MOD")
    #expect(moved.inpatient(["10.40"]).next == "2 Pemeriksaan & Kamar – CS/MOD")
    #expect(moved.violations.isEmpty)
  }

  @Test func `C5: who is not admitted goes on at step 6`() throws {
    let home = try HotlineCase().outpatient(examined).with { $0.outpatient.isAdmissionAdvised = .value(false) }
    #expect(home.decision.outpatient?.applying.steps == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(home.next == "6 Ruang Layanan Pelanggan – CS/MOD")
    let led = try HotlineCase().outpatient(examined + ["", "10.30"])
    #expect(led.decision.outpatient?.applying.contains(4) == false)
    #expect(led.next == "7 Billing – Billing")
    #expect(led.violations.isEmpty)
    #expect(led.decision.inpatient == nil)
    let finished = try HotlineCase().outpatient(examined + ["", "10.30", "10.40", "10.50", "11.00"])
    #expect(finished.next == "Selesai")
  }

  @Test func `C5: an answer goes before the steps, and a contradiction is said`() throws {
    let both = try HotlineCase().outpatient(examined + ["10.30", "10.40"])
    #expect(both.decision.outpatient?.applying.contains(5) == false)
    #expect(both.decision.isContradictory)
    #expect(both.reason.hasSuffix("5 Ke Rawat Inap dan langkah 6–9 sama-sama dicatat (C5)"))
    let denied = both.with { $0.outpatient.isAdmissionAdvised = .value(false) }
    #expect(denied.decision.outpatient?.applying.contains(4) == false)
    #expect(denied.reason.hasSuffix("Disarankan Rawat Inap Tidak, tetapi 5 Ke Rawat Inap dicatat (C5)"))
    let advised = both.with { $0.outpatient.isAdmissionAdvised = .value(true) }
    #expect(advised.reason.hasSuffix("Disarankan Rawat Inap Ya, tetapi langkah 6–9 dicatat (C5)"))
  }

  @Test func `C5: an inpatient's call has no outpatient steps`() throws {
    let patient = try HotlineCase().with { $0.outpatient.isAdmissionAdvised = .value(true) }
    #expect(patient.decision.outpatient == nil)
    #expect(!patient.decision.isContradictory)
  }

  @Test func `C5: an outpatient who was admitted has the inpatient's gate`() throws {
    let patient = try HotlineCase().outpatient(examined + ["10.30"]).with { $0.call.isPartner = .value(true) }
    #expect(patient.decision.gate == .notYet(education: true, form: true))
    #expect(
      try HotlineCase().outpatient(examined).with { $0.call.isPartner = .value(true) }.decision.gate == .doesNotApply)
  }
}
