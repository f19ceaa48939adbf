import Testing

@testable import Core
@testable import ExecutiveHotline

struct C6OrderTests {
  private func messages(_ patient: HotlineCase) -> [String] { StepOrder.messages(patient.decision, patient.context) }

  @Test func `C6: a step earlier than the one before is named with both times`() throws {
    let patient = try HotlineCase().inpatient(["9.10", "10.30", "10.00"])
    #expect(patient.violations == ["C6"])
    #expect(
      messages(patient) == ["Rawat Inap: 3 Diantar Perawat IGD (10.00) sebelum 2 Pemeriksaan & Kamar (10.30) (C6)"])
    #expect(
      patient.reason
        == "Layak: asuransi, kelas VIP (C1); CS bertugas: Senin 09.00 (C2); "
        + "Rawat Inap: 3 Diantar Perawat IGD (10.00) sebelum 2 Pemeriksaan & Kamar (10.30) (C6)")
  }

  @Test func `C6: a step done while the one before is not is named`() throws {
    let patient = try HotlineCase().inpatient(["9.10", "", "10.00"])
    #expect(patient.violations == ["C6"])
    #expect(
      messages(patient) == ["Rawat Inap: 3 Diantar Perawat IGD (10.00) dicatat, 2 Pemeriksaan & Kamar belum (C6)"])
    #expect(patient.next == "2 Pemeriksaan & Kamar – CS/MOD")
  }

  @Test func `C6: the same minute is in order`() throws {
    #expect(try HotlineCase().inpatient(["9.10", "9.10", "9.10"]).violations.isEmpty)
  }

  @Test func `C6: a step that does not apply does not count, done or not`() throws {
    let ordinary = try HotlineCase().with {
      $0.call.payer = .value(.company)
      $0.call.level = .value(.middleUp)
      $0.call.roomClass = .value(.second)
    }
    #expect(ordinary.inpatient(["9.10", "9.20", "9.30", "", "", "", "11.00"]).violations.isEmpty)
    let noted = ordinary.inpatient(["9.10", "9.20", "9.30", "8.00", "Tidak Berlaku", "", "11.00"])
    #expect(noted.violations.isEmpty)
    #expect(noted.next == "Selesai")
  }

  @Test func `C6: each step out of turn is named, those of both paths too`() throws {
    let patient = try HotlineCase().outpatient(["9.10", "9.00", "", "10.00", "10.30"]).inpatient(["", "11.00"])
    #expect(
      messages(patient) == [
        "Rawat Jalan: 2 Janji Temu & Pendaftaran (09.00) sebelum 1 Diarahkan ke Hotline (09.10) (C6)",
        "Rawat Jalan: 4 Pemeriksaan Dokter (10.00) dicatat, 3 Perawat Poliklinik belum (C6)",
        "Rawat Inap: 2 Pemeriksaan & Kamar (11.00) dicatat, 1 Bed IGD belum (C6)",
      ])
    #expect(patient.violations == ["C6"])
  }

  @Test func `C6: a time without a date is on the day of the step before`() throws {
    let later = try HotlineCase().inpatient(["9.10", "17/11/2026 14.00", "15.00", "18/11/2026 08.00", "08.30"])
    #expect(later.violations.isEmpty)
    let back = try HotlineCase().inpatient(["9.10", "17/11/2026 14.00", "13.00"])
    #expect(
      messages(back) == [
        "Rawat Inap: 3 Diantar Perawat IGD (13.00) sebelum 2 Pemeriksaan & Kamar (17/11/2026 14.00) (C6)"
      ])
    let first = try HotlineCase().inpatient(["18.00", "16/11/2026 17.00"])
    #expect(first.violations == ["C6"])
    #expect(try HotlineCase().inpatient(["18.00", "17/11/2026 07.00"]).violations.isEmpty)
    #expect(try HotlineCase().inpatient(["17/11/2026 10.00", "16/11/2026 23.00"]).violations == ["C6"])
  }

  @Test func `C6: a time shortly after midnight is on the day after`() throws {
    let night = try HotlineCase(day(21, 11), "23.40").with { $0.call.answeredAs = .manager }
    #expect(night.inpatient(["23.50", "00.20", "00.40"]).violations.isEmpty)
    #expect(night.inpatient(["00.05", "22/11/2026 00.20"]).violations.isEmpty)
    #expect(night.inpatient(["00.30", "22/11/2026 00.20"]).violations == ["C6"])
    #expect(night.inpatient(["23.50", "23.45"]).violations == ["C6"])
    #expect(night.inpatient(["22.00", "08.00"]).violations == ["C6"])
    #expect(night.inpatient(["23.50", "21/11/2026 00.20"]).violations == ["C6"])
  }

  @Test func `C6: an unreadable time is done, and compared with nothing`() throws {
    let patient = try HotlineCase().inpatient(["9.10", "sudah", "8.00", "7.00"])
    #expect(patient.decision.inpatient?.next == 4)
    #expect(patient.decision.inpatient?.early.steps == [3])
  }

  @Test func `C6: without the call's day times are compared among themselves`() throws {
    let undated = try HotlineCase().with { $0.call.date = nil }
    #expect(undated.inpatient(["9.10", "9.20", "17/11/2026 08.00", "9.00"]).violations.isEmpty)
    #expect(undated.inpatient(["9.10", "9.00"]).violations == ["C6"])
  }

  @Test func `C6: the first step is not measured by the call`() throws {
    #expect(try HotlineCase(day(16, 11), "10.00").inpatient(["08.30", "09.00"]).violations.isEmpty)
  }

  @Test(arguments: [
    ("14.05", nil, "14.05"), ("14:05", nil, "14.05"), ("17/11/2026 14.05", 17, "14.05"),
    ("17-11-2026 2:05 PM", 17, "14.05"),
  ])
  func `C6: a step's cell holds a time, or a date and a time`(_ text: String, _ november: Int?, _ time: String) throws {
    let date = try november.map { try day($0, 11) }
    let noted = StepTime.noted(text, words: try HotlineTemplate.words.get())
    #expect(noted == .value(StepTime(date: date, time: try clock(time))))
  }

  @Test(arguments: ["", "-", "Tidak Berlaku", "TIDAK BERLAKU", "belum", "tidak ada"])
  func `C6: a step's cell that says nothing was done`(_ text: String) throws {
    #expect(StepTime.noted(text, words: try HotlineTemplate.words.get()) == .missing)
  }

  @Test(arguments: ["Ya", "sudah", "✓", "25.00", "17/11/2026"])
  func `C6: a step's cell without a time to be read is done`(_ text: String) throws {
    #expect(StepTime.noted(text, words: try HotlineTemplate.words.get()) == .unreadable(text))
  }

  @Test func `C: every rule is told with its clause, verdict and message`() throws {
    let patient = try HotlineCase(day(21, 11)).inpatient(["9.10", "", "10.00"])
    let tried = patient.trials
    #expect(tried.map(\.clause) == ["C1", "C2", "C2", "C3", "C3", "C5", "C6"])
    #expect(
      tried.map(\.status) == [
        "Layak", "MOD", "dilanggar", "menunggu", "tidak berlaku", "tidak berlaku", "dilanggar",
      ])
    #expect(tried.map(\.decides) == [true, false, true, false, false, false, true])
    #expect(
      tried.map(\.reason) == [
        "Layak: asuransi, kelas VIP (C1)", "MOD bertugas: Sabtu (C2)", "diterima CS, seharusnya MOD (C2)",
        "selesai 1, 3; belum 2, 4, 5, 7; Tidak Berlaku 6 (C3)",
        "bukan pasien asuransi VIP ke atas dari perusahaan mitra atau rujukan agen (C3)",
        "tidak pada jalur Rawat Jalan (C5)",
        "Rawat Inap: 3 Diantar Perawat IGD (10.00) dicatat, 2 Pemeriksaan & Kamar belum (C6)",
      ])
    #expect(tried.allSatisfy { !$0.title.isEmpty })
    let plain = try HotlineCase().with { $0.call.path = .missing }
    #expect(
      plain.trials.map(\.status) == [
        "Layak", "CS", "dipenuhi", "tidak berlaku", "tidak berlaku", "tidak berlaku", "tidak berlaku",
      ])
  }

  @Test func `C: the reason of a plain call names C1 and C2`() throws {
    let call = try HotlineCase(day(21, 11)).with { $0.call.answeredAs = .manager }
    #expect(call.reason == "Layak: asuransi, kelas VIP (C1); MOD bertugas: Sabtu (C2)")
    #expect(call.violations.isEmpty)
  }
}
