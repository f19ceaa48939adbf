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
    #expect(lines.first?.cause == "R/2: Selesai, Sri Wahyuni → Target")
  }

  @Test func `G6: a correction names ten rows at most, each with what of it is another`() {
    let keys = (1...12).map { "L26111609\($0 + 10)aaaa" }
    let known = PeriodFigures(
      figures: [.init("Pelanggaran B1", 12)],
      rows: Dictionary(uniqueKeysWithValues: keys.map { ($0, "Tuntas · B1, B3 · Konsultasi · Rina · 5 dering") }))
    let now = PeriodFigures(
      figures: [.init("Pelanggaran B1", 0)],
      rows: Dictionary(uniqueKeysWithValues: keys.map { ($0, "Tuntas · B3 · Konsultasi · Rina · 2 dering") }))
    let cause = now.corrections(since: known).first?.cause ?? ""
    #expect(cause.hasPrefix("L2611160911aaaa: B1, 5 dering → 2 dering; L2611160912aaaa: "))
    #expect(cause.hasSuffix("L2611160920aaaa: B1, 5 dering → 2 dering; dan 2 lagi"))
  }

  @Test func `G6: what goes on as its rows do is no correction, and no cause of one`() {
    let known = PeriodFigures(
      figures: [.init("Status Tuntas", 1), .init("Pelanggaran B1", 1)],
      rows: ["a": "Belum Tuntas · B1, B5 · Rina", "b": "Belum Tuntas · B5 · Rina"])
    let settled = PeriodFigures(
      figures: [.init("Status Tuntas", 2), .init("Pelanggaran B1", 1)],
      rows: ["a": "Belum Tuntas · B1, B5 · Rina", "b": "Tuntas · Patuh · Rina"])
    let progress = RowProgress(figures: ["Status Tuntas"], words: ["Tuntas", "Belum Tuntas", "B5", "Patuh"])
    #expect(settled.corrections(since: known, but: progress).isEmpty)
    let mended = PeriodFigures(
      figures: [.init("Status Tuntas", 2), .init("Pelanggaran B1", 0)],
      rows: ["a": "Belum Tuntas · B5 · Rina", "b": "Tuntas · Patuh · Rina"])
    let lines = mended.corrections(since: known, but: progress)
    #expect(lines.map(\.figure) == ["Pelanggaran B1"])
    #expect(lines.first?.cause == "a: B1 → –")
  }

  @Test func `G6: figures that are new or gone are corrected from nothing and to nothing`() {
    let known = PeriodFigures(figures: [.init("Selesai oleh Rina", 1)])
    let now = PeriodFigures(figures: [.init("Selesai oleh Sari", 1)])
    let lines = now.corrections(since: known).map { "\($0.figure) \($0.old) \($0.new)" }
    #expect(lines == ["Selesai oleh Sari 0 1", "Selesai oleh Rina 1 0"])
  }

  @Test func `G6: a figure that an earlier version did not have is held against nothing, once it is known it is`() {
    let measures = [Measure("Umpan balik", 4), Measure("Lewat batas", 2).new]
    let now = TracedFigures(measures)
    let older = PeriodFigures(figures: [PeriodFigures.Figure("Umpan balik", 4)])
    #expect(now.counts.corrections(since: older, but: now.progress).isEmpty)
    let newer = PeriodFigures(figures: [
      PeriodFigures.Figure("Umpan balik", 4), PeriodFigures.Figure("Lewat batas", 1),
    ])
    #expect(
      now.counts.corrections(since: newer, but: now.progress).map(\.figure) == ["Lewat batas"])
  }
}
