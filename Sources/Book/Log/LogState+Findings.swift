package import Core

extension LogState {
  /// A period's book where there is one, relative to the facility's folder.
  package func place(of period: Period) -> String? { log.book(period).map { "kerja/\($0.file)" } }

  /// A finding about rows of the log, in Indonesian, with where they stand: open ones of earlier periods on `Belum Selesai` where the
  /// log has one (G10).
  ///
  /// - Parameters:
  ///   - text: the finding.
  ///   - rows: the rows.
  ///   - closed: how many more there are in books that were not opened.
  ///   - todo: what to do.
  /// - Returns: the finding; of no file, but of a sheet, where that is of the book of the run's period.
  package func finding(_ text: String, of rows: [Int], closed: Int = 0, todo: String) -> Finding {
    let homes = Set(rows.map { log.rows[$0].home })
    let current = log.layout.unit.period(holding: date)
    var finding = Finding(text, todo: todo)
    if closed == 0 { finding.row = Finding.rows(rows.map { log.rows[$0].key }) }
    if log.layout.carriesOpenRows {
      let isEarlier = closed > 0 || homes.contains { $0 < current }
      let isOwn = homes.contains { $0 >= current }
      finding.sheet = [isOwn ? log.layout.sheet : nil, isEarlier ? OpenSheet.name : nil].compactMap(\.self)
        .joined(separator: ", ")
    } else if homes.count == 1, let home = homes.first {
      finding.file = place(of: home) ?? ""
      if home == current || !finding.file.isEmpty { finding.sheet = log.layout.sheet }
    }
    return finding
  }
}
