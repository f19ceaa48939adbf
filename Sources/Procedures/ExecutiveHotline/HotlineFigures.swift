import Book
import Core
import Intake
import Spreadsheet

/// The figures of some calls, counted in one pass.
struct HotlineFigures: Sendable {
  /// How many patients a step concerns, has been done for, and how long it took.
  struct Step: Sendable {
    var applies = 0
    var done = 0
    /// Minutes since the step before, or since the call.
    var minutes: [Int] = []
    var median: Int?
  }

  /// Patients on a path.
  struct Path: Sendable {
    var patients = 0
    var completed = 0
    var steps: [Step]
  }

  /// Where patients wait: for what, with whom, how many, and since when the first of them called.
  struct Waiting: Sendable {
    var what: String
    var unit: String
    var count = 0
    var oldest: CalendarDate?
  }

  var calls = 0
  /// By eligibility.
  var eligibility: [Eligibility: Int] = [:]
  /// By payer, the last unknown: by eligibility.
  var payers = [[Eligibility: Int]](repeating: [:], count: Payer.allCases.count + 1)
  /// By hour, the last unknown: of CS, of MOD, of nobody known.
  var hours = [[Int]](repeating: [0, 0, 0], count: 25)
  /// By day of the period, the last of another day or none: of CS, of MOD, of nobody known.
  var days: [[Int]]
  /// By who was on duty: who answered; CS, MOD, unknown.
  var receivers = [[Int]](repeating: [0, 0, 0], count: 3)
  /// By path, in the order of ``CarePath``.
  var paths: [Path]
  var waiting: [Waiting] = []
  /// By clause: calls that break it.
  var clauses: [Clause: Int] = [:]
  /// Calls that break none.
  var compliant = 0
  /// Patients of whom the path is not known, though they may be eligible.
  var withoutPath = 0
  /// Patients of earlier weeks, who count in no other figure.
  var carried: CarriedPatients

  /// Counts the rows of a log; `carried` are the patients of earlier weeks where they are known.
  init(_ state: HotlineState, rows: [Int], period: Period, carried: CarriedPatients? = nil) {
    let profile = state.settings.profile
    self.carried = carried ?? CarriedPatients(state, period)
    days = [[Int]](repeating: [0, 0, 0], count: period.last.days(since: period.first) + 2)
    paths = CarePath.allCases.map { path in
      Path(steps: [Step](repeating: Step(), count: profile.steps(path).count))
    }
    var places: [String: Int] = [:]
    for row in rows {
      let decision = state.decisions[row]
      let facts = state.facts[row]
      calls += 1
      eligibility[decision.eligibility, default: 0] += 1
      let payer = facts.payer.flatMap { Payer.allCases.firstIndex(of: $0) } ?? Payer.allCases.count
      payers[payer][decision.eligibility, default: 0] += 1
      let duty = Self.place(decision.duty.role)
      hours[facts.hour.map { Int($0) } ?? 24][duty] += 1
      let day = decision.duty.date.map { $0.days(since: period.first) } ?? -1
      days[(0..<days.count - 1).contains(day) ? day : days.count - 1][duty] += 1
      receivers[duty][Self.place(decision.answeredAs)] += 1
      let broken = decision.violations
      if broken.isEmpty { compliant += 1 }
      for clause in broken { clauses[clause, default: 0] += 1 }
      if decision.eligibility != .ineligible, decision.outpatient == nil, decision.inpatient == nil { withoutPath += 1 }
      countPaths(decision, row, state)
      countWaiting(decision, state.log.rows[row].date, profile, &places)
    }
    for path in paths.indices {
      for step in paths[path].steps.indices {
        paths[path].steps[step].median = NearestRank.value(50, of: paths[path].steps[step].minutes.sorted())
      }
    }
    waiting = waiting.sorted(on: \.what).sorted(on: { -$0.count })
  }

  /// 0 CS, 1 MOD, 2 unknown.
  static func place(_ role: DutyRole?) -> Int {
    switch role {
    case .customerService: 0
    case .manager: 1
    case nil: 2
    }
  }

  private mutating func countPaths(_ decision: HotlineDecision, _ row: Int, _ state: HotlineState) {
    for (place, path) in CarePath.allCases.enumerated() {
      guard let known = decision.state(path) else { continue }
      paths[place].patients += 1
      if known.next == nil { paths[place].completed += 1 }
      for step in known.applying.steps {
        paths[place].steps[step].applies += 1
        if known.done.contains(step) { paths[place].steps[step].done += 1 }
      }
      guard !known.done.isEmpty else { continue }
      let context = state.context(row)
      let times = path == .inpatient ? context.inpatient.steps : context.outpatient.steps
      let minutes = StepMinutes.all(
        known, times, decision.duty, midnightHours: state.settings.profile.midnightHours)
      // An inpatient who came from the clinic was not called for the first step.
      for (step, spent) in minutes where step > 0 || path == .outpatient || decision.outpatient == nil {
        paths[place].steps[step].minutes.append(spent)
      }
    }
  }

  private mutating func countWaiting(
    _ decision: HotlineDecision, _ date: CalendarDate?, _ profile: HotlineProfile, _ places: inout [String: Int]
  ) {
    guard let (what, unit) = Self.next(decision, profile) else { return }
    let key = what + "\n" + unit
    let place = places[key] ?? waiting.count
    if place == waiting.count {
      places[key] = place
      waiting.append(Waiting(what: what, unit: unit))
    }
    waiting[place].count += 1
    if let date { waiting[place].oldest = min(waiting[place].oldest ?? date, date) }
  }

  /// What a patient waits for, and with whom; nil where nothing is left or the patient is not the hotline's.
  static func next(_ decision: HotlineDecision, _ profile: HotlineProfile) -> (what: String, unit: String)? {
    if decision.eligibility == .ineligible { return nil }
    let asks = decision.duty.role?.rawValue ?? "CS/MOD"
    if let question = decision.ground.question { return ("Tanyakan \(question) (C1)", asks) }
    let states = [decision.outpatient, decision.inpatient].compactMap { $0 }
    if states.isEmpty { return ("Tanyakan jalur", asks) }
    guard let state = states.first(where: { $0.next != nil }), let next = state.next,
      let text = state.nextStep(profile)
    else { return nil }
    let unit = profile.steps(state.path)[next].unit
    return ("\(state.path.rawValue): \(text.dropLast(unit.count + 3))", unit)
  }
}
