import Core
import Intake
import Spreadsheet

/// Steps of one path, by their places counted from 0.
package struct StepSet: Sendable, Hashable {
  private var bits: UInt16 = 0

  package init() {}

  package func contains(_ step: Int) -> Bool { bits & 1 << step != 0 }

  package mutating func insert(_ step: Int) { bits |= 1 << step }

  package var isEmpty: Bool { bits == 0 }

  /// The places in order.
  package var steps: [Int] { (0..<16).filter(contains) }
}

/// How far a patient has come on one path: which steps apply, are done, and were done out of turn (C3, C5, C6).
package struct PathState: Sendable, Hashable {
  package let path: CarePath
  /// What counts; any other step is `Tidak Berlaku`.
  package internal(set) var applying = StepSet()
  /// What is noted, whether it applies or not, and whether its time can be read or not.
  package internal(set) var done = StepSet()
  /// Done at an earlier time than the nearest applying step before.
  package internal(set) var early = StepSet()
  /// Done while the nearest applying step before is not.
  package internal(set) var ahead = StepSet()
  /// The first step that applies and is not done; nil where none is left.
  package internal(set) var next: Int?

  /// The state of a path whose steps apply as `applies` says.
  ///
  /// A time without a date is on the day of the step before, the first on `base`'s, which moves on with it; one that goes back behind the step before
  /// by crossing midnight within `midnightHours` is on the day after. One that was typed into a later week's book is on that week's first day at
  /// the earliest.
  init(
    path: CarePath, count: Int, times: [Noted<StepTime>], base: inout PathBase, midnightHours: Int,
    applies: (Int) -> Bool
  ) {
    self.path = path

    // The nearest applying step before, and whether its time is known.
    var previous: Int?
    var isComparable = false
    for step in 0..<min(count, 16) {
      let noted = step < times.count ? times[step] : .missing
      if !noted.isMissing { done.insert(step) }
      guard applies(step) else { continue }
      applying.insert(step)
      if noted.isMissing {
        if next == nil { next = step }
      } else if let previous, !done.contains(previous) {
        ahead.insert(step)
      }
      if case .value(let time) = noted {
        if base.advance(to: time, midnightHours: midnightHours) && isComparable { early.insert(step) }
        isComparable = true
      } else {
        isComparable = false
      }
      previous = step
    }
  }

  /// The step's nearest applying one before; nil for the first.
  package func predecessor(of step: Int) -> Int? { (0..<step).last(where: applying.contains) }

  /// Whether the last step that applies is done: the patient goes into no later week's book (G10).
  package var isFinished: Bool { next == nil || applying.steps.last.map(done.contains) ?? true }

  package var isInOrder: Bool { early.isEmpty && ahead.isEmpty }
}

/// The moment from which a path's next time without a date is understood, in minutes since 1970-01-01.
struct PathBase: Sendable {
  private var minute: Int
  /// Whether the time of day is known, not the day alone.
  private var hasTime: Bool

  /// From the call's day and time, as far as they are known.
  init(date: CalendarDate?, time: ClockTime?) {
    hasTime = time != nil
    // Without a day, times without a date are compared among themselves alone.
    minute = Int(date?.dayNumber ?? 0) * 1440 + (time?.minute ?? 0)
  }

  /// Moves to a step's time; true where that is earlier.
  mutating func advance(to step: StepTime, midnightHours: Int) -> Bool {
    let today = minute - (minute % 1440 + 1440) % 1440
    let earliest = step.notBefore.map { Int($0.dayNumber) * 1440 } ?? today
    let day = step.date.map { Int($0.dayNumber) * 1440 } ?? max(today, earliest)
    var reached = day + step.time.minute
    if step.date == nil, hasTime, reached < minute, reached + 1440 - minute <= midnightHours * 60 { reached += 1440 }
    let isEarlier = reached < minute
    minute = reached
    hasTime = true
    return isEarlier
  }
}
