import Intake
import Procedures
import Spreadsheet

/// Writes a table's rows: into a new sheet, or as edits of a standing one.
struct TableSheetWriter {
  let sheet: TableSheet
  let control: DocumentControl
  let styles: Styles
  let places: BookPlaces
  /// By the row's state.
  private let formats: [Styles.Row: TableFormats]
  /// Where the sheet's columns stand: by id.
  private let position: [String: Int]

  /// `standing` are the places of the sheet in a book that is patched.
  init(
    _ sheet: TableSheet, _ control: DocumentControl, _ styles: Styles, _ places: BookPlaces,
    standing: SheetPlaces? = nil
  ) {
    self.sheet = sheet
    self.control = control
    self.styles = styles
    self.places = places
    formats = Dictionary(uniqueKeysWithValues: Styles.Row.allCases.map { ($0, TableFormats(styles, $0)) })
    position = Dictionary(
      sheet.ids.enumerated().compactMap { index, id in
        (standing.map { $0.column(index) } ?? index).map { (id, $0) }
      }
    ) { first, _ in first }
  }

  // MARK: A new sheet

  /// Writes the sheet; the digests of its rows are there once the workbook is closed.
  func write(to sheet: SheetWriter) throws(SpreadsheetError) -> WrittenRows {
    let columns = self.sheet.columns
    for (index, column) in columns.enumerated() {
      let format = column.owner == .sapa ? nil : styles.book.format(Self.format(column.kind))
      try sheet.setColumn(first: index, last: index, width: column.width, format: format, isHidden: column.isHidden)
    }
    try sheet.setColumn(first: columns.count, last: columns.count, width: 18, isHidden: true)
    for line in head { try sheet.write(line) }
    try sheet.setRow(self.sheet.headerRow, height: 46)
    for (index, header) in self.sheet.headers.enumerated() {
      try sheet.text(header, row: self.sheet.headerRow, column: index, format: headerFormat(header))
    }
    let first = self.sheet.firstRow
    let count = self.sheet.keys.count
    let written = WrittenRows(rows: count, columns: columns.count + 1)
    try sheet.stream(
      rows: first..<first + count, columns: columns.count + 1,
      formats: Styles.Row.allCases.flatMap { formats[$0]?.all ?? [] }
    ) { (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      var canvas = DigestingRow(encoder, columns: columns.count + 1)
      do throws(SpreadsheetError) {
        try write(row - first, to: &canvas)
      } catch {
        encoder = canvas.finish()
        throw error
      }
      written.add(key: self.sheet.keys[row - first], canvas.digests)
      encoder = canvas.finish()
    }
    try addRules(to: sheet, rows: first...CellArea.row(first + max(count - 1, 0), below: self.sheet.spareRows))
    try sheet.freeze(rows: first, columns: self.sheet.frozenColumns)
    try sheet.autofilter(
      CellArea(rows: self.sheet.headerRow...max(first + count - 1, first), columns: 0...columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: self.sheet.headerRow...self.sheet.headerRow,
      area: CellArea(rows: 0...max(first + count - 1, first), columns: 0...columns.count - 1),
      fitWidth: Self.pages(columns), repeatColumns: 0...self.sheet.frozenColumns - 1)
    return written
  }

  /// How many pages side by side keep a table legible.
  private static func pages(_ columns: [BookColumn]) -> Int {
    max(1, Int((columns.reduce(0) { $0 + $1.width } / 200).rounded(.up)))
  }

  /// What stands above the table.
  var head: [HeadLine] { sheet.head(control, styles, places) }

  /// How a column's header looks.
  func headerFormat(_ header: String) -> FormatID {
    sheet.columns.contains { $0.header == header && $0.owner == .sapa } || header == CallColumns.key.header
      ? styles.header : styles.staffHeader
  }

  /// How what staff type looks.
  private static func format(_ kind: BookColumn.Kind) -> CellFormat {
    CellFormat {
      $0.numberFormat = Styles.numberFormat(kind)
      if [.date, .time, .number].contains(kind) { $0.horizontal = .center }
    }
  }

  /// Drop-downs, checks, hints and colours, for so many rows.
  private func addRules(to sheet: SheetWriter, rows: ClosedRange<Int>) throws(SpreadsheetError) {
    for (index, column) in self.sheet.columns.enumerated() where column.owner != .sapa {
      let area = CellArea(rows: rows, columns: index...index)
      let messages = ValidationMessages(
        inputTitle: column.hint == nil ? nil : String(column.header.prefix(32)), inputMessage: column.hint,
        errorTitle: "Sapa", errorMessage: "Isian ini tidak dikenali. Tetap disimpan?", severity: .warning)
      switch column.kind {
      case .choice(let choices):
        if let range = self.sheet.choiceRanges[column.id] {
          try sheet.rangeValidation(area, source: range, messages: messages)
        } else {
          try sheet.listValidation(area, choices: choices, messages: messages)
        }
      case .date where self.sheet.dates != nil:
        if let dates = self.sheet.dates, column.isPeriodDate {
          try sheet.dateValidation(area, between: dates, messages: messages)
        } else if column.hint != nil {
          try sheet.hint(area, messages)
        }
      case .time: try TypedTime.validate(area, in: sheet, messages)
      default: if column.hint != nil { try sheet.hint(area, messages) }
      }
    }
    for rule in self.sheet.rules {
      guard let formula = FormulaText.row(rule.formula, row: rows.lowerBound, column: { position[$0] }) else {
        continue
      }
      let columns = rule.columns.map { ids in ids.compactMap { position[$0] }.map { $0...$0 } }
      for columns in columns ?? [0...self.sheet.columns.count - 1] {
        try sheet.conditionalFormat(
          CellArea(rows: rows, columns: columns), formula: "=" + formula, format: rule.format,
          stopIfTrue: rule.stopIfTrue)
      }
    }
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: rows, columns: 0...self.sheet.columns.count))
  }

  // MARK: Rows

  /// Writes a row's cells and its key, by the sheet's columns.
  func write<Canvas: RowCanvas & ~Copyable>(_ row: Int, to canvas: inout Canvas) throws(SpreadsheetError) {
    guard let formats = formats[sheet.look(row)] else { return }
    for (column, cell) in sheet.cells(row).enumerated() {
      try write(cell, column, sheet.columns[column].kind, to: &canvas, formats)
    }
    try canvas.text(sheet.keys[row], column: sheet.columns.count, format: formats.own)
  }

  private func write<Canvas: RowCanvas & ~Copyable>(
    _ cell: TableCell, _ column: Int, _ kind: BookColumn.Kind, to canvas: inout Canvas, _ formats: TableFormats
  ) throws(SpreadsheetError) {
    switch cell {
    case .empty: if formats.writesBlanks { try canvas.blank(column: column, format: formats.own) }
    case .text(let text):
      if text.isEmpty, !formats.writesBlanks { return }
      try canvas.text(text, column: column, format: formats.own)
    case .number(let number): try canvas.number(number, column: column, format: formats.centred)
    case .date(let date): try canvas.date(date, column: column, format: formats.date)
    case .time(let time): try canvas.number(Double(time.minute) / 1440, column: column, format: formats.time)
    case .staff(let value):
      try canvas.staff(
        value, column: column,
        formats: StaffFormats(
          plain: formats.plain, date: formats.date, time: formats.time, duration: formats.time))
    case .formula(let formula, let cached):
      guard let text = FormulaText.row(formula, row: canvas.row, column: { position[$0] }) else { return }
      try canvas.formula("=" + text, cached: cached, column: column, format: formats.own)
    case .log(let row, let field): try write(row, field, column, kind, to: &canvas, formats)
    }
  }

  /// Copies what the log says; what stands in the book itself is copied as staff typed it.
  private func write<Canvas: RowCanvas & ~Copyable>(
    _ row: Int, _ field: Int, _ column: Int, _ kind: BookColumn.Kind, to canvas: inout Canvas, _ formats: TableFormats
  ) throws(SpreadsheetError) {
    guard let log = sheet.log, let reference = log.wantedPlace(row, field) else {
      return try write(.empty, column, kind, to: &canvas, formats)
    }
    try write(
      log.tables[Int(reference.table)], Int(reference.row), isBook: Int(reference.table) >= log.inputCount,
      log.layout.schema.fields[field].kind, field, column, kind, to: &canvas, formats)
  }

  private func write<Canvas: RowCanvas & ~Copyable>(
    _ shared: SharedTable, _ place: Int, isBook: Bool, _ source: Field.Kind, _ field: Int, _ column: Int,
    _ kind: BookColumn.Kind, to canvas: inout Canvas, _ formats: TableFormats
  ) throws(SpreadsheetError) {
    if isBook {
      canvas.keep(column: column)
      let value = shared.table.columnsOfField[field].first.flatMap {
        StaffValue(shared.table, row: place, column: $0)
      }
      return try write(value.map { TableCell.staff($0) } ?? .empty, column, kind, to: &canvas, formats)
    }
    switch source {
    case .date:
      if case .date(let date, _) = shared.table.date(row: place, field: field) {
        return try canvas.date(date, column: column, format: formats.date)
      }
    case .time:
      if case .time(let time) = shared.table.time(row: place, field: field),
        !Self.namesZone(shared.table.string(row: place, field: field))
      {
        return try canvas.number(Double(time.minute) / 1440, column: column, format: formats.time)
      }
    case .telephone:
      let numbers = shared.table.telephone(row: place, field: field).numbers
      if !numbers.isEmpty {
        return try write(.text(numbers.map(\.display).joined(separator: " / ")), column, kind, to: &canvas, formats)
      }
    case .text, .identifier, .nik:
      if kind == .number, let number = Self.number(shared.table.string(row: place, field: field)) {
        return try canvas.number(number, column: column, format: formats.centred)
      }
      if let cell = shared.table.columnsOfField[field].first, shared.table.columnsOfField[field].count == 1,
        case .text(let range) = shared.table.value(row: place, column: cell), !range.isEmpty
      {
        let result = shared.table.withUTF8(row: place, column: cell) { text -> Result<Void, SpreadsheetError> in
          do throws(SpreadsheetError) {
            return .success(try canvas.text(text, column: column, format: formats.own))
          } catch {
            return .failure(error)
          }
        }
        return try result.get()
      }
    }
    try write(.text(shared.table.string(row: place, field: field)), column, kind, to: &canvas, formats)
  }

  /// Whether a time says whose it is, `08.30 WITA`: it stays as it was noted.
  private static func namesZone(_ text: String) -> Bool { text.utf8.contains { $0 | 0x20 == UInt8(ascii: "w") } }

  private static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count < 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Double(text)
  }
}

/// The formats of a row in one state. A plain row has no lines of its own: its empty cells need not be written.
struct TableFormats {
  let own: FormatID?
  let plain: FormatID
  let centred: FormatID?
  let date: FormatID
  let time: FormatID
  let writesBlanks: Bool

  var all: [FormatID] { [own, centred].compactMap { $0 } + [plain, date, time] }

  init(_ styles: Styles, _ row: Styles.Row) {
    writesBlanks = row != .plain
    own = writesBlanks ? styles.cell(row) : nil
    plain = writesBlanks ? styles.cell(row, numberFormat: "@") : styles.bareText
    centred = writesBlanks ? styles.cell(row, isCentred: true) : nil
    date = writesBlanks ? styles.cell(row, numberFormat: Styles.date) : styles.bareDate
    time = writesBlanks ? styles.cell(row, numberFormat: Styles.clock, isCentred: true) : styles.bareTime
  }
}
