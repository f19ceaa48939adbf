package import Spreadsheet

/// How long the periods of a SOP's books or reports are.
package enum PeriodUnit: Sendable, Hashable {
  case week
  case month

  /// The period that a day is in.
  package func period(holding date: CalendarDate) -> Period {
    switch self {
    case .week: Period(Week(holding: date))
    case .month: Period(monthOf: date)
    }
  }

  /// What one is called, in Indonesian: `minggu`.
  package var word: String {
    switch self {
    case .week: "minggu"
    case .month: "bulan"
    }
  }
}
