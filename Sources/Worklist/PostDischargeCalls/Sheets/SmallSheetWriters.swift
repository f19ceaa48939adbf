import Intake
import Procedures
import Spreadsheet

/// Writes `Eskalasi`: patients whose answers call for somebody to act (A6).
struct EscalationSheetWriter {
  let context: CallBookContext
  let list: CallList
  let styles: Styles
  private var state: CallState { context.state }

  static let headerRow = 4
  static let emptyNote = "Belum ada jawaban yang perlu ditindaklanjuti."

  /// What stands above the table.
  var head: [HeadLine] { HeadLine.head(CallSheets.escalation, context.control, styles) }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    let staffSheet = state.currentBook?.escalation ?? StaffSheet()
    let columns = CallColumns.escalation
    let extras = staffSheet.extraHeaders
    let shown = columns.dropLast()
    for (index, column) in shown.enumerated() { try sheet.setColumn(first: index, last: index, width: column.width) }
    for index in shown.count..<shown.count + extras.count { try sheet.setColumn(first: index, last: index, width: 20) }
    let keyColumn = shown.count + extras.count
    try sheet.setColumn(first: keyColumn, last: keyColumn, width: 24, isHidden: true)
    for line in head { try sheet.write(line) }
    try sheet.setRow(Self.headerRow, height: 32)
    for (index, column) in shown.enumerated() {
      try sheet.text(
        column.header, row: Self.headerRow, column: index,
        format: column.owner == .staff ? styles.staffHeader : styles.header)
    }
    for (index, header) in extras.enumerated() {
      try sheet.text(header, row: Self.headerRow, column: shown.count + index, format: styles.staffHeader)
    }
    try sheet.text(CallColumns.key.header, row: Self.headerRow, column: keyColumn, format: styles.header)
    let formats = RowFormats(styles, .plain, columns)
    var row = Self.headerRow + 1
    let escalations = Escalation.all(state, list)
    let rows = state.escalationRows
    for escalation in escalations {
      var canvas = NewRow(sheet, row: row)
      try write(escalation, to: &canvas, staff: rows[escalation.key], extras: extras, formats)
      row += 1
    }
    if escalations.isEmpty {
      try sheet.text(Self.emptyNote, row: row, column: 0, format: styles.note)
      row += 1
    }
    for loose in staffSheet.loose {
      for (index, column) in shown.enumerated() {
        try sheet.staff(loose.cells[column.header], row: row, column: index, formats: formats.staff[index])
      }
      row += 1
    }
    try sheet.freeze(rows: Self.headerRow + 1, columns: 2)
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: Self.headerRow + 1...row, columns: 0...keyColumn))
    try sheet.print(
      context.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...max(row - 1, Self.headerRow), columns: 0...shown.count - 1))
  }

  /// Writes one escalation's row: the sheet's columns, those that staff added, and the key.
  func write<Canvas: RowCanvas>(
    _ escalation: Escalation, to canvas: inout Canvas, staff: StaffSheet.Row?, extras: [String], _ formats: RowFormats
  ) throws(SpreadsheetError) {
    let shown = CallColumns.escalation.dropLast()
    for (index, column) in shown.enumerated() {
      if column.owner == .staff {
        try canvas.staff(staff?.values[column.id], column: index, formats: formats.staff[index])
      } else {
        try write(column, escalation, index, to: &canvas, formats)
      }
    }
    for (index, header) in extras.enumerated() {
      try canvas.staff(staff?.extras[header], column: shown.count + index, formats: formats.extra)
    }
    try canvas.text(escalation.key, column: shown.count + extras.count, format: formats.own)
  }

  private func write<Canvas: RowCanvas>(
    _ column: BookColumn, _ escalation: Escalation, _ index: Int, to canvas: inout Canvas, _ formats: RowFormats
  ) throws(SpreadsheetError) {
    let stay = escalation.stay
    let text: String
    switch column.id {
    case "no_hp": text = state.telephone(stay)?.display ?? ""
    case "pertanyaan": text = escalation.question.header
    case "jawaban": text = escalation.answer
    case "petugas": text = state.entries[stay]?.officer ?? ""
    case "tanggal_sapa":
      return try canvas.day(state.entries[stay]?.calledOn, column: index, format: formats.date)
    default: text = state.schema.index(of: column.id).map { state.string(stay, $0) } ?? ""
    }
    try canvas.text(text, column: index, format: formats.own)
  }
}

/// Writes a sheet that staff added: its values, since its looks are not carried over.
struct OtherSheetWriter {
  let other: OtherSheet
  let styles: Styles

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    let formats = StaffFormats(
      plain: styles.book.format(CellFormat()), date: styles.book.format(CellFormat { $0.numberFormat = Styles.date }),
      time: styles.book.format(CellFormat { $0.numberFormat = Styles.time }),
      duration: styles.book.format(CellFormat { $0.numberFormat = Styles.duration }))
    for cell in other.cells { try sheet.staff(cell.value, row: cell.row, column: cell.column, formats: formats) }
  }
}
