import Book
import Core
import Spreadsheet

/// Writes `laporan/Analisis Umpan Balik 2026-11.xlsx` (E3): A4 pages, landscape, with nothing of the clients (G7).
struct MonthlyFeedbackReport {
  static let analysis = "Analisis Bulanan"

  let report: FeedbackReport

  func write(to path: String) throws(SpreadsheetError) {
    let (state, period) = (report.state, report.period)
    let details = FeedbackDetails(report)
    let tables = FeedbackTables(report: report, details: details)
    var pages = [
      (Self.analysis, FeedbackAnalysisPage(tables).page),
      (FeedbackThemePage.name, FeedbackThemePage(tables: tables).page),
    ]
    if report.profile.grading {
      let punctuality = PunctualityPage(report)
      pages += [(PunctualityPage.name, punctuality.page), (PunctualityPage.rowsName, punctuality.rowsPage)]
    }
    if let total = state.surveys.total(period) {
      pages.append((SurveyPage.name, SurveyPage(units: state.surveys.units(period), total: total).page))
    }
    pages.append(
      (
        FollowUpPage.name,
        FollowUpPage(
          plans: state.followUps.plans[period] ?? [], state.settings.sheets[FeedbackSheets.plans], date: state.date
        ).page
      ))
    let trend = FeedbackTrend(state, until: period)
    if trend.months.count > 1 { pages.append((FeedbackTrend.name, trend.page)) }
    pages.append((FeedbackDetails.name, details.page))
    try PageReport(title: "Analisis Umpan Balik \(period.name)", pages: pages, figures: report.periodFigures)
      .write(to: path, report.control)
  }
}
