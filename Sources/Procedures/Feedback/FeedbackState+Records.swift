package import Book
package import Core

extension FeedbackState {
  package func records(of period: Period) -> [RecordTable] {
    let state = atEnd(of: period)
    let rows = log.rows(of: period)
    // Themes that staff typed themselves may hold anything.
    let themes = settings.themes
    let others = "Tema lain"
    let feedback = RecordTable(
      "umpan_balik", title: "Umpan balik (D, E)", keys: rows.map { log.rows[$0].key },
      columns: [
        dayColumn(rows),
        (
          RecordTable.Column("Tema", .word(themes + [others, D5Grouping.noTheme])),
          { place in
            guard let theme = state.facts[rows[place]].theme else { return .word(D5Grouping.noTheme) }
            return .word(Int(theme) < themes.count ? themes[Int(theme)] : others)
          }
        ),
        (
          RecordTable.Column("Dibalas setelah", .word(MinuteClass.words)),
          { .word(MinuteClass.word(state.facts[rows[$0]].replyMinutes.map { Int($0) })) }
        ),
      ],
      measures: { places in
        FeedbackMeasures(
          state: state, figures: FeedbackFigures(state, rows: places.map { rows[$0] }, period: period)
        ).shared
      })
    let surveys = surveys.months[period] ?? []
    let answers = RecordTable(
      "survei", title: "Survei kepuasan menurut berkas dan unit (D8)", keys: surveys.map(\.key),
      measures: { places in
        func sum(_ count: (SurveyTallies.Tally) -> Int) -> Int { places.reduce(0) { $0 + count(surveys[$1]) } }
        return [Measure(FeedbackMeasures.respondentsName, sum(\.respondents))]
          + SurveyElement.allCases.flatMap { element in
            [
              Measure("\(element.label) jawaban", sum { $0.index.count(element) }),
              Measure("\(element.label) jumlah nilai", sum { $0.index.sum(element) }),
            ]
          }
      })
    return [feedback, answers]
  }
}
