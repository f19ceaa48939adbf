import Book
import Core
import Spreadsheet

/// The section `Evaluasi (A8)` of the manager's report: what patients answered, and to whose calls.
struct EvaluationTables {
  let recap: CallRecap
  let details: CallDetails

  private var score: String { details.range(.score) }
  private var executed: String { details.range(.executed) }
  private var answered: String { details.range(.answered) }
  private var officer: String { details.range(.officer) }

  var blocks: [Page.Block] { [.table(answers), .gap(1)] + (officers.map { [.table($0), .gap(1)] } ?? []) }

  private var answers: PageTable {
    let figures = EvaluationFigures(recap.rows)
    let total = figures.scores.values.reduce(0, +)
    let scale = Array(EvaluationScore.scale.reversed())
    func name(_ score: Int) -> String { "nilai \(score)" }
    let scored: (PagePlaces) -> String = {
      "SUM(\($0[name(scale[0].score)]):\($0[name(scale[scale.count - 1].score)]))"
    }
    let (all, once, week) = ("selesai disapa", "menjawab", "jawaban")
    func line(
      _ label: String, _ count: PageCell, share: PageCell = .blank(), _ meaning: String, name: String? = nil
    ) -> PageTable.Line {
      PageTable.Line([.label(label), count, share, .text(meaning, over: 3)], name: name)
    }
    let grades = scale.map { grade in
      let count = figures.scores[grade.score] ?? 0
      return line(
        "Nilai \(grade.score)", .count(count, "COUNTIF(\(score),\(grade.score))"),
        share: .formula(total == 0 ? .text(noShare) : .number(Double(count) / Double(total)), .percent) {
          "IF(\(scored($0))=0,\"\(noShare)\",\($0[1])/\(scored($0)))"
        }, grade.words, name: name(grade.score))
    }
    let first = [
      line(
        "Selesai disapa", .count(figures.executed, "SUM(\(executed))"),
        "Panggilan selesai minggu ini, yang diminta menilai (A9)", name: all),
      line(
        "Menjawab", .count(figures.answeredAtOnce, "SUMPRODUCT(\(executed),\(answered))"),
        share: .share(of: .column(1), in: .line(all)),
        "Dari panggilan minggu ini, dijawab sampai akhir minggu", name: once),
      line(
        "Belum menjawab", .count(figures.executed - figures.answeredAtOnce) { "\($0[all])-\($0[once])" },
        share: .share(of: .column(1), in: .line(all)),
        "Selesai disapa, belum ada balasan; paling lama \(recap.profile.evaluationDays) hari sesudah disapa"),
      line(
        "Jawaban minggu ini", .count(figures.answered, "SUM(\(answered))"),
        "Diterima minggu ini, juga atas panggilan minggu sebelumnya; dinilai di bawah", name: week),
    ]
    let last = [
      line(
        "Tanpa nilai", .count(figures.answered - total) { "\($0[week])-\(scored($0))" },
        share: .share(of: .column(1), in: .line(week)),
        "Membalas, nilainya tidak terbaca; isinya di lembar Evaluasi buku kerja"),
      line(
        "Rata-rata nilai",
        .formula(figures.average, Look.mean) { _ in "IF(COUNT(\(score))=0,\"\(noShare)\",AVERAGE(\(score)))" },
        "1 tidak puas sampai 4 sangat puas"),
    ]
    return PageTable(
      "Evaluasi (A8)",
      headers: ["Jawaban", "Jumlah", "%"].map { .text($0, .header) } + [.text("Arti", .header, over: 3)],
      first + grades + last)
  }

  /// A line an officer; nil where nobody was called.
  private var officers: PageTable? {
    let names = Set(
      recap.rows.filter { ($0.isExecutedInWeek || $0.hasAnswered) && !$0.officer.isEmpty }.map(\.officer)
    ).sorted()
    if names.isEmpty { return nil }
    return PageTable(
      nil, ["Petugas", "Selesai", "Jawaban", "Rata-rata"],
      names.map { name in
        let figures = EvaluationFigures(recap.rows.filter { $0.officer == name })
        func count(_ value: Int, _ range: String) -> PageCell {
          .count(value) { NameCount.count($0[0], in: officer, where: ["\(range)=1"]) }
        }
        return PageTable.Line([
          .label(name), count(figures.executed, executed), count(figures.answered, answered),
          .formula(figures.average, Look.mean) { line in
            let scored = NameCount.count(line[0], in: officer, where: ["\(score)>=1"])
            return "IF(\(scored)=0,\"\(noShare)\",\(NameCount.sum(score, of: line[0], in: officer))/\(scored))"
          },
        ])
      })
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
    return count == 0 ? .text(noShare) : .number(Double(sum) / Double(count))
  }
}
