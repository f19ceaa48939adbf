import Intake
import Procedures
import Spreadsheet
import Worklist

extension Run {
  func addClosedWeek(_ plan: Plan, to summary: inout RunSummary) {
    guard plan.hasInput, isClosed(plan.state.week) else { return }
    summary.findings.append(
      facility.language(
        "Minggu \(plan.state.week.name) sudah ditutup: buku kerja dan rekapnya tidak diubah (G6)",
        "Week \(plan.state.week.name) is closed: its work book and recap were left as they are (G6)"))
  }

  /// A file that a run makes.
  struct Target {
    /// Relative to the facility's folder.
    var name: String
    var path: String
    var make: (String) throws -> Made
    var temporary: String { AtomicFile.temporary(for: path) }
  }

  /// What a run writes: the week's work book and the open recaps; nothing where nothing came in.
  func targets(_ plan: Plan) throws(FacilityError) -> [Target] {
    guard plan.hasInput else { return [] }
    let state = plan.state
    var targets: [Target] = []
    if !isClosed(state.week) {
      targets.append(workBook(plan))
    }
    for book in plan.books where book.isMerged && (book.week != state.week || isClosed(book.week)) {
      targets.append(target(Facility.workFolder, book.name) { try makeMerged(book, to: $0) })
    }
    let weeks = Set(state.books.map(\.week)).union([state.week]).sorted()
    for week in weeks where week <= state.week {
      if !isClosed(week) { targets.append(report(state, week)) }
    }
    for corrected in plan.corrections {
      let control = control(corrected.week)
      targets.append(
        target(Facility.reportFolder, CallReportWriter.fileName(corrected.week)) { path in
          try makeCorrections(corrected, control: control, in: plan.workspace, to: path)
        })
    }
    return targets
  }

  private func workBook(_ plan: Plan) -> Target {
    let state = plan.state
    let context = CallBookContext(
      state: state, control: control(state.week),
      messages: CallMessages(
        opening: facility.template.messages.opening, evaluation: facility.template.messages.evaluation,
        steps: facility.template.messages.steps), maxForms: facility.template.maxForms, problems: problems(state))
    return target(Facility.workFolder, CallBook.fileName(state.week)) { try makeWorkBook(plan, context, to: $0) }
  }

  private func report(_ state: CallState, _ week: Week) -> Target {
    let control = control(week)
    let showsNames = facility.reportsShowNames
    return target(Facility.reportFolder, CallReportWriter.fileName(week)) { path in
      try CallReportWriter(recap: state.recap(of: week), control: control, showsNames: showsNames).write(to: path)
      return Made()
    }
  }

  private func target(_ folder: String, _ file: String, _ make: @escaping (String) throws -> Made) -> Target {
    let name = folder + "/" + file
    return Target(name: name, path: facility.folder + "/" + name, make: make)
  }

  /// Makes a file under its temporary name.
  func make(_ target: Target) throws(FacilityError) -> Made {
    do {
      return try target.make(target.temporary)
    } catch let error as SpreadsheetError {
      if case .notWritable(let reason) = error.kind { throw .notWritable(file: target.path, reason: reason) }
      throw .notMade(error)
    } catch {
      throw .notWritable(file: target.path, reason: String(describing: error))
    }
  }

  /// G6: a week is closed once it has ended and a run has written its recap after that end.
  func isClosed(_ week: Week) -> Bool {
    let path = facility.folder + "/" + Facility.reportFolder + "/" + CallReportWriter.fileName(week)
    guard let made = CallBookFile.dayMade(path) else { return false }
    return made > week.last
  }

  private func control(_ week: Week) -> DocumentControl {
    let document = facility.template.document
    return DocumentControl(
      facility: facility.name, title: document.title, number: document.number, revision: document.revision,
      effective: document.effective, templateVersion: document.version, programVersion: programVersion,
      period: "\(week.name) (\(week.first.indonesian) – \(week.last.indonesian))", made: date)
  }

  private func problems(_ state: CallState) -> [SheetProblem] {
    state.problems.map { problem in
      let effect =
        switch problem.effect {
        case .rowRejected: "Baris ditolak"
        case .valueUnused: "Nilai tidak dipakai"
        case .warning: "Diperiksa"
        }
      return SheetProblem(
        file: problem.file, sheet: problem.sheet ?? "", row: problem.row, column: problem.column, value: problem.value,
        what: problem.what, effect: effect)
    } + state.implausibleProblems
      + state.entryFindings.map { finding in
        SheetProblem(
          file: CallBook.fileName(state.week), sheet: CallSheets.calls, row: finding.row, column: finding.column,
          value: finding.value, what: finding.message, effect: "Diperiksa")
      }
  }
}
