import Procedures
import Spreadsheet

/// The section `Evaluasi (A8)` of the manager's report, and the columns of `Rincian` that it counts.
struct EvaluationSection {
  let recap: CallRecap
  let styles: Styles
  /// The first of the section's two columns on `Rincian`, those of officers and of `Selesai`, as formulas name them.
  let ranges: (answered: String, score: String, officer: String, executed: String)

  static let columns: [(header: String, width: Double)] = [("Menjawab Evaluasi", 11), ("Nilai Evaluasi (1-4)", 11)]

  /// Writes a row's two cells on `Rincian`.
  static func write(
    _ entry: RecapRow, row: Int, column: Int, to sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) {
    try sheet.number(entry.hasAnswered ? 1 : 0, row: row, column: column, format: styles.number)
    if let score = entry.score {
      try sheet.number(Double(score), row: row, column: column + 1, format: styles.number)
    } else {
      try sheet.blank(row: row, column: column + 1, format: styles.number)
    }
  }

  /// Writes the section from a row on; gives the row behind it.
  func write(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    let figures = EvaluationFigures(recap.rows)
    try sheet.text("Evaluasi (A8)", row: start, column: 0, format: styles.section)
    for column in 1...5 { try sheet.blank(row: start, column: column, format: styles.section) }
    for (column, header) in ["Jawaban", "Jumlah", "%"].enumerated() {
      try sheet.text(header, row: start + 1, column: column, format: styles.header)
    }
    try sheet.mergeRow(start + 1, firstColumn: 3, lastColumn: 5, text: "Arti", format: styles.header)
    let first = start + 2
    func cell(_ row: Int) -> String { CellReference.name(row: row, column: 1) }
    let whole = (cell(first), figures.executed)
    try line(
      "Selesai disapa", "=SUM(\(ranges.executed))", figures.executed, share: nil,
      "Panggilan selesai minggu ini, yang diminta menilai (A9)", row: first, sheet)
    try line(
      "Menjawab", "=SUMPRODUCT(\(ranges.executed),\(ranges.answered))", figures.answeredAtOnce, share: whole,
      "Dari panggilan minggu ini, dijawab sampai akhir minggu", row: first + 1, sheet)
    try line(
      "Belum menjawab", "=\(cell(first))-\(cell(first + 1))", figures.executed - figures.answeredAtOnce, share: whole,
      "Selesai disapa, belum ada balasan; paling lama \(recap.profile.evaluationDays) hari sesudah disapa",
      row: first + 2, sheet)
    try line(
      "Jawaban minggu ini", "=SUM(\(ranges.answered))", figures.answered, share: nil,
      "Diterima minggu ini, juga atas panggilan minggu sebelumnya; dinilai di bawah", row: first + 3, sheet)
    let scores = first + 4
    let scored = "SUM(\(cell(scores)):\(cell(scores + 3)))"
    let total = figures.scores.values.reduce(0, +)
    for (place, grade) in EvaluationScore.scale.reversed().enumerated() {
      try line(
        "Nilai \(grade.score)", "=COUNTIF(\(ranges.score),\(grade.score))", figures.scores[grade.score] ?? 0,
        share: (scored, total), grade.words, row: scores + place, sheet)
    }
    try line(
      "Tanpa nilai", "=\(cell(first + 3))-\(scored)", figures.answered - total, share: nil,
      "Membalas, nilainya tidak terbaca; isinya di lembar Evaluasi buku kerja", row: scores + 4, sheet)
    let average = styles.average
    try sheet.text("Rata-rata nilai", row: scores + 5, column: 0, format: styles.label)
    try sheet.formula(
      "=IF(COUNT(\(ranges.score))=0,\"–\",AVERAGE(\(ranges.score)))", cached: figures.average, row: scores + 5,
      column: 1,
      format: average)
    try sheet.blank(row: scores + 5, column: 2, format: styles.label)
    try sheet.mergeRow(
      scores + 5, firstColumn: 3, lastColumn: 5, text: "1 tidak puas sampai 4 sangat puas", format: styles.value)
    return try writeOfficers(from: scores + 7, average, sheet)
  }

  private func line(
    _ label: String, _ formula: String, _ count: Int, share: (whole: String, total: Int)?, _ meaning: String, row: Int,
    _ sheet: SheetWriter
  ) throws(SpreadsheetError) {
    try sheet.setRow(row, height: 17)
    try sheet.text(label, row: row, column: 0, format: styles.label)
    try sheet.formula(formula, cached: .number(Double(count)), row: row, column: 1, format: styles.number)
    if let share {
      let own = CellReference.name(row: row, column: 1)
      try sheet.formula(
        "=IF(\(share.whole)=0,\"–\",\(own)/\(share.whole))",
        cached: share.total == 0 ? .text("–") : .number(Double(count) / Double(share.total)), row: row, column: 2,
        format: styles.percent)
    } else {
      try sheet.blank(row: row, column: 2, format: styles.label)
    }
    try sheet.mergeRow(row, firstColumn: 3, lastColumn: 5, text: meaning, format: styles.value)
  }

  /// Writes a row an officer; nothing where nobody was called.
  private func writeOfficers(
    from start: Int, _ average: FormatID, _ sheet: SheetWriter
  ) throws(SpreadsheetError) -> Int {
    let officers = Set(
      recap.rows.filter { ($0.isExecutedInWeek || $0.hasAnswered) && !$0.officer.isEmpty }.map(\.officer)
    )
    .sorted()
    if officers.isEmpty { return start - 1 }
    for (column, header) in ["Petugas", "Selesai", "Jawaban", "Rata-rata"].enumerated() {
      try sheet.text(header, row: start, column: column, format: styles.header)
    }
    for (offset, officer) in officers.enumerated() {
      let row = start + 1 + offset
      let name = CellReference.name(row: row, column: 0)
      let figures = EvaluationFigures(recap.rows.filter { $0.officer == officer })
      try sheet.text(officer, row: row, column: 0, format: styles.label)
      for (column, count, range) in [(1, figures.executed, ranges.executed), (2, figures.answered, ranges.answered)] {
        try sheet.formula(
          "=" + NameCount.count(name, in: ranges.officer, where: ["\(range)=1"]), cached: .number(Double(count)),
          row: row, column: column, format: styles.number)
      }
      let scored = NameCount.count(name, in: ranges.officer, where: ["\(ranges.score)>=1"])
      try sheet.formula(
        "=IF(\(scored)=0,\"–\",\(NameCount.sum(ranges.score, of: name, in: ranges.officer))/\(scored))",
        cached: figures.average, row: row, column: 3, format: average)
    }
    return start + 1 + officers.count
  }
}

/// What the evaluation came to among some rows of a recap.
struct EvaluationFigures {
  var executed = 0
  /// Of the executed calls, those that were answered in their own week.
  var answeredAtOnce = 0
  /// All answers of the week, also to calls of earlier ones.
  var answered = 0
  /// By score, 1 to 4.
  var scores: [Int: Int] = [:]

  init(_ rows: [RecapRow]) {
    for row in rows {
      if row.isExecutedInWeek { executed += 1 }
      if row.hasAnswered { answered += 1 }
      if row.isExecutedInWeek, row.hasAnswered { answeredAtOnce += 1 }
      if let score = row.score { scores[score, default: 0] += 1 }
    }
  }

  /// The mean score, or a dash.
  var average: SheetWriter.CachedValue {
    let count = scores.values.reduce(0, +)
    let sum = scores.reduce(0) { $0 + $1.key * $1.value }
    return count == 0 ? .text("–") : .number(Double(sum) / Double(count))
  }
}

extension Styles {
  /// A mean with two decimals.
  fileprivate var average: FormatID {
    book.format(
      CellFormat {
        $0.border = CellBorder(.thin, color: Styles.line)
        $0.vertical = .center
        $0.numberFormat = "0.00"
        $0.horizontal = .right
        $0.indent = 1
      })
  }
}
