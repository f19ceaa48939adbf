import Core
import Intake
import Spreadsheet

extension Log {
  /// Finds the cells in which staff mended or added something since Sapa last wrote.
  package mutating func findMended() {
    struct Known {
      var base: BaseSheet.Keyed
      var typed: MarkedCells
      /// By field.
      var places: [Int?]
    }
    var known: [Period: Known] = [:]
    for book in books where known[book.period] == nil {
      guard let base = book.base?.keyed[layout.sheet] else { continue }
      known[book.period] = Known(
        base: base, typed: MarkedCells(.typed, book.base, sheet: layout.sheet),
        places: layout.schema.fields.map { base.place(of: $0.header) })
    }
    for index in rows.indices {
      rows[index].isKnown = known[rows[index].home]?.base.hasKey(rows[index].key) ?? false
    }
    for index in rows.indices where rows[index].isKnown {
      guard let reference = rows[index].book, rows[index].input != nil, let known = known[rows[index].home] else {
        continue
      }
      let key = rows[index].key
      let (table, last) = (tables[Int(reference.table)].table, known.base.rows[key])
      for (field, place) in known.places.enumerated() where place != nil {
        let column = table.columnsOfField[field].first
        let digest = column.map { CellDigest(table, row: Int(reference.row), column: $0) } ?? .empty
        if !digest.hasValue(of: BaseSheet.Keyed.digest(last, place))
          || !digest.isEmpty && known.typed.contains(key, layout.schema.fields[field].header)
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
