package import Batch
import Book
package import Core
import Intake
import Spreadsheet

/// What a run has decided over post-discharge calls.
package struct CallPlan: ProcedurePlan {
  let run: Run
  let procedure: CallProcedure
  package let state: CallState
  private(set) var history: CallHistory
  let hasInput: Bool
  package let books: [WorkBook]
  let workspace: Workspace
  let inputs: CallInputs
  /// What weeks contribute whose books were not opened, and whether these have to be opened after all.
  var closedLog: ClosedLog?
  package var reopens = false
  /// Closed weeks whose figures would be others.
  package private(set) var corrections: [CorrectedPeriod] = []
  /// How many weeks an earlier version closed by figures of its own.
  private(set) var olderWeeks = 0
  /// What the reports of closed weeks say, for the trend.
  private(set) var closed: [Week: PeriodFigures] = [:]

  init(
    run: Run, procedure: CallProcedure, state: CallState, hasInput: Bool, books: [WorkBook], workspace: Workspace,
    inputs: CallInputs
  ) {
    self.inputs = inputs
    self.run = run
    self.procedure = procedure
    self.state = state
    history = CallHistory(state)
    self.hasInput = hasInput
    self.books = books
    self.workspace = workspace
  }

  /// The weeks whose recaps the run writes where they are open: its own and those of earlier books.
  private var weeks: [Week] {
    Set(state.books.map(\.week)).union([state.week]).filter { $0 <= state.week }.sorted()
  }

  func isClosed(_ week: Week) -> Bool {
    state.closedWeeks.contains(week) || run.isClosed(Period(week), report: CallReportWriter.fileName(week))
  }

  /// Reads the reports of closed weeks, and finds those whose figures would be others.
  mutating func findCorrections() throws(FacilityError) {
    let books = Set(state.books.map(\.week))
    let trend = (1...ControlChart.most).map { state.week.adding(weeks: -$0) }
    for week in books.union(trend).sorted()
    where week < state.week && !state.closedWeeks.contains(week) && isClosed(week) {
      closed[week] = try run.closedFigures(CallReportWriter.fileName(week))
    }
    let met = history.weeks(of: state.stays.indices).intersection(state.closedWeeks)
    for week in state.closedWeeks {
      let isMet = met.contains(week) || met.contains(week.adding(weeks: 1))
      if let known = state.closed.figures[week.name], !isMet || !known.rows.isEmpty {
        closed[week] = known
      } else if isMet {
        closed[week] = try run.closedFigures(CallReportWriter.fileName(week))
      }
    }
    history = CallHistory(state, closed: closed)
    if !met.isEmpty {
      let keys = Set(state.keys.map(Masking.key))
      if !met.allSatisfy({ agrees($0, meeting: keys) }) { reopens = true }
    }
    for (week, known) in closed.sorted(on: \.key)
    where books.contains(week) && !state.closedWeeks.contains(week) {
      guard CallRecap.isComparable(known) else {
        olderWeeks += 1
        continue
      }
      var corrected = run.correction(
        Period(week), report: CallReportWriter.fileName(week), figures: history.recap(of: week).figures(asIn: known),
        known: known)
      corrected?.sayAnswers()
      guard let corrected else { continue }
      corrections.append(corrected)
      closed[week] = corrected.figures
    }
  }

  /// Whether the stays of a closed week that a run meets again count in it as they did when it was closed.
  private func agrees(_ week: Week, meeting keys: Set<String>) -> Bool {
    guard let known = closed[week] else { return false }
    let own = history.recap(of: week).figures
    return history.agreesOnAnswers(of: week) && own.hasRows(asIn: known)
      && known.rows.keys.allSatisfy { !keys.contains($0) || own.rows[$0] != nil }
  }

  package func settled() -> any ProcedurePlan {
    var plan = self
    plan.corrections = []
    return plan
  }

  // MARK: Words

  package var accounts: [FileAccount] { state.accounts + state.evaluations.accounts }

  package var summaries: [RunSummary.ProcedureSummary] {
    let week = state.week
    let calls = history.executedCalls
    let points = OfficerPoints.of(week, calls: calls.filter { !$0.officer.isEmpty }, profile: state.profile)
    let open = state.listed.filter { state.decisions[$0].status == .target }
    var summary = RunSummary.ProcedureSummary(
      sop: procedure.sop, period: week.name,
      statuses: Dictionary(uniqueKeysWithValues: state.statusCounts.map { ($0.key.rawValue, $0.value) }))
    summary.executed = calls.count { week.contains($0.date) }
    summary.weeklyMinimum = state.profile.weeklyMinimum
    summary.points = Dictionary(uniqueKeysWithValues: points.map { ($0.officer, $0.points) })
    summary.conflicts = books.reduce(0) { $0 + $1.openConflicts }
    summary.corrections = corrections.reduce(0) { $0 + $1.lines.count }
    summary.carriedOver = open.count { state.decisions[$0].code == .carriedOver }
    return [summary]
  }

  package var findings: [Finding] {
    var findings = (state.notes + state.evaluations.notes).filter(\.isWarning).map(\.finding)
    let book = Facility.workFolder + "/" + bookName
    let week = state.week
    let executed = history.executedCalls.count { week.contains($0.date) }
    let open = state.listed.count { state.decisions[$0].status == .target }
    if !state.listed.isEmpty,
      let warning = WeeklyMinimum.warning(executed: executed, open: open, week: week, profile: state.profile)
    {
      findings.append(
        Finding(
          warning, file: book, sheet: CallSheets.calls,
          remedy: "Sapa semua yang masih terbuka, dan periksa apakah ekspor minggu ini sudah lengkap di masuk/"))
    }
    findings += state.entryFindings.map(\.finding)
    if let finding = state.escalationFinding(in: bookName) { findings.append(finding) }
    if hasInput, isClosed(week) {
      findings.append(
        Finding(
          "Minggu \(week.name) sudah ditutup: buku kerja dan rekapnya tidak diubah (G6)",
          "Week \(week.name) is closed: its work book and recap were left as they are (G6)",
          file: book, remedy: "Jalankan lagi tanpa --date agar isian masuk minggu ini"))
      let count = state.listed.count { !state.standsInBook($0) }
      if count > 0 {
        findings.append(
          Finding(
            "\(count) pasien dari masuk/ belum ada di buku mana pun karena minggu \(week.name) sudah ditutup: jalankan lagi tanpa --date, maka mereka masuk buku minggu ini. Berkasnya biarkan di masuk/ (G1)",
            "\(count) patients of masuk/ stand in no book, since week \(week.name) is closed: run again without --date, and they come into this week's book. Leave their file in masuk/ (G1)"
          ))
      }
    }
    return findings
      + weeks.filter { !state.closedWeeks.contains($0) }.compactMap {
        run.reopenedFinding(Period($0), report: CallReportWriter.fileName($0))
      }
  }

  package var notes: [String] {
    let older = run.facility.language(
      "\(olderWeeks) minggu ditutup oleh Sapa versi sebelumnya, yang menghitung lain: rekapnya tetap, Koreksi tidak dicari (G6)",
      "\(olderWeeks) weeks were closed by an earlier version of Sapa, which counted otherwise: their recaps stay, and no Koreksi is looked for (G6)"
    )
    return (state.notes + state.evaluations.notes).filter { !$0.isWarning }.map(\.text) + state.entryNotes
      + [inputs.note(run.facility.language)].compactMap(\.self) + (olderWeeks > 0 ? [older] : [])
  }

  package func explanations(of key: String) -> [Explanation] {
    Explanation.all(key, state: state, width: run.facility.medicalRecordWidth)
  }

  // MARK: Files

  /// The week's work book and the open recaps; nothing where nothing came in.
  package func targets() throws(FacilityError) -> [Run.Target] {
    guard hasInput else { return [] }
    var targets: [Run.Target] = []
    if !isClosed(state.week) { targets.append(workBook) }
    for book in books where book.isMerged && (book.period.week != state.week || isClosed(book.period.week)) {
      targets.append(
        run.target(Facility.workFolder, book.name) { try run.makeMerged(book, procedure, workspace, to: $0) })
    }
    for week in weeks where !isClosed(week) { targets.append(report(week)) }
    for corrected in corrections {
      let control = run.control(procedure.document, corrected.period)
      targets.append(
        run.target(Facility.reportFolder, corrected.report) { path in
          try run.makeCorrections(corrected, control: control, in: workspace, to: path)
        })
    }
    return targets
  }

  /// The file of the week's book: what it is called in `kerja/`, else its own name.
  var bookName: String {
    books.first { $0.period == Period(state.week) }?.name ?? procedure.bookName(Period(state.week))
  }

  private var workBook: Run.Target {
    let period = Period(state.week)
    let context = CallBookContext(
      state: state, control: run.control(procedure.document, period),
      messages: procedure.template.messages, problems: problems, inputs: inputs.read)
    return run.target(Facility.workFolder, bookName) {
      try run.makeBook(context.book, of: period, procedure, books, workspace, to: $0)
    }
  }

  private func report(_ week: Week) -> Run.Target {
    let control = run.control(procedure.document, Period(week))
    return run.target(Facility.reportFolder, CallReportWriter.fileName(week)) { path in
      try CallReportWriter(
        recap: history.recap(of: week, closed: closed), control: control, showsNames: procedure.profile.reportsShowNames
      )
      .write(to: path)
      return Made()
    }
  }

  private var problems: [SheetProblem] {
    state.problems.map { SheetProblem($0) } + state.implausibleProblems
      + state.entryFindings.map { finding in
        SheetProblem(
          file: finding.file, sheet: CallSheets.calls, row: finding.row, key: finding.key, column: finding.column,
          value: finding.value, what: finding.message, effect: SheetProblem.checked)
      }
  }
}

extension CorrectedPeriod {
  /// Where answers or escalations alone changed, no row of the funnel did.
  fileprivate mutating func sayAnswers() {
    for place in lines.indices where lines[place].cause.isEmpty {
      lines[place].cause =
        "isian formulir di \(CallSheets.calls) atau \(CallSheets.escalation) berubah sesudah minggu ditutup (A6)"
    }
  }
}
