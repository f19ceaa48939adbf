import Book
import Core
import Spreadsheet

/// Writes `laporan/Rekap Umpan Balik 2026-W47.xlsx` (E2): A4 pages, landscape, with nothing of the clients (G7).
struct WeeklyFeedbackReport {
  private static let recap = "Buku Umpan Balik"
  private static let all = "semua kanal"

  let report: FeedbackReport
  private var state: FeedbackState { report.state }
  private var figures: FeedbackFigures { report.figures }

  func write(to path: String) throws(SpreadsheetError) {
    let details = FeedbackDetails(report)
    let tables = FeedbackTables(report: report, details: details)
    try PageReport(
      title: "Rekap Umpan Balik \(report.period.name)",
      pages: [
        (Self.recap, page(tables)), (FeedbackThemePage.name, FeedbackThemePage(tables: tables).page),
        (FeedbackDetails.name, details.page),
      ], figures: report.periodFigures
    ).write(to: path, report.control)
  }

  /// The days' places in the table of channels; behind them stand the sum and the share.
  private var days: ClosedRange<Int> { 1...figures.days.count - 1 }
  private var sum: Int { days.upperBound + 1 }
  private var total: PageCell.Reference { .line(Self.all, sum) }

  private func page(_ tables: FeedbackTables) -> Page {
    let measures = tables.measures
    let channels = channels(measures)
    var middle = [
      Page.Stack(0...2, [.table(tables.counts("Menurut jenis (D5)", "Jenis", measures.kinds, of: total))])
    ]
    if report.profile.followsStages {
      middle.append(
        Page.Stack(4...6, [.table(tables.counts("Menurut tahap (D4)", "Tahap", measures.stages, of: total))]))
    }
    if figures.all.total > 0 {
      let chart = tables.chart(
        .bar, "Menurut kanal", of: "kanal", [("Umpan balik", sum, PageChart.blue)], width: 285, height: 220)
      middle.append(Page.Stack(7...9, [chart]))
    }
    return Page(
      title: "Buku Umpan Balik – rekap minggu \(report.period.name)",
      widths: [27, 14, 14, 14, 18, 16, 14, 14, 14, 14],
      blocks: [
        .note("\(report.asOf) Angka dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0."),
        .tiles(tiles(measures)), .gap(1), .table(channels), .gap(1), .beside(middle), .gap(1),
        .table(tables.replies), .gap(1),
        .beside([
          Page.Stack(0...3, [.table(tables.open), .gap(1), .control()]),
          Page.Stack(5...9, [tables.remarks([report.period.week])]),
        ]),
      ])
  }

  /// Channels by day.
  private func channels(_ measures: FeedbackMeasures) -> PageTable {
    let headers = days.map { place -> String in
      let date = report.period.first.adding(days: place - 1)
      return "\(date.weekdayName) \(date.indonesian.prefix(5))"
    }
    let share = PageCell.share(of: .column(sum), in: total, least: FewAnswers.least)
    let lines = measures.channels.map { channel in
      let place = FeedbackChannel(rawValue: channel.label)?.place ?? FeedbackChannel.allCases.count
      let counts = days.map { PageCell.number(figures.channelDays[place][$0 - 1]) }
      return PageTable.Line([.label(channel.label)] + counts + [channel.cell, share])
    }
    let sums = [PageCell](repeating: .sumAbove, count: days.count + 1)
    return PageTable(
      "Menurut kanal dan hari (D1, E1)", name: "kanal", ["Kanal"] + headers + ["Jumlah", "Bagian"], lines,
      total: PageTable.Line([.label("Semua")] + sums + [share], name: Self.all))
  }

  /// The head line: large figures with what they are of.
  private func tiles(_ measures: FeedbackMeasures) -> [Page.Tile] {
    let reply = figures.reply
    let times = reply.times.summary
    let of = "dari \(figures.all.total)"
    var tiles = [
      Page.Tile(0, measures.total.label, .same(total), "minggu \(report.period.name)"),
      Page.Tile(1, measures.complaints, "\(of) (D5)"), Page.Tile(2, measures.grievances, "\(of) (D5)"),
      Page.Tile(3, measures.unanswered, "dari \(reply.messages) pesan (E5)"),
      Page.Tile(
        4, "Median balasan",
        .label(times.median.map(FeedbackReport.duration) ?? (reply.messages == 0 ? "–" : unknownWord)),
        "peringkat terdekat, dari \(times.answered) balasan yang jamnya diketahui"),
      Page.Tile(5, measures.completed, of), Page.Tile(6, measures.late, "kode L, dahulukan"),
      Page.Tile(7, measures.breaching, "\(of); lihat Rincian"),
      Page.Tile(8, measures.duplicates, "tidak dihitung (D9)"),
    ]
    if report.profile.followsStages, report.profile.channels.contains(.box) {
      let isOpened = state.openings.weeks(state.log, state.facts, state.closed).contains(report.period.week)
      let isOver = report.period.last < state.date
      tiles.append(
        Page.Tile(
          9, "Kotak saran", .label(isOpened ? "Dibuka" : isOver ? "Tidak tercatat" : "Belum"), "setiap minggu (D3)"))
    }
    return tiles
  }
}
