package import Book
package import Core
import Intake
import Spreadsheet

/// What a run has decided over a SOP's log.
package struct LogPlan: ProcedurePlan {
  /// One of the SOP's reports.
  private struct Report {
    var unit: PeriodUnit
    var period: Period
    /// The file's name.
    var name: String
    /// Its figures are frozen (G6).
    var isClosed: Bool
  }

  let run: Run
  let procedure: any LogProcedure
  package let state: any LogState
  package let books: [WorkBook]
  let workspace: Workspace
  /// The periods of work books that have rows, the first one first.
  private let periods: [Period]
  private let current: Period
  private let reports: [Report]
  /// The lines of `Data Bermasalah`, by the period whose book lists them.
  private let problems: [Period: [SheetProblem]]
  private var corrections: [CorrectedPeriod] = []

  init(
    run: Run, procedure: any LogProcedure, state: any LogState, books: [WorkBook], workspace: Workspace
  ) {
    self.run = run
    self.procedure = procedure
    self.state = state
    self.books = books
    self.workspace = workspace
    let unit = procedure.unit
    current = unit.period(holding: run.date)
    var periods: Set<Period> = []
    var days: Set<CalendarDate> = []
    for row in state.log.rows {
      periods.insert(row.home)
      if let date = row.date { days.insert(date) }
    }
    periods.formUnion(days.map(unit.period))
    self.periods = periods.sorted()
    var reports: [Report] = []
    for (reportUnit, prefix) in procedure.reports {
      var touched = Set(days.map(reportUnit.period))
      if reportUnit == unit { touched.formUnion(periods) }
      touched.formUnion(state.reportedPeriods(reportUnit))
      for period in touched.sorted() {
        let name = prefix + period.name + ".xlsx"
        reports.append(
          Report(unit: reportUnit, period: period, name: name, isClosed: run.isClosed(period, report: name)))
      }
    }
    self.reports = reports
    // What belongs to no period stands in the newest that has rows.
    let newest = self.periods.last ?? current
    problems = Dictionary(grouping: state.log.problems + state.problems) { $0.home ?? newest }
  }

  private func isClosed(_ period: Period) -> Bool { reports.contains { $0.period == period && $0.isClosed } }

  /// What a period's workbooks are made with; `made` is the day that they bear, the run's where it is nil.
  private func context(_ period: Period, made: CalendarDate? = nil) -> LogContext {
    var control = run.control(procedure.document, period)
    control.made = made ?? control.made
    return LogContext(
      control: control,
      problems: problems[period] ?? [],
      isClosed: isClosed(period), date: run.date)
  }

  /// Finds the closed periods whose figures would be others.
  mutating func findCorrections() throws(FacilityError) {
    for report in reports where report.isClosed {
      let figures = state.report(report.unit, report.period, context(report.period)).figures
      if let corrected = try run.correction(report.period, report: report.name, figures: figures) {
        corrections.append(corrected)
      }
    }
  }

  package func settled() -> any ProcedurePlan {
    LogPlan(run: run, procedure: procedure, state: state, books: books, workspace: workspace)
  }

  // MARK: Words

  package var accounts: [FileAccount] { state.log.accounts }

  private var summarised: [Period] { periods.isEmpty ? [current] : periods }

  package var summaries: [RunSummary.ProcedureSummary] { summarised.map(summary) }

  private func summary(_ period: Period) -> RunSummary.ProcedureSummary {
    let rows = state.log.rows(of: period)
    var summary = RunSummary.ProcedureSummary(
      sop: procedure.sop, period: period.name, statuses: state.statuses(rows))
    summary.violations = state.violations(rows)
    summary.conflicts = books.filter { $0.period == period }.reduce(0) { $0 + $1.openConflicts }
    summary.corrections = corrections.filter { place($0.period) == place(period) }.reduce(0) { $0 + $1.lines.count }
    return summary
  }

  /// The place of the summary that tells of a period: of a week in a monthly book the month in which it ends.
  private func place(_ period: Period) -> Int {
    let book = procedure.unit.period(holding: period.last)
    return summarised.firstIndex(of: book)
      ?? summarised.firstIndex(of: procedure.unit.period(holding: period.first)) ?? 0
  }

  package var findings: [String] {
    state.log.notes.filter(\.isWarning).map(\.text) + state.findings
      + reports.compactMap { run.reopenedFinding($0.period, report: $0.name) }
  }

  package var notes: [String] {
    state.log.notes.filter { !$0.isWarning }.map(\.text)
      + reports.filter(\.isClosed).map { report in
        run.facility.language(
          "Periode \(report.period.name) (\(procedure.sop)) sudah ditutup: angkanya tidak diubah lagi (G6)",
          "Period \(report.period.name) (\(procedure.sop)) is closed: its figures stay (G6)")
      }
  }

  package func explanations(of key: String) -> [Explanation] {
    state.rows(named: key).map { state.explanation($0) }
  }

  // MARK: Files

  /// The file of a period's book: what it is called in `kerja/`, else its own name.
  private func bookName(_ period: Period) -> String {
    books.first { $0.period == period }?.name ?? procedure.bookName(period)
  }

  /// Whether a book is the blank one that ``Run/makeBlankBooks()`` made, byte for byte, with these settings or with those of a
  /// new profile: nobody has touched it, and a log of many rows is written faster than it is patched in.
  private func isAsGiven(_ book: WorkBook, _ made: CalendarDate) throws -> Bool {
    guard !book.isMerged, state.log.book(book.period)?.tables[procedure.layout.sheet]?.table.rowCount == 0 else {
      return false
    }
    let earlier = Run(facility: run.facility, date: made, clock: run.clock)
    // Settings that were changed since then show on its sheets.
    let before = procedure as? any CatalogueProcedure
    for giver in [procedure, try before?.builtIn()].compactMap({ $0 }) {
      guard let blank = giver.blankBooks(earlier).first(where: { $0.period == book.period }) else { continue }
      let path = workspace.next(book.name)
      _ = try earlier.makeBook(blank.source, of: book.period, giver, [], workspace, to: path)
      if AtomicFile.haveEqualBytes(path, book.path) { return true }
    }
    return false
  }

  /// Makes a period's work book; one in which only the day would change stays as it is.
  private func makeBook(_ period: Period, to path: String) throws -> Made {
    let source = state.book(period, context(period))
    guard let book = books.first(where: { $0.period == period }), let made = ReportFile.made(book.working)?.day else {
      return try run.makeBook(source, of: period, procedure, books, workspace, to: path)
    }
    if !state.log.rows(in: period).isEmpty, try isAsGiven(book, made) {
      return try run.makeBook(
        source, of: period, procedure, books.filter { $0.period != period }, workspace, to: path)
    }
    let standing = made < run.date ? state.book(period, context(period, made: made)) : nil
    return try run.makeBook(source, standing: standing, of: period, procedure, books, workspace, to: path)
  }

  /// The work book of every period that has rows, the blank one of the run's period, and the open reports.
  package func targets() throws(FacilityError) -> [Run.Target] {
    var targets: [Run.Target] = []
    for period in Set(periods + [current] + books.map(\.period)).sorted() {
      targets.append(
        run.target(Facility.workFolder, bookName(period), summary: place(period)) { path in
          try makeBook(period, to: path)
        })
    }
    for report in reports where !report.isClosed {
      targets.append(
        run.target(Facility.reportFolder, report.name, summary: place(report.period)) { path in
          try state.report(report.unit, report.period, context(report.period)).write(path)
          return Made()
        })
    }
    for corrected in corrections {
      targets.append(
        run.target(Facility.reportFolder, corrected.report, summary: place(corrected.period)) { path in
          try run.makeCorrections(
            corrected, control: run.control(procedure.document, corrected.period), in: workspace, to: path)
        })
    }
    return targets
  }
}
