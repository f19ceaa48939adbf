import Book
import Core
import Spreadsheet

/// A period's themes as a Pareto: which few make up most of the feedback (D5).
struct ThemePareto {
  /// What is most of it, in percent.
  static let most = 80
  /// Bars that are drawn, at most.
  private static let limit = 15
  static let title = "Pareto tema"

  /// The themes that have a name, the most frequent first.
  let themes: [(title: String, count: Int)]
  /// All feedback, with what has no theme.
  let total: Int

  init(_ state: FeedbackState, _ figures: FeedbackFigures) {
    themes = state.themeOrder(figures.all.themes).filter { $0 < state.themes.count }.map {
      (state.themes[$0], figures.all.themes[$0])
    }
    total = figures.all.total
  }

  var isJudged: Bool { total >= FewAnswers.least }

  /// How many of the first themes make up most of the feedback, and how much they have together; nil where all do not.
  private var few: (themes: Int, count: Int)? {
    var sum = 0
    for (place, theme) in themes.enumerated() {
      sum += theme.count
      if sum * 100 >= total * Self.most { return (place + 1, sum) }
    }
    return nil
  }

  /// What the Pareto says; nil where there is no feedback.
  var sentence: String? {
    guard total > 0 else { return nil }
    guard isJudged else { return "\(Self.title): \(FewAnswers.word) (\(FewAnswers.text(total)))." }
    guard let few else {
      let share = FeedbackReport.percent(themes.reduce(0) { $0 + $1.count }, total)
      return "\(Self.title): semua tema bersama \(share) dari \(total) umpan balik; sisanya \(D5Grouping.noTheme)."
    }
    let names = few.themes <= 5 ? ": \(themes.prefix(few.themes).map(\.title).joined(separator: ", "))" : ""
    let share = FeedbackReport.percent(few.count, total)
    return "\(Self.title): \(few.themes) dari \(themes.count) tema mencakup \(share) dari \(total) umpan balik\(names)."
  }

  /// Bars of a table's lines, which are in their order, with the running share as a line by an axis at the right; of too few
  /// the bars alone.
  func chart(of table: String, lines: Int, count: Int, share: Int, width: Int, height: Int) -> PageChart {
    let shown = min(lines, Self.limit)
    var series = [(name: "Umpan balik", column: count, color: PageChart.blue)]
    if isJudged { series.append(("Bagian kumulatif", share, PageChart.red)) }
    let title =
      !isJudged ? "Tema tersering" : shown < lines ? "\(Self.title): \(shown) tersering dari \(lines)" : Self.title
    return PageChart(.column, title, of: table, lines: shown, series, width: width, height: height) {
      $0.gap = 30
      $0.valueAxis.isHidden = true
      guard isJudged else { return }
      $0.series[1].drawing = .lineOnSecondAxis
      $0.series[1].showsLabels = false
      // Both axes end where all is: the first bar's top is where the line begins.
      $0.valueAxis.maximum = Double(total)
      $0.secondAxis = ChartSpec.Axis(minimum: 0, maximum: 1, majorUnit: 0.2, numberFormat: "0%")
      $0.legend = .bottom
      let all = shown < lines ? "\(shown) tema tersering" : "semua tema"
      $0.alternativeText =
        "\(Self.title): batang menurut jumlah, terbanyak di kiri, dan garis bagian kumulatif, \(all)."
    }
  }
}
