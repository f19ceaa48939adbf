import Intake
import Procedures
import Spreadsheet

/// Writes `Data Pasien`: every stay with its code, status, execution date and reason (A2, G2).
struct DataSheetWriter {
  private enum Source {
    case own(String)
    /// A field of the export.
    case field(Int, Field.Kind)
    /// A column that the template does not know, by its place among the extra ones.
    case extra(Int)
  }

  private struct Column {
    var header: String
    var source: Source
    var width: Double
    var isStaff = false
    var isHidden = false
  }

  private let context: CallBookContext
  private let styles: Styles
  private let list: CallList
  private let columns: [Column]
  private let places: SheetPlaces?
  /// By extra column, then by table: the table's column, or -1.
  private let extraPlaces: [[Int]]
  private var state: CallState { context.state }

  static let headerRow = 4
  static let firstRow = 5

  /// The headers of the writer's columns.
  static func headers(_ state: CallState) -> [String] {
    layout(state, extraHeaders: extraHeaders(state)).map(\.header)
  }

  /// `places` are those of `Data Pasien` in a book that is patched.
  init(context: CallBookContext, list: CallList, styles: Styles, places: SheetPlaces? = nil) {
    self.context = context
    self.list = list
    self.styles = styles
    let state = context.state
    let headers = Self.extraHeaders(state)
    extraPlaces = headers.map { header in
      state.tables.map { shared in
        Self.extraColumns(shared.table).first { $0.name == header }?.column ?? -1
      }
    }
    columns = Self.layout(state, extraHeaders: headers)
    self.places = places
  }

  // MARK: Columns

  private static func layout(_ state: CallState, extraHeaders: [String]) -> [Column] {
    func own(_ id: String, isHidden: Bool = false) -> Column? {
      CallColumns.dataSheetOwn.first { $0.id == id }.map {
        Column(
          header: $0.header, source: .own(id), width: $0.width, isStaff: $0.owner == .staff, isHidden: isHidden)
      }
    }
    func field(_ id: String) -> Column? {
      guard let index = state.schema.index(of: id) else { return nil }
      let field = state.schema.fields[index]
      return Column(header: field.header, source: .field(index, field.kind), width: width(id))
    }
    let first = CallColumns.dataSheetFirst
    var columns = first.compactMap { own($0) ?? field($0) }
    let owned = Set(CallColumns.dataSheetOwn.map(\.id))
    for (index, candidate) in state.schema.fields.enumerated()
    where !first.contains(candidate.id) && !owned.contains(candidate.id)
      && state.tables.contains(where: { $0.table.has(index) })
    {
      columns += [field(candidate.id)].compactMap { $0 }
    }
    columns += extraHeaders.enumerated().map { Column(header: $0.element, source: .extra($0.offset), width: 16) }
    columns += ["pertama_terlihat", "sumber"].compactMap { own($0) }
    columns += ["selesai", "kunci"].compactMap { own($0, isHidden: true) }
    return columns
  }

  private static func width(_ id: String) -> Double {
    switch id {
    case "nama", "diagnosa", "diagnosa_awal", "dpjp": 26
    case "alamat": 34
    case "nik", "no_rawat": 19
    case "no_hp", "ruangan", "penanggung_jawab", "status_pulang": 21
    default: 12
    }
  }

  /// The unknown columns of a table by name; a name that comes again is numbered, so that each keeps its values.
  private static func extraColumns(_ table: Table) -> [(name: String, column: Int)] {
    var counts: [String: Int] = [:]
    return table.columns.indices.filter { table.columns[$0].field == nil }.map { index in
      let column = table.columns[index]
      let name = column.header.isEmpty ? "Kolom \(column.letters)" : column.header
      let count = counts[name, default: 0] + 1
      counts[name] = count
      return (count == 1 ? name : "\(name) (\(count))", index)
    }
  }

  /// The names of all unknown columns: those of the inputs and of the week's own book, then those of earlier books in which a
  /// listed stay has a value.
  private static func extraHeaders(_ state: CallState) -> [String] {
    var headers: [String] = []
    var known: Set<String> = []
    for (place, shared) in state.tables.enumerated() {
      let isOwn = place < state.inputCount || (state.currentBook?.data != nil && place == state.inputCount)
      for (name, column) in extraColumns(shared.table) where !known.contains(name) {
        guard isOwn || holdsValue(state, place, column) else { continue }
        known.insert(name)
        headers.append(name)
      }
    }
    return headers
  }

  private static func holdsValue(_ state: CallState, _ place: Int, _ column: Int) -> Bool {
    state.listed.contains { stay in
      state.stays[stay].rows.contains { index in
        let source = state.rows[index].source
        return Int(source.table) == place
          && state.tables[place].table.value(row: Int(source.row), column: column) != .empty
      }
    }
  }

  // MARK: Rows

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    for (index, column) in columns.enumerated() {
      try sheet.setColumn(
        first: index, last: index, width: column.width, format: column.isStaff ? styles.bareText : nil,
        isHidden: column.isHidden)
    }
    for line in head { try sheet.write(line) }
    try sheet.setRow(Self.headerRow, height: 32)
    for (index, column) in columns.enumerated() {
      try sheet.text(
        column.header, row: Self.headerRow, column: index, format: column.isStaff ? styles.staffHeader : styles.header)
    }
    let end = try streamRows(sheet)
    try writeRules(sheet, lastRow: max(end - 1, Self.firstRow))
  }

  /// What stands above the table.
  var head: [HeadLine] {
    HeadLine.head(CallSheets.data, context.control, styles) + [
      HeadLine(
        3,
        .text("Baris merah adalah target minggu ini (kode T, T* tunggakan). Kolom cokelat boleh diisi petugas."),
        styles.note)
    ]
  }

  /// How a new column's header looks.
  func headerFormat(_ header: String) -> FormatID {
    columns.contains { $0.header == header && $0.isStaff } ? styles.staffHeader : styles.header
  }

  /// The formats of a stay's row.
  func formats(_ stay: Int) -> CellFormats { CellFormats(styles, Styles.Row(state.decisions[stay])) }

  /// Gives the sheet its rows; the row after the last one.
  private func streamRows(_ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    let plain = CellFormats(styles, .plain)
    let target = CellFormats(styles, .target)
    let completed = CellFormats(styles, .completed)
    let closed = CellFormats(styles, .closed)
    let listed = state.listed
    let loose = (state.currentBook?.dataStaff.loose ?? []).filter { $0.medicalRecordNumber.isEmpty }
    let rows = Self.firstRow..<Self.firstRow + listed.count + loose.count
    try sheet.stream(rows: rows, columns: columns.count, formats: [plain, target, completed, closed].flatMap(\.all)) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      let place = row - rows.lowerBound
      guard place < listed.count else {
        for (index, column) in columns.enumerated() {
          try encoder.staff(loose[place - listed.count].cells[column.header], column: index, formats: plain.staff)
        }
        return
      }
      let stay = listed[place]
      let formats =
        switch Styles.Row(state.decisions[stay]) {
        case .plain: plain
        case .target: target
        case .completed: completed
        case .closed: closed
        }
      try write(stay, to: &encoder, formats)
    }
    return rows.upperBound
  }

  /// Writes a stay's row.
  func write<Canvas: RowCanvas & ~Copyable>(
    _ stay: Int, to canvas: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    let isTold = state.hasInput(stay)
    for column in columns.indices {
      if !isTold { canvas.keep(column: column) }
      try write(stay, column, &canvas, formats)
    }
  }

  private func write<Canvas: RowCanvas & ~Copyable>(
    _ stay: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    switch columns[column].source {
    case .field(let field, .date): try date(stay, field, column, &encoder, formats)
    case .field(let field, .telephone):
      let (number, isKept) = telephone(stay, field)
      if isKept { encoder.keep(column: column) }
      try encoder.text(number, column: column, format: formats.own)
    case .field(let field, _): try text(stay, field, column, &encoder, formats)
    case .extra(let place): try extra(stay, place, column, &encoder, formats)
    case .own(let id): try own(id, stay, column, &encoder, formats)
    }
  }

  private func own<Canvas: RowCanvas & ~Copyable>(
    _ id: String, _ stay: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    let decision = state.decisions[stay]
    switch id {
    case "kode":
      guard decision.code != .none || formats.writesBlanks else { return }
      try encoder.text(decision.code.rawValue, column: column, format: formats.centred)
    case "status": try encoder.text(decision.status.rawValue, column: column, format: formats.own)
    case "tanggal_eksekusi": try write(decision.executionDate, column, &encoder, formats)
    case "alasan":
      try encoder.text(decision.reason(state.context(stay)), column: column, format: formats.own)
    case "no_hp_perbaikan":
      let value = state.dataRows[state.keys[stay]]?.values[id]
      guard value != nil || formats.writesBlanks else { return }
      try encoder.staff(value, column: column, formats: formats.staff)
    case "pertama_terlihat": try write(state.stays[stay].firstSeen, column, &encoder, formats)
    case "sumber": try encoder.text(state.origin(stay), column: column, format: formats.own)
    case "selesai":
      // Also of a call that is closed: what the list shows follows from it in the book itself.
      let isListed = list.hasRow(of: stay)
      guard isListed || decision.status == .target else { return }
      let last = columns.count - 1
      let key = CellReference.name(row: encoder.row, column: places?.column(last) ?? last)
      try encoder.formula(
        "=IFERROR(INDEX(\(list.range("selesai")),MATCH($\(key),\(list.keyRange),0)),\"\")",
        cached: .text(isListed ? state.completion(stay) : ""), column: column, format: formats.own)
    default: try encoder.text(state.keys[stay], column: column, format: formats.own)
    }
  }

  private func write<Canvas: RowCanvas & ~Copyable>(
    _ date: CalendarDate?, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    if let date {
      try encoder.date(date, column: column, format: formats.date)
    } else if formats.writesBlanks {
      try encoder.blank(column: column, format: formats.date)
    }
  }

  private func date<Canvas: RowCanvas & ~Copyable>(
    _ stay: Int, _ field: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    let isTold = state.stays[stay].rows.contains { place in
      let source = state.rows[place].source
      return Int(source.table) < state.inputCount
        && !state.tables[Int(source.table)].table.isEmpty(row: Int(source.row), field: field)
    }
    if !isTold { encoder.keep(column: column) }
    switch state.schema.fields[field].id {
    case "tanggal_keluar": try write(state.exported(stay).discharge, column, &encoder, formats)
    case "tanggal_masuk" where state.exported(stay).admission != nil:
      try write(state.exported(stay).admission, column, &encoder, formats)
    case "tanggal_entri" where state.exported(stay).entry != nil:
      try write(state.exported(stay).entry, column, &encoder, formats)
    default:
      for place in state.stays[stay].rows {
        let source = state.rows[place].source
        switch state.tables[Int(source.table)].table.date(row: Int(source.row), field: field, latest: state.date) {
        case .none: continue
        case .date(let date, _): return try write(date, column, &encoder, formats)
        case .invalid(let raw, _): return try encoder.text(raw, column: column, format: formats.own)
        }
      }
      if formats.writesBlanks { try encoder.blank(column: column, format: formats.date) }
    }
  }

  /// The export's own numbers in readable form, and whether a book alone tells of them; what can't be dialled stays as it was read.
  private func telephone(_ stay: Int, _ field: Int) -> (text: String, isKept: Bool) {
    for place in state.stays[stay].rows {
      let source = state.rows[place].source
      let numbers = state.tables[Int(source.table)].table.telephone(row: Int(source.row), field: field).numbers
      guard !numbers.isEmpty else { continue }
      return (numbers.map(\.display).joined(separator: " / "), Int(source.table) >= state.inputCount)
    }
    let raw = state.string(stay, field)
    guard raw.isEmpty || raw == "-", state.correction(state.keys[stay]) == nil else { return (raw, false) }
    return (state.telephone(stay)?.display ?? raw, false)
  }

  private func text<Canvas: RowCanvas & ~Copyable>(
    _ stay: Int, _ field: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    if state.schema.fields[field].id == "status_pulang", let text = state.decidingOutcome(stay, field) {
      guard !text.isEmpty || formats.writesBlanks else { return }
      return try encoder.text(text, column: column, format: formats.own)
    }
    for place in state.stays[stay].rows {
      let source = state.rows[place].source
      for candidate in state.tables[Int(source.table)].table.columnsOfField[field]
      where try write(source, candidate, column, &encoder, formats, asText: true) {
        return
      }
    }
    if formats.writesBlanks { try encoder.blank(column: column, format: formats.own) }
  }

  private func extra<Canvas: RowCanvas & ~Copyable>(
    _ stay: Int, _ place: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    for index in state.stays[stay].rows {
      let source = state.rows[index].source
      let candidate = extraPlaces[place][Int(source.table)]
      guard candidate >= 0 else { continue }
      if try write(source, candidate, column, &encoder, formats, asText: false) { return }
    }
    if formats.writesBlanks { try encoder.blank(column: column, format: formats.own) }
  }

  /// Copies one cell; false where there is none.
  private func write<Canvas: RowCanvas & ~Copyable>(
    _ source: RowReference, _ candidate: Int, _ column: Int, _ encoder: inout Canvas, _ formats: CellFormats,
    asText: Bool
  ) throws(SpreadsheetError) -> Bool {
    let (shared, from) = (state.tables[Int(source.table)], Int(source.row))
    switch shared.table.value(row: from, column: candidate) {
    case .empty: return false
    case .text(let range):
      if range.isEmpty { return false }
      let result = shared.table.withUTF8(row: from, column: candidate) { text -> Result<Void, SpreadsheetError> in
        do throws(SpreadsheetError) {
          return .success(try encoder.text(text, column: column, format: formats.own))
        } catch {
          return .failure(error)
        }
      }
      try result.get()
    default:
      if asText {
        try encoder.text(shared.table.string(row: from, column: candidate), column: column, format: formats.own)
      } else {
        try encoder.staff(
          StaffValue(shared.table, row: from, column: candidate), column: column,
          formats: StaffFormats(
            plain: formats.own ?? formats.staff.plain, date: formats.date, time: formats.staff.time,
            duration: formats.staff.duration))
      }
    }
    if Int(source.table) >= state.inputCount { encoder.keep(column: column) }
    return true
  }

  private func writeRules(_ sheet: SheetWriter, lastRow: Int) throws(SpreadsheetError) {
    let rows = Self.firstRow...lastRow
    let completed = "$" + CellReference.name(row: Self.firstRow, column: columns.count - 2)
    let table = CellArea(rows: rows, columns: 0...columns.count - 3)
    try sheet.conditionalFormat(table, formula: "=\(completed)=\"Ya\"", format: Styles.turnedGreen, stopIfTrue: true)
    try sheet.conditionalFormat(table, formula: "=\(completed)=\"Tutup\"", format: Styles.turnedGrey, stopIfTrue: true)
    try sheet.freeze(rows: Self.firstRow, columns: 5)
    try sheet.autofilter(CellArea(rows: Self.headerRow...lastRow, columns: 0...columns.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: rows, columns: 0...columns.count - 1))
    let lastPrinted = columns.firstIndex { $0.header == "Alasan" } ?? columns.count - 3
    try sheet.print(
      context.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...lastRow, columns: 0...lastPrinted))
  }

  /// The column of `Status`, as a formula names it.
  func statusRange(count: Int) -> String {
    let index = columns.firstIndex { $0.header == "Status" } ?? 1
    let column = places?.column(index) ?? index
    let first = places.map { $0.headerRow + 1 } ?? Self.firstRow
    let last = max(places?.lastRow ?? first + count - 1, first)
    return CellArea(rows: first...last, columns: column...column).absoluteReference(sheet: CallSheets.data)
  }
}
