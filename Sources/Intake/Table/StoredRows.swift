package import Spreadsheet

/// A sheet's rows that are in memory, from which a table is made without reading the sheet again; it shows their cells.
package struct StoredRows {
  private let head: [SheetRow]
  private let cells: CellStore
  /// The places of the store's columns with the sheet's, from left to right.
  private let columns: [(place: Int, column: Int32)]

  /// - Parameters:
  ///   - head: the first rows, as they were read.
  ///   - cells: the rows below, by their numbers from 0.
  ///   - columns: the sheet's columns, by the store's.
  package init(head: [SheetRow], cells: CellStore, columns: [Int]) {
    // A reader hands out no cells without a value.
    self.head = head.map { row in
      var row = row
      row.cells.removeAll { $0.value == .empty }
      return row
    }
    self.cells = cells
    self.columns = columns.prefix(cells.width).enumerated().map { ($0, Int32($1)) }.sorted { $0.column < $1.column }
  }

  private var count: Int { head.count + cells.rowNumbers.count }

  /// Fills a row; the bytes that its cells point to are those of all rows below the head.
  private func fill(_ row: inout SheetRow, _ index: Int) {
    guard index >= head.count else { return row = head[index] }
    let place = index - head.count
    row.index = Int(cells.rowNumbers[place])
    row.cells.removeAll(keepingCapacity: true)
    for column in columns {
      let value = cells.value(row: place, column: column.place)
      if value != .empty { row.cells.append(Cell(column: Int(column.column), value: value)) }
    }
  }

  /// The first rows that hold anything, each with its own bytes.
  private func first() -> [SheetRow] {
    var first: [SheetRow] = []
    var row = SheetRow()
    var (index, bytes) = (0, 0)
    while first.count < HeaderFinder.depth, bytes < HeaderFinder.byteDepth, index < count {
      row.bytes = index < head.count ? [] : cells.bytes
      fill(&row, index)
      index += 1
      if RowShape.isBlank(row) { continue }
      var own = row
      if index > head.count {
        own.bytes = []
        for place in own.cells.indices {
          switch row.cells[place].value {
          case .text(let range): own.cells[place].value = .text(own.append(row.bytes.span.extracting(range.range)))
          case .error(let range): own.cells[place].value = .error(own.append(row.bytes.span.extracting(range.range)))
          default: continue
          }
        }
      }
      bytes += own.bytes.count
      first.append(own)
    }
    return first
  }

  /// The table that ``Table/read(_:file:sheet:schema:zone:isInput:)`` makes of a work book's sheet.
  ///
  /// - Throws: ``SpreadsheetError`` where the texts pass 4 GiB.
  package func table(file: String, sheet: String, schema: Schema) throws(SpreadsheetError) -> TableReading {
    let first = first()
    var finder = HeaderFinder(schema: schema)
    guard let header = finder.find(in: first) else {
      let likeliest = HeaderFinder.likeliest(in: first)
      return .noHeader(row: likeliest.map { first[$0.position].index + 1 }, headers: likeliest?.headers ?? [])
    }
    let headerIndex = first[header.position].index
    let last = first[header.position + header.height - 1].index
    var builder = TableBuilder(
      file: file, sheet: sheet, schema: schema, header: header, headerIndex: headerIndex, zone: .western,
      isInput: false,
      showing: (cells, Dictionary(columns.map { (Int($0.column), $0.place) }) { first, _ in first }))
    var row = SheetRow()
    for index in 0..<count {
      row.bytes = index < head.count ? [] : cells.bytes
      fill(&row, index)
      if row.index > last {
        try builder.append(row, of: NoFormats(), stored: index < head.count ? nil : index - head.count)
      }
    }
    return .table(builder.finish())
  }
}

/// What rows in memory know of formats: nothing.
private struct NoFormats: RowReader {
  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool { false }
}
