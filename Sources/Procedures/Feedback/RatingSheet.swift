import Book
import Core
import Intake
import Spreadsheet

/// `Buku Kepuasan` of a work book (D6): the feedback that clients have rated, its scores counted by live formulas.
struct RatingSheet: Sendable {
  static let name = "Buku Kepuasan"
  /// Lines of the list, at most.
  static let limit = 20_000
  private static let scores = 1...4
  private static let all = "semua nilai"

  private let state: FeedbackState
  private let rated: [Int]

  init(state: FeedbackState, rows: [Int]) {
    self.state = state
    rated = rows.filter { state.facts[$0].score != nil && !state.facts[$0].isDuplicate }
  }

  var page: Page {
    let shown = min(rated.count, Self.limit)
    let extent = shown < rated.count ? " Hanya \(shown) dari \(rated.count) baris; angka menghitung semuanya." : ""
    return Page(
      title: Self.name,
      [
        .note(
          "Penilaian klien, 1 sampai 4, dari kolom Nilai di Register; duplikat tidak dihitung (D6).\(extent)"),
        .table(summary), .gap(1),
      ], list: list)
  }

  private var list: PageList {
    let decision = state.log.field("keputusan")
    func day(_ date: CalendarDate?) -> PageList.Value { date.map { .date($0) } ?? .text("–") }
    return PageList(
      columns: [
        PageList.Column("ID", 18), PageList.Column("Tanggal", 13, .date), PageList.Column("Kanal", 17),
        PageList.Column("Nama", 26, .long), PageList.Column("Unit", 26, .long),
        PageList.Column("Keputusan", 60, .long), PageList.Column("Tanggal Umpan Balik Klien", 16, .date),
        PageList.Column("Nilai", 9, .centred),
      ], count: min(rated.count, Self.limit), empty: "Belum ada penilaian."
    ) { line in
      let row = rated[line]
      let (facts, fields) = (state.facts[row], state.fields)
      return [
        .text(state.numbers[row]), day(state.log.rows[row].date), .text(facts.channel?.rawValue ?? unknownWord),
        .text(state.log.text(row, fields.name)), .text(state.unitName(facts.unit)),
        .text(state.log.text(row, decision)), day(state.log.date(row, fields.clientFeedback).value),
        .number(Double(facts.score ?? 0)),
      ]
    }
  }

  /// How many gave each score, and the mean.
  private var summary: PageTable {
    let given = rated.map { Int(state.facts[$0].score ?? 0) }
    let isWhole = rated.count <= Self.limit
    let lines = Self.scores.map { score -> PageTable.Line in
      let name = "Nilai \(score)"
      return PageTable.Line(
        [
          .label(name),
          .count(given.count { $0 == score }, isWhole ? { "COUNTIF(\($0.list("Nilai")),\(score))" } : nil),
          .share(of: .column(1), in: .line(Self.all), least: FewAnswers.least),
        ], name: name)
    }
    let mean: SheetWriter.CachedValue =
      given.isEmpty
      ? .text(noShare)
      : FewAnswers.contains(given.count)
        ? .text(FewAnswers.text(given.count)) : .number(Double(given.reduce(0, +)) / Double(given.count))
    let look = Look.own(
      CellFormat {
        $0.numberFormat = "0.00"; $0.horizontal = .right; $0.indent = 1; $0.isBold = true
        $0.border = CellBorder(.thin, color: Styles.line); $0.vertical = .center
      })
    return PageTable(
      nil, ["Nilai", "Jumlah", "Bagian"], lines,
      total: PageTable.Line(
        [
          .label("Rata-rata dari"), .sumAbove,
          .formula(mean, look) { places in
            let sum = Self.scores.map { "\($0)*\(places["Nilai \($0)"])" }.joined(separator: "+")
            return FewAnswers.formula(places[Self.all], "(\(sum))/\(places[Self.all])")
          },
        ], name: Self.all))
  }
}
