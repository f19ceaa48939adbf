package import Core
import Intake
package import Spreadsheet

/// What a SOP has decided over the rows of its log, and the workbooks that it makes of that.
package protocol LogState: LogOverview {
  var log: Log { get }
  /// The day as of which is decided.
  var date: CalendarDate { get }
  /// The last day of the period as of whose end this is; nil where all that is known counts.
  var end: CalendarDate? { get }
  /// How many of these rows have which status.
  func statuses(_ rows: [Int]) -> [String: Int]
  /// How many of these rows break which clause.
  func violations(_ rows: [Int]) -> [String: Int]
  /// Whether something is still to be done about a row, so that it stands in the next period's book (G10).
  func isOpen(_ row: Int) -> Bool
  /// The same as it stood at the end of a day, as far as the row's dates tell (G13).
  func isOpen(_ row: Int, atEndOf day: CalendarDate) -> Bool
  /// What is to be done about a period as a whole, a line each on `Belum Selesai` of its own book and of later ones (G10).
  var openLines: [OpenLine] { get }
  /// What the rules found in cells, beyond what can't be read.
  var problems: [SheetProblem] { get }
  /// What asks for attention; one of a sheet, but of no file, is of the work book of the run's period.
  var findings: [Finding] { get }
  /// The next state of a period's work book.
  func book(_ period: Period, _ context: LogContext) -> BookPlan
  /// A period's report; `unit` tells the weekly one from the monthly.
  func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport
  /// Periods without rows that are reported all the same.
  func reportedPeriods(_ unit: PeriodUnit) -> Set<Period>
  /// The running number of a row, `UB-2026-0001`; nil where it has none.
  func number(_ row: Int) -> String?
  /// What is known of a row for `sapa explain`, and every rule tried.
  func explanation(_ row: Int) -> Explanation

  /// Whether what is said of a row is the same on any later day, and was so from a day on.
  func isAtRest(_ row: Int, since day: CalendarDate) -> Bool
  /// What rows of closed periods contribute, ``ClosedLog/contribution``, with what is closed already; `until` is the last of the periods.
  /// Nil where the SOP has to open all books.
  func contribution(of rows: [Int], until: Period) -> ArraySlice<UInt8>?
  /// Whether something said in a closed book would be another now, or a row has what a closed one has: they have to be opened.
  var contradictsClosed: Bool { get }
}

extension LogState {
  /// As of when this is, in Indonesian: `Keadaan akhir 22/11/2026.`
  package var standing: String { end.map { "Keadaan akhir \($0.indonesian)." } ?? "Keadaan \(date.indonesian)." }

  package func reportedPeriods(_ unit: PeriodUnit) -> Set<Period> { [] }

  package func number(_ row: Int) -> String? { nil }

  package var openLines: [OpenLine] { [] }

  package func isOpen(_ row: Int) -> Bool { false }

  package func isOpen(_ row: Int, atEndOf day: CalendarDate) -> Bool { isOpen(row) }

  package func isAtRest(_ row: Int, since day: CalendarDate) -> Bool { false }

  package func contribution(of rows: [Int], until: Period) -> ArraySlice<UInt8>? { nil }

  package var contradictsClosed: Bool { false }

  /// The rows that a key names: by their running number, else as ``Log/rows(named:)`` finds them.
  package func rows(named key: String) -> [Int] {
    let wanted = key.uppercased()
    let numbered = log.rows.indices.filter { number($0) == wanted }
    return numbered.isEmpty ? log.rows(named: key) : numbered
  }
}

/// What the workbooks of a log are made with.
package struct LogContext: Sendable {
  package var control: DocumentControl
  /// The lines of `Data Bermasalah`.
  package var problems: [SheetProblem]
  /// Whether the period's figures are frozen (G6).
  package var isClosed: Bool
  /// The day of the run.
  package var date: CalendarDate

  package init(control: DocumentControl, problems: [SheetProblem], isClosed: Bool, date: CalendarDate) {
    self.control = control
    self.problems = problems
    self.isClosed = isClosed
    self.date = date
  }
}

/// A period's report and its figures.
package struct LogReport: Sendable {
  package let figures: TracedFigures
  /// Writes it to a path that the caller renames into place.
  package var write: @Sendable (String) throws(SpreadsheetError) -> Void

  package init(figures: TracedFigures, write: @escaping @Sendable (String) throws(SpreadsheetError) -> Void) {
    self.figures = figures
    self.write = write
  }
}

/// The figures of a report; the rows behind them are gone through when they are asked for.
package struct TracedFigures: Sendable {
  /// The figures alone.
  package let counts: PeriodFigures
  /// What of these is no correction.
  package let progress: RowProgress
  private let rows: @Sendable () -> [String: String]

  /// - Parameters:
  ///   - measures: what is counted.
  ///   - words: those of a row's trace that tell how far it has come.
  ///   - rows: by row key what the row counted as.
  package init(
    _ measures: [Measure], progress words: Set<String> = [],
    rows: @escaping @Sendable () -> [String: String] = { [:] }
  ) {
    progress = RowProgress(
      figures: Set(measures.filter(\.isProgress).map(\.name)),
      newFigures: Set(measures.filter(\.isNew).map(\.name)), words: words)
    counts = PeriodFigures(figures: measures.map { PeriodFigures.Figure($0.name, $0.value) })
    self.rows = rows
  }

  /// The figures with their rows.
  package var all: PeriodFigures { PeriodFigures(figures: counts.figures, rows: rows()) }
}

extension Log {
  /// The rows that a key names: the row's key, its running number, a telephone number, a name, or what stands in one of
  /// the log's identifiers.
  package func rows(named key: String) -> [Int] {
    let wanted = key.lowercased()
    let digits = wanted.filter(\.isNumber)
    let fields = layout.schema.fields.enumerated().filter {
      [.identifier, .nik].contains($0.element.kind) || $0.element.id == layout.nameField
        || $0.element.id == layout.number?.column
    }.map(\.offset)
    let telephone = field(layout.telephoneField)
    return rows.indices.filter { row in
      if rows[row].key.lowercased() == wanted { return true }
      if fields.contains(where: { text(row, $0).lowercased() == wanted }) { return true }
      guard digits.count >= 6 else { return false }
      return self.telephone(row, telephone).numbers.contains { $0.display.filter(\.isNumber) == digits }
    }
  }

  /// The keyless rows that staff typed into a period's book, with the keys that they get: the sheet's row, from 0.
  package func adopted(in period: Period) -> [String: Int] {
    guard let book = book(period), let table = book.tables[layout.sheet]?.table else { return [:] }
    let known = book.rows(of: layout.sheet)
    var adopted: [String: Int] = [:]
    for row in rows where row.home == period {
      guard let reference = row.book, known[row.key] != Int(reference.row) else { continue }
      adopted[row.key] = table.rowNumber(Int(reference.row)) - 1
    }
    return adopted
  }
}

extension Log {
  /// A report's whole figures, and what each of its rows counted as, for `Koreksi` (G6); beyond so many rows a correction names
  /// its figures alone.
  package func figures(
    _ measures: [Measure], rows: [Int], progress words: Set<String> = [], trace: @escaping @Sendable (Int) -> String
  ) -> TracedFigures {
    TracedFigures(measures, progress: words) {
      var traces: [String: String] = [:]
      guard rows.count <= PeriodFigures.traceLimit else { return traces }
      traces.reserveCapacity(rows.count)
      for row in rows { traces[self.rows[row].key] = trace(row) }
      return traces
    }
  }
}
