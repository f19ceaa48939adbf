import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

struct A7EntryConsistencyTests {
  private func found(_ entry: CallEntry, discharge: CalendarDate? = nil) throws -> [String] {
    EntryConsistency.contradictions(
      entry, discharge: try discharge ?? day(11, 11), profile: .withForm, date: try runDay()
    ).map { "\($0.column): \($0.message)" }
  }

  @Test func `A7: a consistent row has nothing to point out`() throws {
    #expect(try found(.executed(on: try day(18, 11))).isEmpty)
    #expect(try found(CallEntry()).isEmpty)
  }

  @Test func `A6: a form filled though Dihubungi = Tidak is pointed out`() throws {
    var entry = CallEntry()
    entry.wasReached = false
    entry.answers = ["", "pusing", ""]
    #expect(try found(entry) == ["Dihubungi: Formulir terisi padahal Dihubungi = Tidak (A5, A6)"])
  }

  @Test func `A6: an Izin though Dihubungi = Tidak is pointed out`() throws {
    var entry = CallEntry()
    entry.wasReached = false
    entry.gavePermission = true
    #expect(try found(entry) == ["Izin: Izin terisi padahal Dihubungi = Tidak (A5, A6)"])
  }

  @Test func `A6: a form filled though Izin = Tidak is pointed out`() throws {
    var entry = CallEntry.executed(on: try day(18, 11))
    entry.gavePermission = false
    #expect(try found(entry) == ["Izin: Formulir terisi padahal Izin = Tidak (A6)"])
  }

  @Test func `A7: executed before discharge is pointed out, on its day it is not`() throws {
    #expect(try found(.executed(on: try day(11, 11))).isEmpty)
    #expect(
      try found(.executed(on: try day(10, 11)))
        == ["Tanggal Sapa: 10/11/2026 sebelum tanggal keluar 11/11/2026 (A7)"])
  }

  @Test func `A7: executed in the future is pointed out, on the day of the run it is not`() throws {
    #expect(try found(.executed(on: try day(18, 11))).isEmpty)
    #expect(
      try found(.executed(on: try day(19, 11)))
        == ["Tanggal Sapa: 19/11/2026 sesudah tanggal proses 18/11/2026 (A7)"])
  }

  @Test func `A7: attempts are held against the same two days`() throws {
    var entry = CallEntry()
    entry.attempts = [
      CallAttempt(date: try day(1, 11), result: "Sibuk"), CallAttempt(date: nil, result: "Sibuk"),
      CallAttempt(date: try day(1, 12), result: "Sibuk"),
    ]
    #expect(
      try found(entry) == [
        "Percobaan 1 Tanggal: 01/11/2026 sebelum tanggal keluar 11/11/2026 (A7)",
        "Percobaan 3 Tanggal: 01/12/2026 sesudah tanggal proses 18/11/2026 (A7)",
      ])
  }

  @Test func `A9: an executed row without day or officer counts nowhere, and is pointed out`() throws {
    #expect(
      try found(.executed(by: "")) == [
        "Tanggal Sapa: Selesai tetapi Tanggal Sapa kosong: belum dihitung ke minggu mana pun (A9)",
        "Petugas: Selesai tetapi Petugas kosong: nilainya tidak dihitung (A9)",
      ])
  }

  @Test func `A7: officers whose names differ only by case or blanks are pointed out`() {
    let pairs = EntryConsistency.similarOfficers(["Rina", "rina", "Budi", "Rina", "Ri na", "", "", "Budi S"])
    #expect(pairs.map { "\($0.0)|\($0.1)" } == ["Ri na|Rina", "Ri na|rina"])
    #expect(EntryConsistency.similarOfficers(["Rina", "Rini", "Rina A."]).isEmpty)
  }
}
