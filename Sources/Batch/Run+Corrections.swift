import Procedures
import Spreadsheet
import Worklist

/// What a closed week's report would say otherwise today (G6).
package struct CorrectedWeek: Sendable {
  var week: Week
  var lines: [Correction]
  var figures: PeriodFigures
}

extension Run {
  /// The closed weeks before the run's whose figures would be others.
  func corrections(_ state: CallState) throws(FacilityError) -> [CorrectedWeek] {
    var corrected: [CorrectedWeek] = []
    for week in Set(state.books.map(\.week)).sorted() where week < state.week && isClosed(week) {
      do throws(SpreadsheetError) {
        guard let known = try PeriodFigures(report: reportPath(week)) else { continue }
        let figures = state.recap(of: week).figures
        let lines = figures.corrections(since: known)
        if !lines.isEmpty { corrected.append(CorrectedWeek(week: week, lines: lines, figures: figures)) }
      } catch {
        throw .book(error)
      }
    }
    return corrected
  }

  /// Makes a closed week's report with the corrections added; its figures stay.
  func makeCorrections(
    _ corrected: CorrectedWeek, control: DocumentControl, in workspace: Workspace, to path: String
  ) throws -> Made {
    let patch = try WorkbookPatch(path: reportPath(corrected.week))
    try CorrectionSheet(corrected.lines, figures: corrected.figures, day: date, control: control)
      .apply(to: patch, donor: workspace.next("koreksi.xlsx"))
    try patch.save(to: path)
    let name = CallReportWriter.fileName(corrected.week)
    return Made(
      findings: [
        facility.language(
          "\(name): \(corrected.lines.count) angka minggu yang sudah ditutup kini berbeda; tercatat di lembar Koreksi, rekapnya tetap (G6)",
          "\(name): \(corrected.lines.count) figures of a closed week differ now; listed on sheet Koreksi, the recap stays (G6)"
        )
      ],
      events: corrected.lines.map { line in
        .correction(
          period: corrected.week.name, figure: line.figure, old: String(line.old), new: String(line.new), key: nil)
      })
  }

  private func reportPath(_ week: Week) -> String {
    facility.folder + "/" + Facility.reportFolder + "/" + CallReportWriter.fileName(week)
  }
}
