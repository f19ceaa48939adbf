package import Core
import Spreadsheet

/// What the rules of the telephone service say of one call on one day; its texts are made when asked for.
package struct PhoneCallDecision: Sendable, Hashable {
  package var broken: ClauseSet
  /// The clauses that can't be told for want of a field; they break nothing.
  package var unknown: ClauseSet
  package var status: PhoneCallStatus
  package var code: PhoneCallCode
  package var action: PhoneCallAction
  /// The last minute to call back, whether it was done or not; nil where it can't be known (B4).
  package var deadline: LogMoment?
  /// Minutes from the call to its callback; nil where there is none, or none that can be measured.
  package var callbackMinutes: Int?

  /// Tries all rules.
  package init(_ context: PhoneCallContext) {
    var broken = ClauseSet()
    var unknown = ClauseSet()
    for rule in PhoneCallContext.rules {
      switch rule.verdict(context) {
      case .broken: broken.insert(rule.clause)
      case .unknown: unknown.insert(rule.clause)
      case .kept, .pending, .notApplicable: break
      }
    }
    self.broken = broken
    self.unknown = unknown
    let timing = context.timing
    deadline = timing.deadline
    if case .after(let minutes) = timing.outcome { callbackMinutes = minutes } else { callbackMinutes = nil }
    let isLate = timing.outcome == .overdue
    status = PhoneCallStatus(context.call)
    action = PhoneCallAction(context, isLate: isLate, missing: B3NotedFields.missing(context))
    code = isLate ? .late : action == .none ? .completed : .none
  }

  /// Whether something is still to be done about the call itself: the report of a complaint is approved by itself, other calls with
  /// their week's recap (B9, B10).
  func isOpen(_ facts: PhoneFacts) -> Bool {
    switch action {
    case .none: false
    case .approve: facts.type == .complaint
    case .callBack, .passOn, .confirm, .complete: true
    }
  }

  /// Whether the callback is not on record.
  package var isCallbackOpen: Bool {
    if case .callBack = action { true } else { false }
  }

  /// Whether the callback was made, and within its minutes.
  package var isCallbackInTime: Bool { callbackMinutes != nil && !broken.contains(B4CallbackInTime.clause) }

  /// What `Kepatuhan` says of a call without a breach.
  static let compliant = "Patuh"

  /// `Patuh`, or the broken clauses in their order: `B1, B4`.
  package var complianceText: String {
    broken.isEmpty ? Self.compliant : broken.list.map(\.id).joined(separator: ", ")
  }

  /// What formulas count of a call and no other column says as a code (`Penanda`): `B1-tidak-diketahui hubungi`.
  package var marks: String {
    let next: PhoneMark? =
      switch action {
      case .callBack: .callBack
      case .approve: .approve
      case .passOn, .confirm, .complete, .none: nil
      }
    if unknown.isEmpty { return next?.text ?? "" }
    return (unknown.list.map { PhoneMark.unknown($0).text } + (next.map { [$0.text] } ?? [])).joined(separator: " ")
  }

  /// The next thing to do, by whom, before when (`Tindak Lanjut`).
  package func actionText(_ context: PhoneCallContext) -> String { action.text(context) }

  /// The reason for a staff member (`Alasan`, G2): each breach with its facts, what is awaited, and what is not known.
  ///
  /// Without a breach it begins with the facts by which the call complies.
  package func reason(_ context: PhoneCallContext) -> String {
    var parts: [String] = []
    var unknowns: [(want: String, clauses: [String])] = []
    let callback = B4CallbackInTime.clause
    for rule in PhoneCallContext.rules where rule.clause <= B6CalledBack.clause {
      switch rule.verdict(context) {
      case .broken: parts.append(rule.facts(context))
      case .pending where rule.clause == callback: parts.append(rule.facts(context))
      case .kept where broken.isEmpty && (rule.clause == B1AnsweredInTime.clause || rule.clause == callback):
        parts.append(rule.facts(context))
      case .unknown(of: let want?):
        if let place = unknowns.firstIndex(where: { $0.want == want }) {
          unknowns[place].clauses.append(rule.clause.id)
        } else {
          unknowns.append((want, [rule.clause.id]))
        }
      case .unknown, .kept, .pending, .notApplicable: break
      }
    }
    if !unknowns.isEmpty {
      let words = unknowns.map { "\($0.want) (\($0.clauses.joined(separator: ", ")))" }
      parts.append("Tidak diketahui: \(words.joined(separator: ", "))")
    }
    return parts.joined(separator: "; ")
  }
}
