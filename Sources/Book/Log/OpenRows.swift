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
  }

  /// The open ones, the oldest first.
  private(set) var keys: [String] = []
  /// Those, then the ones that only stand.
  private(set) var sources: [Source] = []
  /// By key, the place among the sources of a row that stands and is not open any more.
  private(set) var standing: [String: Int] = [:]
  /// Whether each of them was found; else the books of closed periods have to be opened.
  package private(set) var isComplete = true

  package init(_ state: any LogState, _ period: Period, on date: CalendarDate) {
    let log = state.log
    let isCurrent = log.layout.unit.period(holding: date) == period
    let book = log.book(period)
    let present = book?.rows(of: OpenSheet.name) ?? [:]
    if isCurrent {
      let earlier = log.books.filter { $0.period <= period }.compactMap { book in
        book.tables[OpenSheet.name].map { (table: $0, rows: book.rows(of: OpenSheet.name)) }
      }
      let deleted = book?.base?.keyed[OpenSheet.name].map { base in Set(base.keys.filter { present[$0] == nil }) } ?? []
      for (key, _) in log.closed?.openRows ?? [] where !deleted.contains(key) {
        guard let found = earlier.first(where: { $0.rows[key] != nil }), let row = found.rows[key] else {
          isComplete = false
          continue
        }
        keys.append(key)
        sources.append(.standing(found.table, row))
      }
    }
    var others: [(key: String, row: Int)] = []
    for (row, entry) in log.rows.enumerated() where entry.home < period {
      if isCurrent, state.isOpen(row) {
        keys.append(entry.key)
        sources.append(.logged(row))
      } else if present[entry.key] != nil {
        others.append((entry.key, row))
      }
    }
    for (key, row) in others {
      standing[key] = sources.count
      sources.append(.logged(row))
    }
  }
}

extension LogState {
  /// How many rows of periods before one are open on the day, by how many days ago they came; those without a date are nil.
  package func openDays(before period: Period) -> [CalendarDate?] {
    (log.closed?.openRows ?? []).map(\.day)
      + log.rows.indices.filter { log.rows[$0].home < period && isOpen($0) }.map { log.rows[$0].date }
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
        case .standing(let shared, let row):
          let schema = shared.table.schema
          return columns.indices.map { column in
            guard let field = schema.index(of: columns[column].id) else { return .empty }
            if said[column] != nil || fields[column] < 0 { return .text(shared.table.string(row: row, field: field)) }
            let value = shared.table.columnsOfField[field].first.flatMap { StaffValue(shared.table, row: row, column: $0) }
            return value.map { .staff($0) } ?? .empty
          }
        }
      },
      look: { place in
        switch sources[place] {
        case .logged(let row): saying.look(row)
        case .standing(let shared, let row):
          shared.table.schema.index(of: "kode").map { shared.table.string(row: row, field: $0) } == "L"
            ? .target : .plain
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
    frozenColumns = 2
    spareRows = 0
  }
}
