import Book
import Core
import Spreadsheet

/// `Tren` of the monthly report: the last months that the work books hold.
struct FeedbackTrend {
  static let name = "Tren"
  /// Months that are shown, at most.
  private static let most = 12

  /// The months with feedback among the last twelve, the oldest first.
  let months: [(month: Month, count: FeedbackFigures.Count)]

  init(_ state: FeedbackState, until period: Period) {
    let first = period.month.adding(months: 1 - Self.most)
    var counts = [FeedbackFigures.Count](repeating: FeedbackFigures.Count(themes: state.themes.count), count: Self.most)
    var starts: [CalendarDate] = []
    for offset in 0...Self.most { starts.append(first.adding(months: offset).first) }
    for row in state.log.rows.indices where !state.facts[row].isDuplicate {
      guard let date = state.log.rows[row].date, date >= first.first, date <= period.last,
        let place = starts.lastIndex(where: { $0 <= date }), place < Self.most
      else { continue }
      counts[place].add(state.facts[row], state.decisions[row], state.settings.profile)
    }
    for place in counts.indices {
      guard let closed = state.closed.months[first.adding(months: place).name] else { continue }
      closed.add(to: &counts[place])
    }
    months = counts.enumerated().filter { $0.element.total > 0 }.map { (first.adding(months: $0.offset), $0.element) }
  }

  var page: Page {
    let table = PageTable(
      nil, name: "bulan",
      [
        "Bulan", "Umpan balik", "Keluhan", "Komplain", "Keluhan dan komplain", "Bagian", "Pesan belum dibalas",
        "Selesai",
      ],
      months.map { month, count in
        PageTable.Line([
          .label(month.indonesian), .number(count.total), .number(count.count(of: .complaint)),
          .number(count.count(of: .grievance)), .sum(2...3),
          .share(of: .column(4), in: .column(1), least: FewAnswers.least),
          .number(count.unanswered), .number(count.completed),
        ])
      })
    let chart = PageChart(
      .line, "Umpan balik menurut bulan", of: "bulan",
      [("Umpan balik", 1, PageChart.blue), ("Keluhan dan komplain", 4, PageChart.red)], width: 1030, height: 380
    ) {
      $0.legend = .bottom
      $0.valueAxis.showsGridlines = nil
    }
    return Page(
      title: "Tren bulanan", widths: [26, 16, 16, 16, 18, 18, 20, 18],
      blocks: [
        .note(
          "Menurut keadaan pada hari laporan ini dibuat; angka resmi bulan yang sudah ditutup ada di laporannya."),
        .table(table), .gap(1), .chart(chart),
      ])
  }
}
