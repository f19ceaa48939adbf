package import Spreadsheet

/// What a sheet holds.
package enum TableReading: Sendable {
  case table(Table)
  /// No row names two fields; the texts of the row that looks most like a header, and its number.
  case noHeader(row: Int?, headers: [String])
}

extension Table {
  /// Reads a whole sheet: finds its header, maps its columns, and takes every row below it.
  ///
  /// `file` is the file's name, `sheet` the sheet's; a text file has none. `zone` is the facility's, in hours east of Greenwich. Of
  /// what `isInput` the cells are freed from what an export or a number did to them, see ``InputCells``; what staff typed into a
  /// work book stays as it is (G3).
  ///
  /// - Throws: ``SpreadsheetError`` as the reader does, and where the texts pass 4 GiB.
  package static func read(
    _ reader: inout some RowReader, file: String, sheet: String?, schema: Schema, zone: ClockZone = .western,
    isInput: Bool = false
  ) throws(SpreadsheetError) -> TableReading {
    var first: [SheetRow] = []
    var row = SheetRow()
    var isEnded = false
    var bytes = 0
    while first.count < HeaderFinder.depth, bytes < HeaderFinder.byteDepth, !isEnded {
      if try reader.next(&row) {
        if RowShape.isBlank(row) { continue }
        bytes += row.bytes.count
        first.append(row)
      } else {
        isEnded = true
      }
    }
    var finder = HeaderFinder(schema: schema)
    guard let header = finder.find(in: first) else {
      let likeliest = HeaderFinder.likeliest(in: first)
      return .noHeader(row: likeliest.map { first[$0.position].index + 1 }, headers: likeliest?.headers ?? [])
    }
    var builder = TableBuilder(
      file: file, sheet: sheet, schema: schema, header: header, headerIndex: first[header.position].index, zone: zone,
      isInput: isInput)
    for row in first[(header.position + header.height)...] { try builder.append(row, of: reader) }
    first = []
    while !isEnded {
      if try reader.next(&row) { try builder.append(row, of: reader) } else { isEnded = true }
    }
    return .table(builder.finish())
  }
}

/// Takes the rows below a header one by one.
struct TableBuilder {
  private let file: String
  private let sheet: String?
  private let schema: Schema
  private let header: FoundHeader
  private let headerIndex: Int
  private var columns: [FoundHeader.Column]
  private var columnOfSheetColumn: [Int32] = []
  private var cells: CellStore
  /// The columns of the cells that are shown, by the sheet's; nil where rows are read.
  private let stored: [Int: Int]?
  private var shape: RowShape
  private var inputs: InputCells?
  private let zone: ClockZone
  private var skipped: [SkippedRows] = []
  private var lastIndex: Int

  init(
    file: String, sheet: String?, schema: Schema, header: FoundHeader, headerIndex: Int, zone: ClockZone, isInput: Bool,
    showing stored: (cells: CellStore, columns: [Int: Int])? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.schema = schema
    self.header = header
    self.headerIndex = headerIndex
    columns = header.columns
    cells = stored.map { CellStore(showing: $0.cells) } ?? CellStore(width: columns.count)
    self.stored = stored?.columns
    shape = RowShape(schema: schema, columns: columns)
    inputs = isInput ? InputCells(schema: schema, columns: columns) : nil
    self.zone = zone
    lastIndex = headerIndex + header.height - 1
    for (index, column) in columns.enumerated() { register(index, column.sheetColumn) }
  }

  private mutating func register(_ index: Int, _ sheetColumn: Int) {
    while columnOfSheetColumn.count <= sheetColumn { columnOfSheetColumn.append(-1) }
    columnOfSheetColumn[sheetColumn] = Int32(index)
    if let stored { cells.show(column: stored[sheetColumn]) }
  }

  /// Takes a row; `stored` says where one stands whose cells are in memory already.
  mutating func append(
    _ row: SheetRow, of reader: some RowReader, stored: Int? = nil
  ) throws(SpreadsheetError) {
    if row.index > lastIndex + 1 { skip(lastIndex + 2...row.index, .blank, "") }
    lastIndex = max(lastIndex, row.index)
    let number = row.index + 1
    if let reason = shape.reasonToSkip(row, isFirst: cells.rowNumbers.isEmpty) {
      skip(number...number, reason, reason == .blank ? "" : RowShape.firstText(row))
      return
    }
    for cell in row.cells where index(of: cell) < 0 && !RowShape.isBlank(cell, row) { addColumn(Int(cell.column)) }
    if let stored, row.cells.allSatisfy({ index(of: $0) >= 0 && !RowShape.isBlank($0, row) }),
      cells.show(row: stored, number: number)
    {
      return
    }
    if columns.count > cells.width { try cells.widen(to: columns.count, file: file) }
    try cells.appendRow(number: number, file: file)
    for cell in row.cells {
      let column = index(of: cell)
      if column < 0 || RowShape.isBlank(cell, row) { continue }
      if stored != nil {
        cells.setStored(column: column, cell.value)
        continue
      }
      if let text = inputs?.text(of: cell, in: row, column: column, reader) {
        let value = CellValue.text(TextRange(start: 0, count: text.count))
        try cells.set(column: column, value, bytes: text, file: file)
        continue
      }
      try cells.set(column: column, cell.value, bytes: row.bytes, file: file)
    }
  }

  /// The table's column for a cell's, or -1.
  private func index(of cell: Cell) -> Int {
    let column = Int(cell.column)
    return column < columnOfSheetColumn.count ? Int(columnOfSheetColumn[column]) : -1
  }

  /// Adds a column where data stands beside the header.
  private mutating func addColumn(_ sheetColumn: Int) {
    columns.append(FoundHeader.Column(sheetColumn: sheetColumn, text: "", match: nil, upper: [], lower: []))
    register(columns.count - 1, sheetColumn)
  }

  private mutating func skip(_ rows: ClosedRange<Int>, _ reason: SkippedRows.Reason, _ text: String) {
    if reason == .blank, let last = skipped.last, last.reason == .blank, last.rows.upperBound + 1 == rows.lowerBound {
      skipped[skipped.count - 1] = SkippedRows(rows: last.rows.lowerBound...rows.upperBound, reason: .blank, text: "")
    } else {
      skipped.append(SkippedRows(rows: rows, reason: reason, text: text))
    }
  }

  consuming func finish() -> Table {
    skipTrailingNotes()
    inputs?.dropDecimals(from: &cells)
    // Blank rows below the last record end the sheet; they are not worth a word.
    while let last = skipped.last, last.reason == .blank, last.rows.lowerBound > Int(cells.rowNumbers.last ?? 0),
      !skipped.dropLast().contains(where: { $0.rows.lowerBound > last.rows.upperBound })
    {
      skipped.removeLast()
    }
    cells.finish()
    var columnsOfField = [[Int]](repeating: [], count: schema.fields.count)
    for (index, column) in columns.enumerated() {
      if let match = column.match { columnsOfField[match.field].append(index) }
    }
    let ranks = columns.map { $0.match?.rank ?? 0 }
    for field in columnsOfField.indices {
      columnsOfField[field].sort { (ranks[$0], $0) < (ranks[$1], $1) }
    }
    let present = Set(columnsOfField.indices.filter { !columnsOfField[$0].isEmpty })
    return Table(
      content: TableContent(
        file: file, sheet: sheet, schema: schema, shape: schema.shape(of: present), headerRow: headerIndex + 1,
        headerHeight: header.height, columns: tableColumns(present), skipped: skipped, columnsOfField: columnsOfField,
        cells: cells, zone: zone))
  }

  private func tableColumns(_ present: Set<Int>) -> [TableColumn] {
    var counts: [String: Int] = [:]
    for column in columns where !column.text.isEmpty { counts[HeaderText.key(column.text), default: 0] += 1 }
    return columns.map { column in
      var suggestion = column.match == nil ? schema.suggestion(for: column.text) : nil
      // A field that has its column needs no other.
      if let field = suggestion?.field, present.contains(field) { suggestion = nil }
      return TableColumn(
        header: column.text, sheetColumn: column.sheetColumn, field: column.match?.field,
        rank: column.match?.rank ?? 0, isDuplicate: counts[HeaderText.key(column.text), default: 0] > 1,
        suggestion: suggestion)
    }
  }

  /// Takes signatures and remarks below the last record out of the rows.
  private mutating func skipTrailingNotes() {
    while let number = cells.rowNumbers.last {
      let row = cells.rowNumbers.count - 1
      let isAboveFooter = skipped.contains { $0.reason == .note && $0.rows.lowerBound > Int(number) }
      guard let text = shape.trailingNote(cells, row: row, isAboveFooter: isAboveFooter) else { return }
      let note = SkippedRows(rows: Int(number)...Int(number), reason: .note, text: text)
      let place = skipped.firstIndex { $0.rows.lowerBound > Int(number) } ?? skipped.count
      skipped.insert(note, at: place)
      cells.removeLastRow()
    }
  }
}
