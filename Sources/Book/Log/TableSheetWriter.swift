import Core
import Intake
package import Spreadsheet

/// Writes a table's rows: into a new sheet, or as edits of a standing one.
package struct TableSheetWriter {
  package let sheet: TableSheet
  package let control: DocumentControl
  package let styles: Styles
  package let places: BookPlaces
  /// By the row's state.
  private let formats: [Styles.Row: TableFormats]
  /// Where the sheet's columns stand: by id.
  private let position: [String: Int]
  private let formulas = RowFormulas()
  /// Measures a row's texts: some programs show rows that name no height as low ones.
  let measure: RowMeasure

  /// `standing` are the places of the sheet in a book that is patched.
  package init(
    _ sheet: TableSheet, _ control: DocumentControl, _ styles: Styles, _ places: BookPlaces,
    standing: SheetPlaces? = nil
  ) {
    self.sheet = sheet
    self.control = control
    self.styles = styles
    self.places = places
    measure = sheet.measure
    formats = Dictionary(uniqueKeysWithValues: Styles.Row.allCases.map { ($0, TableFormats(styles, $0, sheet)) })
    position = Dictionary(
      sheet.ids.enumerated().compactMap { index, id in
        (standing.map { $0.column(index) } ?? index).map { (id, $0) }
      }
    ) { first, _ in first }
  }

  // MARK: A new sheet

  /// Writes the sheet; the digests of a large one's rows are there once the workbook is closed.
  package func write(to sheet: SheetWriter) throws(SpreadsheetError) -> RowRecorder {
    let columns = self.sheet.columns
    if self.sheet.isRuled { try sheet.setDefaultRow(height: 20) }
    for (index, column) in columns.enumerated() {
      let format =
        self.sheet.isTyped(column) ? styles.book.format(format(column.kind, wraps: measure.wraps(index))) : nil
      try sheet.setColumn(first: index, last: index, width: column.width, format: format, isHidden: column.isHidden)
    }
    try sheet.setColumn(first: columns.count, last: columns.count, width: 18, isHidden: true)
    try sheet.write(self.sheet.head(control, places), styles)
    try sheet.setRow(self.sheet.headerRow, height: self.sheet.headerHeight)
    for (index, header) in self.sheet.headers.enumerated() {
      try sheet.text(
        header, row: self.sheet.headerRow, column: index, format: Self.headerFormat(header, self.sheet, styles))
    }
    let written = try writeRows(to: sheet)
    let first = self.sheet.firstRow
    let last = first + max(self.sheet.keys.count - 1, 0)
    try addRules(to: sheet, rows: first...CellArea.row(last, below: self.sheet.spareRows))
    try sheet.freeze(rows: first, columns: self.sheet.frozenColumns)
    try sheet.autofilter(
      CellArea(rows: self.sheet.headerRow...max(last, first), columns: 0...columns.count - 1))
    let pages = self.sheet.fit.pagesWide
    try sheet.print(
      control, landscape: true, repeatRows: self.sheet.headerRow...self.sheet.headerRow,
      area: CellArea(
        rows: (pages > 1 ? self.sheet.headerRow : 0)...max(last, first), columns: 0...self.sheet.printed.count - 1),
      fitWidth: pages, repeatColumns: 0...self.sheet.frozenColumns - 1, isTable: true)
    if let color = self.sheet.tabColor { try sheet.tabColor(color) }
    return written
  }

  /// The live formulas of spare rows, by the column's place, from left to right; of a column that lacks none is there.
  private var liveFormulas: [(column: Int, formula: RowFormula)] {
    sheet.live.compactMap { live in
      guard let column = position[live.id] else { return nil }
      return RowFormula("=" + live.formula) { position[$0] }.map { (column, $0) }
    }.sorted(on: \.column)
  }

  /// What a spare row of a standing sheet holds.
  package func liveCells() -> (Int) -> [(column: Int, value: PatchValue)] {
    let formulas = liveFormulas
    return { row in formulas.map { ($0.column, .formula($0.formula.text(row: row), cached: .text(""))) } }
  }

  private func writeRows(to sheet: SheetWriter) throws(SpreadsheetError) -> RowRecorder {
    let (first, count, columns) = (self.sheet.firstRow, self.sheet.keys.count, self.sheet.columns.count + 1)
    if count == 0, let note = self.sheet.emptyNote {
      try sheet.text(note, row: first, column: 0, format: styles.note)
    }
    let written = RowRecorder(rows: count, columns: columns)
    let spare = liveFormulas.isEmpty ? 0 : TableSheet.liveRows
    try sheet.stream(
      rows: first..<first + count + spare, columns: columns,
      formats: Styles.Row.allCases.flatMap { formats[$0]?.all ?? [] },
      hasLinks: self.sheet.hasLinks
    ) { (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      if row - first >= count {
        for (column, formula) in liveFormulas {
          try encoder.formula(formula.text(row: row), cached: .text(""), column: column, format: nil)
        }
        return
      }
      var digests = try DigestingRow.write(to: &encoder, columns: columns, measure: measure) {
        (cells: inout DigestingRow) throws(SpreadsheetError) in try write(row - first, to: &cells)
      }
      let key = self.sheet.keys[row - first]
      for (header, digest) in self.sheet.sources[key] ?? [:] {
        if let place = self.sheet.headers.firstIndex(of: header) { digests[place] = digest }
      }
      written.add(key: key, digests)
    }
    return written
  }

  /// How a column's header looks.
  static func headerFormat(_ header: String, _ sheet: TableSheet, _ styles: Styles) -> FormatID {
    sheet.columns.contains { $0.header == header && !sheet.isTyped($0) } || header == BookColumn.key.header
      ? styles.header : styles.staffHeader
  }

  /// How what staff type looks.
  private func format(_ kind: BookColumn.Kind, wraps: Bool) -> CellFormat {
    CellFormat {
      $0.numberFormat = Styles.numberFormat(kind)
      if kind.isCentred { $0.horizontal = .center }
      $0.vertical = sheet.linesAtMost < .max ? .top : .center
      $0.wrapsText = wraps
    }
  }

  /// Drop-downs, checks, hints and colours, for so many rows.
  private func addRules(to sheet: SheetWriter, rows: ClosedRange<Int>) throws(SpreadsheetError) {
    for (index, column) in self.sheet.columns.enumerated() where self.sheet.isTyped(column) {
      try addCheck(to: CellArea(rows: rows, columns: index...index), of: column, in: sheet)
    }
    for rule in self.sheet.liveRules {
      guard let formula = RowFormula(rule.formula, column: { position[$0] })?.text(row: rows.lowerBound) else {
        continue
      }
      let columns = rule.columns.map { ids in ids.compactMap { position[$0] } }
      for columns in columns.map(Self.runs) ?? [0...self.sheet.columns.count - 1] {
        try sheet.conditionalFormat(
          CellArea(rows: rows, columns: columns), formula: "=" + formula, format: rule.format,
          stopIfTrue: rule.stopIfTrue)
      }
    }
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: rows, columns: 0...self.sheet.columns.count))
  }

  private func addCheck(to area: CellArea, of column: BookColumn, in sheet: SheetWriter) throws(SpreadsheetError) {
    let title = column.header.shortened(to: ValidationMessages.titleLimit)
    var messages = ValidationMessages(
      inputTitle: column.hint == nil ? nil : title, inputMessage: column.hint, errorTitle: title,
      errorMessage: "Isian ini tidak dikenali. Tetap disimpan?", severity: .warning)
    switch column.kind {
    case .choice(let choices):
      if self.sheet.refusesOthers, !column.takesOthers {
        messages.severity = .stop
        messages.errorMessage = "Pilih dari daftar: \(choices.joined(separator: ", "))".shortened(
          to: ValidationMessages.messageLimit)
      }
      if let range = self.sheet.choiceRanges[column.id] {
        try sheet.rangeValidation(area, source: range, messages: messages)
      } else {
        try sheet.listValidation(area, choices: choices, messages: messages)
      }
    case .date where column.hasDayLimits && self.sheet.dates != nil:
      guard let dates = self.sheet.dates else { return }
      messages.errorMessage =
        "Tulis sebagai hari/bulan/tahun, dari \(dates.lowerBound.indonesian) sampai \(dates.upperBound.indonesian). Tetap disimpan?"
      try sheet.dateValidation(area, between: dates, messages: messages)
    case .time: try TypedTime.validate(area, in: sheet, messages)
    default: if column.hint != nil { try sheet.hint(area, messages) }
    }
  }

  /// Columns that stand side by side, together.
  private static func runs(_ columns: [Int]) -> [ClosedRange<Int>] {
    columns.sorted().reduce(into: []) { runs, column in
      if let last = runs.last, last.upperBound >= column - 1 {
        runs[runs.count - 1] = last.lowerBound...column
      } else {
        runs.append(column...column)
      }
    }
  }

  // MARK: Rows

  /// Writes a row's cells and its key, by the sheet's columns.
  package func write<Canvas: RowCanvas & ~Copyable>(_ row: Int, to canvas: inout Canvas) throws(SpreadsheetError) {
    guard let formats = formats[sheet.look(row)] else { return }
    for (column, cell) in sheet.cells(row).enumerated() {
      try write(cell, column, to: &canvas, formats)
    }
    guard row < sheet.keys.count else { return }
    try canvas.text(sheet.keys[row], column: sheet.columns.count, format: formats.own)
  }

  private func write<Canvas: RowCanvas & ~Copyable>(
    _ cell: TableCell, _ column: Int, to canvas: inout Canvas, _ formats: TableFormats
  ) throws(SpreadsheetError) {
    switch cell {
    case .empty:
      // Where live rules colour what staff have not filled, it looks as its column does.
      guard formats.writesBlanks, sheet.coloursStaffs || sheet.columns[column].owner != .staff else { return }
      try canvas.blank(column: column, format: formats.text[column])
    case .text(let text):
      if text.isEmpty, !formats.writesBlanks { return }
      try canvas.text(text, column: column, format: formats.text[column])
    case .number(let number): try canvas.number(number, column: column, format: formats.centred)
    case .date(let date): try canvas.date(date, column: column, format: formats.date)
    case .time(let time): try canvas.number(Double(time.minute) / 1440, column: column, format: formats.time)
    case .staff(let value): try canvas.staff(value, column: column, formats: formats.staff[column])
    case .formula(let formula, let cached):
      let known = formulas.formula(formula) { RowFormula("=" + places.resolve(formula), column: { position[$0] }) }
      guard let text = known?.text(row: canvas.row) else { return }
      try canvas.formula(text, cached: cached, column: column, format: formats.text[column])
    case .link(let text, let url, let tip):
      try canvas.link(url: url, text: text, tip: tip, column: column, format: formats.link)
    case .log(let row, let field): try write(row, field, column, to: &canvas, formats)
    case .kept(let cell):
      canvas.keep(column: column)
      try write(cell, column, to: &canvas, formats)
    case .copy(let table, let row, let place, let asText):
      try copy(table, row, place, asText: asText, column, to: &canvas, formats)
    }
  }

  /// Copies a cell of an input or a book; a text byte by byte.
  private func copy<Canvas: RowCanvas & ~Copyable>(
    _ shared: SharedTable, _ row: Int, _ place: Int, asText: Bool, _ column: Int, to canvas: inout Canvas,
    _ formats: TableFormats
  ) throws(SpreadsheetError) {
    if case .text = shared.table.value(row: row, column: place) {
      let result = shared.table.withUTF8(row: row, column: place) { text -> Result<Void, SpreadsheetError> in
        do throws(SpreadsheetError) {
          return .success(try canvas.text(text, column: column, format: formats.text[column]))
        } catch {
          return .failure(error)
        }
      }
      return try result.get()
    }
    if asText { return try write(.text(shared.table.string(row: row, column: place)), column, to: &canvas, formats) }
    let value = StaffValue(shared.table, row: row, column: place)
    try write(value.map { TableCell.staff($0) } ?? .empty, column, to: &canvas, formats)
  }

  /// Copies what the log says; what stands in the book itself is copied as staff typed it.
  private func write<Canvas: RowCanvas & ~Copyable>(
    _ row: Int, _ field: Int, _ column: Int, to canvas: inout Canvas, _ formats: TableFormats
  ) throws(SpreadsheetError) {
    guard let cell = sheet.logged?(row, field) else { return try write(.empty, column, to: &canvas, formats) }
    let (shared, place) = (cell.table, cell.row)
    let cells = shared.table.columnsOfField[field]
    if cell.isOfBook {
      if cell.isKept { canvas.keep(column: column) }
      let value = cells.first.flatMap { StaffValue(shared.table, row: place, column: $0) }
      return try write(value.map { TableCell.staff($0) } ?? .empty, column, to: &canvas, formats)
    }
    if sheet.isUniform {
      let value = cell.typed(field, isNumber: sheet.columns[column].kind == .number)
      return try write(value.map { TableCell.staff($0) } ?? .empty, column, to: &canvas, formats)
    }
    switch cell.kind {
    case .date:
      if case .date(let date, _) = shared.table.date(row: place, field: field) {
        return try canvas.date(date, column: column, format: formats.date)
      }
    case .time:
      if case .time(let time) = shared.table.time(row: place, field: field),
        !Self.namesZone(shared.table.string(row: place, field: field))
      {
        return try write(.time(time), column, to: &canvas, formats)
      }
    case .telephone:
      let numbers = shared.table.telephone(row: place, field: field).numbers
      if !numbers.isEmpty {
        return try write(.text(numbers.map(\.display).joined(separator: " / ")), column, to: &canvas, formats)
      }
    case .text, .identifier, .nik:
      if sheet.columns[column].kind == .number, let number = Self.number(shared.table.string(row: place, field: field))
      {
        return try write(.number(number), column, to: &canvas, formats)
      }
      if cells.count == 1, case .text(let range) = shared.table.value(row: place, column: cells[0]), !range.isEmpty {
        return try copy(shared, place, cells[0], asText: true, column, to: &canvas, formats)
      }
    }
    try write(.text(shared.table.string(row: place, field: field)), column, to: &canvas, formats)
  }

  /// Whether a time says whose it is, `08.30 WITA`: it stays as it was noted.
  static func namesZone(_ text: String) -> Bool { text.utf8.contains { $0 | 0x20 == UInt8(ascii: "w") } }

  static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count < 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Double(text)
  }
}

/// The formats of a row in one state. A plain row of a sheet that is not ruled has no lines of its own: its empty cells need not
/// be written.
package struct TableFormats {
  package let own: FormatID
  package let centred: FormatID
  package let date: FormatID
  package let time: FormatID
  package let link: FormatID
  package let writesBlanks: Bool
  /// By column: texts, formulas and empty cells; what staff typed.
  package let text: [FormatID]
  package let staff: [StaffFormats]

  package var all: [FormatID] {
    [own, centred, date, time, link] + text
      + staff.flatMap { [$0.plain, $0.date, $0.time, $0.duration] }
  }

  package init(_ styles: Styles, _ row: Styles.Row, _ sheet: TableSheet) {
    let isLined = sheet.isRuled || row != .plain
    writesBlanks = isLined
    func cell(_ format: String? = nil, isCentred: Bool = false, wraps: Bool = false, isPale: Bool = false) -> FormatID {
      styles.cell(
        row, numberFormat: format, isCentred: isCentred, wraps: wraps, isLined: isLined, isPale: isPale,
        isAtTop: sheet.linesAtMost < .max)
    }
    let measure = sheet.measure
    let wraps = sheet.columns.indices.map { measure.wraps($0) }
    let own = cell()
    let centred = cell(isCentred: true)
    let date = cell(Styles.date)
    let time = cell(Styles.clock, isCentred: true)
    (self.own, self.centred, self.date, self.time) = (own, centred, date, time)
    // A link keeps its own colour in some spreadsheets, which red would swallow.
    link = row == .target ? styles.paleLink : styles.cell(row, isLink: true)
    text = zip(sheet.columns, wraps).map { column, wraps in
      switch column.alignment {
      // As typed there, so that digits stay text when staff mend them (G5).
      case .plain:
        cell(
          sheet.isTyped(column) || column.kind == .date ? Styles.numberFormat(column.kind) : nil,
          isCentred: column.kind.isCentred, wraps: wraps
        )
      case .centred: centred
      }
    }
    staff = zip(sheet.columns, wraps).map { column, wraps in
      let isFilled = sheet.isRuled && column.owner == .staff
      return StaffFormats(
        plain: cell(
          isFilled ? Styles.numberFormat(column.kind) : "@", isCentred: column.kind.isCentred, wraps: wraps,
          isPale: isFilled),
        date: cell(Styles.date, isPale: isFilled),
        time: isFilled ? styles.cell(row, numberFormat: Styles.time, isCentred: true, isPale: true) : time,
        duration: isFilled ? styles.cell(row, numberFormat: Styles.duration, isCentred: true, isPale: true) : time)
    }
  }
}
