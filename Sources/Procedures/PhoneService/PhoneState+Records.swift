package import Book
package import Core

extension PhoneState {
  package func records(of period: Period) -> [RecordTable] {
    let state = atEnd(of: period)
    let rows = log.rows(of: period)
    return [
      RecordTable(
        "layanan", title: "Telepon (B)", keys: rows.map { log.rows[$0].key },
        columns: [
          dayColumn(rows),
          (
            RecordTable.Column("Jenis Layanan", .word(PhoneServiceType.allCases.map(\.rawValue) + [unknownWord])),
            { .word(state.facts[rows[$0]].type?.rawValue ?? unknownWord) }
          ),
          (
            RecordTable.Column("Dihubungi kembali setelah", .word(MinuteClass.words)),
            { .word(MinuteClass.word(state.decisions[rows[$0]].callbackMinutes)) }
          ),
        ],
        measures: { places in
          PhoneMeasures(figures: PhoneFigures(state, rows: places.map { rows[$0] }, period: period)).shared
        })
    ]
  }
}
