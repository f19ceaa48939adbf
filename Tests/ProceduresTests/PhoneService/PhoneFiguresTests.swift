import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PhoneService

struct PhoneFiguresTests {
  @Test func `B1 a call whose rings are not noted is in no denominator`() throws {
    let figures = try PhoneFixture([
      ["Jumlah Dering": "3"], ["Jumlah Dering": "4"], ["Jumlah Dering": ""], ["Jumlah Dering": "banyak"],
    ]).figures
    #expect(figures.total.calls == 4)
    #expect(figures.total.knownRings == 2)
    #expect(figures.total.lateRings == 1)
    #expect(figures.rings == [0, 0, 0, 1, 1, 0, 0, 2])
  }

  @Test func `B4 a callback counts when its time is known or its limit has passed`() throws {
    let figures = try PhoneFixture([
      ["Jam Hubungi Kembali": "10.35"], ["Jam Hubungi Kembali": "10.36"], ["Jam Hubungi Kembali": ""],
      ["Jam Hubungi Kembali": "", "Tanggal": "20/11/2026"], ["Jam Hubungi Kembali": "kemarin"],
    ]).figures
    #expect(figures.total.dueCallbacks == 3)
    #expect(figures.total.lateCallbacks == 2)
    #expect(figures.overdue == 1)
    #expect(figures.pending == 1)
    #expect(figures.unknownCallbacks == 1)
    #expect(figures.openCallbacks == 2)
    #expect(figures.medianMinutes == 30)
  }

  @Test func `B4 nobody called back leaves the median unknown`() throws {
    #expect(try PhoneFixture([["Jam Hubungi Kembali": ""]]).figures.medianMinutes == nil)
  }

  @Test func `B: calls are counted by type, officer, day and hour, unknown ones apart`() throws {
    let fixture = try PhoneFixture([
      ["Jenis Layanan": "pengaduan", "Tanggal": "16/11/2026"], ["Jenis Layanan": "lain", "Petugas": ""],
      ["Jenis Layanan": "", "Jam Masuk": "08.30", "Petugas": "Sari"],
    ])
    let figures = fixture.figures
    #expect(figures.types.map(\.calls) == [0, 0, 1, 2])
    #expect(figures.days.map(\.calls) == [1, 2, 0, 0, 0, 0, 0, 0])
    #expect(figures.hours[8] == 1)
    #expect(figures.hours[10] == 2)
    #expect(fixture.state.officers.names == ["Rina", "Sari"])
    #expect(figures.officers.map(\.calls) == [1, 1, 1])
    #expect(fixture.state.officerOrder(figures).map(fixture.state.officerName) == ["Rina", "Sari", "tidak diketahui"])
  }

  @Test func `B5 open calls are counted by the days since the call`() throws {
    let figures = try PhoneFixture([
      ["Tanggal": "20/11/2026", "Tuntas": ""], ["Tanggal": "19/11/2026", "Tuntas": "Tidak"],
      ["Tanggal": "17/11/2026", "Jam Hubungi Kembali": ""], ["Tanggal": "16/11/2026", "Tuntas": "Tidak"],
    ]).figures
    #expect(figures.ages.map(\.unsettled) == [1, 1, 0, 1, 0, 0])
    #expect(figures.ages.map(\.callbacks) == [0, 0, 1, 0, 0, 0])
  }

  @Test func `B: an officer's rarer spelling is pointed out, and counts as the same officer`() throws {
    let fixture = try PhoneFixture([["Petugas": "Rina A"], ["Petugas": "Rina A"], ["Petugas": "rina  a"]])
    let problems = fixture.state.problems.filter { $0.column == "Petugas" }
    #expect(problems.map(\.row) == [4])
    #expect(problems.first?.what.contains("'Rina A'") == true)
    #expect(fixture.state.officers.names == ["Rina A"])
    #expect(problems.first?.effect == SheetProblem.checked)
  }

  @Test(arguments: [
    (["Sri Wahyuni", "sri wahyuni", "Sri Wahyuni"], ["Sri Wahyuni"], [3]),
    (["Sri  Wahyuni", "SriWahyuni", "Sri\u{A0}Wahyuni", "Budi"], ["Sri Wahyuni", "Budi"], [3, 1]),
    (["Élise Çelik", "ÉLISE çelik"], ["ÉLISE çelik"], [2]),
    (["Sri*", "Sri Wahyuni", "S?i Wahyuni", "sri*"], ["Sri*", "Sri Wahyuni", "S?i Wahyuni"], [2, 1, 1]),
    (["<5", "=Budi", "< 5", ">=A"], ["< 5", "=Budi", ">=A"], [2, 1, 1]),
    (["Tidak Diketahui", "Rina"], ["Rina"], [1]),
    (
      [String(repeating: "a", count: 300), String(repeating: "A", count: 300)], [String(repeating: "A", count: 300)],
      [2]
    ),
  ])
  func `G12 officers whose names differ by case or blanks are one in every count, and no name is a pattern`(
    typed: [String], names: [String], calls: [Int]
  ) throws {
    let fixture = try PhoneFixture(typed.enumerated().map { ["Petugas": $1, "Jawaban": "Nomor \($0)"] })
    #expect(fixture.state.officers.names == names)
    #expect(fixture.figures.officers.map(\.calls) == calls + [typed.count - calls.reduce(0, +)])
  }

  @Test func `G6 the figures for Koreksi hold every count and a trace a row`() throws {
    let fixture = try PhoneFixture([["Jumlah Dering": "5"], ["Jam Masuk": "11.00", "Jam Selesai": "11.10"]])
    let control = DocumentControl(
      facility: "Dinas Uji", title: "", number: "", revision: "", effective: "", templateVersion: "1",
      programVersion: "0", period: fixture.period.name, made: fixture.state.date)
    let figures = fixture.state.report(
      .week,
      fixture.period, LogContext(control: control, problems: [], isClosed: false, date: fixture.state.date)
    ).figures.all
    func value(_ name: String) -> Int? { figures.figures.first { $0.name == name }?.value }
    #expect(value("Telepon") == 2)
    #expect(value("Pelanggaran B1") == 1)
    #expect(value("Telepon 17/11/2026") == 2)
    #expect(value("Telepon jam 11") == 1)
    #expect(value("Dihubungi kembali dalam batas Rina") == 1)
    let key = fixture.state.log.rows[0].key
    #expect(figures.rows[key] == "Tuntas · B1 · Konsultasi · Rina · 5 dering · 10 menit")
  }
}
