package import Spreadsheet

/// What the rules say of one stay on one day.
package struct CallDecision: Sendable, Equatable {
  package var status: CallStatus
  package var code: CallCode
  /// When the call is or was due; nil where there is none to make.
  package var executionDate: CalendarDate?
  /// The rule that decided, as a place in `CallStatus.rules`.
  package var rule: Int
  /// Late by A1, and only marked.
  package var isMarkedLate: Bool

  /// Tries the rules in order of precedence.
  package init(_ context: StayContext) {
    var status = CallStatus.missed
    var rule = CallStatus.rules.count - 1
    for (index, candidate) in CallStatus.rules.enumerated() {
      guard let decided = candidate.status(context) else { continue }
      status = decided
      rule = index
      break
    }
    self.status = status
    self.rule = rule
    switch status {
    case .target, .waiting, .missed, .completed, .notReached: executionDate = context.executionDate
    case .refused where CallStatus.rules[rule] == RecordedOutcome.self: executionDate = context.executionDate
    default: executionDate = nil
    }
    code =
      switch status {
      case .target: CallStatus.rules[rule] == CarriedOver.self ? .carriedOver : .target
      case .completed: .completed
      case .refused, .notReached: .closed
      default: .none
      }
    isMarkedLate = (status == .target || status == .waiting || status == .missed) && LateEntry.isMarked(context)
  }

  /// The reason for a staff member (`Alasan`, G2): the clause and the facts.
  package func reason(_ context: StayContext) -> String {
    let message = CallStatus.rules[rule].message(context)
    return isMarkedLate ? message + LateEntry.mark(context) : message
  }
}
