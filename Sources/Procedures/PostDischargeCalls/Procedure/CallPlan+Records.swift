package import Book
package import Core
import Intake
import Spreadsheet

extension CallPlan {
  /// The stays that a week's recap counts, each with what it counts as.
  package func records(of period: Period) -> [RecordTable] {
    let recap = history.recap(of: period.week)
    let figures = CallRecap.shared(state.profile)
    let rows = recap.rows
    return [
      RecordTable(
        "kontak", title: "Pasien sesudah rawatan (A)", keys: rows.map(\.key),
        columns: [
          (RecordTable.Column("Tanggal Eksekusi", .date), { rows[$0].executionDate.map { .date($0) } ?? .none }),
          (
            RecordTable.Column("Umur", .word(AgeGroup.words)),
            { .word(AgeGroup.word(born: state.born(rows[$0].key), on: rows[$0].discharge)) }
          ),
          (
            RecordTable.Column("Bagian", .word(RecapPart.allCases.map(\.rawValue))),
            { .word(rows[$0].part.rawValue) }
          ),
          (
            RecordTable.Column("Status", .word(CallStatus.allCases.map(\.rawValue))),
            { .word(rows[$0].status.rawValue) }
          ),
        ],
        titles: \.label,
        measures: { places in
          figures.map { figure in
            Measure(
              figure.name, label: figure.shared,
              places.count { place in
                (figure.part == nil || figure.part == rows[place].part) && figure.holds(rows[place])
              })
          }
        })
    ]
  }
}

extension CallState {
  /// The day on which a stay's patient was born; nil where no export tells.
  fileprivate func born(_ key: String) -> CalendarDate? {
    guard let stay = stayOfKey[key], let field = schema.index(of: "tanggal_lahir") else { return nil }
    return stays[stay].rows.lazy.compactMap { place in
      let source = rows[place].source
      return tables[Int(source.table)].table.date(row: Int(source.row), field: field).date
    }.first
  }
}
