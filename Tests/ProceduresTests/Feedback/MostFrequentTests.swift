import Testing

@testable import Book
@testable import Core
@testable import Feedback

/// `Tema terbanyak` of a week in `Buku Umpan Balik`.
struct MostFrequentTests {
  private func top(_ rows: [[String: String]]) throws -> String {
    let fixture = try RegisterFixture(rows.enumerated().map { $1.merging(["Nama": "Warga \($0)"]) { own, _ in own } })
    return fixture.state.topTheme(fixture.figures(fixture.week).all.themes)
  }

  @Test(arguments: [
    ([], ""), (["Parkir"], "Parkir (1)"), (["Parkir", "Kebersihan", "Parkir"], "Parkir (2)"),
    (["Parkir", "Kebersihan"], "Kebersihan dan Parkir (masing-masing 1)"),
    (["Waktu Tunggu", "Parkir", "Kebersihan"], "Kebersihan, Parkir dan Waktu Tunggu (masing-masing 1)"),
    (["B", "A", "D", "C"], "A, B, C dan 1 lain (masing-masing 1)"),
    (["A", "B", "A", "B", "C"], "A dan B (masing-masing 2)"),
  ])
  func `themes that are as frequent are named together`(themes: [String], text: String) throws {
    #expect(try top(themes.map { ["Tema": $0] }) == text)
  }

  @Test(arguments: [
    (["Antre loket", "antre loket", "ANTRE LOKET ", "Parkir"], "Antre loket (3)"),
    (["Belum Dikelompokkan", "belum dikelompokkan", "Parkir"], "Parkir (1)"),
    (["Belum Dikelompokkan", "Belum Dikelompokkan"], ""), (["kebersihan", "Kebersihan", ""], "Kebersihan (2)"),
  ])
  func `themes that staff wrote are one theme whatever their case, and none where they say so`(
    themes: [String], text: String
  ) throws {
    #expect(try top(themes.map { ["Tema": $0, "Isi": "xyz"] }) == text)
  }

  @Test func `staff who say that a message belongs to no theme have decided`() throws {
    let fixture = try RegisterFixture([["Tema": "Belum Dikelompokkan", "Jenis": "Keluhan", "Unit": "Loket"]])
    let week = fixture.figures(fixture.week)
    #expect(week.all.themes == [0, 0, 1])
    #expect(week.suggested == 0)
  }

  @Test func `units that go with a theme as often are named together`() throws {
    let fixture = try RegisterFixture([
      ["Tema": "Kebersihan", "Unit": "Loket"], ["Tema": "Kebersihan", "Unit": "Rumah Tangga"],
    ])
    let top = fixture.figures(fixture.week).topUnits(theme: 1)
    let names = top.units.map(fixture.state.unitTitle)
    #expect(MostFrequent.text(names, top.count) == "Loket dan Rumah Tangga (masing-masing 1)")
  }
}
