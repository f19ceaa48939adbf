package import Core

extension LogState {
  /// A finding about rows of the log, in Indonesian, with where they stand: open ones of earlier periods on `Belum Selesai` where the
  /// log has one (G10). Rows there are not named: those of books that were not opened are not known.
  ///
  /// - Parameters:
  ///   - text: the finding.
  ///   - rows: the rows.
  ///   - closed: how many more there are in books that were not opened.
  ///   - remedy: what to do.
  ///   - book: a period's work book, relative to the facility's folder.
  /// - Returns: the finding; of no file where the rows stand in several.
  package func finding(
    _ text: String, of rows: [Int], closed: Int = 0, remedy: String, in book: (Period) -> String
  ) -> Finding {
    let homes = Set(rows.map { log.rows[$0].home })
    let current = log.layout.unit.period(holding: date)
    var finding = Finding(text, sheet: log.layout.sheet, remedy: remedy)
    if log.layout.carriesOpenRows {
      let isEarlier = closed > 0 || homes.contains { $0 < current }
      let isOwn = homes.contains { $0 >= current }
      finding.file = book(current)
      finding.sheet = [isOwn ? log.layout.sheet : nil, isEarlier ? OpenSheet.name : nil].compactMap(\.self)
        .joined(separator: ", ")
      return finding
    }
    finding.row = Finding.rows(rows.map { log.rows[$0].key })
    if homes.count == 1, let home = homes.first {
      finding.file = book(home)
    }
    return finding
  }
}
