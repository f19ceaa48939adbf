package import Core
package import Intake
package import Spreadsheet

/// What a SOP's log looks like: the columns of its sheet, and which of them say when a row was and of whom it is.
package struct LogLayout: Sendable {
  /// The sheet's name: `Log Layanan`.
  package var sheet: String
  /// The columns that come from exports and that staff fill in, as the template has them.
  package let schema: Schema
  /// The kind of sheet among the inputs that holds rows of the log (``Schema/Shape/id``).
  package var shape: String
  /// The sheet's columns in their order: the log's own (``BookColumn/Owner/source``), and Sapa's.
  package var columns: [BookColumn]
  /// The ids of the fields by which a row is known, and the places of its day and its time.
  package let dateField: String
  package let timeField: String
  package let date: Int
  package let time: Int
  package var telephoneField: String
  package var nameField: String
  /// How long the periods of its books are.
  package var unit = PeriodUnit.week
  /// The column that holds a running number, and how it begins: `no_ba`, `BA`; nil where there is none.
  package var number: Numbering?
  /// The first column that is for the screen alone: what stands from there on explains, and takes much room on paper.
  package var firstUnprinted = "alasan"
  /// Whether rows that are open when their period ends stand on ``OpenSheet`` of the next book (G10).
  package var carriesOpenRows = false

  package struct Numbering: Sendable {
    package var column: String
    package var prefix: String

    package init(column: String, prefix: String) {
      self.column = column
      self.prefix = prefix
    }
  }

  package init(
    sheet: String, schema: Schema, shape: String, columns: [BookColumn], dateField: String, timeField: String,
    telephoneField: String, nameField: String, number: Numbering? = nil
  ) {
    self.sheet = sheet
    self.schema = schema
    self.shape = shape
    self.columns = columns.map { column in
      var column = column
      column.hasDayLimits = column.id == dateField
      return column
    }
    self.dateField = dateField
    self.timeField = timeField
    date = schema.index(of: dateField) ?? 0
    time = schema.index(of: timeField) ?? 0
    self.telephoneField = telephoneField
    self.nameField = nameField
    self.number = number
  }

  /// The columns by which a work book's own sheet is read: the template's, without aliases, then Sapa's.
  package var bookSchema: Schema {
    Schema(
      fields: schema.fields.map { Field(id: $0.id, header: $0.header, aliases: [], kind: $0.kind) }
        + columns.filter { schema.index(of: $0.id) == nil }.map(\.field) + [BookColumn.key.field])
  }

  /// When a row was: its day and its time, which the day's cell may hold too.
  package func moment(_ table: Table, _ row: Int) -> (CalendarDate?, ClockTime?) {
    var time = table.time(row: row, field: self.time).time
    guard case .date(let day, let minute) = table.date(row: row, field: date) else { return (nil, time) }
    if time == nil, table.isEmpty(row: row, field: self.time), let minute {
      time = ClockTime(hour: minute / 60, minute: minute % 60)
    }
    return (day, time)
  }

  package var spec: KeyedSheetSpec { KeyedSheetSpec(name: sheet, columns: columns) }
}

extension [BookColumn] {
  /// The same with one column right behind another, so that it is in sight without scrolling.
  package func moving(_ id: String, behind other: String) -> [BookColumn] {
    guard let column = first(where: { $0.id == id }), contains(where: { $0.id == other }) else { return self }
    return filter { $0.id != id }.flatMap { $0.id == other ? [$0, column] : [$0] }
  }
}

extension KeyedSheetSpec {
  /// A sheet of such columns.
  package init(name: String, columns: [BookColumn]) {
    self.init(
      name: name, key: BookColumn.key.header,
      owners: Dictionary(columns.map { ($0.header, $0.specOwner) }) { first, _ in first })
    kinds = Dictionary(columns.map { ($0.header, $0.kind) }) { first, _ in first }
  }
}
