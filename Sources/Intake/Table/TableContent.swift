import Spreadsheet

/// What a table holds, by reference, so that a look at a cell copies nothing.
final class TableContent: Sendable {
  let file: String
  let sheet: String?
  let schema: Schema
  let shape: Schema.Shape?
  let headerRow: Int
  let headerHeight: Int
  let columns: [TableColumn]
  let skipped: [SkippedRows]
  let columnsOfField: [[Int]]
  let cells: CellStore
  let dateColumns: [DateColumn]
  let dateRules: [Table.DateRule]
  /// The facility's time, in hours east of Greenwich.
  let zone: ClockZone

  init(
    file: String, sheet: String?, schema: Schema, shape: Schema.Shape?, headerRow: Int, headerHeight: Int,
    columns: [TableColumn], skipped: [SkippedRows], columnsOfField: [[Int]], cells: CellStore,
    zone: ClockZone, dateColumns known: [DateColumn]? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.schema = schema
    self.shape = shape
    self.headerRow = headerRow
    self.headerHeight = headerHeight
    self.columns = columns
    self.skipped = skipped
    self.columnsOfField = columnsOfField
    self.cells = cells
    self.zone = zone
    dateColumns = known ?? Self.decideDateOrders(columns, cells, schema, zone)
    var rules = [Table.DateRule](repeating: Table.DateRule(), count: columns.count)
    for column in dateColumns {
      rules[column.column] = Table.DateRule(
        order: column.order, isContradictory: column.isContradictory, isSwapped: column.isSwapped)
    }
    dateRules = rules
  }

  /// The order of each date column, from all of its cells.
  private static func decideDateOrders(
    _ columns: [TableColumn], _ cells: CellStore, _ schema: Schema, _ zone: ClockZone
  ) -> [DateColumn] {
    columns.indices.compactMap { column in
      guard let field = columns[column].field, schema.fields[field].kind == .date else { return nil }
      var collector = DateEvidenceCollector(zone: zone)
      for (row, number) in cells.rowNumbers.enumerated() {
        switch cells.value(row: row, column: column) {
        case .text(let range): collector.add(cells.bytes.span.extracting(range.range), row: Int(number))
        case let value: collector.add(value, row: Int(number))
        }
      }
      return collector.decide(column: column)
    }
  }
}
