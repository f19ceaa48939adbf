package import Intake
import Spreadsheet

/// What staff entered on one sheet of a work book, by row key.
package struct StaffSheet: Sendable {
  /// One row's entries; columns without an entry are absent.
  package struct Row: Sendable, Equatable {
    /// By field id.
    package var values: [String: StaffValue] = [:]
    /// In columns that staff added, by header.
    package var extras: [String: StaffValue] = [:]

    package init() {}

    fileprivate init(
      _ table: Table, _ row: Int, staff: [(column: Int, id: String)], extra: [(column: Int, header: String)]
    ) {
      for (column, id) in staff where values[id] == nil {
        values[id] = StaffValue(table, row: row, column: column)
      }
      for (column, header) in extra { extras[header] = StaffValue(table, row: row, column: column) }
    }

    package var isEmpty: Bool { values.isEmpty && extras.isEmpty }
  }

  /// A row that no key fits: inserted by staff, or copied.
  package struct LooseRow: Sendable, Equatable {
    /// The sheet's row, from 0.
    package var index: Int
    /// Every cell, by header.
    package var cells: [String: StaffValue]
    /// By field id, for the staff's columns.
    package var row: Row
    package var medicalRecordNumber: String
  }

  package private(set) var rows: [String: Row] = [:]
  /// All keys on the sheet, entries or not.
  package private(set) var keys: Set<String> = []
  package private(set) var loose: [LooseRow] = []
  /// The headers of the columns that staff added, in order.
  package private(set) var extraHeaders: [String] = []
  /// Every cell of the rows with entries, by key and header.
  private var cells: [String: [String: StaffValue]] = [:]
  /// Cells that staff emptied since Sapa last wrote: field ids and headers, by key.
  package private(set) var emptied: [String: Set<String>] = [:]
  /// Rows that staff inserted and that belong to a key: the sheet's row, from 0, by key.
  package private(set) var adopted: [String: Int] = [:]
  /// Keys that stand on two rows with different entries, and the second's row as people count.
  package private(set) var doubled: [(key: String, row: Int)] = []
  /// Where each key's row stands now, as people count.
  package private(set) var places: [String: Int] = [:]
  /// The last row that holds anything, as people count.
  package private(set) var lastRow = 0
  /// Keys that Sapa wrote and whose rows staff deleted.
  package private(set) var deleted: Set<String> = []

  package init() {}

  /// The entries of a sheet that was read before: by key, and what staff emptied.
  package init(rows: [String: Row], emptied: [String: Set<String>]) {
    self.rows = rows
    self.emptied = emptied
    keys = Set(rows.keys).union(emptied.keys)
  }

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - table: the sheet's cells under their header.
  ///   - schema: the columns that Sapa writes on it.
  ///   - staffFields: the ids of the columns that are staff's to fill.
  ///   - readsExtras: whether columns that the schema does not know are staff's too.
  package init(_ table: Table, schema: Schema, staffFields: Set<String>, readsExtras: Bool = true) {
    let keyField = schema.index(of: "kunci")
    let numberField = schema.index(of: "no_rm")
    var staff: [(column: Int, id: String)] = []
    var extra: [(column: Int, header: String)] = []
    var names: Set<String> = []
    for (index, column) in table.columns.enumerated() {
      if let field = column.field {
        let id = schema.fields[field].id
        if staffFields.contains(id) { staff.append((index, id)) }
      } else if readsExtras {
        let header = unused(column.header.isEmpty ? "Kolom \(column.letters)" : column.header, &names)
        extra.append((index, header))
      }
    }
    extraHeaders = extra.map(\.header)
    lastRow = table.lastRow
    if keyField != nil {
      keys.reserveCapacity(table.rowCount)
      places.reserveCapacity(table.rowCount)
    }
    for row in 0..<table.rowCount {
      let entry = Row(table, row, staff: staff, extra: extra)
      let key = keyField.map { table.string(row: row, field: $0) } ?? ""
      if !key.isEmpty, keys.insert(key).inserted {
        places[key] = table.rowNumber(row)
        if !entry.isEmpty {
          rows[key] = entry
          cells[key] = Self.cells(table, row, schema, keyField)
        }
      } else if !key.isEmpty, entry == rows[key] ?? Row() {
        continue
      } else if !entry.isEmpty || key.isEmpty {
        if !key.isEmpty { doubled.append((key, table.rowNumber(row))) }
        let cells = Self.cells(table, row, schema, keyField)
        if !cells.isEmpty {
          let number = numberField.map { table.string(row: row, field: $0) } ?? ""
          loose.append(
            LooseRow(index: table.rowNumber(row) - 1, cells: cells, row: entry, medicalRecordNumber: number))
        }
      }
    }
  }

  /// The rows of several sheets by key; what the earlier sheet in the list holds wins.
  /// What staff emptied on an earlier one of the list is not filled again.
  package static func merged(_ sheets: [StaffSheet]) -> [String: Row] {
    var result: [String: Row] = [:]
    var emptied: [String: Set<String>] = [:]
    for sheet in sheets {
      for (key, row) in sheet.rows { result[key, default: Row()].fill(from: row, but: emptied[key] ?? []) }
      for (key, columns) in sheet.emptied { emptied[key, default: []].formUnion(columns) }
    }
    return result
  }

  /// Finds the cells that Sapa left filled and staff have emptied since, and those that are empty since before.
  ///
  /// - Parameters:
  ///   - book: what Sapa last wrote into the sheet's book.
  ///   - later: what books of later periods remember of the sheet.
  ///   - sheet: the sheet's name.
  ///   - headers: those of staff's columns, by field id.
  package mutating func findEmptied(
    since book: BaseSheet, later: [BaseSheet.Keyed] = [], sheet: String, headers: [String: String]
  ) {
    guard let base = book.keyed[sheet] else { return }
    deleted = Set(base.keys.filter { !keys.contains($0) })
    let before = MarkedCells(.emptied, book, sheet: sheet)
    let known = [base] + later
    /// A column of staff's, and where it stands in each of those.
    let columns = (headers.map { ($0.key, $0.value, false) } + extraHeaders.map { ($0, $0, true) }).map {
      name, header, isExtra in
      (name: name, header: header, isExtra: isExtra, places: known.map { $0.place(of: header) })
    }
    for key in keys {
      guard let own = base.rows[key] else { continue }
      let row = rows[key]
      for column in columns {
        guard column.isExtra ? row?.extras[column.name] == nil : row?.values[column.name] == nil else { continue }
        let wasFilled =
          !BaseSheet.Keyed.digest(own, column.places[0]).isEmpty || before.contains(key, column.header)
          || zip(later, column.places.dropFirst()).contains { !BaseSheet.Keyed.digest($0.rows[key], $1).isEmpty }
        if wasFilled { emptied[key, default: []].insert(column.name) }
      }
    }
  }

  /// Makes loose rows of those whose key nothing knows any more, so that they stay on the sheet.
  ///
  /// - Returns: the keys.
  package mutating func loosen(where isUnknown: (String) -> Bool) -> [String] {
    let lost = rows.keys.filter(isUnknown).sorted()
    for key in lost {
      if let row = rows.removeValue(forKey: key) {
        loose.append(LooseRow(index: -1, cells: cells[key] ?? [:], row: row, medicalRecordNumber: ""))
      }
    }
    return lost
  }

  /// Moves a loose row to the key that it belongs to; what stands there already wins.
  package mutating func adopt(_ place: Int, as key: String) {
    let adoptee = loose.remove(at: place)
    let row = adoptee.row
    adopted[key] = adoptee.index
    places[key] = adoptee.index + 1
    deleted.remove(key)
    keys.insert(key)
    rows[key, default: Row()].fill(from: row)
  }

  private static func cells(_ table: Table, _ row: Int, _ schema: Schema, _ keyField: Int?) -> [String: StaffValue] {
    var cells: [String: StaffValue] = [:]
    for (index, column) in table.columns.enumerated() where column.field != keyField || keyField == nil {
      let header = column.field.map { schema.fields[$0].header } ?? column.header
      cells[header] = StaffValue(table, row: row, column: index)
    }
    return cells
  }

  private func unused(_ header: String, _ names: inout Set<String>) -> String {
    var name = header
    var count = 2
    while !names.insert(name).inserted {
      name = "\(header) (\(count))"
      count += 1
    }
    return name
  }
}

extension StaffSheet.Row {
  /// Takes what is absent here from another row.
  package mutating func fill(from other: StaffSheet.Row, but columns: Set<String> = []) {
    values.merge(other.values.filter { !columns.contains($0.key) }) { own, _ in own }
    extras.merge(other.extras.filter { !columns.contains($0.key) }) { own, _ in own }
  }
}
