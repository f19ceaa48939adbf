package import Core
package import Intake
package import Spreadsheet

/// Joins the inputs of a log with what stands in its work books, and accounts for each row (G1).
package struct LogReader {
  private let layout: LogLayout
  private let date: CalendarDate
  private let keys: LogKey
  private var log: Log
  private let inputCount: Int
  /// By input, then by row: the keys that rows are known by already; empty of an input whose rows have none.
  private let given: [[String]]
  private let givenKeys: Set<String>
  private var rowOfKey: [String: Int] = [:]
  /// By table and its row: the log's row, or -1.
  private var rowOf: [[Int32]]
  /// By the log's row: the input that named it last.
  private var claimedBy: [Int32] = []
  /// Rows of books without a key of their own.
  private var typed: [RowReference] = []
  private var rejected: [RowReference: Problem.Fault] = [:]
  private let lastClosedDay: CalendarDate?
  /// Accounts of files that are not read, in the order of their names.
  private var unread: ArraySlice<FileAccount>

  /// - Parameters:
  ///   - layout: the log's columns.
  ///   - inputs: the tables of the log's shape, in the order of their files' names.
  ///   - given: by input, then by row: the keys that rows are known by already; empty of an input whose rows have none.
  ///   - others: inputs of other shapes.
  ///   - books: the work books, the newest first.
  ///   - closed: what the periods contribute whose books are not among these.
  ///   - unread: the files whose rows all belong to such periods; they are none of the inputs.
  ///   - date: the day of the run.
  package init(
    layout: LogLayout, inputs: [Table], keys given: [[String]] = [], others: [Table], books: [LogBook],
    closed: ClosedLog? = nil, unread: Set<String> = [], date: CalendarDate
  ) {
    self.given = given
    givenKeys = Set(given.joined())
    self.layout = layout
    self.date = date
    keys = LogKey(layout)
    inputCount = inputs.count
    let tables = inputs.map { SharedTable($0) } + books.compactMap { $0.tables[layout.sheet] }
    log = Log(layout: layout, tables: tables, inputCount: inputs.count, books: books, others: others)
    log.closed = closed
    self.unread = (closed?.whole ?? [:]).values.filter { unread.contains($0.file) }.sorted(on: \.file)[...]
    lastClosedDay = closed?.until?.last
    log.outcomes = inputs.map { [Log.Outcome](repeating: .other, count: $0.rowCount) }
    rowOf = tables.map { [Int32](repeating: -1, count: $0.table.rowCount) }
  }

  /// Reads all rows.
  ///
  /// - Parameters:
  ///   - merged: rows of files that went into rows of the tables before these were made.
  ///   - notes: what is to be said of how the tables were made.
  ///   - problems: rows that were rejected then.
  /// - Returns: the log.
  package consuming func read(
    adding merged: [FileAccount] = [], notes: [Note] = [], problems: [SheetProblem] = []
  ) -> Log {
    readBooks()
    for place in 0..<inputCount {
      addUnread(before: log.tables[place].table.file)
      readInput(place)
    }
    addUnread(before: nil)
    for table in log.others { readOther(table) }
    for account in merged { add(account) }
    log.notes += notes
    adoptTyped()
    log.findMended()
    collectProblems()
    log.problems += problems
    log.dropDeleted()
    log.sort()
    if let lastClosedDay {
      log.touchesClosed =
        log.touchesClosed
        || log.rows.contains { $0.home.first <= lastClosedDay || $0.date.map { $0 <= lastClosedDay } ?? false }
    }
    return log
  }

  // MARK: Work books

  private mutating func readBooks() {
    var place = inputCount
    for book in log.books {
      guard let table = book.tables[layout.sheet]?.table else { continue }
      let keyField = table.schema.index(of: BookColumn.key.id) ?? 0
      for row in 0..<table.rowCount {
        let reference = RowReference(table: place, row: row)
        let key = table.has(keyField) ? table.string(row: row, field: keyField) : ""
        if key.isEmpty || rowOfKey[key] != nil {
          if isBlank(table, row) { continue }
          if let known = rowOfKey[key], isRepeated(table, row, known) { continue }
          typed.append(reference)
          continue
        }
        var entry = LogRow(key: key, home: book.period)
        entry.book = reference
        (entry.date, entry.time) = layout.moment(table, row)
        append(entry)
        rowOf[place][row] = Int32(log.rows.count - 1)
      }
      place += 1
    }
  }

  /// Whether a row holds nothing in the log's own columns.
  private func isBlank(_ table: Table, _ row: Int) -> Bool {
    layout.schema.fields.indices.allSatisfy { table.isEmpty(row: row, field: $0) }
  }

  /// Whether a row that repeats a key says the same as the first with it.
  private func isRepeated(_ table: Table, _ row: Int, _ known: Int) -> Bool {
    guard let book = log.rows[known].book else { return false }
    let first = log.tables[Int(book.table)].table
    return areEqual(table, row, first, Int(book.row))
  }

  private func areEqual(_ table: Table, _ row: Int, _ other: Table, _ otherRow: Int) -> Bool {
    layout.schema.fields.indices.allSatisfy { field in
      table.string(row: row, field: field) == other.string(row: otherRow, field: field)
    }
  }

  private mutating func append(_ entry: LogRow) {
    rowOfKey[entry.key] = log.rows.count
    log.rows.append(entry)
    claimedBy.append(-1)
  }

  // MARK: Inputs

  private mutating func readInput(_ place: Int) {
    let table = log.tables[place].table
    var account = FileAccount(file: table.file)
    account.rows = table.rowCount
    account.skipped = table.skipped.count { $0.reason != .blank }
    log.rows.reserveCapacity(log.rows.count + table.rowCount)
    rowOfKey.reserveCapacity(rowOfKey.count + table.rowCount)
    let hasKnown = !log.rows.isEmpty
    let closedInput = log.closed?.inputs[ClosedLog.name(of: table)]
    account.used += closedInput?.used ?? 0
    account.merged += closedInput?.merged ?? 0
    var counts: [String: Int] = [:]
    var first: [String: Int] = [:]
    var unmatched: [(row: Int, key: String, date: CalendarDate, time: ClockTime?)] = []
    let lastDay = Week(holding: date).last
    for row in 0..<table.rowCount {
      let (day, time) = layout.moment(table, row)
      guard let day, day <= lastDay else {
        if day != nil {
          reject(place, row, .other(indonesian: "tanggal sesudah minggu proses", english: "a day after the run's week"))
        } else if table.isEmpty(row: row, field: layout.date) {
          reject(place, row, .noKey([layout.schema.fields[layout.date].header]))
        }
        account.rejected += 1
        continue
      }
      let isGiven = given.indices.contains(place) && !given[place].isEmpty
      var key = isGiven ? given[place][row] : keys.key(day, time, caller: keys.caller(table, row))
      let count = isGiven ? 0 : counts[key, default: 0] + 1
      counts[key] = count
      if count > 1 {
        if let other = first[key], areEqual(table, row, table, other) {
          account.merged += 1
          continue
        }
        key += "-\(count)"
      } else {
        first[key] = row
      }
      if let lastClosedDay, day <= lastClosedDay {
        rowOf[place][row] = Self.closedRow
        if closedInput == nil { log.touchesClosed = true }
        continue
      }
      if let known = rowOfKey[key] {
        claim(known, place, row, &account)
        if isGiven { move(known, to: day, time) }
      } else if hasKnown {
        unmatched.append((row, key, day, time))
      } else {
        add(place, row, key, day, time, &account)
      }
    }
    if !unmatched.isEmpty { match(unmatched, place, &account) }
    add(account)
  }

  /// Accounts for an input of another shape; what its rows mean is the procedure's business.
  private mutating func readOther(_ table: Table) {
    if let closed = log.closed, closed.inputs[ClosedLog.name(of: table)] == nil { log.touchesClosed = true }
    var account = FileAccount(file: table.file)
    account.rows = table.rowCount
    account.used = table.rowCount
    account.skipped = table.skipped.count { $0.reason != .blank }
    add(account)
    log.problems += table.problems().map { SheetProblem($0) }
  }

  /// Adds to what is known of a file; a workbook may hold several tables.
  private mutating func add(_ account: FileAccount) {
    guard let known = log.accounts.firstIndex(where: { $0.file == account.file }) else {
      log.accounts.append(account)
      return
    }
    log.accounts[known].rows += account.rows
    log.accounts[known].used += account.used
    log.accounts[known].merged += account.merged
    log.accounts[known].rejected += account.rejected
    log.accounts[known].skipped += account.skipped
  }

  /// Adds the accounts of files that are not read, as far as they stand before a file, in their places.
  private mutating func addUnread(before file: String?) {
    while let next = unread.first, file.map({ next.file < $0 }) ?? true {
      add(next)
      unread.removeFirst()
    }
  }

  /// Stands for the log's row of an input's row that belongs to a closed period.
  private static let closedRow: Int32 = -2

  private mutating func reject(_ place: Int, _ row: Int, _ fault: Problem.Fault) {
    rejected[RowReference(table: place, row: row)] = fault
  }

  private mutating func add(
    _ place: Int, _ row: Int, _ key: String, _ day: CalendarDate, _ time: ClockTime?, _ account: inout FileAccount
  ) {
    var entry = LogRow(key: key, home: layout.unit.period(holding: day))
    entry.date = day
    entry.time = time
    entry.input = RowReference(table: place, row: row)
    append(entry)
    claimedBy[log.rows.count - 1] = Int32(place)
    rowOf[place][row] = Int32(log.rows.count - 1)
    log.outcomes[place][row] = .used
    account.used += 1
  }

  private mutating func claim(_ known: Int, _ place: Int, _ row: Int, _ account: inout FileAccount) {
    if let input = log.rows[known].input {
      // Overlapping exports: the later file goes first.
      log.older[known, default: []].insert(input, at: 0)
      log.outcomes[place][row] = .merged
      account.merged += 1
    } else {
      log.outcomes[place][row] = .used
      account.used += 1
    }
    log.rows[known].input = RowReference(table: place, row: row)
    claimedBy[known] = Int32(place)
    rowOf[place][row] = Int32(known)
  }

  /// Gives a row that is known by its key the moment of its input: a chat's export may show that it began earlier.
  private mutating func move(_ known: Int, to day: CalendarDate, _ time: ClockTime?) {
    guard log.rows[known].book != nil, log.isKnown(log.rows[known]) else { return }
    (log.rows[known].date, log.rows[known].time) = (day, time)
  }

  /// Finds for rows whose number or name was corrected the row of the same minute that they are.
  private mutating func match(
    _ unmatched: [(row: Int, key: String, date: CalendarDate, time: ClockTime?)], _ place: Int,
    _ account: inout FileAccount
  ) {
    var byMinute: [Substring: [Int]] = [:]
    for (index, entry) in log.rows.enumerated() where claimedBy[index] != Int32(place) {
      byMinute[entry.key.prefix(LogKey.minuteLength), default: []].append(index)
    }
    let table = log.tables[place].table
    for (row, key, day, time) in unmatched {
      let candidates = byMinute[key.prefix(LogKey.minuteLength)] ?? []
      // Two feedbacks of one minute that are known to be two are not similar.
      let similar = candidates.first { known in
        claimedBy[known] != Int32(place) && isSimilar(table, row, known)
          && !(givenKeys.contains(key) && givenKeys.contains(log.rows[known].key))
      }
      if let similar {
        claim(similar, place, row, &account)
      } else {
        add(place, row, key, day, time, &account)
      }
    }
  }

  /// Whether number or name are those of a known row.
  private func isSimilar(_ table: Table, _ row: Int, _ known: Int) -> Bool {
    guard let reference = log.rows[known].input ?? log.rows[known].book else { return false }
    let other = log.tables[Int(reference.table)].table
    let (telephone, name) = (keys.telephoneHash(table, row), keys.nameHash(table, row))
    return telephone != 0 && telephone == keys.telephoneHash(other, Int(reference.row))
      || name != 0 && name == keys.nameHash(other, Int(reference.row))
  }

  // MARK: What staff did

  /// Gives keys to the rows that staff typed into a book; one that an input has too is the same row.
  private mutating func adoptTyped() {
    for reference in typed {
      let place = Int(reference.table)
      let table = log.tables[place].table
      let home = log.books.filter { $0.tables[layout.sheet] != nil }[place - inputCount].period
      let (day, time) = layout.moment(table, Int(reference.row))
      let key = keys.key(day, time, caller: keys.caller(table, Int(reference.row)))
      if let known = rowOfKey[key], log.rows[known].book == nil, day != nil {
        log.rows[known].book = reference
        log.rows[known].home = home
        for field in layout.schema.fields.indices where !table.isEmpty(row: Int(reference.row), field: field) {
          log.rows[known].mended |= 1 << UInt64(field)
        }
        rowOf[place][Int(reference.row)] = Int32(known)
        continue
      }
      var unused = key
      var count = 1
      while rowOfKey[unused] != nil {
        count += 1
        unused = "\(key)-\(count)"
      }
      var entry = LogRow(key: unused, home: home)
      entry.date = day
      entry.time = time
      entry.book = reference
      append(entry)
      rowOf[place][Int(reference.row)] = Int32(log.rows.count - 1)
    }
  }

  // MARK: Problems

  private mutating func collectProblems() {
    for (place, shared) in log.tables.enumerated() {
      let table = shared.table
      var rowOfNumber: [Int: Int] = [:]
      for problem in table.problems() {
        if rowOfNumber.isEmpty {
          for row in 0..<table.rowCount { rowOfNumber[table.rowNumber(row)] = row }
        }
        let known = rowOfNumber[problem.row].map { rowOf[place][$0] } ?? -1
        if known == Self.closedRow { continue }
        if place >= inputCount, known < 0 || log.rows.indices.contains(Int(known)) && log.rows[Int(known)].input != nil
        {
          continue
        }
        var line = SheetProblem(problem)
        if place >= inputCount, problem.effect == .rowRejected { line.effect = SheetProblem.unused }
        if known >= 0, log.rows.indices.contains(Int(known)) { line.key = log.rows[Int(known)].key }
        line.home = known >= 0 && log.rows.indices.contains(Int(known)) ? log.rows[Int(known)].home : nil
        log.problems.append(line)
      }
    }
    for (reference, fault) in rejected.sorted(on: \.key) {
      let table = log.tables[Int(reference.table)].table
      log.problems.append(
        SheetProblem(
          Problem(
            file: table.file, sheet: table.sheet, row: table.rowNumber(Int(reference.row)),
            key: table.rowKey(Int(reference.row)), column: layout.schema.fields[layout.date].header,
            value: table.string(row: Int(reference.row), field: layout.date), fault: fault, effect: .rowRejected)))
    }
  }
}
