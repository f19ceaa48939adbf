import Testing

@testable import Book

struct PeriodFiguresTests {
  @Test func `G12: a figure of an officer is corrected once, as the closed report spells the name`() {
    let known = PeriodFigures(
      figures: [.init("Selesai oleh Sri Wahyuni", 2), .init("Poin Sri Wahyuni", 1)],
      rows: ["R/1": "Selesai · Sri Wahyuni", "R/2": "Selesai · Sri Wahyuni"])
    let now = PeriodFigures(
      figures: [.init("Selesai oleh sri wahyuni", 1), .init("Poin sri wahyuni", 1)],
      rows: ["R/1": "Selesai · sri wahyuni", "R/2": "Target"])
    let lines = now.corrections(since: known)
    #expect(lines.map(\.figure) == ["Selesai oleh Sri Wahyuni"])
    #expect(lines.map { [$0.old, $0.new] } == [[2, 1]])
    #expect(lines.first?.cause == "R/2: Selesai · Sri Wahyuni → Target")
  }

  @Test func `G6: figures that are new or gone are corrected from nothing and to nothing`() {
    let known = PeriodFigures(figures: [.init("Selesai oleh Rina", 1)])
    let now = PeriodFigures(figures: [.init("Selesai oleh Sari", 1)])
    let lines = now.corrections(since: known).map { "\($0.figure) \($0.old) \($0.new)" }
    #expect(lines == ["Selesai oleh Sari 0 1", "Selesai oleh Rina 1 0"])
  }
}
