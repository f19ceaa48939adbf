import Intake
package import Spreadsheet

/// Finds header and key of a sheet, row by row; what it is for – a table in memory, or digests – is the caller's.
package struct KeyedRows {
  private let keys: [String]
  package private(set) var headerRow: Int?
  /// In the order in which they were met.
  package private(set) var columns: [KeyedSheet.Column] = []
  /// The places of the key's columns in `columns`.
  package private(set) var keyPlaces: [Int] = []
  /// By the sheet's column, the place in `columns`; -1 where there is none.
  private var places: [Int] = []
  private var names: Set<String> = []
  private var known: Set<String> = []

  /// A header stands in one of so many first rows.
  package static let headerRows = 20

  /// Stands between the parts of a key of several columns.
  package static let separator = " | "

  package init(_ spec: KeyedSheetSpec) { keys = spec.keys.map { HeaderText.key($0) } }

  package func isKey(_ place: Int) -> Bool { keyPlaces.contains(place) }

  /// Takes the row for the header where it is one; true where it is.
  package mutating func takeHeader(_ row: SheetRow) -> Bool {
    guard headerRow == nil, row.index < Self.headerRows else { return false }
    var keyColumns = [Int?](repeating: nil, count: keys.count)
    for cell in row.cells {
      guard let text = Self.text(cell, row).map({ HeaderText.key($0) }) else { continue }
      for index in keys.indices where keyColumns[index] == nil && keys[index] == text {
        keyColumns[index] = Int(cell.column)
      }
    }
    let found = keyColumns.compactMap(\.self)
    guard found.count == keys.count else { return false }
    headerRow = row.index
    for cell in row.cells {
      guard let text = Self.text(cell, row), !text.isEmpty else { continue }
      add(text, label: text, position: Int(cell.column))
    }
    keyPlaces = found.map { places[$0] }
    return true
  }

  /// Whether nothing stands in a row but formulas of Sapa's that come to nothing.
  package func isSpare(_ row: SheetRow, _ spec: KeyedSheetSpec) -> Bool {
    var hasFormula = false
    for cell in row.cells {
      if !cell.isFormula {
        guard cell.isBlank(in: row) else { return false }
        continue
      }
      let column = Int(cell.column)
      guard cell.isBlank(in: row), places.indices.contains(column), places[column] >= 0,
        spec.isComputed(columns[places[column]].header)
      else { return false }
      hasFormula = true
    }
    return hasFormula
  }

  /// The place of a sheet's column; one that has no header is named after its letters.
  package mutating func place(of column: Int) -> Int {
    if places.indices.contains(column), places[column] >= 0 { return places[column] }
    add("Kolom \(CellReference.letters(column))", label: "", position: column)
    return columns.count - 1
  }

  /// The row's key, trimmed, whether it is the first with it, and whether a part of it is a number.
  package mutating func takeKey(_ row: SheetRow) -> (key: String, isFirst: Bool, isNumeric: Bool) {
    var key = ""
    var isBlank = true
    var isNumeric = false
    for (index, place) in keyPlaces.enumerated() {
      if index > 0 { key += Self.separator }
      let position = columns[place].position
      guard let cell = row.cells.first(where: { Int($0.column) == position }), let text = Self.text(cell, row),
        !text.isEmpty
      else { continue }
      key += text
      isBlank = false
      if case .number = cell.value { isNumeric = true }
    }
    return isBlank ? ("", false, false) : (key, known.insert(key).inserted, isNumeric)
  }

  private mutating func add(_ header: String, label: String, position: Int) {
    var name = header
    var count = 2
    while !names.insert(name).inserted {
      name = "\(header) (\(count))"
      count += 1
    }
    while places.count <= position { places.append(-1) }
    places[position] = columns.count
    columns.append(KeyedSheet.Column(header: name, label: label, position: position))
  }

  private static func text(_ cell: Cell, _ row: SheetRow) -> String? {
    switch cell.value {
    case .text(let range):
      return String(decoding: NormalText.bytes(row.string(range)), as: UTF8.self)
    case .empty, .error: return nil
    case .number(let number): return StaffValue.number(number).text
    case .boolean(let truth): return StaffValue.boolean(truth).text
    case .date(let number): return StaffValue.date(number).text
    case .time(let number), .duration(let number): return StaffValue.time(number).text
    }
  }
}

extension KeyedSheet {
  /// Reads a sheet; nil where it holds cells, but no header with the key.
  ///
  /// - Throws: what the reader throws.
  package static func read(
    _ reader: inout some RowReader, spec: KeyedSheetSpec
  ) throws(SpreadsheetError) -> KeyedSheet? {
    var sheet = KeyedSheet(name: spec.name)
    var keyed = KeyedRows(spec)
    var known = 0
    var row = SheetRow()
    var store = CellStore(width: 0)
    while try reader.next(&row) {
      if keyed.headerRow == nil {
        sheet.head.append(row)
        if keyed.takeHeader(row) { continue }
      }
      guard keyed.headerRow != nil else {
        FreeCell.append(row, to: &sheet.above)
        if row.index >= KeyedRows.headerRows { return nil }
        continue
      }
      if keyed.isSpare(row, spec) {
        sheet.spareRows.insert(row.index)
        continue
      }
      var formulas: [Int] = []
      var isBlank = true
      for cell in row.cells {
        let isEmpty = cell.isBlank(in: row)
        guard !isEmpty || cell.isFormula else { continue }
        let place = keyed.place(of: Int(cell.column))
        if isBlank { try store.appendRow(number: row.index, file: spec.name) }
        if !isEmpty {
          try store.widen(to: keyed.columns.count, file: spec.name)
          try store.set(column: place, cell.value, bytes: row.bytes, file: spec.name)
        }
        if cell.isFormula { formulas.append(place) }
        isBlank = false
      }
      let (key, isFirst, isNumeric) = keyed.takeKey(row)
      if isBlank { continue }
      while known < keyed.columns.count {
        sheet.append(keyed.columns[known])
        known += 1
      }
      sheet.append(
        Row(
          index: row.index, key: isFirst ? key : "", repeatedKey: key.isEmpty || isFirst ? nil : key,
          isNumericKey: isNumeric, isHidden: row.isHidden, formulas: formulas))
    }
    while known < keyed.columns.count {
      sheet.append(keyed.columns[known])
      known += 1
    }
    store.finish()
    sheet.take(store)
    sheet.headerRow = keyed.headerRow
    sheet.keyPlaces = keyed.keyPlaces
    if sheet.headerRow == nil, sheet.above.contains(where: { $0.value != nil }) { return nil }
    return sheet
  }
}

extension Cell {
  /// Whether nothing stands in the cell, or nothing but blanks.
  fileprivate func isBlank(in row: SheetRow) -> Bool {
    switch value {
    case .empty: true
    case .text(let range), .error(let range): Blanks.areAll(row.bytes.span.extracting(range.range))
    default: false
    }
  }
}

extension FreeCell {
  /// Appends the cells of a row that hold anything.
  package static func append(_ row: SheetRow, to cells: inout [FreeCell]) {
    for cell in row.cells {
      let value = StaffValue(cell, in: row)
      guard value != nil || cell.isFormula else { continue }
      cells.append(FreeCell(row: row.index, column: Int(cell.column), value: value, isFormula: cell.isFormula))
    }
  }
}
