package import Core
package import Intake
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
  package var mended: UInt64 = 0
  /// Whether its book remembers what Sapa last wrote into the row; see ``Log/findMended()``.
  package internal(set) var isKnown = false

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
  package var older: [Int: [RowReference]] = [:]
  /// By table of an input, then by field: the field of the book's schema that it is.
  package var accounts: [FileAccount] = []
  package internal(set) var problems: [SheetProblem] = []
  package internal(set) var notes: [Note] = []
  /// Inputs of other shapes, such as a census.
  package let others: [Table]
  /// What periods contribute whose books were not opened.
  package internal(set) var closed: ClosedLog?
  /// Whether a row belongs to one of these that they did not know: they have to be opened.
  package internal(set) var touchesClosed = false

  /// How an input's row was counted.
  package enum Outcome: Sendable {
    case used
    case merged
    /// Rejected, said twice in one file, or of a period that is closed.
    case other
  }

  /// By input, then by row.
  package internal(set) var outcomes: [[Outcome]] = []

  package init(layout: LogLayout, tables: [SharedTable], inputCount: Int, books: [LogBook], others: [Table]) {
    self.inputCount = inputCount
    extras = Self.extras(tables.prefix(inputCount).map(\.table), layout)
    self.layout = layout
    self.tables = tables
    self.books = books
    self.others = others
  }

  /// How many of the tables are inputs.
  package let inputCount: Int
  /// Columns of the inputs that the template does not know: their headers, and by input their place, or -1.
  package let extras: [(header: String, places: [Int])]

  /// Whether a table is a work book's.
  package func isBook(_ table: Table) -> Bool { table.schema.index(of: BookColumn.key.id) != nil }

  package func book(_ period: Period) -> LogBook? { books.first { $0.period == period } }

  /// The index of a field of the template.
  package func field(_ id: String) -> Int { layout.schema.index(of: id) ?? -1 }

  private static func extras(_ tables: [Table], _ layout: LogLayout) -> [(header: String, places: [Int])] {
    let own = Set((layout.columns.map(\.header) + [BookColumn.key.header]).map { HeaderText.key($0) })
    var extras: [(header: String, places: [Int])] = []
    for (index, table) in tables.enumerated() {
      for (place, column) in table.columns.enumerated()
      where column.field == nil && !column.header.isEmpty && !own.contains(HeaderText.key(column.header)) {
        let known = extras.firstIndex { $0.header == column.header && $0.places[index] < 0 }
        if let known {
          extras[known].places[index] = place
        } else if !extras.contains(where: { $0.header == column.header }) {
          var places = [Int](repeating: -1, count: tables.count)
          places[index] = place
          extras.append((column.header, places))
        }
      }
    }
    return extras
  }

  /// What an input says in a column that the template does not know.
  package func extra(_ row: Int, _ place: Int) -> StaffValue? {
    guard let input = rows[row].input, case let column = extras[place].places[Int(input.table)], column >= 0 else {
      return nil
    }
    return StaffValue(tables[Int(input.table)].table, row: Int(input.row), column: column)
  }

  // MARK: Cells as the rules read them

  /// Where the cell of a field stands: in the book where staff mended it, else in the input, else in the book.
  package func place(_ row: Int, _ field: Int) -> RowReference? {
    guard field >= 0 else { return nil }
    guard let input = rows[row].input else { return rows[row].book }
    if let book = rows[row].book, rows[row].mended & (1 << UInt64(field)) != 0 { return book }
    return older.isEmpty ? input : filled(row, field, input)
  }

  /// What the input says, or without one the book: what the cell would hold if nobody had touched it.
  func wantedCell(_ row: Int, _ field: Int) -> LoggedCell? {
    guard let place = wantedPlace(row, field) else { return nil }
    return LoggedCell(
      table: tables[Int(place.table)], row: Int(place.row), isOfBook: Int(place.table) >= inputCount,
      kind: layout.schema.fields[field].kind)
  }

  /// Where ``wantedCell(_:_:)`` stands.
  package func wantedPlace(_ row: Int, _ field: Int) -> RowReference? {
    guard field >= 0 else { return nil }
    guard let input = rows[row].input else { return rows[row].book }
    guard let book = rows[row].book, !rows[row].isKnown else { return filled(row, field, input) }
    // A book without a record of what Sapa wrote keeps what it holds.
    if rows[row].mended & (1 << UInt64(field)) != 0 { return book }
    let found = filled(row, field, input)
    return tables[Int(found.table)].table.isEmpty(row: Int(found.row), field: field) ? book : found
  }

  /// The row's input, or an older one where that is empty.
  private func filled(_ row: Int, _ field: Int, _ input: RowReference) -> RowReference {
    guard let others = older[row], tables[Int(input.table)].table.isEmpty(row: Int(input.row), field: field) else {
      return input
    }
    return others.first { !tables[Int($0.table)].table.isEmpty(row: Int($0.row), field: field) } ?? input
  }

  /// The table and row of a field's cell, for readings that have no short form here.
  package func source(_ row: Int, _ field: Int) -> (table: Table, row: Int)? { place(row, field).map(at) }

  /// Whether the row's book remembers what Sapa last wrote into it.
  package func isKnown(_ entry: LogRow) -> Bool {
    book(entry.home)?.base?.keyed[layout.sheet]?.hasKey(entry.key) ?? false
  }

  private func at(_ reference: RowReference) -> (table: Table, row: Int) {
    (tables[Int(reference.table)].table, Int(reference.row))
  }

  /// The cell's text, without blanks at its ends; empty for `-` and such.
  package func text(_ row: Int, _ field: Int) -> String {
    guard let place = place(row, field) else { return "" }
    return tables[Int(place.table)].table.noted(row: Int(place.row), field: field) ?? ""
  }

  package func isEmpty(_ row: Int, _ field: Int) -> Bool {
    guard let place = place(row, field) else { return true }
    return tables[Int(place.table)].table.isEmpty(row: Int(place.row), field: field)
  }

  /// The time of day in a cell.
  package func time(_ row: Int, _ field: Int) -> Noted<ClockTime> {
    guard let place = place(row, field) else { return .missing }
    switch tables[Int(place.table)].table.time(row: Int(place.row), field: field) {
    case .none: return .missing
    case .time(let time): return .value(time)
    case .invalid(let raw): return .unreadable(raw)
    }
  }

  /// The day in a cell.
  package func date(_ row: Int, _ field: Int) -> Noted<CalendarDate> {
    guard let place = place(row, field) else { return .missing }
    switch tables[Int(place.table)].table.date(row: Int(place.row), field: field) {
    case .none: return .missing
    case .date(let date, _): return .value(date)
    case .invalid(let raw, _): return .unreadable(raw)
    }
  }

  /// The telephone number in a cell.
  package func telephone(_ row: Int, _ field: Int) -> TelephoneReading {
    guard let place = place(row, field) else { return .none }
    return tables[Int(place.table)].table.telephone(row: Int(place.row), field: field)
  }

  /// The NIK in a cell.
  package func nik(_ row: Int, _ field: Int) -> NIKReading {
    guard let place = place(row, field), case let table = tables[Int(place.table)].table,
      let column = table.columnsOfField[field].first
    else { return .none }
    return table.nik(row: Int(place.row), column: column)
  }

  /// Where a row stands now, as a person finds it: in its input, and in its work book as staff sorted it:
  /// `log.csv, baris 12; Layanan Telepon 2026-W47.xlsx, Log Layanan, baris 9`.
  package func origin(_ row: Int) -> String {
    let input = rows[row].input.map(at).map { "\($0.table.file), baris \($0.table.rowNumber($0.row))" }
    let book = rows[row].book.map(at).map {
      "\($0.table.file), \($0.table.sheet ?? layout.sheet), baris \($0.table.rowNumber($0.row))"
    }
    return [input, book].compactMap(\.self).joined(separator: "; ")
  }

  /// Where a row stands, as ``problem(_:_:_:effect:)`` has it, and the key by which it is found once it was sorted elsewhere: words
  /// for a work book, which are the same before and after the book has the row.
  package func name(_ row: Int) -> String {
    let place = (rows[row].input ?? rows[row].book).map(at).map { place in
      let sheet = rows[row].input == nil ? ", \(place.table.sheet ?? layout.sheet)" : ""
      return "\(place.table.file)\(sheet), baris \(place.table.rowNumber(place.row)) "
    }
    return "\(place ?? "")(kunci \(rows[row].key))"
  }

  /// A remark on a cell of a row, for `Data Bermasalah`.
  package func problem(
    _ row: Int, _ field: Int, _ what: String, effect: String = SheetProblem.checked
  ) -> SheetProblem {
    let reference = rows[row].input ?? rows[row].book
    let place = reference.map(at)
    return SheetProblem(
      file: place?.table.file ?? "", sheet: place?.table.sheet ?? "", row: place.map { $0.table.rowNumber($0.row) },
      key: rows[row].key, column: field >= 0 ? layout.schema.fields[field].header : "", value: text(row, field),
      what: what, effect: effect)
  }

  /// Takes back what was found in a field of rows where it is no fault.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - keys: those of the rows.
  package mutating func dropProblems(ofField field: Int, inRows keys: Set<String>) {
    guard field >= 0, !keys.isEmpty else { return }
    let header = layout.schema.fields[field].header
    problems.removeAll { $0.column == header && keys.contains($0.key) }
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
