package import Intake
package import Procedures
package import Spreadsheet

/// One row of a log: a call, from an export, from a work book, or from both.
package struct LogRow: Sendable {
  package var key: String
  /// The period whose book holds the row: that of its date, unless staff typed it elsewhere.
  package var home: Period
  /// Nil only where staff typed a row without one.
  package var date: CalendarDate?
  package var time: ClockTime?
  /// The row among the inputs, the newest file's.
  package var input: RowReference?
  /// The row in its work book.
  package var book: RowReference?
  /// The fields in which the work book goes before the input: staff mended or added them; one bit a field.
  var mended: UInt64 = 0

  package init(key: String, home: Period) {
    self.key = key
    self.home = home
  }
}

/// All rows of a SOP's log that a run knows, in order of receipt.
package struct Log: Sendable {
  package let layout: LogLayout
  /// The inputs, then the work books' log sheets.
  package let tables: [SharedTable]
  package internal(set) var rows: [LogRow] = []
  /// The work books, the newest first.
  package let books: [LogBook]
  /// The same row of older inputs, which fills what the newest leaves empty: by row.
  var older: [Int: [RowReference]] = [:]
  /// By table of an input, then by field: the field of the book's schema that it is.
  package internal(set) var accounts: [FileAccount] = []
  package internal(set) var problems: [SheetProblem] = []
  package internal(set) var notes: [Note] = []
  /// Inputs of other shapes, such as a census.
  package let others: [Table]

  init(layout: LogLayout, tables: [SharedTable], inputCount: Int, books: [LogBook], others: [Table]) {
    self.inputCount = inputCount
    self.layout = layout
    self.tables = tables
    self.books = books
    self.others = others
  }

  /// How many of the tables are inputs.
  let inputCount: Int

  /// Whether a table is a work book's.
  func isBook(_ table: Table) -> Bool { table.schema.index(of: CallColumns.key.id) != nil }

  package func book(_ period: Period) -> LogBook? { books.first { $0.period == period } }

  /// The index of a field of the template.
  package func field(_ id: String) -> Int { layout.schema.index(of: id) ?? -1 }

  // MARK: Cells as the rules read them

  /// Where the cell of a field stands: in the book where staff mended it, else in the input, else in the book.
  package func source(_ row: Int, _ field: Int) -> (table: Table, row: Int)? {
    let entry = rows[row]
    guard field >= 0 else { return nil }
    if let book = entry.book, entry.input == nil || entry.mended & (1 << UInt64(field)) != 0 {
      return at(book)
    }
    if let input = entry.input {
      let found = at(input)
      guard found.table.isEmpty(row: found.row, field: field), let others = older[row] else { return found }
      for other in others {
        let candidate = at(other)
        if !candidate.table.isEmpty(row: candidate.row, field: field) { return candidate }
      }
      return found
    }
    return nil
  }

  /// What the input says, or without one the book: what the cell would hold if nobody had touched it.
  package func wanted(_ row: Int, _ field: Int) -> (table: Table, row: Int)? {
    let entry = rows[row]
    guard field >= 0 else { return nil }
    guard entry.input != nil else { return entry.book.map(at) }
    var untouched = entry
    untouched.mended = 0
    let isAdopted = entry.book != nil && entry.mended != 0 && !isKnown(entry)
    return isAdopted ? source(row, field) : source(untouched, row, field)
  }

  private func source(_ entry: LogRow, _ row: Int, _ field: Int) -> (table: Table, row: Int)? {
    guard let input = entry.input else { return entry.book.map(at) }
    let found = at(input)
    guard found.table.isEmpty(row: found.row, field: field) else { return found }
    for other in older[row] ?? [] {
      let candidate = at(other)
      if !candidate.table.isEmpty(row: candidate.row, field: field) { return candidate }
    }
    // A book without a record of what Sapa wrote keeps what it holds.
    if let book = entry.book, !isKnown(entry) { return at(book) }
    return found
  }

  /// Whether the row's book remembers what Sapa last wrote into it.
  private func isKnown(_ entry: LogRow) -> Bool {
    book(entry.home)?.base?.keyed[layout.sheet]?.hasKey(entry.key) ?? false
  }

  private func at(_ reference: RowReference) -> (table: Table, row: Int) {
    (tables[Int(reference.table)].table, Int(reference.row))
  }

  /// The cell's text, without blanks at its ends; empty for `-` and such.
  package func text(_ row: Int, _ field: Int) -> String {
    guard let (table, place) = source(row, field), !table.isEmpty(row: place, field: field) else { return "" }
    return table.string(row: place, field: field)
  }

  package func isEmpty(_ row: Int, _ field: Int) -> Bool {
    guard let (table, place) = source(row, field) else { return true }
    return table.isEmpty(row: place, field: field)
  }

  /// The time of day in a cell.
  package func time(_ row: Int, _ field: Int) -> Noted<ClockTime> {
    guard let (table, place) = source(row, field) else { return .missing }
    switch table.time(row: place, field: field) {
    case .none: return .missing
    case .time(let time): return .value(time)
    case .invalid(let raw): return .unreadable(raw)
    }
  }

  /// The day in a cell.
  package func date(_ row: Int, _ field: Int) -> Noted<CalendarDate> {
    guard let (table, place) = source(row, field) else { return .missing }
    switch table.date(row: place, field: field) {
    case .none: return .missing
    case .date(let date, _): return .value(date)
    case .invalid(let raw, _): return .unreadable(raw)
    }
  }

  /// Where a row stands, as a person finds it: `log.csv, baris 12`.
  package func origin(_ row: Int) -> String {
    guard let reference = rows[row].input ?? rows[row].book else { return "" }
    let (table, place) = at(reference)
    return "\(table.file), baris \(table.rowNumber(place))"
  }

  /// A remark on a cell of a row, for `Data Bermasalah`.
  package func problem(
    _ row: Int, _ field: Int, _ what: String, effect: String = SheetProblem.checked
  ) -> SheetProblem {
    let reference = rows[row].input ?? rows[row].book
    let place = reference.map(at)
    return SheetProblem(
      file: place?.table.file ?? "", sheet: place?.table.sheet ?? "", row: place.map { $0.table.rowNumber($0.row) },
      column: field >= 0 ? layout.schema.fields[field].header : "", value: text(row, field), what: what, effect: effect)
  }

  /// The rows of a period: those whose date is in it, and those without a date in its book.
  package func rows(of period: Period) -> [Int] {
    rows.indices.filter { row in
      rows[row].date.map(period.contains) ?? (rows[row].home == period)
    }
  }

  /// The rows that a period's book holds.
  package func rows(in period: Period) -> [Int] { rows.indices.filter { rows[$0].home == period } }
}
