import Procedures
import Spreadsheet

/// `Ketepatan` and the rows behind it (D7): how many graded feedbacks were answered in time, by both formulas in use.
struct PunctualityPage {
  static let name = "Ketepatan"
  static let rowsName = "Rincian Ketepatan"
  /// Lines of the list, at most.
  static let limit = 20_000
  private static let headerRow = 4
  private static let results: [FeedbackPunctuality: String] = [
    .onTime: "Tepat", .late: "Terlambat", .pending: "Belum jatuh tempo",
  ]

  private let report: FeedbackReport
  private let page: ReportPage
  /// The rows that are graded.
  private let rows: [Int]

  init(report: FeedbackReport, page: ReportPage) {
    self.report = report
    self.page = page
    rows = report.rows.filter {
      report.state.decisions[$0].punctuality != .notGraded && report.state.facts[$0].grade != nil
    }
  }

  private var styles: Styles { page.styles }
  private var profile: FeedbackProfile { report.profile }
  private var isWhole: Bool { rows.count <= Self.limit }
  private var lastRow: Int { Self.headerRow + max(1, min(rows.count, Self.limit)) }

  private func range(_ column: Int) -> String {
    CellArea(rows: Self.headerRow + 1...lastRow, columns: column...column).absoluteReference(sheet: Self.rowsName)
  }

  // MARK: Ketepatan

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Ketepatan waktu tanggap", [24, 14, 14, 14, 18, 16, 20, 16])
    var grid = CellGrid()
    let days = profile.workingDays ? "hari kerja; Merah tetap 1×24 jam" : "hari kalender"
    grid.text(
      3, 0, "\(report.asOf) Hari dari Tanggal sampai Tanggal Jawaban, \(days). Yang belum jatuh tempo tidak dihitung.",
      styles.note)
    let percent = styles.book.format(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
        $0.border = CellBorder(.thin, color: Styles.line)
      })
    grid.height(5, 32)
    page.headers(
      &grid, 5, 0, ["Grading", "Batas (hari)", "Tepat", "Terlambat", "Belum jatuh tempo", "Persen"])
    for (place, grade) in FeedbackGrade.allCases.enumerated() {
      let row = 6 + place
      grid.text(row, 0, grade.rawValue, styles.label)
      grid.number(row, 1, profile.limits[grade], styles.number)
      let count = report.figures.punctuality[grade]
      for (offset, value) in [
        (FeedbackPunctuality.onTime, count.onTime), (.late, count.late), (.pending, count.pending),
      ]
      .enumerated() {
        let result = Self.results[value.0] ?? ""
        if isWhole {
          grid.formula(
            row, 2 + offset, "COUNTIFS(\(range(2)),\"\(grade.rawValue)\",\(range(6)),\"\(result)\")", value.1,
            styles.number)
        } else {
          grid.number(row, 2 + offset, value.1, styles.number)
        }
      }
      put(
        &grid, row, "C\(row + 1)/(C\(row + 1)+D\(row + 1))", "C\(row + 1)+D\(row + 1)",
        report.figures.punctuality.percent(grade), percent)
    }
    let total = report.figures.punctuality.total
    grid.text(9, 0, "Semua", styles.label)
    grid.text(9, 1, "", styles.label)
    for (offset, value) in [total.onTime, total.late, total.pending].enumerated() {
      grid.formula(9, 2 + offset, "SUM(\(cellName(6, 2 + offset)):\(cellName(8, 2 + offset)))", value, styles.number)
    }
    put(&grid, 9, "C10/(C10+D10)", "C10+D10", report.figures.punctuality.percent(.combined), percent)
    addFormulas(&grid, percent)
    try page.end(sheet, grid, columns: 8)
  }

  /// Percent in two decimals; unknown where nothing counts.
  private func put(
    _ grid: inout CellGrid, _ row: Int, _ share: String, _ whole: String, _ value: Hundredths?, _ format: FormatID
  ) {
    grid.put(
      row, 5,
      .formula(
        "=IF(\(whole)=0,\"\(unknownWord)\",ROUND(\(share)*100,2))",
        value.map { .number($0.value) } ?? .text(unknownWord)),
      format)
  }

  /// Both formulas, the one that is used, and whether the target is reached.
  private func addFormulas(_ grid: inout CellGrid, _ percent: FormatID) {
    let punctuality = report.figures.punctuality
    grid.section(11, 0...7, "Indikator", styles.section)
    page.headers(&grid, 12, 0, ["Rumus"])
    grid.text(12, 1, "Cara menghitung", styles.header, to: 4)
    page.headers(&grid, 12, 5, ["Persen", "Dipakai", "Target \(profile.target) %"])
    let grades = (7...9).map { "C\($0)+D\($0)" }
    let mean = (7...9).map { "IF(C\($0)+D\($0)=0,0,C\($0)/(C\($0)+D\($0)))" }.joined(separator: "+")
    let known = grades.map { "IF(\($0)=0,0,1)" }.joined(separator: "+")
    let lines: [(PunctualityFormula, String, String, String)] = [
      (.combined, "Gabungan", "semua yang tepat ÷ (semua yang tepat + terlambat)", "C10/(C10+D10)"),
      (.mean, "Rerata", "rata-rata persentase Grading yang ada isinya", "(\(mean))/(\(known))"),
    ]
    for (place, line) in lines.enumerated() {
      let row = 13 + place
      let isUsed = profile.formula == line.0
      grid.text(row, 0, line.1, styles.label)
      grid.text(row, 1, line.2, styles.label, to: 4)
      put(&grid, row, line.3, "C10+D10", punctuality.percent(line.0), percent)
      grid.text(row, 6, isUsed ? "Dipakai" : "–", styles.label)
      let meets = punctuality.meets(target: profile.target, line.0)
      grid.put(
        row, 7,
        .formula(
          "=IF(ISNUMBER(F\(row + 1)),IF(F\(row + 1)>=\(profile.target),\"tercapai\",\"belum tercapai\"),\"\(unknownWord)\")",
          .text(meets.map { $0 ? "tercapai" : "belum tercapai" } ?? unknownWord)), styles.label)
    }
    let name = profile.formula == .combined ? "Gabungan" : "Rerata"
    let notes = [
      "Yang dipakai: \(name). Dua rumus beredar; yang lain ditampilkan sebagai pembanding (D7).",
      "Indikator nasional ini dari sumber sekunder, bukan dari naskah peraturannya; periksa sebelum dipakai ke luar.",
      "Barisnya ada di lembar \(Self.rowsName). Duplikat dan baris tanpa Grading tidak dihitung: \(report.figures.grades.last ?? 0) tanpa Grading.",
    ]
    for (offset, note) in notes.enumerated() { grid.text(16 + offset, 0, note, styles.note) }
  }

  // MARK: Rincian Ketepatan

  private static let columns: [(header: String, width: Double)] = [
    ("ID", 18), ("Tanggal", 14), ("Grading", 14), ("Batas", 14), ("Tanggal Jawaban", 18), ("Hari", 10), ("Hasil", 22),
  ]

  func writeRows(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Rincian Ketepatan – baris di balik indikator", Self.columns.map(\.width))
    let extent = isWhole ? "" : " Hanya \(Self.limit) dari \(rows.count) baris; sisanya di Register."
    try sheet.text(
      "Batas: hari terakhir yang tepat waktu. Yang belum dijawab: Hari sampai \(report.state.date.indonesian).\(extent)",
      row: 3, column: 0, format: styles.note)
    for (index, column) in Self.columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    if rows.isEmpty {
      try sheet.text("Tidak ada umpan balik ber-Grading.", row: Self.headerRow + 1, column: 0, format: styles.note)
    }
    try sheet.freeze(rows: Self.headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...lastRow, columns: 0...Self.columns.count - 1))
    try sheet.print(
      page.control, landscape: false, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...lastRow, columns: 0...Self.columns.count - 1))
    guard !rows.isEmpty else { return }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let centred = styles.cell(.plain, isCentred: true)
    let state = report.state
    try sheet.stream(
      rows: Self.headerRow + 1..<lastRow + 1, columns: Self.columns.count, formats: [cell, date, centred]
    ) { (encoder: inout RowEncoder, line: Int) throws(SpreadsheetError) in
      let row = rows[line - Self.headerRow - 1]
      let feedback = state.feedback(row)
      let answer = feedback.answer.value
      try encoder.text(state.numbers[row], column: 0, format: cell)
      try encoder.day(feedback.date, column: 1, format: date)
      try encoder.text(feedback.grade.value?.rawValue ?? "", column: 2, format: centred)
      try encoder.day(D7Punctuality.lastDay(feedback, profile), column: 3, format: date)
      if let answer {
        try encoder.date(answer, column: 4, format: date)
      } else {
        try encoder.text("belum", column: 4, format: centred)
      }
      if let day = feedback.date, let grade = feedback.grade.value {
        let days = D7Punctuality.days(from: day, to: answer ?? state.date, grade, profile)
        try encoder.number(Double(days), column: 5, format: centred)
      }
      try encoder.text(Self.results[state.decisions[row].punctuality] ?? "", column: 6, format: centred)
    }
  }
}
