import Book
import Core
import Spreadsheet

/// `Analisis Bulanan` of a work book (E3); as in the report, without the rows behind it.
struct FeedbackAnalysisSheet: Sendable {
  static let name = MonthlyFeedbackReport.analysis

  let report: FeedbackReport

  init(state: FeedbackState, period: Period, context: LogContext) {
    let rows = state.log.rows(of: period)
    report = FeedbackReport(
      state: state, rows: rows, figures: FeedbackFigures(state, rows: rows, period: period),
      periodFigures: PeriodFigures(), period: period, control: context.control)
  }

  var page: Page { FeedbackAnalysisPage(FeedbackTables(report: report, details: nil)).page }
}

/// `Analisis Bulanan` (E3): what a month's feedback says against the month before, in sentences, drawings and tables.
struct FeedbackAnalysisPage {
  private let tables: FeedbackTables
  private let months: FeedbackComparison

  private var report: FeedbackReport { tables.report }
  private var state: FeedbackState { report.state }
  private var figures: FeedbackFigures { report.figures }
  private var now: FeedbackMeasures { tables.measures }
  private var before: FeedbackMeasures { FeedbackMeasures(state: state, figures: months.before) }

  init(_ tables: FeedbackTables) {
    self.tables = tables
    months = FeedbackComparison(tables.report)
  }

  var page: Page {
    let source = tables.details == nil ? FeedbackColumns.sheet : FeedbackDetails.name
    return Page(
      title: "Analisis Bulanan Umpan Balik", widths: [32, 13, 13, 13, 17, 17, 34, 13, 13, 13, 13], pagesHigh: 0,
      blocks: [
        .note(
          "\(report.asOf) \(report.period.month.indonesian) dihitung dari lembar \(source); perubahan dan bagian adalah rumus."
        ),
        .sentences("Ringkasan", months.sentences.map { "• \($0)" }, Self.sentence), .gap(1), charts,
        .beside([
          Page.Stack(0...5, [.table(channels), .gap(1), .table(kinds)]),
          Page.Stack(6...10, [.table(themes), .gap(1), .table(units)]),
        ]), .gap(1), .table(recurring), .gap(1), .table(weeks), .gap(1), .table(tables.replies), .gap(1),
        tables.remarks(report.period.month.weeks), .gap(1),
        .beside([Page.Stack(0...5, [.control(values: 4)]), Page.Stack(6...7, [.table(tables.open)])]),
      ])
  }

  private static let sentence = Look.own(
    CellFormat {
      $0.fontSize = 12; $0.wrapsText = true; $0.vertical = .center
    })
  private static let change = Look.own(
    CellFormat {
      $0.numberFormat = "+#,##0;-#,##0;0"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
      $0.border = CellBorder(.thin, color: Styles.line)
    })

  // MARK: Two months

  /// Counts of two months, with change and share.
  private func comparison(
    _ title: String, _ header: String, name: String, _ now: [Measure], _ before: [Measure]
  ) -> PageTable {
    let all = "semua \(name)"
    return PageTable(
      title, name: name, [header, months.nowName, months.beforeName, "Perubahan", "Bagian"],
      zip(now, before).map { now, before in
        PageTable.Line(
          [.label(now.label), now.cell] + changed(from: .number(before.value))
            + [.share(of: .column(1), in: .line(all), least: FewAnswers.least)])
      },
      total: PageTable.Line(
        [.label("Semua"), .sumAbove] + changed(from: .sumAbove) + [
          .share(of: .column(1), in: .column(1), least: FewAnswers.least)
        ], name: all))
  }

  /// The month before and the change; a month that nobody noted is not 0.
  private func changed(from before: PageCell) -> [PageCell] {
    months.hasBefore ? [before, .difference(1, 2, Self.change)] : [.text("–", .percent), .text("–", .percent)]
  }

  private var channels: PageTable {
    var names = now.channels.map(\.label)
    names += before.channels.filter { $0.value > 0 && !names.contains($0.label) }.map(\.label)
    return comparison(
      "Menurut kanal (D1, E1)", "Kanal", name: "kanal", names.map(now.channel), names.map(before.channel))
  }

  private var kinds: PageTable { comparison("Menurut jenis (D5)", "Jenis", name: "jenis", now.kinds, before.kinds) }

  private var themes: PageTable {
    let groups = now.themeGroups(months.themeOrder, limit: FeedbackReport.themeLimit)
    return comparison("Menurut tema (D5)", "Tema", name: "tema", groups.map(now.theme), groups.map(before.theme))
  }

  private var units: PageTable {
    let groups = now.unitGroups(months.unitOrder, limit: FeedbackReport.unitLimit)
    return comparison("Menurut unit (D5)", "Unit", name: "unit", groups.map(now.unit), groups.map(before.unit))
  }

  // MARK: What comes again, weeks

  /// Themes that come again, and the open plan that names each.
  private var recurring: PageTable {
    let themes = months.recurring
    let shown = themes.prefix(FeedbackReport.themeLimit)
    let headers = [
      ("Tema", 1), (months.nowName, 1), (months.beforeName, 1), ("Berulang", 3), ("RTL terbuka yang menyebutnya", 5),
    ]
    return PageTable(
      "Tema berulang dan rencananya (E3, E4)", headers: headers.map { .text($0.0, .header, over: $0.1) },
      shown.map { theme in
        let (now, before) = (figures.all.themes[theme], months.before.all.themes[theme])
        let why = before > 0 ? "dua bulan berturut-turut" : "\(FeedbackComparison.often) kali atau lebih"
        let plans = months.plans(naming: state.themeTitle(theme))
        return PageTable.Line([
          .label(state.themeTitle(theme)), .number(now), months.hasBefore ? .number(before) : .text("–", .percent),
          .text(why, .label, over: 3), .text(plans.isEmpty ? "belum ada RTL" : plans.joined(separator: ", "), over: 5),
        ])
      }, empty: "Tidak ada.",
      notes: themes.count > shown.count ? ["dan \(themes.count - shown.count) tema lain"] : [])
  }

  private var weeks: PageTable {
    let words = FeedbackWeekWords(state)
    let headers = [
      ("Minggu", 1), ("Masuk", 1), ("Keluhan, Komplain", 1), ("Belum dibalas", 1), ("Selesai", 1), ("Direkap (E2)", 2),
      ("Kotak saran dibuka (D3)", 4),
    ]
    return PageTable(
      "Menurut minggu (E2, D3)", name: "minggu", headers: headers.map { .text($0.0, .header, over: $0.1) },
      figures.weeks.enumerated().map { place, count in
        let week = figures.firstWeek.adding(weeks: place)
        let counts = [count.total, count.complaints, count.unanswered, count.completed]
        return PageTable.Line(
          [.label("\(week.name) (\(words.days(week, in: report.period)))")] + counts.map { .number($0) } + [
            .text(words.recap(week), .label, over: 2), .text(words.opening(week), .label, over: 4),
          ])
      })
  }

  // MARK: Charts

  private var charts: Page.Block {
    guard figures.all.total + months.before.all.total > 0 else { return .gap(0) }
    return .beside([
      Page.Stack(0...5, [chart(.bar, "Tema tersering", of: "tema", lines: 8, width: 690, height: 380)]),
      Page.Stack(
        6...10,
        [
          chart(.column, "Kanal", of: "kanal", width: 590, height: 180),
          chart(.column, "Masuk menurut minggu", of: "minggu", isCompared: false, width: 590, height: 180),
        ]),
    ])
  }

  private func chart(
    _ kind: ChartSpec.Kind, _ title: String, of table: String, lines: Int? = nil, isCompared: Bool = true, width: Int,
    height: Int
  ) -> Page.Block {
    let now = (months.nowName, 1, PageChart.blue)
    guard isCompared, months.hasBefore else {
      return tables.chart(kind, title, of: table, lines: lines, [now], gap: 50, width: width, height: height)
    }
    return tables.chart(
      kind, "\(title): \(months.nowName) dan \(months.beforeName)", of: table, lines: lines,
      [now, (months.beforeName, 2, PageChart.grey)], gap: 50, width: width, height: height)
  }
}
