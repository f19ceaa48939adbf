import Core
package import Spreadsheet

/// A3: the execution date is the discharge plus `target_day` (7), exact; `closed_days` may shift it to an open day.
package enum ExecutionDate {
  package static func after(_ discharge: CalendarDate, profile: CallProfile) -> CalendarDate {
    profile.closedDays.open(discharge.adding(days: profile.targetDay))
  }

  /// `7 hari setelah keluar 14/11/2026 (A3)`, with the shift where there was one.
  static func phrase(_ context: StayContext) -> String {
    guard let discharge = context.stay.discharge, let day = context.executionDate else { return "" }
    let exact = discharge.adding(days: context.profile.targetDay)
    let text = "\(context.profile.targetDay) hari setelah keluar \(discharge.indonesian) (A3)"
    return day == exact
      ? text : text + "; digeser dari hari libur \(exact.indonesian) ke \(day.indonesian) (A3, closed_days)"
  }
}
