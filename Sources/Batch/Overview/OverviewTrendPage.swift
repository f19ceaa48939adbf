import Book
import Core
import Spreadsheet

/// `Tren` of the overview: of each SOP its leading figures over the last periods, with mean and control limits, and one sentence on each.
struct OverviewTrendPage {
  /// Value, mean and limits.
  private static let columnsEach = 4
  private static let chartsAcross = 2
  /// How many names of periods lie side by side below a chart.
  private static let mostLabels = 8

  let overview: Overview

  /// A figure of a SOP, its points, and what they say.
  private struct Series {
    var figure: LeadingFigure
    /// By the SOP's periods; nil where there is nothing to judge.
    var values: [Double?]
    var limits: ControlChart?
    var sentence: String
    var title: String { figure.label + (figure.whole == nil ? "" : ", %") }
  }

  var page: Page {
    let parts = overview.parts.map { (part: $0, series: series($0)) }.filter { !$0.series.isEmpty }
    let most = parts.map(\.series.count).max() ?? 1
    var blocks: [Page.Block] = [
      .note(
        "Sampai \(ControlChart.most) periode yang sudah selesai; yang sudah ditutup seperti saat ditutup, bertanda * bila ada Koreksi (G6)."
      ),
      .note(
        "Batas kendali (XmR): rata-rata ± 2,66 × rata-rata selisih antarperiode, bila ada \(ControlChart.least) periode."
      ),
      .note(
        "Bukan kebetulan: satu titik di luar batas, 8 berturut-turut di satu sisi rata-rata, atau 6 berturut-turut naik atau turun."
      ),
    ]
    for (part, series) in parts { blocks += self.blocks(part, series) }
    return Page(
      title: "Tren", widths: [12] + [Double](repeating: 9, count: Self.columnsEach * most), pagesHigh: 0, blocks: blocks
    )
  }

  private func series(_ part: OverviewPart) -> [Series] {
    part.leading.enumerated().filter(\.element.hasTrend).map { place, figure in
      let values = part.trend.map { $0.counts[place]?.value(of: figure) }
      let known = zip(part.trend, values).compactMap { point, value in value.map { (point.period.name, $0) } }
      let sentence = ControlChart.sentence(known.map(\.1), periods: known.map(\.0), part.unit)
      return Series(
        figure: figure, values: values, limits: ControlChart(known.map(\.1)), sentence: sentence)
    }
  }

  private func blocks(_ part: OverviewPart, _ series: [Series]) -> [Page.Block] {
    let sentences = Page.Block.sentences(
      "\(part.title) – \(part.document)", series.map { "\($0.title): \($0.sentence)" })
    guard !part.trend.isEmpty else { return [.gap(1), sentences] }
    // What they say stays with their numbers.
    var blocks: [Page.Block] = [.gap(1), .together([sentences, .gap(1), .table(table(part, series))])]
    let width = Self.columnsEach * Self.chartsAcross
    for first in stride(from: 0, to: series.count, by: Self.chartsAcross) {
      let stacks = (first..<min(first + Self.chartsAcross, series.count)).compactMap { place -> Page.Stack? in
        // One point is no line.
        guard series[place].values.count(where: { $0 != nil }) > 1 else { return nil }
        let column = 1 + width * (place - first) - (place == first ? 1 : 0)
        return Page.Stack(column...column + width - 1, [.chart(chart(part, series[place], place))])
      }
      if !stacks.isEmpty { blocks += [.gap(1), .beside(stacks)] }
    }
    return blocks
  }

  private func table(_ part: OverviewPart, _ series: [Series]) -> PageTable {
    var table = PageTable(
      nil, name: part.sop,
      [part.unit == .week ? "Minggu" : "Bulan"]
        + series.flatMap { _ in ["Nilai", "Rata-rata", "Batas bawah", "Batas atas"] },
      part.trend.enumerated().map { place, point in
        PageTable.Line(
          [.label(point.period.name + (point.isCorrected ? "*" : ""))]
            + series.flatMap { series -> [PageCell] in
              let value = series.values[place].map { PageCell.decimal($0, Self.look(series.figure)) } ?? .blank()
              return [value] + limits(series)
            })
      })
    table.groups =
      [.text("", .header)] + series.map { .text($0.title, .header, over: Self.columnsEach) }
    return table
  }

  /// Mean and limits, the same in each line; a share and a number do not fall below nothing, nor a share above all.
  private func limits(_ series: Series) -> [PageCell] {
    guard let limits = series.limits else { return [PageCell](repeating: .blank(), count: Self.columnsEach - 1) }
    let upper = series.figure.whole == nil ? limits.upper : min(100, limits.upper)
    return [limits.mean, max(0, limits.lower), upper].map { .decimal($0, .own(Self.decimal)) }
  }

  private func chart(_ part: OverviewPart, _ series: Series, _ place: Int) -> PageChart {
    let first = 1 + Self.columnsEach * place
    let lines: [(name: String, column: Int, color: Color)] = [
      ("Nilai", first, PageChart.blue), ("Rata-rata", first + 1, PageChart.green),
      ("Batas bawah", first + 2, PageChart.orange), ("Batas atas", first + 3, PageChart.orange),
    ]
    return PageChart(
      .line, series.title, of: part.sop, series.limits == nil ? [lines[0]] : lines, width: 520, height: 300
    ) {
      for place in $0.series.indices {
        $0.series[place].showsLabels = false
        if place > 0 { $0.series[place].drawing = .threshold }
      }
      $0.legend = series.limits == nil ? .none : .bottom
      $0.valueAxis.showsGridlines = nil
      let labels = (part.trend.count + Self.mostLabels - 1) / Self.mostLabels
      if labels > 1 { $0.categoryAxis.labelInterval = labels }
      $0.alternativeText = "\(part.title), \(series.title): \(series.sentence)"
    }
  }

  private static func look(_ figure: LeadingFigure) -> Look { figure.whole == nil ? .number : .own(decimal) }

  private static let decimal = CellFormat {
    $0.numberFormat = "0.0"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
    $0.border = CellBorder(.thin, color: Styles.line)
  }
}
