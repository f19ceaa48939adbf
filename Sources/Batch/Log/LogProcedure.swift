package import Book
package import Core
package import Intake
import Spreadsheet

/// A SOP whose records are the rows of a log that staff keep in its work books, or that comes in through `masuk/`.
package protocol LogProcedure: BatchProcedure {
  var layout: LogLayout { get }
  /// The work book's other sheets with row keys, as they are read.
  var otherSheets: [(sheet: String, schema: Schema)] { get }
  /// Makes rows of what is no sheet, and adds to sheets what their place says.
  ///
  /// - Throws: ``FacilityError`` where a limit is passed.
  func prepared(_ inputs: ProcedureInputs, _ books: [LogBook], _ run: Run) throws(FacilityError) -> PreparedInputs
  /// Decides over the rows of a log.
  func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState
}

/// Inputs of a log, all of them sheets, and what is to be said of how they became so.
package struct PreparedInputs: Sendable {
  package var tables: [Table] = []
  /// By table, then by row: the keys by which rows of messages are known; empty of other tables.
  package var keys: [[String]] = []
  /// Of the log that was made of these: its messages, for the next run to know.
  package var remembered: @Sendable (Log) -> MessageMemory = { _ in .none }
  /// Whether chats, SMS or lists of messages came, or are remembered.
  package var hasMessages = false
  /// Rows of a file that stand in no table since they went into others.
  package var merged: [FileAccount] = []
  package var notes: [Note] = []
  /// Rows that were rejected while these were made, for `Data Bermasalah`.
  package var problems: [SheetProblem] = []

  package init(tables: [Table] = []) { self.tables = tables }
}

extension LogProcedure {
  package func prepared(
    _ inputs: ProcedureInputs, _ books: [LogBook], _ run: Run
  ) throws(FacilityError) -> PreparedInputs {
    PreparedInputs(tables: inputs.tables)
  }

  package var carriedSheets: [CarriedSheet] { [] }
  package var openSheet: (open: KeyedSheetSpec, log: KeyedSheetSpec)? {
    layout.openSheet.map { ($0.spec, layout.spec) }
  }
  package var takesLogs: Bool { true }
  package var unit: PeriodUnit { layout.unit }
  package var marks: [String] { [layout.sheet] }
  package var schema: Schema { layout.schema }

  package func findings(_ table: Table) -> [Finding] { table.dateFindings }

  package func blankBooks(_ run: Run) -> [(period: Period, source: BookPlan)] {
    let period = layout.unit.period(holding: run.date)
    let state = state(
      LogReader(layout: layout, inputs: [], others: [], books: [], date: run.date).read(), PreparedInputs(), run)
    let context = LogContext(
      control: run.control(document, period), problems: [], isClosed: false, date: run.date)
    return [(period, state.book(period, context))]
  }

  package func plan(
    _ inputs: ProcedureInputs, _ books: [WorkBook], _ run: Run, _ workspace: Workspace
  ) throws(FacilityError) -> any ProcedurePlan {
    let open = layout.openSheet.map { [(sheet: OpenSheet.name, schema: $0.schema)] } ?? []
    let logBooks = try books.read(
      [(sheet: layout.sheet, schema: layout.bookSchema)] + otherSheets + open, optional: [OpenSheet.name])
    let shape = layout.shape
    let prepared = try prepared(inputs, logBooks, run)
    let rows = prepared.tables.indices.filter { prepared.tables[$0].shape?.id == shape }
    let log = LogReader(
      layout: layout, inputs: rows.map { prepared.tables[$0] },
      keys: rows.map { prepared.keys.indices.contains($0) ? prepared.keys[$0] : [] },
      others: prepared.tables.filter { $0.shape?.id != shape }, books: logBooks, closed: inputs.closed,
      unread: inputs.unread, date: run.date
    ).read(adding: prepared.merged, notes: prepared.notes, problems: prepared.problems)
    var plan = LogPlan(run: run, procedure: self, state: state(log, prepared, run), books: books, workspace: workspace)
    try plan.findCorrections()
    return plan
  }
}
