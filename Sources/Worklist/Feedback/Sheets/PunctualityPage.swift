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

  private func range(_ column: Int) -> String {
    list.area(column).absoluteReference(sheet: Self.rowsName)
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

  /// Percent in two decimals; none where nothing counts.
  private func put(
    _ grid: inout CellGrid, _ row: Int, _ share: String, _ whole: String, _ value: Hundredths?, _ format: FormatID
  ) {
    grid.put(
      row, 5,
      .formula(
        "=IF(\(whole)=0,\"\(noShare)\",ROUND(\(share)*100,2))",
        value.map { .number($0.value) } ?? .text(noShare)),
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
          "=IF(ISNUMBER(F\(row + 1)),IF(F\(row + 1)>=\(profile.target),\"tercapai\",\"belum tercapai\"),\"\(noShare)\")",
          .text(meets.map { $0 ? "tercapai" : "belum tercapai" } ?? noShare)), styles.label)
    }
    let name = profile.formula == .combined ? "Gabungan" : "Rerata"
    let notes = [
      "Yang dipakai: \(name). Dua rumus beredar; yang lain ditampilkan sebagai pembanding (D7).",
      "Indikator nasional ini dari sumber sekunder, bukan dari naskah peraturannya; periksa sebelum dipakai ke luar.",
      "Barisnya ada di lembar \(Self.rowsName). Duplikat, pujian, saran dan baris tanpa Grading tidak dihitung: \(report.figures.grades.last ?? 0) tanpa Grading.",
    ]
    for (offset, note) in notes.enumerated() { grid.text(16 + offset, 0, note, styles.note) }
  }

  // MARK: Rincian Ketepatan

  private static let columns = [
    ListSheet.Column("ID", 20), ListSheet.Column("Tanggal", 16, .date), ListSheet.Column("Grading", 16, .centred),
    ListSheet.Column("Batas", 16, .date), ListSheet.Column("Tanggal Jawaban", 20, .date),
    ListSheet.Column("Hari", 12, .centred), ListSheet.Column("Hasil", 26, .centred),
  ]

  private var list: ListSheet {
    ListSheet(
      columns: Self.columns, headerRow: Self.headerRow, count: min(rows.count, Self.limit),
      empty: "Tidak ada umpan balik ber-Grading.")
  }

  func writeRows(to sheet: SheetWriter) throws(SpreadsheetError) {
    try page.begin(sheet, "Rincian Ketepatan – baris di balik indikator", Self.columns.map(\.width))
    let extent = isWhole ? "" : " Hanya \(Self.limit) dari \(rows.count) baris; sisanya di Register."
    try sheet.text(
      "Batas: hari terakhir yang tepat waktu. Yang belum dijawab: Hari sampai \(report.state.date.indonesian).\(extent)",
      row: 3, column: 0, format: styles.note)
    let (state, rows, profile) = (report.state, rows, profile)
    try list.write(to: sheet, page.control, styles) { line in
      let row = rows[line]
      let feedback = state.feedback(row)
      func day(_ date: CalendarDate?, _ none: String) -> CellGrid.Value { date.map { .date($0) } ?? .text(none) }
      let answer = feedback.answer.value
      var days = CellGrid.Value.text("–")
      if let first = feedback.date, let grade = feedback.grade.value {
        days = .number(Double(D7Punctuality.days(from: first, to: answer ?? state.date, grade, profile)))
      }
      return [
        .text(state.numbers[row]), day(feedback.date, "–"), .text(feedback.grade.value?.rawValue ?? ""),
        day(D7Punctuality.lastDay(feedback, profile), "–"), day(answer, "belum"), days,
        .text(Self.results[state.decisions[row].punctuality] ?? ""),
      ]
    }
  }
}
