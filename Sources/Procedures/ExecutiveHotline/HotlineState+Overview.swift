package import Book
package import Core
package import Spreadsheet

/// What the executive hotline tells on the facility's overview (RULES 0a).
extension HotlineState {
  package var leading: [LeadingFigure] {
    typealias Names = HotlineMeasures
    let duty = [DutyRole.customerService.rawValue, DutyRole.manager.rawValue]
    // Of the calls of which both who was on duty and who answered are known.
    let answered = duty.flatMap { onDuty in duty.map { Names.answered(onDuty: onDuty, by: $0) } }
    func paths(_ what: String) -> [String] { CarePath.allCases.map { Names.path($0, what) } }
    return [
      LeadingFigure("Telepon", label: "Telepon hotline", [Names.callsName], rows: "semua baris"),
      LeadingFigure(
        "Layak", label: "Layak sebagai pasien eksekutif (C1)", [Eligibility.eligible.rawValue], of: [Names.callsName],
        rows: "kolom Kelayakan: \(Eligibility.eligible.rawValue)"),
      LeadingFigure(
        "Perlu Konfirmasi", label: "Masih perlu konfirmasi (C1)", [Eligibility.unclear.rawValue], .atMost(0),
        rows: "kolom Kelayakan: \(Eligibility.unclear.rawValue)"
      ).ofMonths,
      LeadingFigure(
        "Diterima yang bertugas", label: "Diterima oleh yang bertugas (C2)",
        duty.map { Names.answered(onDuty: $0, by: $0) }, of: answered, .percent(100), rows: "kolom Alasan: tanpa C2"),
      LeadingFigure(
        "Jalur selesai", label: "Pasien yang jalurnya selesai (C3, C5)", paths(Names.finishedWord),
        of: paths(Names.patientsWord),
        rows: "lembar \(CarePath.allCases.map(\.rawValue).joined(separator: " dan "))"),
    ]
  }

  package func measures(of rows: [Int], in period: Period) -> [Measure] {
    let figures = HotlineFigures(atEnd(of: period), rows: rows, period: period)
    return HotlineMeasures(figures: figures).all(settings.profile)
  }

  package func nextStep(_ row: Int) -> String { decisions[row].nextStep(settings.profile) }

  package func needs(_ row: Int) -> (telephone: Bool, nik: Bool) { (true, false) }

  /// A call about which something is to be asked, and a patient on the way whose row staff did not delete.
  package func isOpen(_ row: Int) -> Bool { isOpen(row, decisions[row], by: date) }

  package func isOpen(_ row: Int, atEndOf day: CalendarDate) -> Bool {
    isOpen(row, decision(row, atEndOf: day), by: day)
  }

  /// A patient on the way goes on in the book of the day's week (G10).
  package func place(_ row: Int, atEndOf day: CalendarDate) -> (home: Period, sheet: String)? {
    let decision = decision(row, atEndOf: day)
    // What is to be asked is answered on the log.
    if decision.ground.question != nil { return nil }
    return decision.openPath.map { (max(log.rows[row].home, Period(Week(holding: day))), $0.rawValue) }
  }

  private func isOpen(_ row: Int, _ decision: HotlineDecision, by day: CalendarDate) -> Bool {
    guard HotlineFigures.next(decision, settings.profile) != nil else { return false }
    return decision.openPath.map { !isDropped($0, row, upTo: Period(Week(holding: day))) } ?? true
  }

  package func officerWork(_ rows: [Int], in month: Period) -> [OfficerWork] {
    var counts: [String: Int] = [:]
    let officers = settings.profile.officerKeys
    for row in rows {
      let name = log.text(row, log.field("penerima"))
      if officers.contains(OfficerNames.key(name)) { counts[name, default: 0] += 1 }
    }
    return counts.sorted(on: \.key).map { OfficerWork($0.key, [.hotlineCalls: $0.value]) }
  }
}
