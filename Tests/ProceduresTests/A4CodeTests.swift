import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A4CodeTests {
  @Test func `A4: the codes are T, T*, S and X`() throws {
    #expect(try Case(discharge: try day(11, 11)).code.rawValue == "T")
    #expect(try Case(discharge: try day(8, 11)).code.rawValue == "T*")
    #expect(try Case(discharge: try day(11, 11)).with { $0.entry = .executed() }.code.rawValue == "S")
    var refused = CallEntry()
    refused.gavePermission = false
    #expect(try Case(discharge: try day(11, 11)).with { $0.entry = refused }.code.rawValue == "X")
    let failed = CallEntry.failed(["Sibuk", "Sibuk", "Sibuk"])
    #expect(try Case(discharge: try day(11, 11)).with { $0.entry = failed }.code.rawValue == "X")
    #expect(try Case(discharge: try day(18, 11)).code.rawValue == "")
  }

  @Test func `A4: an executed target is Selesai, and keeps its execution date`() throws {
    let done = try Case(discharge: try day(11, 11)).with { $0.entry = .executed(on: try day(18, 11)) }
    #expect(done.status == .completed)
    #expect(done.decision.executionDate == (try day(18, 11)))
    #expect(
      done.reason == "Selesai: dihubungi, izin diberikan, formulir lengkap pada 18/11/2026 oleh Rina (A4, A6)")
  }

  @Test func `A4: without officer and day the reason leaves them out`() throws {
    let done = try Case(discharge: try day(11, 11)).with { $0.entry = .executed(by: "") }
    #expect(done.reason == "Selesai: dihubungi, izin diberikan, formulir lengkap (A4, A6)")
  }

  @Test func `A4: what staff recorded stands, whatever the export says later`() throws {
    let done = try Case(discharge: try day(11, 11)).with { $0.entry = .executed(on: try day(18, 11)) }
    #expect(done.with { $0.stay.outcome = .died }.status == .completed)
    #expect(done.with { $0.stay.readmission = $0.date }.status == .completed)
    #expect(done.with { $0.stay.telephone = .missing }.status == .completed)
    #expect(done.with { $0.date = $0.date.adding(days: 90) }.status == .completed)
  }

  @Test func `A4: an entry begun and not finished leaves the target`() throws {
    var begun = CallEntry()
    begun.wasReached = true
    let target = try Case(discharge: try day(11, 11)).with { $0.entry = begun }
    #expect(target.status == .target)
    #expect(target.code == .target)
    #expect(target.with { $0.entry = CallEntry() }.status == .target)
  }

  @Test func `A4: only target, waiting, open and correctable statuses go on to next week's book`() {
    let open = CallStatus.allCases.filter(\.isOpen)
    #expect(Set(open) == [.target, .waiting, .stillAdmitted, .noTelephone, .implausible])
  }

  @Test func `A9: the statuses that met the conditions of a call`() {
    let not: Set<CallStatus> = [.stillAdmitted, .implausible, .died, .referred, .readmitted]
    #expect(Set(CallStatus.allCases.filter { !$0.isEligible }) == not)
  }

  @Test func `A3b: the statuses are spelled as RULES spells them`() {
    #expect(
      CallStatus.allCases.map(\.rawValue) == [
        "Target", "Menunggu", "Selesai", "Menolak", "Tidak Terhubung", "Terlewat", "Masih Dirawat", "Data Bermasalah",
        "Meninggal", "Dirujuk", "Dirawat Kembali", "Terlambat Entri", "Tanpa Telepon",
      ])
  }
}
