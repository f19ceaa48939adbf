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
      ("Berkas", 36), ("Lembar", 16), ("Baris", 8), ("No RM / Kunci", 20), ("Kolom", 20), ("Nilai Terbaca", 24),
      ("Masalah", 86),
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
    let listed = problems.prefix(CellArea.lastRow - 6)
    let last = 4 + max(listed.count, 1)
    if problems.isEmpty { try sheet.text("Tidak ada.", row: 5, column: 0, format: styles.note) }
    try sheet.freeze(rows: 5, columns: 0)
    try sheet.autofilter(CellArea(rows: 4...last, columns: 0...columns.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 5...last, columns: 0...columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: 4...4, area: CellArea(rows: 0...last, columns: 0...columns.count - 1))
    guard !listed.isEmpty else { return }
    try sheet.stream(rows: 5..<last + 1, columns: columns.count, formats: [cell, number]) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      let problem = listed[row - 5]
      try encoder.text(problem.file, column: 0, format: cell)
      try encoder.text(problem.sheet, column: 1, format: cell)
      if let line = problem.row {
        try encoder.number(Double(line), column: 2, format: number)
      } else {
        try encoder.blank(column: 2, format: number)
      }
      try encoder.text(problem.key, column: 3, format: cell)
      try encoder.text(problem.column, column: 4, format: cell)
      try encoder.text(String(problem.value.prefix(2000)), column: 5, format: cell)
      try encoder.text(String(problem.what.prefix(2000)), column: 6, format: cell)
      try encoder.text(problem.effect, column: 7, format: cell)
    }
  }
}
