package import Book
package import Core

extension HotlineState {
  package func records(of period: Period) -> [RecordTable] {
    let state = atEnd(of: period)
    let rows = log.rows(of: period)
    let carried = CarriedPatients(state, period)
    return [
      RecordTable(
        "hotline", title: "Telepon hotline (C)", keys: rows.map { log.rows[$0].key },
        columns: [dayColumn(rows)],
        measures: { places in
          HotlineMeasures(
            figures: HotlineFigures(state, rows: places.map { rows[$0] }, period: period, carried: carried)
          ).shared
        })
    ]
  }
}
