import Book
import Core
import FoundationEssentials
import Intake
package import Spreadsheet

/// One run of a facility's batch: reads `masuk/` and `kerja/`, decides, writes `kerja/` and `laporan/`.
package struct Run: Sendable {
  package let facility: Facility
  /// The day that the run is dated, by which all is decided.
  package let date: CalendarDate
  package let clock: WallClock
  /// The day on which the run really goes on, in the facility's time zone.
  package let today: CalendarDate
  let knownReports = KnownReports()

  package init(facility: Facility, date: CalendarDate? = nil, clock: WallClock = .system) {
    self.facility = facility
    self.clock = clock
    today = facility.timeZone.today(clock)
    self.date = date ?? today
  }

  /// What a run knows before it writes.
  package struct Plan: Sendable {
    /// One a SOP of the facility's.
    package var parts: [any ProcedurePlan]
    /// What is to be said of the folder and its inputs.
    fileprivate var opening: RunSummary
    /// By SOP: what is to be said of its work books.
    fileprivate var ofBooks: [RunSummary]
    /// Where intermediate files lie.
    package var workspace: Workspace
    /// The SOPs whose closed periods have to be opened after all.
    fileprivate var reopened: [String]
    /// By file of `masuk/`: the SOPs that it is an input of, and what there is to say of it.
    fileprivate(set) var readers: [String: KnownInput]

    /// What is closed once the run has made its files: by SOP.
    func closed(_ quiet: Set<String>) -> [String: ClosedLog] {
      var closed: [String: ClosedLog] = [:]
      for (said, part) in zip(ofBooks, parts) {
        if let (sop, log) = part.closed(quiet, said: said.warnings) { closed[sop] = log }
      }
      return closed
    }

    package var summary: RunSummary {
      var summary = opening
      for (ofBooks, part) in zip(ofBooks, parts) {
        summary.failures += ofBooks.failures
        summary.findings += ofBooks.findings
        summary.notes += ofBooks.notes
        summary.add(part)
      }
      return summary
    }

    /// The plan as the next run makes it where nothing is new; nil where more than closed periods would be others.
    func settled() throws(FacilityError) -> Plan? {
      let books = parts.flatMap(\.books)
      guard books.allSatisfy({ $0.working == $0.path && $0.events.isEmpty && $0.merged.isEmpty }) else { return nil }
      var plan = self
      for place in parts.indices { plan.parts[place] = try parts[place].settled() }
      return plan
    }
  }

  // MARK: Reading and deciding

  /// Reads everything and decides; writes nothing.
  ///
  /// - Throws: ``FacilityError`` where `masuk/` or a work book can't be read: without a book, what staff typed would be lost.
  package func plan() throws(FacilityError) -> Plan { try plan(Unopened(), nil) }

  /// The same, where more is known.
  ///
  /// - Parameters:
  ///   - unopened: what need not be opened; it is all the same where something came for it.
  ///   - snapshot: the folder as it is; nil where that was not looked at.
  /// - Returns: the plan.
  /// - Throws: ``FacilityError`` as ``plan()`` does.
  func plan(_ unopened: Unopened, _ snapshot: FolderSnapshot?) throws(FacilityError) -> Plan {
    var unopened = unopened
    while true {
      let plan = try decide(unopened, snapshot)
      let reopened = plan.reopened.filter { unopened.logs[$0] != nil }
      if reopened.isEmpty { return plan }
      for sop in reopened { unopened.logs[sop] = nil }
    }
  }

  private func decide(_ unopened: Unopened, _ snapshot: FolderSnapshot?) throws(FacilityError) -> Plan {
    var summary = RunSummary(date: date.description, facility.language)
    summary.facility = facility.name
    summary.asksForExports = facility.procedures.contains { !$0.takesLogs }
    summary.findings += try clockFindings()
    let procedures = facility.procedures
    var inputs = [ProcedureInputs](repeating: ProcedureInputs(), count: procedures.count)
    let digests = snapshot?.digests ?? [:]
    for place in inputs.indices {
      inputs[place].digest = { [folder = facility.folder] file in
        let name = Facility.inputFolder + "/" + file
        return digests[name] ?? SHA256.ofFile(folder + "/" + name)?.digest
      }
    }
    var copies: [ReturnedCopy] = []
    var readers: [String: KnownInput] = [:]
    for name in try files(in: Facility.inputFolder, &summary) {
      let path = facility.folder + "/" + Facility.inputFolder + "/" + name
      if case let known = unopened.readers(of: name), !known.isEmpty {
        for place in procedures.indices where known.contains(procedures[place].sop) {
          inputs[place].unread.insert(name)
        }
        readers[name] = unopened.inputs[name]
        summary.findings += unopened.inputs[name]?.findings ?? []
        continue
      }
      do throws(MergeRefusal) {
        if let copy = try returnedCopy(name, path, in: Facility.inputFolder) {
          copies.append(copy)
          continue
        }
      } catch {
        summary.failures.append(Finding(error, file: Facility.inputFolder + "/" + name))
        continue
      }
      do throws(IntakeError) {
        if procedures.contains(where: \.takesMessages),
          let messages = try MessageStore.read(path, zone: facility.timeZone)
        {
          for place in procedures.indices where procedures[place].takesMessages {
            inputs[place].messages.append(messages)
          }
          let findings = messages.remarks.findings(facility.language)
          summary.findings += Finding.ofInput(name) { messages.remarks.findings($0) }
          summary.notes += messages.remarks.sentences(facility.language).filter { !findings.contains($0) }
            .map { "masuk/\(name): \($0)" }
          continue
        }
        let reading = try InputFile.read(path: path, procedures, zone: facility.timeZone)
        var findings = Finding.ofInput(name) { language in reading.faults.map { $0.message(language) } }
        for (place, table) in reading.tables {
          inputs[place].tables.append(table)
          findings += procedures[place].findings(table)
        }
        readers[name] = KnownInput(
          sops: Set(reading.tables.map { procedures[$0.procedure].sop }).sorted(), findings: findings)
        summary.findings += findings
      } catch {
        summary.failures.append(Finding(error, file: Facility.inputFolder + "/" + name))
      }
    }
    let workspace = try Workspace()
    let folder = try workFolder(&summary)
    var parts: [any ProcedurePlan] = []
    var ofBooks: [RunSummary] = []
    var reopened: [String] = []
    for (sop, log) in unopened.logs where try isNeeded(log, of: sop, for: copies) { reopened.append(sop) }
    for (place, procedure) in procedures.enumerated() {
      var said = RunSummary(date: date.description, facility.language)
      inputs[place].closed = unopened.logs[procedure.sop]
      var books = try workBooks(of: procedure, in: folder, inputs: inputs[place], workspace, &said)
      try merge(copies, into: &books, of: procedure, workspace, &said)
      try mergeEarlier(into: &books, of: procedure, workspace, &said)
      if try mergeOpen(into: &books, of: procedure, closed: inputs[place].closed, workspace, &said) {
        reopened.append(procedure.sop)
      }
      let part = try procedure.plan(inputs[place], books, self, workspace)
      if part.reopens { reopened.append(procedure.sop) }
      parts.append(part)
      ofBooks.append(said)
    }
    return Plan(
      parts: parts, opening: summary, ofBooks: ofBooks, workspace: workspace, reopened: reopened, readers: readers)
  }

  /// The files of a folder that a run reads; what it passes over is named.
  func files(in folder: String, _ summary: inout RunSummary) throws(FacilityError) -> [String] {
    let path = facility.folder + "/" + folder
    guard let listing = FolderListing(path) else {
      throw .notReadable(
        file: path,
        reason: facility.language("folder tidak ada atau tidak boleh dibaca", "no such folder, or no permission"))
    }
    for item in listing.passedOver {
      let finding = Finding(file: folder + "/" + item.name) { item.message(folder, $0) }
      if item.isDeliberate {
        summary.notes.append(finding.text(facility.language))
      } else {
        summary.findings.append(finding)
      }
    }
    return listing.files
  }

  // MARK: Writing

  /// A file that a run makes; several are made at once.
  package struct Target: Sendable {
    /// Relative to the facility's folder.
    var name: String
    var path: String
    /// The place of the summary's procedure that conflicts found while making it count for.
    var summary: Int
    var make: @Sendable (String) throws -> Made
    /// It stays as it is, which is known without making it.
    var isSettled = false
    var temporary: String { AtomicFile.temporary(for: path) }
  }

  /// What a run writes: of each SOP its work books and the open recaps; nothing where nothing came in.
  func targets(_ plan: Plan) throws(FacilityError) -> [Target] {
    var targets: [Target] = []
    var offset = 0
    for part in plan.parts {
      for var target in try part.targets() {
        target.summary += offset
        targets.append(target)
      }
      offset += part.summaries.count
    }
    return targets.isEmpty ? [] : try overviewTargets(plan) + targets
  }

  /// A file in one of the facility's folders.
  package func target(
    _ folder: String, _ file: String, summary: Int = 0, _ make: @escaping @Sendable (String) throws -> Made
  ) -> Target {
    let name = folder + "/" + file
    return Target(name: name, path: facility.folder + "/" + name, summary: summary, make: make)
  }

  /// Makes a file under its temporary name.
  func make(_ target: Target) throws(FacilityError) -> Made {
    if target.isSettled { return Made() }
    do {
      try AtomicFile.begin(target.temporary, for: target.path)
      var made = try target.make(target.temporary)
      if made.isUnchanged || AtomicFile.haveEqualBytes(target.temporary, target.path) { return made }
      guard let digest = SHA256.ofFile(target.temporary)?.digest else {
        throw FacilityError.notReadable(file: target.temporary, reason: systemReason())
      }
      made.digest = digest
      return made
    } catch let error as FacilityError {
      throw error
    } catch let error as SpreadsheetError {
      switch error.kind {
      case .notWritable(let reason): throw .notWritable(file: target.path, reason: reason)
      case .limitPassed(what: "rows", _): throw .sheetFull(file: target.path, sheet: error.sheet ?? "")
      default: throw .notMade(error)
      }
    } catch {
      throw .notWritable(file: target.path, reason: String(describing: error))
    }
  }
}
