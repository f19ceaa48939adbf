package import Book
package import Core
package import Spreadsheet

extension Run {
  func reportPath(_ file: String) -> String { facility.folder + "/" + Facility.reportFolder + "/" + file }

  /// G6: a period is closed once it has ended and a run has written its recap after that end, by its date and by the clock.
  package func isClosed(_ period: Period, report: String) -> Bool {
    guard let made = dayMade(period, report: report) else { return false }
    return made > period.last
  }

  /// The day on which a period's recap was made; nil where there is none, and where it was made for a day that had not come: by a
  /// run whose date lay ahead, or by a clock that was ahead of today's.
  package func dayMade(_ period: Period, report: String) -> CalendarDate? {
    guard let made = knownReports.made(reportPath(report)), !made.isAhead, !isAheadOfClock(made, period) else {
      return nil
    }
    return made.day
  }

  /// Whether a recap of a period that has begun bears a day that has not come. Those of periods to come are left alone: that the
  /// clock was set back years is no reason to make them anew.
  private func isAheadOfClock(_ made: ReportFile.Made, _ period: Period) -> Bool {
    made.day > today && period.first <= today
  }

  /// Says of a recap that would close its period, but for the day that it bears, that it is made anew; nil where it is none such.
  package func reopenedFinding(_ period: Period, report: String) -> Finding? {
    guard let made = knownReports.made(reportPath(report)), !made.isAhead, made.day > period.last,
      isAheadOfClock(made, period)
    else { return nil }
    return Finding(
      "\(Facility.reportFolder)/\(report): dibuat pada \(made.day.indonesian), padahal hari ini \(today.indonesian); \(period.name) tidak dianggap ditutup dan rekapnya dibuat baru, yang lama disimpan di \(Facility.archiveFolder)/",
      "\(Facility.reportFolder)/\(report): made on \(made.day.indonesian), but today is \(today.indonesian); \(period.name) does not count as closed and its recap is made anew, the old one is kept in \(Facility.archiveFolder)/",
      file: Facility.reportFolder + "/" + report, isPassing: true)
  }

  /// What the workbooks of a period say of themselves in print (G8).
  package func control(_ document: TemplateDocument, _ period: Period) -> DocumentControl {
    DocumentControl(
      facility: facility.name, title: document.title, number: document.number, revision: document.revision,
      effective: document.effective, templateVersion: document.version, programVersion: programVersion,
      period: "\(period.name) (\(period.first.indonesian) – \(period.last.indonesian))", made: date,
      isAhead: isAhead)
  }

  /// What a closed period's report would say otherwise today; nil where nothing. A run whose date lies ahead lists none.
  package func correction(_ period: Period, report: String, figures: TracedFigures) throws(FacilityError)
    -> CorrectedPeriod?
  {
    if isAhead { return nil }
    // The rows behind the figures are gone through where one of these is another.
    guard let known = try closedFigures(report, withRows: false),
      !figures.counts.corrections(since: known, but: figures.progress).isEmpty
    else { return nil }
    return try closedFigures(report).flatMap {
      correction(period, report: report, figures: figures.all, known: $0, but: figures.progress)
    }
  }

  /// The same, of a report whose figures are known.
  package func correction(
    _ period: Period, report: String, figures: PeriodFigures, known: PeriodFigures,
    but progress: RowProgress = RowProgress()
  ) -> CorrectedPeriod? {
    let lines = isAhead ? [] : figures.corrections(since: known, but: progress)
    return lines.isEmpty
      ? nil : CorrectedPeriod(period: period, report: report, lines: lines, figures: figures.since(known))
  }

  /// What a report knows of its figures; nil where it holds none.
  package func closedFigures(_ report: String, withRows: Bool = true) throws(FacilityError) -> PeriodFigures? {
    do throws(SpreadsheetError) {
      if !withRows { return try knownReports.figures(reportPath(report)) }
      return try PeriodFigures(report: reportPath(report))
    } catch {
      throw .book(error)
    }
  }

  /// Makes a closed period's report with the corrections added; its figures stay.
  package func makeCorrections(
    _ corrected: CorrectedPeriod, control: DocumentControl, in workspace: Workspace, to path: String
  ) throws -> Made {
    let patch = try WorkbookPatch(path: reportPath(corrected.report))
    try CorrectionSheet(corrected.lines, figures: corrected.figures, day: date, control: control)
      .apply(to: patch, donor: workspace.next("koreksi.xlsx"))
    try patch.save(to: path)
    return Made(
      findings: [
        Finding(
          "\(corrected.report): \(corrected.lines.count) angka \(corrected.period.isMonth ? "bulan" : "minggu") yang sudah ditutup kini berbeda; tercatat di lembar Koreksi, rekapnya tetap (G6)",
          "\(corrected.report): \(corrected.lines.count) figures of a closed \(corrected.period.isMonth ? "month" : "week") differ now; listed on sheet Koreksi, the recap stays (G6)",
          file: Facility.reportFolder + "/" + corrected.report, sheet: CorrectionSheet.name, isPassing: true)
      ],
      events: corrected.lines.map { line in
        .correction(
          period: corrected.period.name, figure: line.figure, old: String(line.old), new: String(line.new), key: nil)
      })
  }
}

/// What a closed period's report would say otherwise today (G6).
package struct CorrectedPeriod: Sendable {
  package var period: Period
  /// The report's file name.
  package var report: String
  package var lines: [Correction]
  package var figures: PeriodFigures
}
