import Core
import Intake
import Spreadsheet

/// What the figures need of a call, in a few bytes.
struct HotlineFacts: Sendable {
  /// Nil where it is not noted or not understood.
  let payer: Payer?
  let path: CarePath?
  /// The hour of the call in the facility's zone.
  let hour: Int8?

  init(_ call: HotlineCall, _ decision: HotlineDecision) {
    payer = call.payer.value
    path = call.path.value
    hour = decision.duty.time.map { Int8($0.minute / 60) }
  }
}

/// Minutes from one step of a path to the next.
enum StepMinutes {
  /// The minutes to each step that applies, is done in turn and at a known time; from the call to the first.
  ///
  /// A time without a date is understood as the rules do: on the day of the step before, or the day after where it crosses midnight.
  static func all(
    _ state: PathState, _ times: [Noted<StepTime>], _ duty: OnDuty.Duty, midnightHours: Int
  ) -> [(step: Int, minutes: Int)] {
    var found: [(step: Int, minutes: Int)] = []
    var day = duty.date
    var minute = duty.time?.minute
    for step in state.applying.steps where step < times.count {
      guard case .value(let time) = times[step] else {
        minute = nil
        continue
      }
      if time.date == nil, let first = time.notBefore, day.map({ $0 < first }) ?? true {
        // On a day of a later week that nobody noted.
        (day, minute) = (nil, nil)
        continue
      }
      var spent: Int?
      if let minute {
        let days = time.date.flatMap { date in day.map { date.days(since: $0) } } ?? 0
        var between = days * 1440 + time.time.minute - minute
        if time.date == nil, between < 0, between + 1440 <= midnightHours * 60 {
          between += 1440
          day = day?.adding(days: 1)
        }
        spent = between
      }
      if let spent, spent >= 0, !state.ahead.contains(step) { found.append((step, spent)) }
      day = time.date ?? day
      minute = time.time.minute
    }
    return found
  }
}
