import Book
import Core
import Spreadsheet

/// The figures of a month on the facility's overview (RULES 0a), as of its end or the run's day (G13).
extension CallHistory {
  /// The names of those that a week's recap does not have.
  static let weeksName = "Minggu"
  static let weeksReachedName = "Minggu minimum tercapai"
  /// A target that lapsed, in a week or month, whenever it was due.
  static let lapsedNames = [CallStatus.missed.ofFunnel, CallStatus.missed.carried]

  /// The leading figures, of a week's recap and of a month.
  static func leading(_ profile: CallProfile) -> [LeadingFigure] {
    func step(_ place: Int) -> String { CallRecap.steps[place].header }
    let (target, reached, completed) = (step(1), step(3), step(5))
    return [
      LeadingFigure(
        "Selesai disapa", label: "Pasien selesai disapa (A9)", [CallRecap.executedInWeek],
        rows: "kolom Tanggal Sapa, status \(CallStatus.completed.rawValue)"),
      LeadingFigure(
        "Minggu minimum tercapai", label: "Minggu dengan paling sedikit \(profile.weeklyMinimum) pasien (A10)",
        [weeksReachedName], of: [weeksName], .percent(100), rows: "lembar Rekap tiap minggu"
      ).ofMonths.ofAll,
      LeadingFigure(
        "Terhubung", label: "Target yang terhubung (A5)", [reached], of: [target], rows: "kolom \(reached)"),
      LeadingFigure(
        "Target selesai", label: "Target yang selesai disapa (A3)", [completed], of: [target],
        rows: "kolom \(completed)"),
      LeadingFigure(
        "Terlewat", label: "Target yang terlewat (A3a)", lapsedNames, .atMost(0),
        rows: "kolom Status: \(CallStatus.missed.rawValue)"),
    ]
  }

  /// A month's figures by their names; nil where stays that it is about stand in books that are not opened, and nobody remembers them.
  func counts(of month: Month) -> [String: Int]? {
    let profile = state.profile
    let earliest = month.first.adding(days: -profile.carryOverDays - 8)
    if let until = state.closedWeeks.max()?.last, earliest < until.adding(days: -CallClosed.recent) { return nil }
    let asOf = min(state.date, month.last)
    var tally = MonthTally()
    for stay in state.stays.indices {
      guard let due = state.dueDay(stay), earliest <= due, due <= asOf || month.contains(due) else { continue }
      tally.add(mark(stay, by: asOf), due: due, profile, month, asOf)
    }
    for known in state.closed.counted where state.stayOfKey[known.key] == nil {
      tally.add(known.mark, due: CalendarDate(dayNumber: Int(known.day)), profile, month, asOf)
    }
    let calls = executedCalls
    let weeks = month.weeks.filter { week in
      week.last < state.date && (state.closedWeeks.contains(week) || state.books.contains { $0.week == week })
    }
    let reached = weeks.count { week in calls.count { week.contains($0.date) } >= profile.weeklyMinimum }
    return [
      CallRecap.steps[1].header: tally.targets, CallRecap.steps[3].header: tally.reached,
      CallRecap.steps[5].header: tally.completed, CallStatus.missed.ofFunnel: 0,
      CallStatus.missed.carried: tally.lapsed, CallRecap.executedInWeek: calls.count { month.contains($0.date) },
      Self.weeksName: weeks.count, Self.weeksReachedName: reached,
    ]
  }

  /// What a stay counts as by the end of a day.
  func mark(_ stay: Int, by day: CalendarDate) -> StayMark {
    let context = context(stay, by: day)
    let decision = CallDecision(context)
    var mark: StayMark = []
    if decision.isTarget { mark.insert(.target) }
    if decision.isTarget, context.entry?.wasReached == true { mark.insert(.reached) }
    if decision.status == .completed { mark.insert(.completed) }
    if decision.status == .missed { mark.insert(.lapsed) }
    return mark
  }
}

/// What of a stay counts in the figures of the months of its execution date and of its lapsing.
struct StayMark: OptionSet, Sendable {
  var rawValue: UInt8
  static let target = StayMark(rawValue: 1)
  static let reached = StayMark(rawValue: 2)
  static let completed = StayMark(rawValue: 4)
  static let lapsed = StayMark(rawValue: 8)
}

/// The stays of a month, counted.
private struct MonthTally {
  var targets = 0
  var reached = 0
  var completed = 0
  var lapsed = 0

  mutating func add(
    _ mark: StayMark, due: CalendarDate, _ profile: CallProfile, _ month: Month, _ asOf: CalendarDate
  ) {
    if month.contains(due) {
      targets += mark.contains(.target) ? 1 : 0
      reached += mark.contains(.reached) ? 1 : 0
      completed += mark.contains(.completed) ? 1 : 0
    }
    let lapse = CarriedOver.lastDay(due: due, profile).adding(days: 1)
    if mark.contains(.lapsed), month.contains(lapse), lapse <= asOf { lapsed += 1 }
  }
}

extension CallStatus {
  /// The names under which a recap counts a status among the stays of its funnel, and among those carried over.
  var ofFunnel: String { "Status \(rawValue)" }
  var carried: String { "\(RecapPart.carried.rawValue) \(rawValue)" }
}
