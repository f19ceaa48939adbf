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
    zone: ClockZone, dateColumns: [DateColumn] = []
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
    self.dateColumns = dateColumns
    var rules = [Table.DateRule](repeating: Table.DateRule(), count: columns.count)
    for column in dateColumns {
      rules[column.column] = Table.DateRule(
        order: column.order, isContradictory: column.isContradictory, isSwapped: column.isSwapped)
    }
    dateRules = rules
  }

  /// The same with the order of its date columns decided.
  func with(_ dateColumns: [DateColumn]) -> TableContent {
    TableContent(
      file: file, sheet: sheet, schema: schema, shape: shape, headerRow: headerRow, headerHeight: headerHeight,
      columns: columns, skipped: skipped, columnsOfField: columnsOfField, cells: cells, zone: zone,
      dateColumns: dateColumns)
  }
}
