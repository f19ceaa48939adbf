package import Procedures
import Spreadsheet

extension PhoneState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let state = atEnd(of: period)
    let figures = PhoneFigures(state, rows: rows, period: period)
    let known = state.periodFigures(figures, rows, period)
    let writer = PhoneReportWriter(
      state: state, rows: rows, figures: figures, periodFigures: known, period: period, control: context.control)
    return LogReport(figures: known) { path throws(SpreadsheetError) in try writer.write(to: path) }
  }

  /// The report's whole figures, and what each row counted as, for `Koreksi` (G6).
  private func periodFigures(_ figures: PhoneFigures, _ rows: [Int], _ period: Period) -> PeriodFigures {
    var list: [PeriodFigures.Figure] = []
    func add(_ name: String, _ value: Int) { list.append(PeriodFigures.Figure(name, value)) }
    add("Telepon", figures.total.calls)
    for status in PhoneCallStatus.allCases { add("Status \(status.rawValue)", figures.statuses[status.place]) }
    add("Dering diketahui", figures.total.knownRings)
    add("Dalam batas dering", figures.total.knownRings - figures.total.lateRings)
    add("Jatuh tempo dihubungi kembali", figures.total.dueCallbacks)
    add("Dihubungi kembali dalam batas", figures.total.dueCallbacks - figures.total.lateCallbacks)
    add("Belum dihubungi kembali", figures.openCallbacks)
    add("Lewat batas (kode L)", figures.overdue)
    for clause in PhoneClause.breakable { add("Pelanggaran \(clause.id)", figures.clauses[Int(clause.rawValue)]) }
    add("Patuh", figures.compliant)
    add("Disetujui", figures.approved)
    for type in PhoneServiceType.allCases { add("Jenis \(type.rawValue)", figures.types[type.place].calls) }
    add("Jenis \(unknownWord)", figures.types[PhoneServiceType.allCases.count].calls)
    for (place, day) in figures.days.enumerated() where place < figures.days.count - 1 || day.calls > 0 {
      add(
        "Telepon "
          + (place < figures.days.count - 1 ? period.first.adding(days: place).indonesian : "tanpa tanggal"), day.calls)
    }
    for (hour, count) in figures.hours.enumerated() where count > 0 {
      add(hour < 24 ? "Telepon jam \(hourName(hour))" : "Telepon tanpa jam", count)
    }
    for officer in officerOrder(figures) {
      let tally = figures.officers[officer]
      add("Telepon \(officerName(officer))", tally.calls)
      add("Dihubungi kembali dalam batas \(officerName(officer))", tally.dueCallbacks - tally.lateCallbacks)
    }
    var traces: [String: String] = [:]
    // Beyond, a correction names its figures alone.
    guard rows.count <= PeriodFigures.traceLimit else { return PeriodFigures(figures: list) }
    traces.reserveCapacity(rows.count)
    for row in rows { traces[log.rows[row].key] = trace(row) }
    return PeriodFigures(figures: list, rows: traces)
  }

  /// What a row counts as, without anything of the caller: `Tuntas · B1 · Konsultasi · Rina · 5 dering · 12 menit`.
  private func trace(_ row: Int) -> String {
    let (facts, decision) = (facts[row], decisions[row])
    var text = decision.status.rawValue
    text += " · "
    text += decision.complianceText
    if let type = facts.type { text += " · " + type.rawValue }
    if let officer = facts.officer { text += " · " + officers.names[Int(officer)] }
    if let rings = facts.rings { text += " · \(rings) dering" }
    if let minutes = decision.callbackMinutes { text += " · \(minutes) menit" }
    if facts.isApproved { text += " · disetujui" }
    return text
  }

  /// The officers with calls, by name, those of nobody last.
  func officerOrder(_ figures: PhoneFigures) -> [Int] {
    figures.officers.indices.filter { figures.officers[$0].calls > 0 }.sorted { left, right in
      let last = officers.names.count
      return left == last || right == last ? left < right : officers.names[left] < officers.names[right]
    }
  }

  func officerName(_ place: Int) -> String { place < officers.names.count ? officers.names[place] : unknownWord }

  /// `08`.
  func hourName(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : String(hour) }
}
