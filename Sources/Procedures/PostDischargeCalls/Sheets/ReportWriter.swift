package import Book
package import Core
package import Spreadsheet

/// Writes the manager's report of a week: `laporan/Rekap Sapa Pasien 2026-W47.xlsx`, no names in it unless the profile says so (G7).
package struct CallReportWriter: Sendable {
  let recap: CallRecap
  private let control: DocumentControl
  private let showsNames: Bool

  package init(recap: CallRecap, control: DocumentControl, showsNames: Bool) {
    self.recap = recap
    self.control = control
    self.showsNames = showsNames
  }

  package static let prefix = "Rekap Sapa Pasien "

  /// `Rekap Sapa Pasien 2026-W47.xlsx`.
  package static func fileName(_ week: Week) -> String { prefix + week.name + ".xlsx" }

  /// The sheets: figures, what calls found, trend, points with the rows that earned them, and the rows behind every figure.
  package static let sheets = (
    recap: "Rekap", findings: "Temuan", trend: "Tren", points: "Poin", rows: "Rincian", answers: "Jawaban"
  )

  /// Writes the report to a path that the caller renames into place.
  package func write(to path: String) throws(SpreadsheetError) {
    let details = CallDetails(recap: recap, showsNames: showsNames, control)
    let answers = AnswerDetails(recap: recap, control)
    let pages = CallReportPages(recap: recap, details: details, answers: answers)
    try PageReport(
      title: "Rekap Sapa Pasien \(recap.week.name)",
      pages: [
        (Self.sheets.recap, pages.summary), (Self.sheets.findings, FindingPage(recap: recap, details: answers).page),
        (Self.sheets.trend, pages.trend), (Self.sheets.points, pages.points), (Self.sheets.rows, details.page),
        (Self.sheets.answers, answers.page),
      ], figures: recap.figures
    ).write(to: path, control)
  }
}
