import Intake
import Procedures
import Spreadsheet

/// `Buku Kepuasan` of a work book (D6): the feedback that clients have rated, its scores counted by live formulas.
struct RatingSheet: Sendable {
  static let name = "Buku Kepuasan"
  /// Lines of the list, at most.
  static let limit = 20_000
  private static let headerRow = 11
  private static let columns = [
    ListSheet.Column("ID", 18), ListSheet.Column("Tanggal", 13, .date), ListSheet.Column("Kanal", 17),
    ListSheet.Column("Nama", 26, .long), ListSheet.Column("Unit", 26, .long), ListSheet.Column("Keputusan", 60, .long),
    ListSheet.Column("Tanggal Umpan Balik Klien", 16, .date), ListSheet.Column("Nilai", 9, .centred),
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
    let list = ListSheet(
      columns: Self.columns, headerRow: Self.headerRow, count: shown, empty: "Belum ada penilaian.")
    try summary(list.area(7), isWhole: shown == rated.count, styles).write(to: sheet)
    let decision = state.log.field("keputusan")
    try list.write(to: sheet, control, styles) { line in
      let row = rated[line]
      let (facts, fields) = (state.facts[row], state.fields)
      func day(_ date: CalendarDate?) -> CellGrid.Value { date.map { .date($0) } ?? .text("–") }
      return [
        .text(state.numbers[row]), day(state.log.rows[row].date), .text(facts.channel?.rawValue ?? unknownWord),
        .text(state.log.text(row, fields.name)), .text(state.unitName(facts.unit)),
        .text(state.log.text(row, decision)), day(state.log.date(row, fields.clientFeedback).value),
        .number(Double(facts.score ?? 0)),
      ]
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
