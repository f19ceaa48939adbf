import Core
import Intake
import Spreadsheet

extension Log {
  /// Finds the cells in which staff mended or added something since Sapa last wrote.
  package mutating func findMended() {
    var typed: [Period: MarkedCells] = [:]
    for book in books { typed[book.period] = MarkedCells(.typed, book.base, sheet: layout.sheet) }
    for index in rows.indices {
      guard let reference = rows[index].book, rows[index].input != nil,
        let base = book(rows[index].home)?.base?.keyed[layout.sheet], base.hasKey(rows[index].key)
      else { continue }
      let table = tables[Int(reference.table)].table
      for (field, info) in layout.schema.fields.enumerated() where base.hasColumn(info.header) {
        let column = table.columnsOfField[field].first
        let value = column.flatMap { StaffValue(table, row: Int(reference.row), column: $0) }
        let key = rows[index].key
        if !CellDigest(value).hasValue(of: base.digest(key, info.header))
          || value != nil && typed[rows[index].home]?.contains(key, info.header) == true
        {
          rows[index].mended |= 1 << UInt64(field)
        }
      }
      let isMoved = rows[index].mended & (1 << UInt64(layout.date) | 1 << UInt64(layout.time)) != 0
      if isMoved { (rows[index].date, rows[index].time) = layout.moment(table, Int(reference.row)) }
    }
  }

  /// Rows that staff deleted in their book stay deleted, though an input has them.
  package mutating func dropDeleted() {
    var deleted: Set<String> = []
    for book in books {
      guard let base = book.base?.keyed[layout.sheet] else { continue }
      let present = book.rows(of: layout.sheet)
      for key in base.keys where present[key] == nil { deleted.insert(key) }
    }
    guard !deleted.isEmpty else { return }
    var moved: [Int: [RowReference]] = [:]
    var kept: [LogRow] = []
    for (index, row) in rows.enumerated() {
      if row.book == nil, deleted.contains(row.key) { continue }
      if let older = older[index] { moved[kept.count] = older }
      kept.append(row)
    }
    rows = kept
    older = moved
  }

  /// Sorts by moment; rows of one minute stay in the order in which they came.
  package mutating func sort() {
    // A row without a time comes before those of its day.
    let order = rows.indices.sorted(on: {
      Int(rows[$0].date?.dayNumber ?? .max) * 1441 + (rows[$0].time?.minute ?? -1)
    })
    var moved: [Int: [RowReference]] = [:]
    for (place, index) in order.enumerated() {
      if let references = older[index] { moved[place] = references }
    }
    rows = order.map { rows[$0] }
    older = moved
  }
}
