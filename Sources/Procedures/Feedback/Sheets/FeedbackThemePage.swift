import Book
import Core
import Spreadsheet

/// `Tema dan Unit` of both reports: themes by kind with their unit, drawn as a Pareto, and units.
struct FeedbackThemePage {
  static let name = "Tema dan Unit"
  private static let kinds: [FeedbackKind] = [
    .complaint, .grievance, .negative, .positive, .suggestion, .question, .praise, .feedback,
  ]

  let tables: FeedbackTables

  private var figures: FeedbackFigures { tables.report.figures }
  private var state: FeedbackState { tables.report.state }
  private var measures: FeedbackMeasures { tables.measures }

  private let all = "semua tema"
  /// Where the themes' sums stand.
  private var sum: Int { 1 + Self.kinds.count }
  private var total: PageCell.Reference { .line(all, sum) }

  var page: Page {
    let groups = measures.themeGroups(state.themeOrder(figures.all.themes), limit: FeedbackReport.themeLimit)
    let units = measures.unitGroups(state.unitOrder(figures.units), limit: FeedbackReport.unitLimit)
    let pareto = ThemePareto(state, figures)
    let said = pareto.sentence.map { Page.Block.note($0, .strongNote) } ?? .gap(0)
    let chart = pareto.chart(of: "tema", lines: groups.count, count: sum, share: sum + 2, width: 860, height: 460)
    return Page(
      title: "Tema dan unit", widths: [34] + [Double](repeating: 12, count: 11) + [30],
      blocks: [
        .gap(1), .table(themes(groups)), said, .gap(1),
        .beside([
          Page.Stack(0...2, [.table(tables.counts("Menurut unit", "Unit", units.map(measures.unit), of: total))]),
          Page.Stack(4...12, groups.isEmpty ? [] : [.chart(chart)]),
        ]),
      ])
  }

  private func themes(_ groups: [FeedbackMeasures.Group]) -> PageTable {
    let kinds = Self.kinds
    return PageTable(
      "Tema menurut jenis (D5)", name: "tema",
      ["Tema"] + kinds.map { $0 == .feedback ? "Umpan Balik lain" : $0.rawValue } + [
        "Jumlah", "Bagian", "Kumulatif", "Unit tersering",
      ],
      groups.map { group in
        let counts = kinds.map { kind in
          PageCell.number(group.places.reduce(0) { $0 + figures.count(theme: $1, kind: kind) })
        }
        return PageTable.Line(
          [.label(group.title)] + counts + [
            .sum(1...kinds.count), .share(of: .column(sum), in: total, least: FewAnswers.least),
            .runningShare(of: sum, in: total, least: FewAnswers.least), .text(units(group)),
          ])
      },
      total: PageTable.Line([.label("Semua")] + [PageCell](repeating: .sumAbove, count: sum), name: all))
  }

  /// The units that a theme goes with most often.
  private func units(_ group: FeedbackMeasures.Group) -> String {
    guard group.places.count == 1, let theme = group.places.first else { return "–" }
    let (units, count) = figures.topUnits(theme: theme)
    let text = MostFrequent.text(units.map(state.unitTitle), count)
    return text.isEmpty ? "–" : text
  }
}
