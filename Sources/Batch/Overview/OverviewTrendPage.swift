import Book
import Core
import Spreadsheet

/// `Tren` of the overview: each leading figure over the last periods, with mean and control limits, and one sentence that judges it.
struct OverviewTrendPage {
  private static let columns = 12
  private static let chartWidth = 700

  let overview: Overview

  var page: Page {
    var blocks: [Page.Block] = [
      .note(
        "Sampai \(ControlChart.most) periode yang sudah selesai; yang sudah ditutup seperti saat ditutup, bertanda * bila ada Koreksi (G6)."
      ),
      .note(
        "Batas kendali (XmR): rata-rata ± 2,66 × rata-rata selisih antarperiode, bila ada \(ControlChart.least) periode. Bukan kebetulan: satu titik di luar batas, 8 berturut-turut di satu sisi, atau 6 berturut-turut naik atau turun."
      ),
    ]
    for part in overview.parts {
      for (place, figure) in part.leading.enumerated() where figure.hasTrend {
        blocks += [.gap(1)] + self.blocks(part, figure, place)
      }
    }
    return Page(
      title: "Tren", widths: [14, 12, 12, 12, 12] + [Double](repeating: 13, count: Self.columns - 5), pagesHigh: 0,
      blocks: blocks)
  }

  private func blocks(_ part: OverviewPart, _ figure: LeadingFigure, _ place: Int) -> [Page.Block] {
    let points = part.trend.compactMap { point -> (period: String, value: Double)? in
      guard let value = point.counts[place]?.value(of: figure) else { return nil }
      return (point.period.name + (point.isCorrected ? "*" : ""), value)
    }
    let values = points.map(\.value)
    let sentence = ControlChart.sentence(values, periods: points.map(\.period), part.unit)
    let title = "\(part.title): \(figure.label)\(figure.whole == nil ? "" : ", %")"
    guard !points.isEmpty else { return [.sentences(title, [sentence])] }
    let limits = ControlChart(values)
    let name = Overview.name(part, figure)
    let table = PageTable(
      nil, name: name, [part.unit == .week ? "Minggu" : "Bulan", "Nilai", "Rata-rata", "Batas bawah", "Batas atas"],
      points.map { period, value in
        PageTable.Line([
          .label(period), .decimal(value, Self.look(figure)),
          .decimal(limits?.mean, .own(Self.decimal)),
          // A share and a number do not fall below nothing, nor a share above all.
          .decimal(limits.map { max(0, $0.lower) }, .own(Self.decimal)),
          .decimal(limits.map { figure.whole == nil ? $0.upper : min(100, $0.upper) }, .own(Self.decimal)),
        ])
      })
    // One point is no line.
    let chart = points.count > 1 ? [Page.Block.chart(chart(title, sentence, of: name, limits != nil))] : []
    return [
      .sentences(title, [sentence]),
      .beside([Page.Stack(0...4, [.table(table)]), Page.Stack(5...Self.columns - 1, chart)]),
    ]
  }

  private func chart(_ title: String, _ sentence: String, of table: String, _ hasLimits: Bool) -> PageChart {
    let lines: [(name: String, column: Int, color: Color)] = [
      ("Nilai", 1, PageChart.blue), ("Rata-rata", 2, PageChart.green), ("Batas bawah", 3, PageChart.orange),
      ("Batas atas", 4, PageChart.orange),
    ]
    return PageChart(
      .line, title, of: table, hasLimits ? lines : [lines[0]], width: Self.chartWidth, height: 260
    ) {
      for place in $0.series.indices {
        $0.series[place].showsLabels = false
        if place > 0 { $0.series[place].drawing = .threshold }
      }
      // The heading above says it.
      $0.title = nil
      $0.legend = hasLimits ? .bottom : .none
      $0.valueAxis.showsGridlines = nil
      $0.alternativeText = "\(title): \(sentence)"
    }
  }

  private static func look(_ figure: LeadingFigure) -> Look { figure.whole == nil ? .number : .own(decimal) }

  private static let decimal = CellFormat {
    $0.numberFormat = "0.0"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
    $0.border = CellBorder(.thin, color: Styles.line)
  }
}
