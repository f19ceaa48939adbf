package import Spreadsheet

/// Makes a table of what is no sheet, such as the messages of a chat.
package struct TableMaker {
  private let file: String
  private let sheet: String?
  private let schema: Schema
  private let fields: [Int]
  private var cells: CellStore
  private var bytes: [UInt8] = []

  /// A table without rows.
  ///
  /// - Parameters:
  ///   - file: the file's name.
  ///   - sheet: what the rows come from within it; nil for a text file.
  ///   - schema: the columns that a procedure knows.
  ///   - fields: the ids of those that the table has, in their order.
  package init(file: String, sheet: String? = nil, schema: Schema, fields: [String]) {
    self.file = file
    self.sheet = sheet
    self.schema = schema
    self.fields = fields.compactMap { schema.index(of: $0) }
    cells = CellStore(width: self.fields.count)
  }

  /// What one cell of a new row holds.
  package enum Cell {
    case empty
    case text(String)
    case date(CalendarDate)
    /// A second of the day; shown to the minute.
    case time(second: Int)
  }

  /// Adds a row; `number` is where a person finds it, from 1.
  ///
  /// - Throws: ``SpreadsheetError`` where rows or texts pass their limit.
  package mutating func append(number: Int, _ values: [Cell]) throws(SpreadsheetError) {
    try cells.appendRow(number: number, file: file)
    for (column, value) in values.enumerated() where column < fields.count {
      switch value {
      case .empty: break
      case .date(let date): try cells.set(column: column, .date(date.serial), bytes: bytes, file: file)
      case .time(let second):
        try cells.set(column: column, .time(Double(second / 60) / 1440), bytes: bytes, file: file)
      case .text(let text):
        if text.isEmpty { continue }
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: text.utf8)
        try cells.set(column: column, .text(TextRange(start: 0, count: bytes.count)), bytes: bytes, file: file)
      }
    }
  }

  /// The table, of the shape of that id.
  package consuming func finish(shape: String) -> Table {
    cells.finish()
    var columnsOfField = [[Int]](repeating: [], count: schema.fields.count)
    for (column, field) in fields.enumerated() { columnsOfField[field].append(column) }
    let columns = fields.enumerated().map { column, field in
      TableColumn(
        header: schema.fields[field].header, sheetColumn: column, field: field, rank: 0, isDuplicate: false,
        suggestion: nil)
    }
    return Table(
      content: TableContent(
        file: file, sheet: sheet, schema: schema, shape: schema.shapes.first { $0.id == shape }, headerRow: 0,
        headerHeight: 0, columns: columns, skipped: [], columnsOfField: columnsOfField, cells: cells, zone: .western))
  }
}

extension Table {
  /// A table of some of its rows, and of the columns that the schema knows; numbers of rows stay.
  ///
  /// - Throws: ``SpreadsheetError`` where the cells pass their limit.
  package func keeping(_ rows: [Int]) throws(SpreadsheetError) -> Table {
    let fields = schema.fields.indices.filter(has)
    var maker = TableMaker(file: file, sheet: sheet, schema: schema, fields: fields.map { schema.fields[$0].id })
    for row in rows {
      try maker.append(
        number: rowNumber(row),
        fields.map { field -> TableMaker.Cell in
          switch schema.fields[field].kind {
          case .date:
            if case .date(let day, nil) = date(row: row, field: field) { return .date(day) }
          case .time: if let time = time(row: row, field: field).time { return .time(second: time.minute * 60) }
          default: break
          }
          return .text(string(row: row, field: field))
        })
    }
    return maker.finish(shape: shape?.id ?? "")
  }

  /// The same table with a column more, which says one thing on every row; itself where the field has a column.
  ///
  /// - Throws: ``SpreadsheetError`` where the cells pass their limit.
  package func adding(_ field: Int, _ text: String) throws(SpreadsheetError) -> Table {
    guard field >= 0, !has(field) else { return self }
    var cells = content.cells
    let bytes = Array(text.utf8)
    try cells.addColumn(.text(TextRange(start: 0, count: bytes.count)), bytes: bytes, file: file)
    var columnsOfField = content.columnsOfField
    columnsOfField[field] = [content.columns.count]
    let column = TableColumn(
      header: schema.fields[field].header, sheetColumn: (content.columns.map(\.sheetColumn).max() ?? -1) + 1,
      field: field, rank: 0, isDuplicate: false, suggestion: nil)
    return Table(
      content: TableContent(
        file: file, sheet: sheet, schema: schema, shape: shape, headerRow: headerRow, headerHeight: headerHeight,
        columns: columns + [column], skipped: skipped, columnsOfField: columnsOfField, cells: cells,
        zone: content.zone, dateColumns: dateColumns))
  }
}
