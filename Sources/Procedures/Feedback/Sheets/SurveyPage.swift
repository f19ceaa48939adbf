import Book
import Core
import Spreadsheet

/// `Survei` of the monthly report (D8): means by element and the index, a line a unit, drawn.
struct SurveyPage {
  static let name = "Survei"
  private static let none = "tidak ada jawaban"
  /// Units that are shown, at most.
  private static let limit = 40
  private static let all = "Semua unit"

  typealias Unit = (unit: String, respondents: Int, index: SurveyIndex)
  let units: [Unit]
  let total: Unit

  init(units: [Unit], total: (respondents: Int, index: SurveyIndex)) {
    // A survey without units has nothing to tell apart.
    let isDivided = units.count > 1 || units.first?.unit.isEmpty == false
    self.units = isDivided ? units.map { ($0.unit.isEmpty ? FeedbackState.noUnit : $0.unit, $0.1, $0.2) } : []
    self.total = (Self.all, total.respondents, total.index)
  }

  var page: Page {
    let shown = units.prefix(Self.limit)
    let headers =
      ["Unit", "Responden"] + SurveyElement.allCases.map { "\($0.label) \(Self.title($0))" } + ["Indeks", "Mutu"]
    let means = 2...SurveyElement.allCases.count + 1
    var notes = ["Mutu: A 88,31–100; B 76,61–88,30; C 65,00–76,60; D 25,00–64,99."]
    for unit in shown + [total] where !unit.index.missing.isEmpty {
      let missing = unit.index.missing.map(\.label).joined(separator: ", ")
      notes.append("\(unit.unit): tanpa indeks, karena \(missing) \(Self.none).")
    }
    if (shown + [total]).contains(where: \.index.hasFew) {
      notes.append(
        "n = …: kurang dari \(FewAnswers.least) jawaban, tidak dinilai; indeks menurut unsur yang paling sedikit dijawab."
      )
    }
    if units.count > shown.count {
      notes.append("\(units.count - shown.count) unit lain tidak ditampilkan; dihitung di Semua unit.")
    }
    let chart = PageChart(
      "Rata-rata menurut unsur, semua unit", across: means, of: Self.all, in: "survei",
      ("Rata-rata", PageChart.blue), width: 1340, height: 340
    ) {
      $0.series[0].labelFormat = "0.00"
      $0.valueAxis.maximum = 4
      $0.valueAxis.majorUnit = 1
      $0.valueAxis.showsGridlines = nil
      $0.gap = 60
    }
    return Page(
      title: "Survei kepuasan", widths: [30, 11] + [Double](repeating: 15, count: means.count) + [10, 9],
      blocks: [
        .note(
          "Rata-rata nilai 1–4 dari yang menjawab. Indeks = Σ(rata-rata × 1/9) × 25, dari rata-rata yang belum dibulatkan (D8)."
        ),
        .gap(1), .table(PageTable(nil, name: "survei", headers, shown.map(line), total: line(total))), .gap(1),
      ] + notes.map { .note($0) }
        // Of too few nothing is drawn, either.
        + (total.index.isJudged ? [.gap(1), .chart(chart)] : []))
  }

  private func line(_ unit: Unit) -> PageTable.Line {
    let mean = Look.own(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .center; $0.vertical = .center
        $0.border = CellBorder(.thin, color: Styles.line); $0.wrapsText = true
      })
    return PageTable.Line(
      [.text(unit.unit), .number(unit.respondents)]
        + SurveyElement.allCases.map { element in
          let count = unit.index.count(element)
          let isFew = FewAnswers.contains(count)
          return .decimal(
            isFew ? nil : unit.index.mean(element)?.value, mean, none: isFew ? FewAnswers.text(count) : Self.none)
        } + [
          .decimal(
            FewAnswers.contains(unit.index.fewest) ? nil : unit.index.index?.value, mean, none: unit.index.judgedText),
          .text(unit.index.judgedGrade, mean),
        ], name: unit.unit)
  }

  /// The element's name, with a blank where a line may break.
  private static func title(_ element: SurveyElement) -> String {
    element.name.split(separator: "/").joined(separator: "/ ")
  }
}
