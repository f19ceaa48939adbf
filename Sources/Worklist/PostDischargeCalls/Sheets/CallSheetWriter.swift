import Intake
import Procedures
import Spreadsheet

/// Writes `Lembar Sapa`: one row a target, from which an officer can work a whole shift (A4 to A8).
struct CallSheetWriter {
  let context: CallBookContext
  let list: CallList
  let styles: Styles
  /// The message that asks for an evaluation (A8), as a query takes it.
  private let evaluation: String
  private var state: CallState { context.state }
  private var profile: CallProfile { context.state.profile }
  /// Rows below carry no links: more than a team can call in a week, and each link takes kilobytes to write.
  private static let linkedRows = 5000

  init(context: CallBookContext, list: CallList, styles: Styles) {
    self.context = context
    self.list = list
    self.styles = styles
    evaluation = percentEncoded(
      context.messages.evaluation.filled(["rs": context.control.facility]))
  }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setDefaultRow(height: 20)
    try writeColumns(sheet)
    try writeHead(sheet)
    let looks = Dictionary(uniqueKeysWithValues: Styles.Row.allCases.map { ($0, RowFormats(styles, $0, list.columns)) })
    var row = CallList.firstRow
    for stay in list.stays {
      let look = Styles.Row(state.decisions[stay])
      var canvas = NewRow(sheet, row: row)
      if let formats = looks[look] { try write(stay, to: &canvas, formats) }
      row += 1
    }
    if let formats = looks[.plain] {
      for loose in list.loose {
        try write(loose, at: row, sheet, formats)
        row += 1
      }
    }
    try writeRules(sheet)
  }

  private func writeColumns(_ sheet: SheetWriter) throws(SpreadsheetError) {
    for (index, column) in list.columns.enumerated() {
      // Cells that staff have not filled are not written: they look as their column does.
      let format =
        column.owner == .staff
        ? styles.book.format(CellFormat { $0.numberFormat = Styles.numberFormat(column.kind) }) : nil
      try sheet.setColumn(first: index, last: index, width: column.width, format: format)
    }
    for index in list.columns.count..<list.keyColumn { try sheet.setColumn(first: index, last: index, width: 20) }
    try sheet.setColumn(first: list.keyColumn, last: list.keyColumn, width: 24, isHidden: true)
  }

  private func writeHead(_ sheet: SheetWriter) throws(SpreadsheetError) {
    for line in head {
      if line.row == 3, case .text(let text) = line.value {
        try sheet.setRow(3, height: 32)
        try sheet.mergeRow(3, firstColumn: 0, lastColumn: 10, text: text, format: styles.wrapped)
      } else {
        try sheet.write(line)
      }
    }
    try sheet.setRow(CallList.headerRow, height: 46)
    for (index, column) in list.columns.enumerated() {
      try sheet.text(
        column.header, row: CallList.headerRow, column: index, format: headerFormat(column.header))
    }
    for (index, header) in list.extraHeaders.enumerated() {
      try sheet.text(
        header, row: CallList.headerRow, column: list.columns.count + index, format: styles.staffHeader)
    }
    try sheet.text(CallColumns.key.header, row: CallList.headerRow, column: list.keyColumn, format: styles.header)
  }

  /// How a column's header looks.
  func headerFormat(_ header: String) -> FormatID {
    list.columns.contains { $0.header == header && $0.owner != .staff } || header == CallColumns.key.header
      ? styles.header : styles.staffHeader
  }

  /// The formats of a stay's row.
  func formats(_ stay: Int) -> RowFormats { RowFormats(styles, Styles.Row(state.decisions[stay]), list.columns) }

  /// What stands above the table.
  var head: [HeadLine] {
    let opening = context.messages.opening.filled([
      "rs": context.control.facility, "petugas": "……", "nama": "(nama pasien)", "keluar": "(tanggal keluar)",
    ])
    let linkNote =
      list.stays.count + CallList.firstRow > Self.linkedRows
      ? " Tautan telepon dan WA hanya sampai baris \(Self.linkedRows)." : ""
    let open = list.openCount(state)
    let open1 = list.openFormula
    func time(_ minutes: Int) -> String {
      "INT(\(open1)*\(minutes)/60)&\" jam \"&MOD(\(open1)*\(minutes),60)&\" menit\""
    }
    let (plain, evaluated) = (profile.minutesPerPatient, profile.minutesWithEvaluation)
    let cached =
      "Sisa \(open) pasien · perkiraan waktu \(StandardTimes.phrase(minutes: open * plain)) (\(plain) menit seorang), dengan evaluasi "
      + "\(StandardTimes.phrase(minutes: open * evaluated)) (\(evaluated) menit seorang) – A11"
    let formula =
      "=\"Sisa \"&\(open1)&\" pasien · perkiraan waktu \"&\(time(plain))&\" (\(plain) menit seorang), dengan evaluasi \"&"
      + "\(time(evaluated))&\" (\(evaluated) menit seorang) – A11\""
    return HeadLine.head(CallSheets.calls, context.control, styles) + [
      HeadLine(3, .text("Kalimat pembuka: \(opening)  → MINTA IZIN dahulu.\(linkNote)"), styles.wrapped),
      HeadLine(4, .formula(formula, cached: .text(cached)), styles.note),
    ]
  }

  /// Writes a stay's row: what Sapa knows, and what staff typed in earlier books or, in a book made anew, in this one.
  ///
  /// Columns are those of the list; extra ones and the key follow.
  func write<Canvas: RowCanvas>(
    _ stay: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    let staff = state.callRows[state.keys[stay]] ?? StaffSheet.Row()
    for (index, column) in list.columns.enumerated() {
      if column.owner == .staff {
        if let value = staff.values[column.id] {
          try canvas.staff(value, column: index, formats: formats.staff[index])
        }
      } else {
        try writeOwn(column, stay, index, to: &canvas, formats)
      }
    }
    for (index, header) in list.extraHeaders.enumerated() {
      guard let value = staff.extras[header] else { continue }
      try canvas.staff(value, column: list.columns.count + index, formats: formats.extra)
    }
    try canvas.text(state.keys[stay], column: list.keyColumn, format: formats.own)
  }

  private func writeOwn<Canvas: RowCanvas>(
    _ column: BookColumn, _ stay: Int, _ index: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    let decision = state.decisions[stay]
    switch column.id {
    case "kode": try canvas.text(decision.code.rawValue, column: index, format: formats.centred)
    case "tanggal_eksekusi": try canvas.day(decision.executionDate, column: index, format: formats.date)
    case "tanggal_keluar": try canvas.day(state.stays[stay].discharge, column: index, format: formats.date)
    case "status": try canvas.text(decision.status.rawValue, column: index, format: formats.own)
    case "no_hp": try telephone(stay, index, to: &canvas, formats)
    case "wa": try whatsApp(stay, index, to: &canvas, formats)
    case "selesai": try completed(stay, index, to: &canvas, formats)
    default:
      let text = state.schema.index(of: column.id).map { state.string(stay, $0) } ?? ""
      try canvas.text(text, column: index, format: formats.own)
    }
  }

  private func telephone<Canvas: RowCanvas>(
    _ stay: Int, _ column: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    guard let telephone = state.telephone(stay) else {
      try canvas.blank(column: column, format: formats.own)
      return
    }
    guard canvas.row < Self.linkedRows else {
      try canvas.text(telephone.display, column: column, format: formats.own)
      return
    }
    try canvas.link(
      url: "tel:" + telephone.international, text: telephone.display, tip: "Telepon \(telephone.international)",
      column: column, format: formats.link)
  }

  private func whatsApp<Canvas: RowCanvas>(
    _ stay: Int, _ column: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    guard let telephone = state.telephone(stay), telephone.isMobile, canvas.row < Self.linkedRows else {
      try canvas.blank(column: column, format: formats.own)
      return
    }
    try canvas.link(
      url: "https://wa.me/\(telephone.countryDigits)?text=\(evaluation)", text: "Kirim WA",
      tip: "Pesan evaluasi ke \(telephone.international)", column: column, format: formats.link)
  }

  private func completed<Canvas: RowCanvas>(
    _ stay: Int, _ column: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    let row = canvas.row
    let formula = CallCompletion(profile: profile).formula { id in
      "$" + CellReference.name(row: row, column: list.place(id))
    }
    try canvas.formula(formula, cached: .text(state.completion(stay)), column: column, format: formats.centred)
  }

  private func write(
    _ loose: StaffSheet.LooseRow, at row: Int, _ sheet: SheetWriter, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    for (index, column) in list.columns.enumerated() {
      try sheet.staff(loose.cells[column.header], row: row, column: index, formats: formats.staff[index])
    }
    for (index, header) in list.extraHeaders.enumerated() {
      try sheet.staff(loose.row.extras[header], row: row, column: list.columns.count + index, formats: formats.extra)
    }
  }

  // MARK: Drop-downs, colours, print

  private func writeRules(_ sheet: SheetWriter) throws(SpreadsheetError) {
    let rows = CallList.firstRow...list.lastRow
    for (index, column) in list.columns.enumerated() where column.owner == .staff {
      let area = CellArea(rows: rows, columns: index...index)
      switch column.kind {
      case .choice(let choices):
        try sheet.listValidation(
          area, choices: choices,
          messages: ValidationMessages(
            errorTitle: column.header, errorMessage: "Pilih dari daftar: \(choices.joined(separator: ", "))".limited))
      case .date:
        guard let first = CalendarDate(year: 2000, month: 1, day: 1),
          let last = CalendarDate(year: 2100, month: 1, day: 1)
        else { continue }
        try sheet.dateValidation(
          area, between: first...last,
          messages: ValidationMessages(
            errorTitle: column.header, errorMessage: "Tulis tanggal sebagai hari/bulan/tahun, misalnya 21/11/2026.",
            severity: .warning))
      case .time:
        try TypedTime.validate(
          area, in: sheet,
          ValidationMessages(
            inputTitle: column.header, inputMessage: column.hint, errorTitle: column.header, severity: .warning))
      default: break
      }
    }
    let first = CallList.firstRow
    func cell(_ id: String) -> String { "$" + CellReference.name(row: first, column: list.column(id)) }
    // Each area of its own: some spreadsheets try the rules of the larger area first, whatever their order.
    var start = 0
    for question in profile.questions where !question.warnings.isEmpty {
      let column = list.column("form_" + question.id)
      let answer = CellReference.name(row: first, column: column)
      let isWarning = question.warnings.map { "\(answer)&\"\"=\"\($0.replacing("\"", with: "\"\""))\"" }
      let area = CellArea(rows: rows, columns: column...column)
      try sheet.conditionalFormat(
        area, formula: "=OR(\(isWarning.joined(separator: ",")))", format: Styles.warning, stopIfTrue: true)
      if start < column { try writeTurns(CellArea(rows: rows, columns: start...column - 1), sheet) }
      try writeTurns(area, sheet)
      start = column + 1
    }
    try writeTurns(CellArea(rows: rows, columns: start...max(list.keyColumn - 1, start)), sheet)
    for question in profile.questions where question.isRequired {
      let column = list.column("form_" + question.id)
      try sheet.conditionalFormat(
        CellArea(rows: rows, columns: column...column),
        formula: "=AND(\(cell("izin"))=\"Ya\",\(CellReference.name(row: first, column: column))=\"\")",
        format: Styles.missing, stopIfTrue: true)
    }
    let staff = list.columns.indices.filter { list.columns[$0].owner == .staff }
    try sheet.conditionalFormat(
      CellArea(rows: rows, columns: (staff.first ?? 0)...max(list.keyColumn - 1, 0)),
      formula: "=\(cell("selesai"))=\"Belum\"", format: Styles.toFill)
    try sheet.freeze(rows: CallList.firstRow, columns: 4)
    try sheet.autofilter(
      CellArea(
        rows: CallList.headerRow...max(first, first + list.stays.count + list.loose.count - 1),
        columns: 0...list.keyColumn))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: rows, columns: 0...list.keyColumn))
    try sheet.print(
      context.control, landscape: true, repeatRows: CallList.headerRow...CallList.headerRow,
      area: CellArea(
        rows: 0...first + max(list.stays.count + list.loose.count, 1) - 1, columns: 0...list.column("status")))
  }

  /// Turns a row green or grey once it is filled (A4).
  private func writeTurns(_ area: CellArea, _ sheet: SheetWriter) throws(SpreadsheetError) {
    let state = "$" + CellReference.name(row: CallList.firstRow, column: list.column("selesai"))
    try sheet.conditionalFormat(area, formula: "=\(state)=\"Ya\"", format: Styles.turnedGreen, stopIfTrue: true)
    try sheet.conditionalFormat(area, formula: "=\(state)=\"Tutup\"", format: Styles.turnedGrey, stopIfTrue: true)
  }
}

/// The formats of a row in one state, one a column.
struct RowFormats {
  let own: FormatID
  let centred: FormatID
  let date: FormatID
  let link: FormatID
  let staff: [StaffFormats]
  let extra: StaffFormats

  init(_ styles: Styles, _ row: Styles.Row, _ columns: [BookColumn]) {
    own = styles.cell(row)
    centred = styles.cell(row, isCentred: true)
    date = styles.cell(row, numberFormat: Styles.date)
    // A link keeps its own colour in some spreadsheets, which red would swallow.
    link = row == .target ? styles.paleLink : styles.cell(row, isLink: true)
    staff = columns.map { styles.staffFormats(row, kind: $0.kind) }
    extra = styles.staffFormats(row, kind: .choice([]))
  }
}

extension Styles.Row {
  init(_ decision: CallDecision) {
    self =
      switch decision.code {
      case .target, .carriedOver: .target
      case .completed: .completed
      case .closed: .closed
      case .none: .plain
      }
  }
}

extension String {
  /// At most 250 UTF-16 units, for messages that Excel limits.
  var limited: String { utf16.count <= 250 ? self : String(prefix(240)) + "…" }
}

/// A text as a query takes it (RFC 3986).
func percentEncoded(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
