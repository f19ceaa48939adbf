package import Spreadsheet

/// Where a stay stands in a week's recap (G13); the raw value stands in column `Bagian` of `Rincian`.
package enum RecapPart: String, Sendable, CaseIterable {
  /// Its execution date lies in the week: the funnel. A stay with a discharge is due in exactly one week.
  case due = "Jatuh Tempo"
  /// A target of an earlier week that was open when this one began.
  case carried = "Tunggakan"
  /// Executed, or evaluated, in the week, though due in another.
  case other = "Lainnya"
}

/// How an execution lies to the execution date (A3).
package enum Punctuality: Sendable, CaseIterable {
  case exact
  case early
  case late

  package init(called: CalendarDate, due: CalendarDate) {
    self = called == due ? .exact : called < due ? .early : .late
  }

  /// `H+7 tepat`, as column `Ketepatan` has it.
  package func title(_ profile: CallProfile) -> String {
    switch self {
    case .exact: "H+\(profile.targetDay) tepat"
    case .early: "lebih awal"
    case .late: "terlambat"
    }
  }
}
