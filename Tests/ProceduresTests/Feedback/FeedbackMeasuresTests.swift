import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

struct FeedbackMeasuresTests {
  private func measures(_ rows: [[String: String]], isCounted: Bool = true) throws -> FeedbackMeasures {
    let fixture = try RegisterFixture(rows)
    let figures = fixture.figures(fixture.month)
    let report = FeedbackReport(
      state: fixture.state, rows: fixture.state.log.rows(of: fixture.month), figures: figures,
      periodFigures: PeriodFigures(), period: fixture.month, control: RegisterFixture.control)
    return FeedbackMeasures(
      state: fixture.state, figures: figures, details: isCounted ? FeedbackDetails(report) : nil)
  }

  private let rows = [
    ["Tema": "Kebersihan"], ["Tema": "Kebersihan", "Nama": "Budi"], ["Tema": "Biaya", "Nama": "Agus"],
    ["Tema": "Waktu Tunggu", "Nama": "Rina"],
  ]

  @Test func `G6 each figure of Koreksi has a name of its own, and channels, kinds and themes come to all`() throws {
    let measures = try measures(rows)
    let all = measures.all(Period(monthOf: try #require(CalendarDate(iso: "2026-11-01"))))
    #expect(Set(all.map(\.name)).count == all.count)
    for word in ["Kanal ", "Jenis ", "Tema ", "Unit ", "Tahap "] {
      #expect(all.filter { $0.name.hasPrefix(word) }.reduce(0) { $0 + $1.value } == measures.total.value, "\(word)")
    }
  }

  @Test func `Themes beyond a page's limit are one line, which no formula counts`() throws {
    let measures = try measures(rows)
    let order = measures.state.themeOrder(measures.figures.all.themes)
    let shown = measures.themeGroups(order, limit: 2).map(measures.theme)
    #expect(shown.map(\.label) == ["Kebersihan", "Tema lain (2)"] && shown.map(\.value) == [2, 2])
    #expect(shown[0].formula?.contains("\"Kebersihan\"") == true && shown[1].formula == nil)
    #expect(measures.themeGroups(order).count == 3)
  }

  @Test func `Where a workbook has no Rincian, figures are values`() throws {
    let measures = try measures(rows, isCounted: false)
    #expect((measures.channels + measures.kinds + measures.stages).allSatisfy { $0.formula == nil })
  }

  @Test func `A name that a formula would take for a pattern or a number is counted as a value`() throws {
    let measures = try measures([
      ["Unit": "Poli *"], ["Unit": "12", "Nama": "Budi"], ["Unit": "Farmasi", "Nama": "Agus"],
    ])
    let units = measures.unitGroups(measures.state.unitOrder(measures.figures.units)).map(measures.unit)
    #expect(Set(units.filter { $0.formula == nil }.map(\.label)) == ["Poli *", "12"])
    #expect(units.filter { $0.formula != nil }.map(\.label) == ["Farmasi"])
  }
}
