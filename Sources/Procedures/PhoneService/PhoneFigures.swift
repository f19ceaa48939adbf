import Book
import Core
import Spreadsheet

/// The figures of some calls, counted in one pass.
struct PhoneFigures: Sendable {
  /// Calls with the denominators of their shares.
  struct Tally: Sendable {
    var calls = 0
    var knownRings = 0
    /// More rings than allowed (B1).
    var lateRings = 0
    /// Called back after a known time, or due and not called back.
    var dueCallbacks = 0
    var lateCallbacks = 0

    static var counts: [WritableKeyPath<Tally, Int>] {
      [\.calls, \.knownRings, \.lateRings, \.dueCallbacks, \.lateCallbacks]
    }

    static func += (left: inout Tally, right: Tally) {
      for count in counts { left[keyPath: count] += right[keyPath: count] }
    }

    mutating func add(_ facts: PhoneFacts, _ decision: PhoneCallDecision) {
      calls += 1
      if facts.rings != nil { knownRings += 1 }
      if decision.broken.contains(B1AnsweredInTime.clause) { lateRings += 1 }
      switch decision.callback {
      case .inTime: dueCallbacks += 1
      case .late:
        dueCallbacks += 1
        lateCallbacks += 1
      case .pending, .unknown: break
      }
    }
  }

  /// How long ago the call was, and what of it is open.
  struct Age: Sendable {
    var title: String
    /// Days before the day of the run; nil for calls without a date.
    var days: ClosedRange<Int>?
    var callbacks = 0
    var unsettled = 0
  }

  /// Hours of callbacks are counted apart up to so many minutes.
  private static let longestCallback = 2880
  /// Rings are counted apart up to so many, more of them together.
  static let mostRings = 6

  var total = Tally()
  /// By type; the last are calls of an unknown one.
  var types = [Tally](repeating: Tally(), count: PhoneServiceType.allCases.count + 1)
  /// By the officer's place; the last are calls without one.
  var officers: [Tally]
  /// By day of the period; the last are calls of another day, or of none.
  var days: [Tally]
  /// By hour; the last are calls without a time.
  var hours = [Int](repeating: 0, count: 25)
  /// By number of rings, the last but one `mostRings` and more; the last are calls without a number.
  var rings = [Int](repeating: 0, count: PhoneFigures.mostRings + 2)
  var statuses = [Int](repeating: 0, count: PhoneCallStatus.allCases.count)
  /// By the clause's number.
  var clauses = [Int](repeating: 0, count: 11)
  var compliant = 0
  var openCallbacks = 0
  var overdue = 0
  var pending = 0
  var unknownCallbacks = 0
  var approved = 0
  /// Calls for whose recap or report the approval is the next thing to do (B10).
  var toApprove = 0
  var completed = 0
  var ages: [Age] = [
    Age(title: "Hari ini atau sesudahnya", days: -36_500...0), Age(title: "1 hari", days: 1...1),
    Age(title: "2–3 hari", days: 2...3), Age(title: "4–7 hari", days: 4...7),
    Age(title: "Lebih dari 7 hari", days: 8...36_500), Age(title: "Tanggal tidak diketahui", days: nil),
  ]
  /// Minutes until the callback (nearest rank), of those called back after a known time.
  var medianMinutes: Int?

  /// Counts the rows of a log.
  init(_ state: PhoneState, rows: [Int], period: Period) {
    officers = [Tally](repeating: Tally(), count: state.officers.names.count + 1)
    days = [Tally](repeating: Tally(), count: period.last.days(since: period.first) + 2)
    var minutes = [Int](repeating: 0, count: Self.longestCallback + 1)
    for row in rows {
      let facts = state.facts[row]
      let decision = state.decisions[row]
      let date = state.log.rows[row].date
      total.add(facts, decision)
      types[facts.type.map { $0.place } ?? types.count - 1].add(facts, decision)
      officers[facts.officer.map { Int($0) } ?? officers.count - 1].add(facts, decision)
      let day = date.map { $0.days(since: period.first) } ?? -1
      days[(0..<days.count - 1).contains(day) ? day : days.count - 1].add(facts, decision)
      hours[facts.minute.map { Int($0) / 60 } ?? 24] += 1
      rings[facts.rings.map { min(Int($0), Self.mostRings) } ?? Self.mostRings + 1] += 1
      count(decision, date, state.date)
      if facts.isApproved { approved += 1 }
      if let spent = decision.callbackMinutes { minutes[max(0, min(spent, Self.longestCallback))] += 1 }
    }
    medianMinutes = NearestRank.value(50, counts: minutes)
  }

  private mutating func count(_ decision: PhoneCallDecision, _ date: CalendarDate?, _ today: CalendarDate) {
    statuses[decision.status.place] += 1
    if decision.broken.isEmpty { compliant += 1 }
    for clause in decision.broken.list { clauses[Int(clause.number)] += 1 }
    if decision.code == .late { overdue += 1 }
    if decision.action == .approve { toApprove += 1 }
    if decision.action == .none { completed += 1 }
    switch decision.callback {
    case .pending: pending += 1
    case .unknown: unknownCallbacks += 1
    case .inTime, .late: break
    }
    let isUnsettled = decision.status == .open
    if decision.isCallbackOpen { openCallbacks += 1 }
    guard decision.isCallbackOpen || isUnsettled else { return }
    let age = date.map { today.days(since: $0) }
    let place = ages.firstIndex { known in age.map { known.days?.contains($0) ?? false } ?? (known.days == nil) }
    guard let place else { return }
    if decision.isCallbackOpen { ages[place].callbacks += 1 }
    if isUnsettled { ages[place].unsettled += 1 }
  }
}

extension PhoneServiceType {
  /// Among all types.
  var place: Int {
    switch self {
    case .membership: 0
    case .consultation: 1
    case .complaint: 2
    }
  }
}

extension PhoneCallStatus {
  /// Among all statuses.
  var place: Int {
    switch self {
    case .settled: 0
    case .passedOn: 1
    case .open: 2
    }
  }
}
