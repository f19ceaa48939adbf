import Intake
import FoundationEssentials
import Procedures
import Spreadsheet
import Worklist

extension Run {
  /// Writes the week's work book and the open recaps: each whole or not at all, none unless all could be made.
  ///
  /// - Returns: the summary with the paths of what was made or changed.
  /// - Throws: ``FacilityError/notWritable(file:reason:)``; every file is then as it was.
  package func write(_ plan: Plan) throws(FacilityError) -> RunSummary {
    var summary = plan.summary
    guard plan.hasInput else { return summary }
    if isClosed(plan.state.week) {
      summary.findings.append(
        facility.language(
          "Minggu \(plan.state.week.name) sudah ditutup: buku kerja dan rekapnya tidak diubah (G6)",
          "Week \(plan.state.week.name) is closed: its work book and recap were left as they are (G6)"))
    }
    var targets: [Target] = []
    do {
      try makeFolders()
      for target in try self.targets(plan) {
        targets.append(target)
        summary.findings += try make(&targets[targets.count - 1])
      }
      for target in targets {
        if target.isUnchanged || AtomicFile.haveEqualBytes(target.temporary, target.path) {
          AtomicFile.discard(target.temporary)
          summary.unchanged.append(target.name)
        } else {
          try backUp(target)
          try AtomicFile.commit(target.temporary, to: target.path)
          summary.written.append(target.name)
        }
      }
    } catch {
      for target in targets { AtomicFile.discard(target.temporary) }
      throw error
    }
    return summary
  }

  /// The files that a run would make or change, relative to the folder.
  package func targetNames(_ plan: Plan) throws(FacilityError) -> [String] {
    plan.hasInput ? try targets(plan).map(\.name) : []
  }

  private struct Target {
    /// Relative to the facility's folder.
    var name: String
    var path: String
    var make: (String) throws -> Made
    var isUnchanged = false
    var temporary: String { AtomicFile.temporary(for: path) }
  }

  private func targets(_ plan: Plan) throws(FacilityError) -> [Target] {
    let state = plan.state
    var targets: [Target] = []
    if !isClosed(state.week) {
      targets.append(workBook(plan))
    }
    let weeks = Set(state.books.map(\.week)).union([state.week]).sorted()
    for week in weeks where week <= state.week {
      if !isClosed(week) {
        targets.append(report(state, week))
      } else if week < state.week, let found = try corrections(of: week, state) {
        let control = control(week)
        targets.append(
          target(Facility.reportFolder, CallReportWriter.fileName(week)) { path in
            try makeCorrections(
              found.lines, found.figures, of: week, control: control, in: plan.workspace, to: path)
          })
      }
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

  private func makeFolders() throws(FacilityError) {
    for name in [Facility.workFolder, Facility.reportFolder] {
      let path = facility.folder + "/" + name
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        throw .notWritable(file: path, reason: systemReason())
      }
    }
  }

  /// Makes a target's temporary file; gives what was found while doing so.
  private func make(_ target: inout Target) throws(FacilityError) -> [String] {
    do {
      let made = try target.make(target.temporary)
      target.isUnchanged = made.isUnchanged
      return made.findings
    } catch let error as SpreadsheetError {
      if case .notWritable(let reason) = error.kind { throw .notWritable(file: target.path, reason: reason) }
      throw .notMade(error)
    } catch {
      throw .notWritable(file: target.path, reason: String(describing: error))
    }
  }

  /// Keeps the work book that is about to be replaced, under a name made of its bytes.
  private func backUp(_ target: Target) throws(FacilityError) {
    guard target.name.hasPrefix(Facility.workFolder), let fingerprint = fingerprint(of: target.path) else { return }
    let folder = facility.folder + "/" + Facility.archiveFolder
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stem = target.name.dropFirst(Facility.workFolder.count + 1).dropLast(5)
    let path = "\(folder)/\(stem) \(fingerprint).xlsx"
    if !FileManager.default.fileExists(atPath: path) { try AtomicFile.copy(target.path, to: path) }
  }

  /// FNV-1a, 64 bits, in hexadecimal: enough to tell one state of a book from another; nil where there is no file.
  private func fingerprint(of path: String) -> String? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let wasRead = AtomicFile.readChunks(of: path) { chunk in
      for byte in chunk { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    guard wasRead else { return nil }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// G6: a week is closed once it has ended and a run has written its recap after that end.
  private func isClosed(_ week: Week) -> Bool {
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
