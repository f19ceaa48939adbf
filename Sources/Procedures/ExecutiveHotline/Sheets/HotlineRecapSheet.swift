import Book
import Core
import Intake
import Spreadsheet

/// `Rekap` of a work book: how many are eligible, who is on duty, what waits, the rooms, and where the rows came from (G1).
///
/// Once the period is over its figures are values, so that what comes later does not change them (G6).
struct HotlineRecapSheet: Sendable {
  static let name = "Rekap"
  private static let all = "telepon"
  private static let span = 6

  private let state: HotlineState
  private let figures: HotlineFigures
  private let period: Period
  private let context: LogContext
  private let isOver: Bool

  init(state: HotlineState, period: Period, context: LogContext) {
    self.state = state
    self.period = period
    self.context = context
    isOver = context.date > period.last
    figures = HotlineFigures(state.atEnd(of: period), rows: state.log.rows(in: period), period: period)
  }

  @Sendable func page(_ places: BookPlaces) -> Page {
    let measures = HotlineMeasures(figures: figures, places: isOver ? nil : places)
    let note =
      isOver
      ? "Minggu sudah berakhir: angka dibekukan; yang datang kemudian tercatat di lembar Koreksi laporannya (G6)."
      : "Keadaan \(context.date.indonesian). Kelayakan, kode dan penanggung jawab adalah rumus atas lembar Log Hotline."
    let tables = [
      eligibility(measures),
      measures.payerTable("Menurut penjamin", unknown: "Penjamin \(unknownWord)", span: Self.span), duty(measures),
      measures.waitingTable("Yang ditunggu, dan siapa yang mengerjakan", limit: 24, look: .value, span: Self.span),
      measures.carriedTable(span: Self.span),
      PageTable(
        "Pelanggaran", ["Klausul", "Telepon"], span: Self.span,
        measures.clauses.map { PageTable.Line([.text($0.label), $0.cell]) }),
    ]
    return Page(
      title: Self.name, widths: [44, 15, 15, 15, 15, 15], isLandscape: false,
      blocks: [.note(note), .gap(1)] + tables.flatMap { [.table($0), .gap(1)] } + [
        .sentences(HotlineState.roomsTitle, state.rooms(period).sentences), .gap(1),
        .table(.accounts(state.log.accounts)),
      ])
  }

  private func eligibility(_ measures: HotlineMeasures) -> PageTable {
    PageTable(
      "Kelayakan (C1)", ["", "Jumlah", "Bagian"], span: Self.span,
      [PageTable.Line([.label(measures.calls.label), measures.calls.cell, .blank()], name: Self.all)]
        + measures.eligibility.map { PageTable.Line($0, shareOf: Self.all) })
  }

  private func duty(_ measures: HotlineMeasures) -> PageTable {
    let duty = measures.duty
    let known = duty.dropLast().map(\.name)
    let lines = duty.map { name, calls, answered in
      var cell = calls.cell
      if name == unknownWord, !isOver {
        cell = .count(calls.value) { "\($0[Self.all])-SUM(\($0[known[0]]):\($0[known[known.count - 1]]))" }
      }
      return PageTable.Line([.label(name), cell] + answered.map(\.cell), name: name)
    }
    return PageTable(
      "Penanggung jawab dan penerima (C2)", HotlineMeasures.dutyHeaders, span: Self.span, lines)
  }
}
