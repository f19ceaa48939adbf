package import Intake
import Spreadsheet

/// What is known of a sheet whose rows have a key.
package struct KeyedSheetSpec: Sendable {
  package enum Owner: Sendable {
    /// Sapa works it out: codes, states, reasons, formulas. What is typed over it is not taken.
    case computed
    /// From the export; whoever mends it there changes it.
    case source
    case staff
  }

  package var name: String
  /// The header of the column that holds the rows' keys.
  package var key: String
  /// The headers of further columns, where several make the key together.
  package var moreKeys: [String]
  /// By header; a column that is not named is one that staff added.
  package var owners: [String: Owner]
  /// What a column's cells hold, by header; of a column that is not named, anything.
  package var kinds: [String: BookColumn.Kind] = [:]

  /// Whether a row that repeats a key keeps it: staff type such keys, and know a `Kunci` by no means.
  package var keepsRepeatedKeys = false

  /// Whether a workbook may do without it; a sheet of its name that has no keys is then somebody else's.
  package var isOptional: Bool

  package init(
    name: String, key: String = "Kunci", moreKeys: [String] = [], owners: [String: Owner] = [:],
    isOptional: Bool = false
  ) {
    self.name = name
    self.key = key
    self.moreKeys = moreKeys
    self.owners = owners
    self.isOptional = isOptional
  }

  package var keys: [String] { [key] + moreKeys }

  package func isComputed(_ header: String) -> Bool { owners[header] == .computed }
}

/// A sheet whose rows have a key, as it is read; rows and columns may stand in any order.
package struct KeyedSheet: Sendable {
  package struct Column: Sendable, Hashable {
    /// Trimmed; the second of the same name is `X (2)`, one without a name is `Kolom J`.
    package var header: String
    /// The header as it stands in the sheet; empty where there is none.
    package var label: String
    /// The sheet's column, from 0.
    package var position: Int
    /// Whether it could not be told which of several columns it is.
    package var isUnclear = false
  }

  package struct Row: Sendable {
    /// The sheet's row, from 0.
    package var index: Int
    /// Empty for a row without a key, and for one that repeats the key of a row above.
    package var key: String
    /// The key that a row above has already.
    package var repeatedKey: String?
    /// Whether the key, or a part of it, is a number and no text.
    package var isNumericKey = false
    /// The key, though a row above has it.
    package var anyKey: String { repeatedKey ?? key }
    package var isHidden: Bool
    /// The places of the cells that hold a formula.
    package var formulas: [Int]
    /// Where its cells stand.
    var cells: (sheet: KeyedCells, row: Int)?

    /// A cell by the column's place in ``KeyedSheet/columns``.
    package func value(_ place: Int) -> StaffValue? {
      cells.flatMap { cameToNothing(place) ? nil : $0.sheet.value(row: $0.row, place) }
    }

    /// A formula that came to an error came to nothing.
    private func cameToNothing(_ place: Int) -> Bool {
      isFormula(place) && cells.map { $0.sheet.isError(row: $0.row, place) } ?? false
    }

    package func isFormula(_ place: Int) -> Bool { !formulas.isEmpty && formulas.contains(place) }

    package func digest(_ place: Int) -> CellDigest {
      let digest = cells.map { cameToNothing(place) ? .empty : $0.sheet.digest(row: $0.row, place) } ?? .empty
      return isFormula(place) ? digest.ofFormula : digest
    }
  }

  package internal(set) var name: String
  /// The header's row, from 0; nil for a sheet without a cell.
  package internal(set) var headerRow: Int?
  package internal(set) var columns: [Column] = []
  /// The places of the key's columns in ``columns``, in the order in which they make the key.
  package internal(set) var keyPlaces: [Int] = []
  package internal(set) var rows: [Row] = []
  /// The rows, from 0, in which nothing stands but formulas of Sapa's that come to nothing: they wait to be typed into.
  package internal(set) var spareRows: Set<Int> = []
  /// The cells above the header.
  package internal(set) var above: [FreeCell] = []
  /// The rows down to the header, as they were read.
  var head: [SheetRow] = []
  private var cells: KeyedCells?
  package private(set) var places: [String: Int] = [:]
  package private(set) var rowsByKey: [String: Int] = [:]

  package init(name: String) { self.name = name }

  /// The column of a header.
  package func column(_ header: String) -> Column? { places[header].map { columns[$0] } }

  package func row(_ key: String) -> Row? { rowsByKey[key].map { rows[$0] } }

  /// Keys that stand on more than one row.
  package var doubledKeys: [String] { rows.compactMap(\.repeatedKey) }

  package func value(_ row: Row, _ header: String) -> StaffValue? { places[header].flatMap { row.value($0) } }

  /// The digest of a cell; empty where there is no such column.
  package func digest(_ row: Row, _ header: String) -> CellDigest {
    places[header].map { row.digest($0) } ?? .empty
  }

  package func place(_ header: String) -> Int? { places[header] }

  package func isKey(_ place: Int) -> Bool { keyPlaces.contains(place) }

  /// The columns that hold no part of the key.
  package var contentPlaces: [Int] { columns.indices.filter { !isKey($0) } }

  /// Gives the rows, in the order in which they were appended, their cells.
  mutating func take(_ store: CellStore) {
    let cells = KeyedCells(store, rows: rows.count)
    for place in rows.indices { rows[place].cells = (cells, place) }
    self.cells = cells
  }

  /// The sheet's rows as they were read; nil where it is not as it was.
  package var stored: StoredRows? {
    cells.map { StoredRows(head: head, cells: $0.store, columns: columns.map(\.position)) }
  }

  package mutating func append(_ column: Column) {
    places[column.header] = columns.count
    columns.append(column)
  }

  @inline(never)
  package mutating func append(_ row: Row) {
    if !row.key.isEmpty { rowsByKey[row.key] = rows.count }
    rows.append(row)
  }

  package func hasKey(_ key: String) -> Bool { rowsByKey[key] != nil }
}

/// One cell that belongs to no key: above a header, or on a sheet of free form.
package struct FreeCell: Sendable {
  /// From 0.
  package var row: Int
  package var column: Int
  package var value: StaffValue?
  package var isFormula: Bool
}

/// A sheet without keys.
package struct FreeSheet: Sendable {
  package var name: String
  package var cells: [FreeCell]
}
