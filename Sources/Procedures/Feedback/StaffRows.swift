import Book
import Intake
import Spreadsheet

/// The rows that staff type into a sheet of a work book, as they left them.
struct StaffRows: Sendable {
  struct Row: Sendable {
    /// Nil for a row that has none yet.
    var key: String?
    /// What stands in columns that are not Sapa's, by their ids.
    var cells: [String: StaffValue]
    /// The sheet's row, from 0; nil for a row that is not in the sheet.
    var place: Int?
  }

  private(set) var rows: [Row] = []
  /// Keys that Sapa wrote and staff deleted; they stay deleted.
  private(set) var deleted: Set<String> = []

  /// Reads a sheet; a book without it has no rows.
  ///
  /// - Parameters:
  ///   - sheet: the sheet's name.
  ///   - columns: the sheet's; rows that are empty in all but Sapa's are none.
  ///   - book: the work book.
  init(_ sheet: String, _ columns: [BookColumn], in book: LogBook) {
    guard let table = book.tables[sheet]?.table else { return }
    let places = columns.filter { $0.owner != .sapa }.compactMap { column in
      table.schema.index(of: column.id).flatMap { table.columnsOfField[$0].first }.map { (column.id, $0) }
    }
    let keyed = book.rows(of: sheet)
    let keys = Dictionary(keyed.map { ($1, $0) }) { first, _ in first }
    for row in 0..<table.rowCount {
      var cells: [String: StaffValue] = [:]
      for (id, column) in places { cells[id] = StaffValue(table, row: row, column: column) }
      if keys[row] == nil, cells.isEmpty { continue }
      rows.append(Row(key: keys[row], cells: cells, place: table.rowNumber(row) - 1))
    }
    if let base = book.base?.keyed[sheet] { deleted = Set(base.keys).subtracting(keyed.keys) }
  }

  init() {}

  /// The day in a cell, as a date or as text.
  static func day(_ value: StaffValue?) -> CalendarDate? {
    switch value {
    case .date(let serial), .number(let serial): CalendarDate(serial: serial)
    case .text(let text): DateReading.parse(text).date
    default: nil
    }
  }
}
