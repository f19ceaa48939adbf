import FoundationEssentials
import Intake
import Procedures
package import Spreadsheet
package import Worklist

/// One run of a facility's batch: reads `masuk/` and `kerja/`, decides, writes `kerja/` and `laporan/`.
package struct Run: Sendable {
  package let facility: Facility
  package let date: CalendarDate

  package init(facility: Facility, date: CalendarDate? = nil) {
    self.facility = facility
    self.date = date ?? facility.timeZone.today()
  }

  /// What a run knows before it writes.
  package struct Plan: Sendable {
    package var state: CallState
    package var summary: RunSummary
    package var hasInput: Bool
    /// The work books of all weeks, the newest first.
    package var books: [WorkBook]
    /// Closed weeks whose figures would be others.
    package var corrections: [CorrectedWeek]
    /// Where intermediate files lie.
    package var workspace: Workspace
  }

  // MARK: Reading and deciding

  /// Reads everything and decides; writes nothing.
  ///
  /// - Throws: ``FacilityError`` where `masuk/` or a work book can't be read: without a book, what staff typed would be lost.
  package func plan() throws(FacilityError) -> Plan {
    var summary = RunSummary(date: date.description)
    summary.facility = facility.name
    let template = facility.template.schema
    var inputs: [Table] = []
    var telephones: [Table] = []
    var copies: [ReturnedCopy] = []
    for name in try files(in: Facility.inputFolder) {
      let path = facility.folder + "/" + Facility.inputFolder + "/" + name
      do throws(MergeRefusal) {
        if let copy = try returnedCopy(name, path) {
          copies.append(copy)
          continue
        }
      } catch {
        summary.failures.append(error.message(facility.language))
        continue
      }
      do throws(IntakeError) {
        let reading = try IntakeFile.read(path: path, schema: template)
        summary.findings += reading.openQuotes.map { "masuk/\(name): \($0.message(facility.language))" }
        for table in reading.tables {
          if table.shape?.id == Template.telephoneShape { telephones.append(table) } else { inputs.append(table) }
          addDateNotes(table, to: &summary)
        }
      } catch {
        summary.failures.append(error.message(facility.language))
      }
    }
    let workspace = try Workspace()
    var workBooks = try workBooks(&summary, workspace)
    try merge(copies, into: &workBooks, workspace, &summary)
    let books = try read(workBooks)
    let builder = CallStateBuilder(
      profile: facility.profile, schema: CallColumns.dataSchema(template), outcomes: facility.template.outcomes,
      medicalRecordWidth: facility.medicalRecordWidth, doNotCall: facility.doNotCall, date: date)
    let state = builder.build(inputs: inputs, telephoneLists: telephones, books: books)
    describe(state, in: &summary)
    let corrections = try corrections(state)
    if !summary.procedures.isEmpty {
      summary.procedures[0].conflicts = workBooks.reduce(0) { $0 + $1.openConflicts }
      summary.procedures[0].corrections = corrections.reduce(0) { $0 + $1.lines.count }
    }
    return Plan(
      state: state, summary: summary, hasInput: !inputs.isEmpty || !books.isEmpty, books: workBooks,
      corrections: corrections, workspace: workspace)
  }

  func files(in folder: String) throws(FacilityError) -> [String] {
    let path = facility.folder + "/" + folder
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") && !$0.hasSuffix("#") }
        .filter { name in
          var isFolder = false
          _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
          return !isFolder
        }
        .sorted()
    } catch {
      throw .notReadable(
        file: path,
        reason: facility.language("folder tidak ada atau tidak boleh dibaca", "no such folder, or no permission"))
    }
  }

  // MARK: Words

  private func addDateNotes(_ table: Table, to summary: inout RunSummary) {
    for column in table.dateColumns {
      for warning in column.warnings {
        let header = table.columns[column.column].header
        summary.findings.append("\(table.file), \(header): \(warning.text(facility.language))")
      }
    }
    if table.shape?.id == Template.stayShape, let field = table.schema.index(of: "status_pulang"), !table.has(field) {
      summary.findings.append(
        facility.language(
          "\(table.file): tidak ada kolom Status Pulang, sehingga pasien yang meninggal tidak dapat dikenali (A3b)",
          "\(table.file): there is no column Status Pulang, so that patients who died can't be told (A3b)"))
    }
  }

  private func describe(_ state: CallState, in summary: inout RunSummary) {
    summary.findings += state.notes.filter(\.isWarning).map(\.text)
    summary.notes += state.notes.filter { !$0.isWarning }.map(\.text)
    summary.inputs = state.accounts.map {
      RunSummary.Input(file: $0.file, rows: $0.rows, used: $0.used, merged: $0.merged, rejected: $0.rejected)
    }
    let week = state.week
    let calls = state.executedCalls
    let executed = calls.count { week.contains($0.date) }
    let points = OfficerPoints.of(week, calls: calls.filter { !$0.officer.isEmpty }, profile: state.profile)
    summary.procedures = [
      RunSummary.ProcedureSummary(
        sop: "sapa-pasien", period: week.name,
        statuses: Dictionary(uniqueKeysWithValues: state.statusCounts.map { ($0.key.rawValue, $0.value) }),
        executed: executed, weeklyMinimum: state.profile.weeklyMinimum,
        points: Dictionary(uniqueKeysWithValues: points.map { ($0.officer, $0.points) }))
    ]
    let open = state.listed.filter { state.decisions[$0].status == .target }
    summary.openTargets = open.count
    summary.carriedOver = open.count { state.decisions[$0].code == .carriedOver }
    if !state.listed.isEmpty,
      let warning = WeeklyMinimum.warning(executed: executed, open: open.count, week: week, profile: state.profile)
    {
      summary.findings.append(warning)
    }
    summary.findings += state.entryFindings.map(\.text)
    addEntryNotes(state, to: &summary)
  }

  /// A1: how many rows each way concerned, and which setting decides.
  private func addEntryNotes(_ state: CallState, to summary: inout RunSummary) {
    let excluded = state.listed.filter { state.decisions[$0].status == .lateEntry }
    let marked = state.listed.filter { state.decisions[$0].isMarkedLate }
    for (stays, isKnown, outcome) in [
      (excluded, true, "bukan target"), (excluded, false, "bukan target"), (marked, true, "ditandai"),
      (marked, false, "ditandai"),
    ] {
      let count = stays.count { (state.stays[$0].entry != nil) == isKnown }
      guard count > 0 else { continue }
      let setting =
        isKnown
        ? "late_entry = \(state.profile.lateEntry.rawValue)" : "unknown_entry = \(state.profile.unknownEntry.rawValue)"
      let what = isKnown ? "Tgl Entri" : "hari pertama terlihat (ekspor tanpa Tgl Entri)"
      summary.notes.append(
        "\(count) rawatan: \(what) lebih dari \(state.profile.entryMaxDays) hari sesudah keluar, \(outcome) (A1, \(setting))"
      )
    }
  }
}
