package import Intake
package import Procedures
package import Spreadsheet
package import Worklist

/// A SOP whose records are the rows of a log that staff keep in its work books, or that comes in through `masuk/`.
package protocol LogProcedure: BatchProcedure {
  var layout: LogLayout { get }
  var document: TemplateDocument { get }
  /// What the names of its reports begin with: `Rekap Layanan Telepon `.
  var reportPrefix: String { get }
  /// The work book's other sheets with row keys, as they are read.
  var otherSheets: [(sheet: String, schema: Schema)] { get }
  /// Decides over the rows of a log.
  func state(_ log: Log, _ run: Run) -> any LogState
}

extension LogProcedure {
  package var carriedSheet: String? { nil }
  package var takesLogs: Bool { true }
  package var marks: [String] { [layout.sheet] }
  package var schema: Schema { layout.schema }

  package func findings(_ table: Table, _ language: Language) -> [String] { table.dateFindings(language) }

  func reportName(_ period: Period) -> String { reportPrefix + period.name + ".xlsx" }

  package func blankBooks(_ run: Run) -> [(period: Period, source: any BookSource)] {
    let period = Period(Week(holding: run.date))
    let state = state(LogReader(layout: layout, inputs: [], others: [], books: [], date: run.date).read(), run)
    let context = LogContext(
      control: run.control(document, period), problems: [], isClosed: false, date: run.date)
    return [(period, state.book(period, context))]
  }

  package func plan(
    _ tables: [Table], _ books: [WorkBook], _ run: Run, _ workspace: Workspace
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
    let log = LogReader(
      layout: layout, inputs: tables.filter { $0.shape?.id == shape }, others: tables.filter { $0.shape?.id != shape },
      books: logBooks, date: run.date
    ).read()
    var plan = LogPlan(run: run, procedure: self, state: state(log, run), books: books, workspace: workspace)
    try plan.findCorrections()
    return plan
  }
}
