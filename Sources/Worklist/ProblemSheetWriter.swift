import Spreadsheet

/// Writes `Data Bermasalah`: every rejected row, unusable value and contradiction, with its place and its why (G1).
struct ProblemSheetWriter {
  static let name = "Data Bermasalah"

  let problems: [SheetProblem]
  let control: DocumentControl
  /// What to do about them, below the title.
  let note: String
  let styles: Styles

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    let columns: [(String, Double)] = [
      ("Berkas", 36), ("Lembar", 16), ("Baris", 8), ("Kolom", 20), ("Nilai Terbaca", 24), ("Masalah", 86),
      ("Akibat", 22),
    ]
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.1) }
    try sheet.head(Self.name, control, styles)
    try sheet.text(note, row: 3, column: 0, format: styles.note)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.0, row: 4, column: index, format: styles.header)
    }
    let cell = styles.cell(.plain)
    let number = styles.number
    var row = 5
    for problem in problems.prefix(CellArea.lastRow - 6) {
      try sheet.text(problem.file, row: row, column: 0, format: cell)
      try sheet.text(problem.sheet, row: row, column: 1, format: cell)
      if let line = problem.row {
        try sheet.number(Double(line), row: row, column: 2, format: number)
      } else {
        try sheet.blank(row: row, column: 2, format: number)
      }
      for (index, text) in [problem.column, problem.value, problem.what, problem.effect].enumerated() {
        try sheet.text(String(text.prefix(2000)), row: row, column: 3 + index, format: cell)
      }
      row += 1
    }
    if problems.isEmpty {
      try sheet.text("Tidak ada.", row: row, column: 0, format: styles.note)
      row += 1
    }
    try sheet.freeze(rows: 5, columns: 0)
    try sheet.autofilter(CellArea(rows: 4...max(row - 1, 5), columns: 0...columns.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 5...max(row - 1, 5), columns: 0...columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: 4...4,
      area: CellArea(rows: 0...row - 1, columns: 0...columns.count - 1))
  }
}
