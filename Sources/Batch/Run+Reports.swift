import Procedures
import Spreadsheet
import Worklist

extension Run {
  func reportPath(_ file: String) -> String { facility.folder + "/" + Facility.reportFolder + "/" + file }

  /// G6: a period is closed once it has ended and a run has written its recap after that end.
  func isClosed(_ period: Period, report: String) -> Bool {
    guard let made = ReportFile.dayMade(reportPath(report)) else { return false }
    return made > period.last
  }

  /// What the workbooks of a period say of themselves in print (G8).
  func control(_ document: TemplateDocument, _ period: Period) -> DocumentControl {
    DocumentControl(
      facility: facility.name, title: document.title, number: document.number, revision: document.revision,
      effective: document.effective, templateVersion: document.version, programVersion: programVersion,
      period: "\(period.name) (\(period.first.indonesian) – \(period.last.indonesian))", made: date)
  }

  /// What a closed period's report would say otherwise today; nil where nothing.
  func correction(_ period: Period, report: String, figures: PeriodFigures) throws(FacilityError) -> CorrectedPeriod? {
    do throws(SpreadsheetError) {
      guard let known = try PeriodFigures(report: reportPath(report)) else { return nil }
      let lines = figures.corrections(since: known)
      return lines.isEmpty ? nil : CorrectedPeriod(period: period, report: report, lines: lines, figures: figures)
    } catch {
      throw .book(error)
    }
  }

  /// Makes a closed period's report with the corrections added; its figures stay.
  func makeCorrections(
    _ corrected: CorrectedPeriod, control: DocumentControl, in workspace: Workspace, to path: String
  ) throws -> Made {
    let patch = try WorkbookPatch(path: reportPath(corrected.report))
    try CorrectionSheet(corrected.lines, figures: corrected.figures, day: date, control: control)
      .apply(to: patch, donor: workspace.next("koreksi.xlsx"))
    try patch.save(to: path)
    return Made(
      findings: [
        facility.language(
          "\(corrected.report): \(corrected.lines.count) angka \(corrected.period.isMonth ? "bulan" : "minggu") yang sudah ditutup kini berbeda; tercatat di lembar Koreksi, rekapnya tetap (G6)",
          "\(corrected.report): \(corrected.lines.count) figures of a closed \(corrected.period.isMonth ? "month" : "week") differ now; listed on sheet Koreksi, the recap stays (G6)"
        )
      ],
      events: corrected.lines.map { line in
        .correction(
          period: corrected.period.name, figure: line.figure, old: String(line.old), new: String(line.new), key: nil)
      })
  }
}

/// What a closed period's report would say otherwise today (G6).
package struct CorrectedPeriod: Sendable {
  var period: Period
  /// The report's file name.
  var report: String
  var lines: [Correction]
  var figures: PeriodFigures
}
