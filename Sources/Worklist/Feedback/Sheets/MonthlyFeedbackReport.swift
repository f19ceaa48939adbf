import Procedures
import Spreadsheet

/// Writes `laporan/Analisis Umpan Balik 2026-11.xlsx` (E3): A4 pages that lie, with nothing of the clients (G7).
struct MonthlyFeedbackReport {
  static let analysis = "Analisis Bulanan"
  static let themes = "Tema dan Unit"

  let report: FeedbackReport

  func write(to path: String) throws(SpreadsheetError) {
    let (state, control) = (report.state, report.control)
    let book = try WorkbookWriter(
      path: path, created: control.made, title: "Analisis Umpan Balik \(report.period.name)", author: "Sapa",
      company: control.facility, rendering: Masking.numbers)
    let styles = Styles(book)
    let details = FeedbackDetails(state: state, rows: report.rows)
    let tables = FeedbackTables(report: report, details: details, styles: styles)
    let page = ReportPage(control: control, styles: styles)
    let analysis = try book.addSheet(Self.analysis)
    try FeedbackAnalysisPage(report: report, tables: tables, page: page).write(to: analysis)
    try FeedbackThemePage(report: report, tables: tables, page: page)
      .write(to: try book.addSheet(Self.themes), Self.themes)
    if report.profile.grading {
      let punctuality = PunctualityPage(report: report, page: page)
      try punctuality.write(to: try book.addSheet(PunctualityPage.name))
      try punctuality.writeRows(to: try book.addSheet(PunctualityPage.rowsName))
    }
    if let total = state.surveys.total(report.period) {
      try SurveyPage(units: state.surveys.units(report.period), total: total, page: page)
        .write(to: try book.addSheet(SurveyPage.name))
    }
    try FollowUpPage(plans: state.followUps.plans[report.period] ?? [], date: state.date, page: page)
      .write(to: try book.addSheet(FollowUpPage.name))
    let trend = FeedbackTrend(state, until: report.period)
    if trend.months.count > 1 { try trend.write(to: try book.addSheet(FeedbackTrend.name), page) }
    try details.write(to: try book.addSheet(FeedbackDetails.name), control, styles)
    try FigureSheetWriter(figures: report.periodFigures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try analysis.activate()
    try book.close()
  }
}
