package import Core
package import Spreadsheet

/// The state of a follow-up plan (`Status` of `RTL`, E3).
package enum FollowUpStatus: String, Sendable, CaseIterable, Hashable {
  case open = "Terbuka"
  case running = "Berjalan"
  case completed = "Selesai"
  case cancelled = "Batal"
}

/// E3, E4: a follow-up plan, a row of `RTL`, is carried from month to month until it is closed.
package struct FollowUp: Sendable, Hashable {
  /// The month in whose book the plan was made (`Asal`).
  package var origin: Month
  /// Not noted or not read counts as open.
  package var status: Noted<FollowUpStatus> = .missing
  package var deadline: Noted<CalendarDate> = .missing

  package init(origin: Month) { self.origin = origin }

  package var isClosed: Bool { status.value == .completed || status.value == .cancelled }

  /// Whether the row goes into the next month's book.
  package var isCarried: Bool { !isClosed }

  /// Whether the row is open and its deadline has passed on the day of the run.
  package func isOverdue(on date: CalendarDate) -> Bool {
    guard !isClosed, let deadline = deadline.value else { return false }
    return deadline < date
  }

  /// How many months the row has been carried when it stands in a month's book (`Terbawa`).
  package func carriedMonths(in month: Month) -> Int { max(0, month.months(since: origin)) }

  /// What stands in `Keadaan` on a day: `Lewat tenggat 5 hari`, `Berjalan`, `Tanpa tenggat`.
  package func condition(on date: CalendarDate) -> String {
    if isClosed, let status = status.value { return status.rawValue }
    guard let deadline = deadline.value else { return "Tanpa tenggat" }
    if isOverdue(on: date) { return "Lewat tenggat \(date.days(since: deadline)) hari" }
    return switch status {
    case .value(let status): status.rawValue
    case .unreadable(let text): text
    case .missing: FollowUpStatus.open.rawValue
    }
  }
}
