import Intake
package import Procedures
import Spreadsheet

extension HotlineState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let state = atEnd(of: period)
    let figures = HotlineFigures(state, rows: rows, period: period)
    let known = state.periodFigures(figures, rows, period)
    let writer = HotlineReportWriter(
      state: state, rows: rows, figures: figures, periodFigures: known, period: period, control: context.control)
    return LogReport(figures: known) { path throws(SpreadsheetError) in try writer.write(to: path) }
  }

  /// The report's whole figures, and what each row counted as, for `Koreksi` (G6).
  private func periodFigures(_ figures: HotlineFigures, _ rows: [Int], _ period: Period) -> PeriodFigures {
    var list: [PeriodFigures.Figure] = []
    func add(_ name: String, _ value: Int) { list.append(PeriodFigures.Figure(name, value)) }
    add("Telepon", figures.calls)
    for value in Eligibility.allCases { add(value.rawValue, figures.eligibility[value] ?? 0) }
    for (place, counts) in figures.payers.enumerated() {
      let payer = place < Payer.allCases.count ? Payer.allCases[place].rawValue : unknownWord
      for value in Eligibility.allCases { add("Penjamin \(payer) \(value.rawValue)", counts[value] ?? 0) }
    }
    for (place, name) in Self.roles.enumerated() {
      add("Telepon saat \(name) bertugas", figures.receivers[place].reduce(0, +))
      for (other, answered) in Self.roles.enumerated() {
        add("Bertugas \(name), diterima \(answered)", figures.receivers[place][other])
      }
    }
    for (hour, counts) in figures.hours.enumerated() where counts.reduce(0, +) > 0 {
      add(hour < 24 ? "Telepon jam \(Self.hourName(hour))" : "Telepon tanpa jam", counts.reduce(0, +))
    }
    for (place, path) in CarePath.allCases.enumerated() {
      add("\(path.rawValue): pasien", figures.paths[place].patients)
      add("\(path.rawValue): selesai", figures.paths[place].completed)
      for (step, known) in zip(settings.profile.steps(path), figures.paths[place].steps) {
        add("\(path.rawValue): \(step.header) berlaku", known.applies)
        add("\(path.rawValue): \(step.header) selesai", known.done)
      }
    }
    for clause in Self.breakable { add("Pelanggaran \(clause.rawValue)", figures.clauses[clause] ?? 0) }
    var traces: [String: String] = [:]
    traces.reserveCapacity(rows.count)
    for row in rows { traces[log.rows[row].key] = trace(row) }
    return PeriodFigures(figures: list, rows: traces)
  }

  /// What a row counts as, without anything of the patient: `Layak · CS · diterima MOD · Rawat Inap 1, 2 · C2`.
  private func trace(_ row: Int) -> String {
    let decision = decisions[row]
    var text = decision.eligibility.rawValue
    if let payer = facts[row].payer { text += " · " + payer.rawValue }
    if let role = decision.duty.role { text += " · " + role.rawValue }
    if let answered = decision.answeredAs { text += " · diterima " + answered.rawValue }
    for path in CarePath.allCases {
      guard let state = decision.state(path) else { continue }
      text += " · " + path.rawValue
      let done = state.applying.steps.filter(state.done.contains).map { String($0 + 1) }
      if !done.isEmpty { text += " " + done.joined(separator: ", ") }
    }
    for clause in decision.violations { text += " · " + clause.rawValue }
    return text
  }

  /// Who was on duty, or answered, in the order of the figures.
  static let roles = [DutyRole.customerService.rawValue, DutyRole.manager.rawValue, unknownWord]

  /// The clauses that a call can break.
  static let breakable: [HotlineClause] = [.duty, .inpatient, .order]

  /// What a breach of the clause is, in Indonesian.
  static func breach(_ clause: HotlineClause) -> String {
    switch clause {
    case .duty: "Diterima bukan oleh yang bertugas"
    case .inpatient: "Pulang sebelum penjaminan tanpa edukasi atau formulir"
    case .order: "Langkah dicatat mendahului langkah sebelumnya"
    case .eligibility: "Kelayakan"
    case .outpatient: "Langkah rawat jalan"
    }
  }

  /// `08`.
  static func hourName(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : String(hour) }
}
