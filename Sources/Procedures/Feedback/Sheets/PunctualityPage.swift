import Book
import Core
import Spreadsheet

/// `Ketepatan` and the rows behind it (D7): how many graded feedbacks were answered in time, by both formulas in use.
struct PunctualityPage {
  static let name = "Ketepatan"
  static let rowsName = "Rincian Ketepatan"
  /// Lines of the list, at most.
  static let limit = 20_000
  private static let all = "semua Grading"
  private static let results: [FeedbackPunctuality: String] = [
    .onTime: "Tepat", .late: "Terlambat", .pending: "Belum jatuh tempo",
  ]

  private let report: FeedbackReport
  /// The rows that are graded.
  private let rows: [Int]
  /// Where formulas find the columns of their list.
  private var ranges: [String: String] = [:]

  init(_ report: FeedbackReport) {
    self.report = report
    rows = report.rows.filter {
      report.state.decisions[$0].punctuality != .notGraded && report.state.facts[$0].grade != nil
    }
    ranges = rowsPage.ranges(on: Self.rowsName, report.control)
  }

  private var profile: FeedbackProfile { report.profile }
  private var isWhole: Bool { rows.count <= Self.limit }

  // MARK: Ketepatan

  var page: Page {
    let days = profile.workingDays ? "hari kerja; Merah tetap 1×24 jam" : "hari kalender"
    let name = profile.formula == .combined ? "Gabungan" : "Rerata"
    return Page(
      title: "Ketepatan waktu tanggap", widths: [24, 14, 14, 14, 18, 16, 20, 16],
      blocks: [
        .note(
          "\(report.asOf) Hari dari Tanggal sampai Tanggal Jawaban, \(days). Yang belum jatuh tempo tidak dihitung."),
        .gap(1), .table(grades), .gap(1), .table(indicators), .gap(1),
        .note("Yang dipakai: \(name). Dua rumus beredar; yang lain ditampilkan sebagai pembanding (D7)."),
        .note(
          "Indikator nasional ini dari sumber sekunder, bukan dari naskah peraturannya; periksa sebelum dipakai ke luar."
        ),
        .note(
          "Barisnya ada di lembar \(Self.rowsName). Duplikat, pujian, saran dan baris tanpa Grading tidak dihitung: \(report.figures.grades.last ?? 0) tanpa Grading."
        ),
      ])
  }

  private var grades: PageTable {
    let punctuality = report.figures.punctuality
    let lines = FeedbackGrade.allCases.map { grade in
      let count = punctuality[grade]
      return PageTable.Line(
        [
          .label(grade.rawValue), .number(profile.limits[grade]), self.count(grade, .onTime, count.onTime),
          self.count(grade, .late, count.late), self.count(grade, .pending, count.pending),
          percent(punctuality.percent(grade), count.counted, of: grade.rawValue),
        ], name: grade.rawValue)
    }
    return PageTable(
      nil, ["Grading", "Batas (hari)", "Tepat", "Terlambat", "Belum jatuh tempo", "Persen"], lines,
      total: PageTable.Line(
        [
          .label("Semua"), .blank(), .sumAbove, .sumAbove, .sumAbove,
          percent(punctuality.percent(.combined), punctuality.total.counted, of: Self.all),
        ], name: Self.all))
  }

  private func count(_ grade: FeedbackGrade, _ result: FeedbackPunctuality, _ value: Int) -> PageCell {
    guard isWhole, let grades = ranges["Grading"], let results = ranges["Hasil"] else { return .number(value) }
    return .count(
      value, "COUNTIFS(\(grades),\"\(grade.rawValue)\",\(results),\"\(Self.results[result] ?? "")\")")
  }

  /// Both formulas, the one that is used, and whether the target is reached.
  private var indicators: PageTable {
    let punctuality = report.figures.punctuality
    let lines: [(PunctualityFormula, String, String, ((PagePlaces) -> String)?)] = [
      (.combined, "Gabungan", "semua yang tepat ÷ (semua yang tepat + terlambat)", nil),
      (.mean, "Rerata", "rata-rata persentase Grading yang ada isinya", Self.mean),
    ]
    return PageTable(
      "Indikator",
      headers: [
        .text("Rumus", .header), .text("Cara menghitung", .header, over: 4), .text("Persen", .header),
        .text("Dipakai", .header), .text("Target \(profile.target) %", .header),
      ],
      lines.map { formula, name, how, share in
        PageTable.Line([
          .label(name), .text(how, .label, over: 4),
          percent(punctuality.percent(formula), punctuality.total.counted, of: Self.all, share),
          .label(profile.formula == formula ? "Dipakai" : "–"), meets(formula),
        ])
      })
  }

  private func meets(_ formula: PunctualityFormula) -> PageCell {
    let target = profile.target
    let (yes, no) = ("tercapai", "belum tercapai")
    let punctuality = report.figures.punctuality
    let meets = punctuality.meets(target: target, formula).map { $0 ? yes : no } ?? noShare
    let few = FewAnswers.word
    let isFew = punctuality.answers(formula).contains(where: FewAnswers.contains)
    // The mean is of shares, each of which is judged or not.
    let names = formula == .mean ? FeedbackGrade.allCases.map(\.rawValue) : [Self.all]
    return .formula(.text(isFew ? few : meets), .label) { places in
      let shares = names.map { "LEFT(\(places[$0, 5]),1)=\"n\"" }
      let isNone = "\(places[5])=\"\(noShare)\""
      return
        "IF(\(isNone),\"\(noShare)\",IF(OR(\(shares.joined(separator: ","))),\"\(few)\",IF(\(places[5])>=\(target),\"\(yes)\",\"\(no)\")))"
    }
  }

  /// Percent in two decimals; none where nothing counts, and of too few their number.
  private func percent(
    _ value: Hundredths?, _ count: Int, of line: String, _ share: ((PagePlaces) -> String)? = nil
  ) -> PageCell {
    let look = Look.own(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
        $0.border = CellBorder(.thin, color: Styles.line)
      })
    let shown: SheetWriter.CachedValue =
      FewAnswers.contains(count)
      ? .text(FewAnswers.text(count)) : value.map { .number($0.value) } ?? .text(noShare)
    return .formula(shown, look) { places in
      let (onTime, whole) = Self.parts(places, line)
      let share = share?(places) ?? "\(onTime)/(\(whole))"
      return FewAnswers.formula(whole, "ROUND(\(share)*100,2)")
    }
  }

  /// The mean of the grades that have any.
  private static func mean(_ places: PagePlaces) -> String {
    let grades = FeedbackGrade.allCases.map { parts(places, $0.rawValue) }
    let shares = grades.map { "IF(\($0.whole)=0,0,\($0.onTime)/(\($0.whole)))" }
    let known = grades.map { "IF(\($0.whole)=0,0,1)" }
    return "(\(shares.joined(separator: "+")))/(\(known.joined(separator: "+")))"
  }

  /// What is in time, and what counts at all.
  private static func parts(_ places: PagePlaces, _ line: String) -> (onTime: String, whole: String) {
    (places[line, 2], "\(places[line, 2])+\(places[line, 3])")
  }

  // MARK: Rincian Ketepatan

  var rowsPage: Page {
    let extent = isWhole ? "" : " Hanya \(Self.limit) dari \(rows.count) baris; sisanya di Register."
    return Page(
      title: "Rincian Ketepatan – baris di balik indikator",
      [
        .note(
          "Batas: hari terakhir yang tepat waktu. Yang belum dijawab: Hari sampai \(report.state.date.indonesian).\(extent)"
        )
      ],
      list: PageList(
        columns: [
          PageList.Column("ID", 20), PageList.Column("Tanggal", 16, .date), PageList.Column("Grading", 16, .centred),
          PageList.Column("Batas", 16, .date), PageList.Column("Tanggal Jawaban", 20, .date),
          PageList.Column("Hari", 12, .centred), PageList.Column("Hasil", 26, .centred),
        ], count: min(rows.count, Self.limit), empty: "Tidak ada umpan balik ber-Grading.", cells: cells))
  }

  private func cells(_ line: Int) -> [PageList.Value] {
    let (state, row) = (report.state, rows[line])
    let feedback = state.feedback(row)
    func day(_ date: CalendarDate?, _ none: String) -> PageList.Value { date.map { .date($0) } ?? .text(none) }
    let answer = feedback.answer.value
    var days = PageList.Value.text("–")
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
