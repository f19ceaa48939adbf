import Procedures
import Spreadsheet

struct MonthlyFeedbackReport {
  let report: FeedbackReport
  func write(to path: String) throws(SpreadsheetError) {
    try WeeklyFeedbackReport(report: report).write(to: path)
  }
}
