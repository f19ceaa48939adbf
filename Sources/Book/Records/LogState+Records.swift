extension LogState {
  /// The day of each of some rows.
  package func dayColumn(_ rows: [Int]) -> (column: RecordTable.Column, cell: (Int) -> RecordTable.Cell) {
    let log = log
    return (RecordTable.Column("Tanggal", .date), { log.rows[rows[$0]].date.map { .date($0) } ?? .none })
  }
}
