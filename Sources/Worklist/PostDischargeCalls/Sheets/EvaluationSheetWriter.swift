import Intake
import Procedures
import Spreadsheet

/// Writes `Evaluasi`: what patients answered to the evaluation message (A8); all of it is Sapa's.
struct EvaluationSheetWriter {
  let context: CallBookContext
  let styles: Styles
  private var state: CallState { context.state }

  static let headerRow = 4

  /// What stands above the table.
  var head: [HeadLine] {
    HeadLine.head(CallSheets.evaluations, context.control, styles) + [
      HeadLine(
        3,
        .text(
          "Jawaban pesan evaluasi, paling lama \(state.profile.evaluationDays) hari sesudah disapa. Baris yang bukan jawaban boleh "
            + "dihapus; ia tidak dihitung lagi (A8)."), styles.note)
    ]
  }

  func write(_ stays: [Int], to sheet: SheetWriter) throws(SpreadsheetError) {
    let columns = CallColumns.evaluations
    for (index, column) in columns.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.width, isHidden: column.id == CallColumns.key.id)
    }
    for line in head { try sheet.write(line) }
    try sheet.setRow(Self.headerRow, height: 32)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    let formats = EvaluationFormats(styles)
    var row = Self.headerRow + 1
    for stay in stays {
      var canvas = NewRow(sheet, row: row)
      try write(stay, to: &canvas, formats)
      row += 1
    }
    try sheet.freeze(rows: Self.headerRow + 1, columns: 3)
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: Self.headerRow + 1...row, columns: 0...columns.count - 1))
    try sheet.print(
      context.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...max(row - 1, Self.headerRow), columns: 0...columns.count - 2))
  }

  /// Writes one answer's row, its key at the end.
  func write<Canvas: RowCanvas>(
    _ stay: Int, to canvas: inout Canvas, _ formats: EvaluationFormats
  ) throws(SpreadsheetError) {
    guard let answer = state.evaluations.answers[stay] else { return }
    for (index, column) in CallColumns.evaluations.enumerated() {
      let text: String
      switch column.id {
      case "tanggal_sapa":
        try canvas.day(state.entries[stay]?.calledOn, column: index, format: formats.date)
        continue
      case "tanggal_jawaban":
        try canvas.day(answer.date, column: index, format: formats.date)
        continue
      case "jam_jawaban":
        try canvas.number(Double(answer.second) / 86_400, column: index, format: formats.time)
        continue
      case "nilai":
        if let score = answer.score {
          try canvas.number(Double(score), column: index, format: formats.centred)
        } else {
          try canvas.blank(column: index, format: formats.centred)
        }
        continue
      case "no_hp": text = state.telephone(stay)?.display ?? ""
      case "petugas": text = state.entries[stay]?.officer ?? ""
      case "jawaban": text = answer.text
      case "sumber": text = answer.file
      case CallColumns.key.id: text = state.keys[stay]
      default: text = state.schema.index(of: column.id).map { state.string(stay, $0) } ?? ""
      }
      try canvas.text(text, column: index, format: column.id == "jawaban" ? formats.wrapped : formats.own)
    }
  }
}

/// The looks of a row of `Evaluasi`.
struct EvaluationFormats {
  let own: FormatID
  let centred: FormatID
  let date: FormatID
  let time: FormatID
  let wrapped: FormatID

  init(_ styles: Styles) {
    own = styles.cell(.plain)
    centred = styles.cell(.plain, isCentred: true)
    date = styles.cell(.plain, numberFormat: Styles.date)
    time = styles.cell(.plain, numberFormat: Styles.time, isCentred: true)
    wrapped = styles.value
  }
}
