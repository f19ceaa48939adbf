import Intake
import Procedures
import Spreadsheet

/// `Buku Kepuasan` of a work book (D6): the feedback that clients have rated, its scores counted by live formulas.
struct RatingSheet: Sendable {
  static let name = "Buku Kepuasan"
  /// Lines of the list, at most.
  static let limit = 20_000
  private static let headerRow = 11
  private static let columns: [(header: String, width: Double)] = [
    ("ID", 15), ("Tanggal", 13), ("Kanal", 17), ("Nama", 26), ("Unit", 26), ("Keputusan", 50),
    ("Tanggal Umpan Balik Klien", 16), ("Nilai", 8),
  ]

  private let state: FeedbackState
  private let rated: [Int]
  private let control: DocumentControl

  init(state: FeedbackState, rows: [Int], control: DocumentControl) {
    self.state = state
    self.control = control
    rated = rows.filter { state.facts[$0].score != nil && !state.facts[$0].isDuplicate }
  }

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (index, column) in Self.columns.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.width)
    }
    try sheet.head(Self.name, control, styles)
    let shown = min(rated.count, Self.limit)
    let extent = shown < rated.count ? " Hanya \(shown) dari \(rated.count) baris; angka menghitung semuanya." : ""
    try sheet.text(
      "Penilaian klien, 1 sampai 4, dari kolom Nilai di Register; duplikat tidak dihitung (D6).\(extent)", row: 3,
      column: 0, format: styles.note)
    let first = Self.headerRow + 1
    let last = first + max(shown, 1) - 1
    try summary(CellArea(rows: first...last, columns: 7...7), isWhole: shown == rated.count, styles).write(to: sheet)
    try sheet.setRow(Self.headerRow, height: 32)
    for (index, column) in Self.columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    if rated.isEmpty { try sheet.text("Belum ada penilaian.", row: first, column: 0, format: styles.note) }
    try sheet.freeze(rows: first, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...last, columns: 0...Self.columns.count - 1))
    try sheet.print(
      control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...last, columns: 0...Self.columns.count - 1))
    guard shown > 0 else { return }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let centred = styles.cell(.plain, isCentred: true)
    let wrapped = styles.value
    let decision = state.log.field("keputusan")
    try sheet.stream(
      rows: first..<first + shown, columns: Self.columns.count, formats: [cell, date, centred, wrapped]
    ) { (encoder: inout RowEncoder, line: Int) throws(SpreadsheetError) in
      let row = rated[line - first]
      let (facts, fields) = (state.facts[row], state.fields)
      try encoder.text(state.numbers[row], column: 0, format: cell)
      try encoder.day(state.log.rows[row].date, column: 1, format: date)
      try encoder.text(facts.channel?.rawValue ?? unknownWord, column: 2, format: cell)
      try encoder.text(state.log.text(row, fields.name), column: 3, format: wrapped)
      try encoder.text(state.unitName(facts.unit), column: 4, format: wrapped)
      try encoder.text(state.log.text(row, decision), column: 5, format: wrapped)
      if let day = state.log.date(row, fields.clientFeedback).value {
        try encoder.date(day, column: 6, format: date)
      } else {
        try encoder.text("–", column: 6, format: centred)
      }
      try encoder.number(Double(facts.score ?? 0), column: 7, format: centred)
    }
  }

  /// How many gave each score, and the mean.
  private func summary(_ scores: CellArea, isWhole: Bool, _ styles: Styles) -> CellGrid {
    var counts = [Int](repeating: 0, count: 4)
    for row in rated { if let score = state.facts[row].score { counts[Int(score) - 1] += 1 } }
    var grid = CellGrid()
    for (column, header) in ["Nilai", "Jumlah", "Bagian"].enumerated() { grid.text(4, column, header, styles.header) }
    let range = scores.reference
    for score in 1...4 {
      grid.text(4 + score, 0, "Nilai \(score)", styles.label)
      if isWhole {
        grid.formula(4 + score, 1, "COUNTIF(\(range),\(score))", counts[score - 1], styles.number)
      } else {
        grid.number(4 + score, 1, counts[score - 1], styles.number)
      }
      grid.share(
        4 + score, 2, of: (cellName(4 + score, 1), counts[score - 1]), in: ("$B$10", rated.count), styles.percent)
    }
    grid.text(9, 0, "Rata-rata dari", styles.label)
    grid.formula(9, 1, "SUM(B6:B9)", rated.count, styles.number)
    let mean = styles.book.format(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .right; $0.indent = 1; $0.isBold = true
        $0.border = CellBorder(.thin, color: Styles.line); $0.vertical = .center
      })
    let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    grid.put(
      9, 2,
      .formula(
        "=IF(B10=0,\"–\",(B6+2*B7+3*B8+4*B9)/B10)",
        rated.isEmpty ? .text("–") : .number(Double(sum) / Double(rated.count))), mean)
    return grid
  }
}
