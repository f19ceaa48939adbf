package import Spreadsheet

/// A3, A11: on which day an open target is to be called, as column `Jadwal` says; the raw value stands there.
package enum DayOfCall: String, Sendable, CaseIterable {
  case overdue = "Terlambat"
  case today = "Hari ini"
  case later = "Minggu ini"

  package init(due: CalendarDate, on date: CalendarDate) {
    self = due < date ? .overdue : due == date ? .today : .later
  }

  /// The same as a formula over a row's cells, which goes on with the calendar; nothing where no call is open.
  static let formula =
    "IF(AND([status]=\"\(CallStatus.target.rawValue)\",[selesai]=\"\(CallCompletion.open)\"),"
    + "IF([tanggal_eksekusi]<TODAY(),\"\(overdue.rawValue)\",IF([tanggal_eksekusi]=TODAY(),\"\(today.rawValue)\",\"\(later.rawValue)\")),\"\")"
}

extension CallState {
  /// On which day a stay of the list is to be called; nil where no call is open.
  func dayOfCall(_ stay: Int) -> DayOfCall? {
    guard decisions[stay].status == .target, let due = decisions[stay].executionDate,
      completion(stay) == CallCompletion.open
    else { return nil }
    return DayOfCall(due: due, on: date)
  }
}
