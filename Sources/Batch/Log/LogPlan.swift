package import Book
package import Core
import Intake
import Spreadsheet

/// What a run has decided over a SOP's log.
package struct LogPlan: ProcedurePlan {
  /// One of the SOP's reports.
  struct Report {
    var unit: PeriodUnit
    var period: Period
    /// The file's name.
    var name: String
    /// Its figures are frozen (G6).
    var isClosed: Bool
    /// All that it tells of is closed, and known to be as it was.
    var isSettled = false
  }

  let run: Run
  let procedure: any LogProcedure
  package let state: any LogState
  package let books: [WorkBook]
  let workspace: Workspace
  /// The periods of work books that have rows, the first one first.
  let periods: [Period]
  private let current: Period
  /// The periods that the run's summary tells of.
  private let summarised: [Period]
  let reports: [Report]
  /// The lines of `Data Bermasalah`, by the period whose book lists them.
  private let problems: [Period: [SheetProblem]]
  package var corrections: [CorrectedPeriod] = []
  /// What periods contribute whose books were not opened.
  var closed: ClosedLog? { state.log.closed }
  /// What stands on `Belum Selesai` of the run's period.
  let open: OpenRows
  /// Whether these books have to be opened after all.
  package private(set) var reopens: Bool

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
    let closed = state.log.closed
    open = OpenRows(state, current, on: run.date)
    // What belongs to no period would stand in a closed one.
    reopens =
      closed != nil
      && (periods.isEmpty || state.log.touchesClosed || state.contradictsClosed
        || !open.isComplete)
    self.periods = periods.sorted()
    summarised = (closed?.periods ?? []) + (periods.isEmpty ? [current] : self.periods)
    var reports: [Report] = []
    for (place, (reportUnit, prefix)) in procedure.reports.enumerated() {
      var touched = Set(days.map(reportUnit.period))
      if reportUnit == unit { touched.formUnion(periods) }
      touched.formUnion(state.reportedPeriods(reportUnit))
      let settled = Set((closed?.reports[place] ?? []).compactMap { Period(name: $0) })
      for period in touched.union(settled).sorted() {
        let name = prefix + period.name + ".xlsx"
        let isSettled = settled.contains(period)
        reports.append(
          Report(
            unit: reportUnit, period: period, name: name, isClosed: isSettled || run.isClosed(period, report: name),
            isSettled: isSettled))
      }
    }
    self.reports = reports
    // What belongs to no period stands in the newest that has rows.
    let newest = self.periods.last ?? current
    problems = Dictionary(grouping: state.log.problems + state.problems) { $0.home ?? newest }
  }

  func isClosed(_ period: Period) -> Bool { reports.contains { $0.period == period && $0.isClosed } }

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
    if let until = closed?.until {
      reopens = reopens || reports.contains { !$0.isClosed && !ClosedPeriods.leaves($0.period, alone: until) }
    }
    for report in reports where report.isClosed {
      if report.isSettled, report.period.last <= closed?.until?.last ?? report.period.last { continue }
      let figures = state.report(report.unit, report.period, context(report.period)).figures
      if report.isSettled {
        if try !agrees(report, figures.all) { reopens = true }
        continue
      }
      if let corrected = try run.correction(report.period, report: report.name, figures: figures) {
        corrections.append(corrected)
      }
    }
  }

  /// Whether the rows of a report that tells of closed ones, too, count as they did when it was closed.
  private func agrees(_ report: Report, _ figures: PeriodFigures) throws(FacilityError) -> Bool {
    guard let edge = closed?.edges.first(where: { $0.period == report.period.name }),
      let known = try run.closedFigures(report.name)
    else { return false }
    return known.rows.count == figures.rows.count + edge.rows && figures.hasRows(asIn: known)
  }

  package func settled() -> any ProcedurePlan {
    LogPlan(run: run, procedure: procedure, state: state, books: books, workspace: workspace)
  }

  // MARK: Words

  package var accounts: [FileAccount] { state.log.accounts }

  package var summaries: [RunSummary.ProcedureSummary] {
    (closed?.parts ?? []).map(summary) + (periods.isEmpty ? [current] : periods).map(summary)
  }

  private func summary(_ part: ClosedLog.Part) -> RunSummary.ProcedureSummary {
    var summary = RunSummary.ProcedureSummary(sop: procedure.sop, period: part.period, statuses: part.statuses)
    summary.violations = part.violations
    return summary
  }

  func summary(_ period: Period) -> RunSummary.ProcedureSummary {
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

  package var findings: [Finding] {
    state.log.notes.filter(\.isWarning).map(\.finding)
      + state.findings { Facility.workFolder + "/" + bookName($0) }
      + reports.filter { !$0.isSettled }.compactMap { run.reopenedFinding($0.period, report: $0.name) }
  }

  package var notes: [String] {
    state.log.notes.filter { !$0.isWarning }.map(\.text) + [openNote].compactMap(\.self)
      + procedure.reports.flatMap { report in
        closedNotes(reports.filter { $0.isClosed && $0.unit == report.unit }.map(\.period))
      }
  }

  /// Says how much is open of earlier periods, and where it stands (G10).
  private var openNote: String? {
    let count = open.earlierCount
    guard count > 0, procedure.layout.openSheet != nil else { return nil }
    let unit = procedure.unit == .week ? ("minggu", "weeks") : ("bulan", "months")
    return run.facility.language(
      "\(count) hal dari \(unit.0)-\(unit.0) sebelumnya belum selesai: lembar \(OpenSheet.name) di \(bookName(current)) (G10)",
      "\(count) things of earlier \(unit.1) are open: sheet \(OpenSheet.name) of \(bookName(current)) (G10)")
  }

  /// Says of periods that they are closed; of many in one line.
  private func closedNotes(_ periods: [Period]) -> [String] {
    if periods.count > 3, let first = periods.first, let last = periods.last {
      return [
        run.facility.language(
          "\(periods.count) periode dari \(first.name) sampai \(last.name) (\(procedure.sop)) sudah ditutup: angkanya tidak diubah lagi (G6)",
          "\(periods.count) periods from \(first.name) to \(last.name) (\(procedure.sop)) are closed: their figures stay (G6)"
        )
      ]
    }
    return periods.map { period in
      run.facility.language(
        "Periode \(period.name) (\(procedure.sop)) sudah ditutup: angkanya tidak diubah lagi (G6)",
        "Period \(period.name) (\(procedure.sop)) is closed: its figures stay (G6)")
    }
  }

  package func records(of period: Period) -> [RecordTable] { state.records(of: period) }

  package func explanations(of key: String) -> [Explanation] {
    state.rows(named: key).map { state.explanation($0) }
  }

  // MARK: Files

  /// The file of a period's book: what it is called in `kerja/`, else its own name.
  func bookName(_ period: Period) -> String {
    books.first { $0.period == period }?.name ?? closed?.parts.first { $0.period == period.name }?.book
      ?? procedure.bookName(period)
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
    for (place, part) in (closed?.parts ?? []).enumerated() {
      var target = run.target(Facility.workFolder, part.book, summary: place) { _ in Made() }
      target.isSettled = true
      targets.append(target)
    }
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
