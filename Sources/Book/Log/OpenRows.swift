package import Core
import Intake
package import Spreadsheet

/// The rows that `Belum Selesai` of a period's book shows (G10): in the book of the run's period all that are open of earlier ones, in
/// an older book those that stand there, brought up to date.
package struct OpenRows: Sendable {
  enum Source: Sendable {
    /// A row of the log.
    case logged(Int)
    /// A row of a period whose book is not opened, as the `Belum Selesai` of a book has it.
    case standing(SharedTable, Int)
    /// A row that stands on the sheet and that staff have deleted in its own book.
    case deleted(SharedTable, Int)
    /// A line about a period.
    case line(OpenLine)
  }

  /// The open ones, the oldest first.
  private(set) var keys: [String] = []
  /// Those, then the ones that only stand.
  private(set) var sources: [Source] = []
  /// By key, the place among the sources of a row that stands and is not open any more.
  private(set) var standing: [String: Int] = [:]
  private let log: LogLayout
  /// By key, the rows of periods whose books are not opened.
  private let closed: [String: (key: String, day: CalendarDate?, isLine: Bool)]
  /// How many of the open ones are of earlier periods.
  package private(set) var earlierCount = 0
  /// Whether each of them was found; else the books of closed periods have to be opened.
  package private(set) var isComplete = true

  package init(_ state: any LogState, _ period: Period, on date: CalendarDate) {
    let log = state.log
    self.log = log.layout
    closed = Dictionary((log.closed?.openRows ?? []).map { ($0.key, $0) }) { first, _ in first }
    var open: [(key: String, day: CalendarDate?, source: Source)] = []
    let isCurrent = log.layout.unit.period(holding: date) == period
    let book = log.book(period)
    let present = book?.rows(of: OpenSheet.name) ?? [:]
    if isCurrent {
      let earlier = log.books.filter { $0.period <= period }.compactMap { book in
        book.tables[OpenSheet.name].map { (table: $0, rows: book.rows(of: OpenSheet.name)) }
      }
      let deleted = book?.base?.keyed[OpenSheet.name].map { base in Set(base.keys.filter { present[$0] == nil }) } ?? []
      for (key, day, _) in log.closed?.openRows ?? [] where !deleted.contains(key) {
        guard let found = earlier.first(where: { $0.rows[key] != nil }), let row = found.rows[key] else {
          isComplete = false
          continue
        }
        open.append((key, day, .standing(found.table, row)))
      }
    }
    var others: [(key: String, source: Source)] = []
    if !isCurrent, present.isEmpty, !state.openLines.contains(where: { $0.home == period }) { return }
    for (row, entry) in log.rows.enumerated() where entry.home < period {
      if isCurrent, state.isOpen(row) {
        open.append((entry.key, entry.date, .logged(row)))
      } else if !present.isEmpty, present[entry.key] != nil {
        others.append((entry.key, .logged(row)))
      }
    }
    for line in state.openLines where line.home <= period {
      if line.isOpen, isCurrent || line.home == period {
        open.append((line.key, line.day, .line(line)))
      } else if present[line.key] != nil {
        others.append((line.key, .line(line)))
      }
    }
    if let table = book?.tables[OpenSheet.name], case let known = Set(open.map(\.key) + others.map(\.key)) {
      let origin = table.table.schema.index(of: OpenSheet.origin.id) ?? 0
      for (key, row) in present.sorted(on: \.key) where !known.contains(key) {
        // Of closed periods nothing changes.
        guard let home = Period(name: table.table.string(row: row, field: origin)),
          log.closed?.until.map({ $0 < home }) ?? true, log.book(home) != nil
        else { continue }
        others.append((key, .deleted(table, row)))
      }
    }
    // Closed ones and others come in one order, whoever tells of them.
    open = open.sorted(on: { $0.day?.dayNumber ?? .max })
    keys = open.map(\.key)
    let own = state.openLines.filter { $0.home == period }.map(\.key)
    earlierCount = keys.count { !own.contains($0) }
    sources = open.map(\.source) + others.map(\.source)
    for (place, entry) in others.enumerated() { standing[entry.key] = open.count + place }
  }
}

extension OpenRows {
  /// The open rows of periods whose books are not opened, for the facility's overview; `book` is the file of a period's book.
  package func closedItems(_ book: (Period) -> String) -> [OpenItem] {
    zip(keys, sources).compactMap { key, source in
      guard case .standing(let shared, let row) = source else { return nil }
      let table = shared.table
      func text(_ id: String) -> String { table.schema.index(of: id).map { table.string(row: row, field: $0) } ?? "" }
      let number = log.number.map { text($0.column) } ?? ""
      return OpenItem(
        key: key, number: number, since: closed[key]?.day, step: NextStep(text(OpenSheet.step)),
        file: Period(name: text(OpenSheet.origin.id)).map(book) ?? "",
        sheet: closed[key]?.isLine == true ? OpenSheet.name : log.sheet)
    }
  }
}

/// What is to be done about a period as a whole, such as to have its recap approved (G10).
package struct OpenLine: Sendable {
  package var key: String
  package var home: Period
  /// Since when.
  package var day: CalendarDate
  package var isOpen: Bool
  /// The day on which it was done, where that is known.
  package var closedOn: CalendarDate?
  /// What Sapa says on it, and what staff typed, by the columns' ids.
  package var said: [String: String]
  package var typed: [String: StaffValue]

  package init(
    key: String, home: Period, day: CalendarDate, isOpen: Bool, closedOn: CalendarDate?, said: [String: String],
    typed: [String: StaffValue]
  ) {
    (self.key, self.home, self.day, self.isOpen) = (key, home, day, isOpen)
    (self.closedOn, self.said, self.typed) = (closedOn, said, typed)
  }
}

extension TableSheet {
  /// `Belum Selesai` of a period's book; nil where its log has none, and where a sheet of that name is somebody else's.
  package init?(open state: any LogState, _ period: Period, on date: CalendarDate, _ saying: LogSaying) {
    let log = state.log
    guard let sheet = log.layout.openSheet, log.book(period)?.foreign.contains(OpenSheet.name) != true else {
      return nil
    }
    let columns = sheet.columns
    let open = OpenRows(state, period, on: date)
    let sources = open.sources
    let said = columns.map { column in saying.columns.firstIndex(of: column.id) }
    let fields = columns.map { log.field($0.id) }
    self.init(
      name: OpenSheet.name, columns: columns, keys: open.keys,
      cells: { place in
        switch sources[place] {
        case .logged(let row):
          let cells = saying.cells(row)
          return columns.indices.map { column in
            if let said = said[column] { return cells[said] }
            return fields[column] >= 0
              ? .log(row: row, field: fields[column]) : .text(log.rows[row].home.name)
          }
        case .standing(let shared, let row), .deleted(let shared, let row):
          let isDeleted = if case .deleted = sources[place] { true } else { false }
          let schema = shared.table.schema
          return columns.indices.map { column in
            guard let field = schema.index(of: columns[column].id) else { return .empty }
            if isDeleted, let text = OpenSheet.deleted[columns[column].id] { return .text(text) }
            if said[column] != nil || fields[column] < 0 { return .text(shared.table.string(row: row, field: field)) }
            let value = shared.table.columnsOfField[field].first.flatMap {
              StaffValue(shared.table, row: row, column: $0)
            }
            return value.map { .staff($0) } ?? .empty
          }
        case .line(let line):
          return columns.indices.map { column in
            let id = columns[column].id
            if id == OpenSheet.origin.id { return .text(line.home.name) }
            if said[column] != nil { return .text(line.said[id] ?? "") }
            return line.typed[id].map { .staff($0) } ?? .empty
          }
        }
      },
      look: { place in
        switch sources[place] {
        case .logged(let row): saying.look(row)
        case .standing(let shared, let row):
          shared.table.schema.index(of: "kode").map { shared.table.string(row: row, field: $0) } == "L"
            ? .target : .plain
        case .deleted: .completed
        case .line(let line): line.isOpen ? .plain : .completed
        }
      })
    standing = open.standing
    logged = { row, field in
      guard let place = log.place(row, field) else { return nil }
      var cell = LoggedCell(
        table: log.tables[Int(place.table)], row: Int(place.row), isOfBook: Int(place.table) >= log.inputCount,
        kind: log.layout.schema.fields[field].kind)
      cell.isKept = false
      return cell
    }
    let unit = log.layout.unit == .week ? "minggu" : "bulan"
    notes = [
      TableNote(
        "Yang belum selesai dari \(unit)-\(unit) sebelumnya, satu baris satu; kolom Tindak Lanjut menyebut langkah berikutnya, oleh siapa dan batasnya. Isi yang menyelesaikannya di sini atau di buku \(unit) asalnya: dihitung sekali, dan keduanya menunjukkannya. Yang hijau (kode S) sudah selesai dan tidak dibawa ke \(unit) berikutnya (G10)."
      )
    ]
    emptyNote = "Tidak ada yang belum selesai dari \(unit) sebelumnya."
    isUniform = true
    rules = saying.rules
    choiceRanges = saying.choiceRanges
    // The rest is to be typed into, and as long as the log.
    printedColumns = columns.firstIndex { $0.id == log.layout.telephoneField }.map { $0 + 1 }
    frozenColumns = 2
    spareRows = 0
  }
}
