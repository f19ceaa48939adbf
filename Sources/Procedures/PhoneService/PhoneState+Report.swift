package import Book
package import Core
import Spreadsheet

extension PhoneState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let state = atEnd(of: period)
    let figures = PhoneFigures(state, rows: rows, period: period)
    let words =
      PhoneCallStatus.allCases.map(\.rawValue) + PhoneMeasures.mended.map(\.id) + [
        PhoneCallDecision.compliant, Self.approved,
      ]
    let known = log.figures(PhoneMeasures(figures: figures).all(state, period), rows: rows, progress: Set(words)) {
      state.trace($0)
    }
    return LogReport(figures: known) { path throws(SpreadsheetError) in
      try PhoneReportWriter(
        state: state, rows: rows, figures: figures, periodFigures: known.all, period: period, control: context.control
      ).write(to: path)
    }
  }

  private static let approved = "disetujui"

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
    if facts.isApproved { text += " · " + Self.approved }
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
