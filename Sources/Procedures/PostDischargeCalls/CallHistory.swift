package import Book
package import Core
import Spreadsheet

/// All stays through time: what was known of each by the end of any day, and which stays a week's recap is about (G13).
///
/// Everything is decided with the run's state of the exports, which bear no date of their own; calls, refusals, readmissions
/// and answers count from their own day on.
package struct CallHistory: Sendable {
  let state: CallState
  /// Officers as first spelled, in the order of their calls (G12).
  package let officers: OfficerNames
  /// By the week of the execution date, the stays; those without a discharge are in none.
  private let due: [Week: [Int]]
  /// By stay whose entry bears no date at all: its rows in the books, the newest first.
  private let undated: [Int: [(week: Week, entry: CallEntry)]]
  /// By stay whose call has some: its warnings, with what was done about them.
  let warnings: [Int: [Escalation]]
  /// What the reports of closed weeks say of themselves.
  private let closed: [Week: PeriodFigures]

  package init(_ state: CallState, closed: [Week: PeriodFigures] = [:]) {
    self.state = state
    self.closed = closed
    let entries = state.entries.sorted { left, right in
      let (l, r) = (left.value.calledOn?.dayNumber ?? .max, right.value.calledOn?.dayNumber ?? .max)
      return l == r ? state.keys[left.key] < state.keys[right.key] : l < r
    }
    let spelled = entries.map { entry in
      CallClosed.Spelling(
        day: entry.value.calledOn?.dayNumber ?? .max, key: state.keys[entry.key], name: entry.value.officer)
    }
    officers = OfficerNames(
      (spelled + state.closed.firsts).sorted { ($0.day, $0.key) < ($1.day, $1.key) }.map(\.name))
    var due: [Week: [Int]] = [:]
    for stay in state.stays.indices {
      if let day = state.dueDay(stay) { due[Week(holding: day), default: []].append(stay) }
    }
    self.due = due
    var undated: [Int: [(week: Week, entry: CallEntry)]] = [:]
    for book in state.books {
      for (key, row) in book.calls.rows {
        guard let stay = state.stayOfKey[key], let entry = state.entries[stay], entry.lastDay == nil else { continue }
        undated[stay, default: []].append((book.week, CallEntry(row, profile: state.profile)))
      }
    }
    self.undated = undated
    let handlings = state.escalationRows
    var warnings: [Int: [Escalation]] = [:]
    for stay in state.entries.keys {
      let own = Escalation.of(stay, state, handlings)
      if !own.isEmpty { warnings[stay] = own }
    }
    self.warnings = warnings
  }

  // MARK: One stay on one day

  /// What staff had noted of a stay by the end of a day; an entry without any date is known from the week of its book on.
  private func entry(_ stay: Int, by day: CalendarDate) -> CallEntry? {
    guard let newest = state.entries[stay] else { return nil }
    if newest.lastDay != nil { return newest.known(by: day) }
    guard day < state.date else { return newest }
    return undated[stay]?.first { $0.week.first <= day }?.entry
  }

  /// Of a stay whose entry bears no date: the weeks of the books that have it, the newest first.
  func undatedWeeks(_ stay: Int) -> [Week] { (undated[stay] ?? []).map(\.week) }

  /// A refusal at another call of the patient's by the end of a day, or a patient of `do_not_call`.
  private func refusal(of stay: Int, by day: CalendarDate) -> Refusal? {
    guard let patient = state.stays[stay].patient else { return nil }
    return state.refusals[patient]?.first { refusal in
      guard refusal.stay != stay else { return false }
      guard state.entries[refusal.stay] != nil else { return true }
      return entry(refusal.stay, by: day)?.isRefusal == true
    }?.reason
  }

  /// The facts of a stay as they stood at the end of a day.
  func context(_ stay: Int, by day: CalendarDate) -> StayContext {
    StayContext(
      stay: state.stays[stay].known(by: day), entry: entry(stay, by: day), refusal: refusal(of: stay, by: day),
      profile: state.profile, date: day)
  }

  // MARK: The stays of a week

  /// The day as of which a week's recap stands: the run's, at most the week's Sunday.
  func asOf(_ week: Week) -> CalendarDate { min(state.date, week.last) }

  /// The stays of a week's recap, each in its part: by execution date, then by key.
  func parts(of week: Week) -> [(stay: Int, part: RecapPart)] {
    var stays = (due[week] ?? []).map { (stay: $0, part: RecapPart.due) }
    stays += carried(into: week).map { ($0, .carried) }
    let known = Set(stays.map(\.stay))
    let active = Set(state.entries.keys.filter { executedDay($0, in: week) != nil })
      .union(state.evaluations.answers.keys.filter { answer($0, in: week) != nil })
    stays += active.filter { !known.contains($0) }.map { ($0, .other) }
    let places = Dictionary(uniqueKeysWithValues: RecapPart.allCases.enumerated().map { ($0.element, $0.offset) })
    return stays.sorted { left, right in
      func rank(_ item: (stay: Int, part: RecapPart)) -> (Int, Int32, String) {
        (places[item.part] ?? 0, state.dueDay(item.stay)?.dayNumber ?? .max, state.keys[item.stay])
      }
      return rank(left) < rank(right)
    }
  }

  /// The targets of earlier weeks that were open when a week began: as of the end of the last week before it that has a book,
  /// or of their own day in a week without one.
  ///
  /// What bears no day, such as a death in a later export, ends a target in the week in which it became known: where the week
  /// before was closed with the target open.
  private func carried(into week: Week) -> [Int] {
    let eve = week.first.adding(days: -1)
    let earlier = state.books.lazy.map(\.week).filter { $0 < week }.max()
    let base = earlier.map { min($0.last, eve) } ?? eve
    let report = earlier.flatMap { closed[$0] }
    var due = Week(holding: Week(holding: base).first.adding(days: -state.profile.carryOverDays))
    var stays: [Int] = []
    while due < week {
      for stay in self.due[due] ?? [] {
        guard let day = state.dueDay(stay) else { continue }
        let decision = CallDecision(context(stay, by: max(base, day)))
        if decision.status == .target { stays.append(stay) }
        guard decision.bearsNoDay, let trace = report?.asClosed(row: state.keys[stay]) else { continue }
        if RecapRow.status(ofTrace: trace) == .target { stays.append(stay) }
      }
      due = due.adding(weeks: 1)
    }
    return stays
  }

  // MARK: What happened in a week

  /// The day on which a stay's call was executed, up to the run's (A9); nil where it was not, or bears no day.
  private func executedDay(_ stay: Int) -> CalendarDate? {
    guard let entry = state.entries[stay], let day = entry.calledOn, day <= state.date,
      Execution.isComplete(entry, profile: state.profile)
    else { return nil }
    return day
  }

  /// The same, where it lies in a week.
  func executedDay(_ stay: Int, in week: Week) -> CalendarDate? {
    executedDay(stay).flatMap { week.contains($0) ? $0 : nil }
  }

  /// All executed calls up to the run's day (A9).
  package var executedCalls: [ExecutedCall] {
    state.entries.keys.sorted().compactMap { stay in
      executedDay(stay).map {
        ExecutedCall(key: state.keys[stay], officer: officers.shown(state.entries[stay]?.officer ?? ""), date: $0)
      }
    }
      + state.closed.executed.lazy.filter { !hasEntry($0.key) }.map { call in
        ExecutedCall(
          key: call.key, officer: officers.shown(call.officer), date: CalendarDate(dayNumber: Int(call.day)))
      }
  }

  /// Whether what staff entered under a key is known of a stay.
  private func hasEntry(_ key: String) -> Bool { state.stayOfKey[key].map { state.entries[$0] != nil } ?? false }

  /// The weeks whose recaps stays are in, or may be: of their execution dates, of the weeks into which they are carried over, and of
  /// their calls.
  func weeks(of stays: some Sequence<Int>) -> Set<Week> {
    var weeks: Set<Week> = []
    for stay in stays {
      if let day = state.dueDay(stay) {
        var week = Week(holding: day)
        let last = Week(holding: day.adding(days: state.profile.carryOverDays + 7))
        while week <= last {
          weeks.insert(week)
          week = week.adding(weeks: 1)
        }
      }
      if let day = executedDay(stay) { weeks.insert(Week(holding: day)) }
      if let own = answerWeeks(stay) {
        var week = own.lowerBound
        while week <= own.upperBound {
          weeks.insert(week)
          week = week.adding(weeks: 1)
        }
      }
    }
    return weeks
  }

  /// The answer to the evaluation that a patient gave in a week (A8).
  func answer(_ stay: Int, in week: Week) -> EvaluationAnswer? {
    state.evaluations.answers[stay].flatMap { week.contains($0.date) && $0.date <= state.date ? $0 : nil }
  }
}

extension CallState {
  /// The execution date, or what it would be were there a call to make; nil without a discharge.
  func dueDay(_ stay: Int) -> CalendarDate? {
    stays[stay].discharge.map { ExecutionDate.after($0, profile: profile) }
  }
}
