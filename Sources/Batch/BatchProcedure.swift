package import Book
package import Core
package import Intake
import Spreadsheet

/// A SOP that a facility follows, as a run sees it.
package protocol BatchProcedure: Sendable {
  /// Such as `sapa-pasien`.
  var sop: String { get }
  /// What the names of its work books begin with: `Sapa Pasien `.
  var bookPrefix: String { get }
  /// What its workbooks say of themselves in print (G8).
  var document: TemplateDocument { get }
  /// Whether a hospital alone follows it.
  var isOfHospitals: Bool { get }
  /// How long the periods of its work books are.
  var unit: PeriodUnit { get }
  /// The columns of its inputs, and what makes a sheet one of them.
  var schema: Schema { get }
  /// The sheets of its work books that have row keys, without `Konflik`.
  var specs: [KeyedSheetSpec] { get }
  /// Its reports: how long a period each is about, and what the names of their files begin with: `Rekap Layanan Telepon `.
  var reports: [(unit: PeriodUnit, prefix: String)] { get }
  /// Sheets by which a work book that lost its base is known; facility and period stand above the first one's table.
  var marks: [String] { get }
  /// Whether its inputs look as a sheet of its work books does.
  var takesLogs: Bool { get }
  /// Whether chats and SMS are inputs of it.
  var takesMessages: Bool { get }
  /// The facility's own numbers and names in chats and SMS, as this SOP's settings have them.
  var ownParties: (numbers: [String], names: [String]) { get }
  /// The sheets whose rows go over into the next period's book, where somebody may still type into the earlier one.
  var carriedSheets: [CarriedSheet] { get }
  /// `Belum Selesai` of its work books, and the log whose rows of earlier periods stand there (G10).
  var openSheet: (open: KeyedSheetSpec, log: KeyedSheetSpec)? { get }

  /// Whether a sheet of its work books holds what came in when its file is gone from `masuk/`.
  func keepsInputs(on sheet: String) -> Bool

  /// The blank books of a period in which staff log their work from the first call on; none where the work comes by exports.
  func blankBooks(_ run: Run) -> [(period: Period, source: BookPlan)]

  /// What a person should know of how a table was read.
  func findings(_ table: Table) -> [Finding]

  /// Decides over all that came in and all that stands in the work books; writes nothing.
  ///
  /// - Parameters:
  ///   - inputs: this procedure's sheets, and the messages that any procedure may look at.
  ///   - books: its work books, the newest first, with copies and choices merged in.
  ///   - run: the run.
  ///   - workspace: where intermediate files lie.
  /// - Returns: the plan.
  /// - Throws: ``FacilityError/book(_:)`` where a work book can't be read: what staff typed would be lost.
  func plan(
    _ inputs: ProcedureInputs, _ books: [WorkBook], _ run: Run, _ workspace: Workspace
  ) throws(FacilityError) -> any ProcedurePlan
}

/// What came into `masuk/` for one SOP.
package struct ProcedureInputs: Sendable {
  package var tables: [Table] = []
  /// Chats and SMS, in the order of their files' names.
  package var messages: [MessageStore] = []
  /// What periods contribute whose books are not opened.
  package var closed: ClosedLog?
  /// Files of `masuk/` that were not read: all that they hold is closed.
  package var unread: Set<String> = []
  /// SHA-256 of a file of `masuk/`; nil where it can't be read.
  package var digest: @Sendable (String) -> String? = { _ in nil }
}

/// What a run has decided for one SOP.
package protocol ProcedurePlan: Sendable {
  /// The work books, the newest first.
  var books: [WorkBook] { get }
  /// What became of each input's rows.
  var accounts: [FileAccount] { get }
  /// One a period.
  var summaries: [RunSummary.ProcedureSummary] { get }
  /// Closed periods whose figures would be others (G6).
  var corrections: [CorrectedPeriod] { get }
  /// What asks for attention, and what only informs.
  var findings: [Finding] { get }
  var notes: [String] { get }
  /// The files that the run makes.
  ///
  /// - Throws: ``FacilityError`` where a report can't be read.
  func targets() throws(FacilityError) -> [Run.Target]
  /// The plan as the next run makes it where nothing is new: with what this one has closed, and without the corrections that it listed.
  func settled() throws(FacilityError) -> any ProcedurePlan
  /// What the SOP tells on the facility's overview of a month (RULES 0a); of a brief one the figures alone.
  ///
  /// - Throws: ``FacilityError`` where a report can't be read.
  func overview(of month: Month, isBrief: Bool) throws(FacilityError) -> OverviewPart
  /// The records of a period as they leave the facility, by table.
  func records(of period: Period) -> [RecordTable]
  /// Why the records that a key names got their state.
  func explanations(of key: String) -> [Explanation]
  /// Whether books that were left unopened have to be opened after all.
  var reopens: Bool { get }
  /// What the next run need not open, and the SOP's name; nil where nothing.
  ///
  /// - Parameters:
  ///   - quiet: the files that this run left as they were, and said nothing of while making them.
  ///   - said: what it said of work books while it opened them.
  /// - Returns: what the SOP's closed periods contribute.
  func closed(_ quiet: Set<String>, said: [String]) -> (sop: String, log: ClosedLog)?
}

extension ProcedurePlan {
  package var reopens: Bool { false }
  package func closed(_ quiet: Set<String>, said: [String]) -> (sop: String, log: ClosedLog)? { nil }
}

extension BatchProcedure {
  package var takesLogs: Bool { false }
  package var takesMessages: Bool { false }
  package var isOfHospitals: Bool { false }
  package var ownParties: (numbers: [String], names: [String]) { ([], []) }
  package var openSheet: (open: KeyedSheetSpec, log: KeyedSheetSpec)? { nil }
  package var unit: PeriodUnit { .week }

  package func blankBooks(_ run: Run) -> [(period: Period, source: BookPlan)] { [] }

  package func keepsInputs(on sheet: String) -> Bool { takesLogs }

  /// The period of a work book's file name, or nil where it is none of this procedure's.
  package func period(ofBook name: String) -> Period? {
    guard name.hasPrefix(bookPrefix), name.hasSuffix(".xlsx") else { return nil }
    let period = Period(name: name.dropFirst(bookPrefix.count).dropLast(5))
    return period?.isMonth == (unit == .month) ? period : nil
  }

  /// What staff call the SOP, as its work books are named: `Sapa Pasien`.
  package var name: String { String(bookPrefix.dropLast()) }

  /// `Sapa Pasien 2026-W47.xlsx`.
  package func bookName(_ period: Period) -> String { bookPrefix + period.name + ".xlsx" }

  /// The sheets with row keys, `Konflik` included.
  var mergedSpecs: [KeyedSheetSpec] { MergeApplication.withConflicts(specs) }
}
