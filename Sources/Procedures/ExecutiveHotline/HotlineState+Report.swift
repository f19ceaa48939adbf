package import Book
package import Core
import Intake
import Spreadsheet

extension HotlineState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let state = atEnd(of: period)
    let figures = HotlineFigures(state, rows: rows, period: period)
    let known = log.figures(HotlineMeasures(figures: figures).all(state.settings.profile), rows: rows) {
      state.trace($0)
    }
    return LogReport(figures: known) { path throws(SpreadsheetError) in
      try HotlineReportWriter(
        state: state, rows: rows, figures: figures, periodFigures: known.all, period: period, control: context.control
      ).write(to: path)
    }
  }

  /// Weeks without calls in which patients of earlier ones were on their way.
  package func reportedPeriods(_ unit: PeriodUnit) -> Set<Period> {
    let week = Period(Week(holding: date))
    guard unit == .week else { return [] }
    let isOpen = log.rows.indices.contains { row in
      guard log.rows[row].home < week, let path = decisions[row].openPath else { return false }
      return !isDropped(path, row, upTo: week)
    }
    return carriedInto.filter { $0 <= week }.union(isOpen ? [week] : [])
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
    for clause in decision.violations { text += " · " + clause.id }
    return text
  }

  static let roomsTitle = "Kamar VIP dan bed IGD (C3.1, C4)"

  /// Who was on duty, or answered, in the order of the figures.
  static let roles = [DutyRole.customerService.rawValue, DutyRole.manager.rawValue, unknownWord]

  /// `08`.
  static func hourName(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : String(hour) }
}
