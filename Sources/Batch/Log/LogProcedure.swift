package import Intake
package import Procedures
package import Spreadsheet
package import Worklist

/// A SOP whose records are the rows of a log that staff keep in its work books, or that comes in through `masuk/`.
package protocol LogProcedure: BatchProcedure {
  var layout: LogLayout { get }
  var document: TemplateDocument { get }
  /// Its reports: how long a period each is about, and what the names of their files begin with: `Rekap Layanan Telepon `.
  var reports: [(unit: PeriodUnit, prefix: String)] { get }
  /// The work book's other sheets with row keys, as they are read.
  var otherSheets: [(sheet: String, schema: Schema)] { get }
  /// Makes rows of what is no sheet, and adds to sheets what their place says.
  ///
  /// - Throws: ``FacilityError`` where a limit is passed.
  func prepared(_ inputs: ProcedureInputs, _ run: Run) throws(FacilityError) -> PreparedInputs
  /// Decides over the rows of a log.
  func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState
}

/// Inputs of a log, all of them sheets, and what is to be said of how they became so.
package struct PreparedInputs: Sendable {
  package var tables: [Table] = []
  /// Rows of a file that stand in no table since they went into others.
  package var merged: [FileAccount] = []
  package var notes: [Note] = []
}

extension LogProcedure {
  package func prepared(_ inputs: ProcedureInputs, _ run: Run) throws(FacilityError) -> PreparedInputs {
    PreparedInputs(tables: inputs.tables)
  }

  package var carriedSheets: [CarriedSheet] { [] }
  package var takesLogs: Bool { true }
  package var unit: PeriodUnit { layout.unit }
  package var marks: [String] { [layout.sheet] }
  package var schema: Schema { layout.schema }

  package func findings(_ table: Table, _ language: Language) -> [String] { table.dateFindings(language) }

  package func blankBooks(_ run: Run) -> [(period: Period, source: any BookSource)] {
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
    var logBooks: [LogBook] = []
    let schemas = [(sheet: layout.sheet, schema: layout.bookSchema)] + otherSheets
    for book in books {
      do throws(SpreadsheetError) {
        logBooks.append(
          try LogBook(path: book.working, period: book.period, file: book.name, base: book.base, schemas: schemas))
      } catch {
        throw .book(error)
      }
    }
    let shape = layout.shape
    let prepared = try prepared(inputs, run)
    let log = LogReader(
      layout: layout, inputs: prepared.tables.filter { $0.shape?.id == shape },
      others: prepared.tables.filter { $0.shape?.id != shape }, books: logBooks, date: run.date
    ).read(adding: prepared.merged, notes: prepared.notes)
    var plan = LogPlan(run: run, procedure: self, state: state(log, prepared, run), books: books, workspace: workspace)
    try plan.findCorrections()
    return plan
  }
}
