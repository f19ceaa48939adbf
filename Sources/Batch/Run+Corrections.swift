import Procedures
import Spreadsheet
import Worklist

extension Run {
  /// What a closed week's report would say otherwise today (G6); nil where it says the same, or can't be compared.
  func corrections(of week: Week, _ state: CallState) throws(FacilityError) -> (
    lines: [Correction], figures: PeriodFigures
  )? {
    let path = facility.folder + "/" + Facility.reportFolder + "/" + CallReportWriter.fileName(week)
    do {
      guard let known = try PeriodFigures(report: path) else { return nil }
      let figures = state.recap(of: week).figures
      let lines = figures.corrections(since: known)
      return lines.isEmpty ? nil : (lines, figures)
    } catch {
      throw .book(error)
    }
  }

  /// Makes a closed week's report with the corrections added; its figures stay.
  func makeCorrections(
    _ lines: [Correction], _ figures: PeriodFigures, of week: Week, control: DocumentControl, in workspace: Workspace,
    to path: String
  ) throws -> Made {
    let report = facility.folder + "/" + Facility.reportFolder + "/" + CallReportWriter.fileName(week)
    let patch = try WorkbookPatch(path: report)
    try CorrectionSheet(lines, figures: figures, day: date, control: control)
      .apply(to: patch, donor: workspace.file("corrections \(week.name).xlsx"))
    try patch.save(to: path)
    return Made(findings: [
      facility.language(
        "\(CallReportWriter.fileName(week)): \(lines.count) angka minggu yang sudah ditutup akan berbeda; tercatat di lembar Koreksi (G6)",
        "\(CallReportWriter.fileName(week)): \(lines.count) figures of a closed week would differ; listed on sheet Koreksi (G6)"
      )
    ])
  }
}
