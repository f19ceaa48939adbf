import Core
package import Spreadsheet

/// What the rules say of one stay on one day.
package struct CallDecision: Sendable, Equatable {
  package var status: CallStatus
  package var code: CallCode
  /// When the call is or was due; nil where there is none to make.
  package var executionDate: CalendarDate?
  /// The rule that decided, as a place in ``StayContext/rules``.
  package var rule: Int
  /// Late by A1, and only marked.
  package var isMarkedLate: Bool

  /// Tries the rules in order of precedence.
  package init(_ context: StayContext) {
    var status = CallStatus.missed
    var rule = StayContext.rules.count - 1
    for (index, candidate) in StayContext.rules.enumerated() {
      guard case .gives(let decided) = candidate.verdict(context) else { continue }
      status = decided
      rule = index
      break
    }
    self.status = status
    self.rule = rule
    switch status {
    case .target, .waiting, .missed, .completed, .notReached: executionDate = context.executionDate
    case .refused where StayContext.rules[rule] == RecordedOutcome.self: executionDate = context.executionDate
    default: executionDate = nil
    }
    code =
      switch status {
      case .target: StayContext.rules[rule] == CarriedOver.self ? .carriedOver : .target
      case .completed: .completed
      case .refused, .notReached: .closed
      default: .none
      }
    isMarkedLate = (status == .target || status == .waiting || status == .missed) && LateEntry.isMarked(context)
  }

  /// Whether the stay became a target, whatever became of it: it waits for no week, and nothing kept it from being one.
  package var isTarget: Bool {
    switch status {
    case .target, .completed, .notReached, .missed: true
    case .refused: StayContext.rules[rule] == RecordedOutcome.self
    default: false
    }
  }

  /// Whether what decided bears no day of its own: an export, a correction or a setting says so now, who knows since when.
  package var bearsNoDay: Bool {
    switch status {
    case .died, .referred, .noTelephone, .lateEntry, .implausible: true
    case .refused: StayContext.rules[rule] == RefusedEarlier.self
    default: false
    }
  }

  /// The reason for a staff member (`Alasan`, G2): the clause and the facts.
  package func reason(_ context: StayContext) -> String {
    let message = StayContext.rules[rule].facts(context)
    return message + (isMarkedLate ? LateEntry.mark(context) : "") + incompletion(context)
  }

  /// What a call that was begun lacks, and until when it can be filled (A9); nothing where the stay is no open or lapsed target.
  private func incompletion(_ context: StayContext) -> String {
    guard let entry = context.entry, status == .target || status == .missed else { return "" }
    let missing = Execution.missing(entry, profile: context.profile)
    if missing.isEmpty { return "" }
    let until = CarriedOver.lastDay(context)?.indonesian ?? ""
    return status == .target
      ? "; belum lengkap: kurang \(Execution.phrase(missing)), isi paling lambat \(until) (A9)"
      : "; sudah disapa tetapi kurang \(Execution.phrase(missing)) (A9)"
  }
}
