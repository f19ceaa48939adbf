package import Spreadsheet

/// All that a rule may look at: one stay, what staff entered for it, the profile and the day of the run.
package struct StayContext: Sendable {
  package var stay: Stay
  package var entry: CallEntry?
  package var refusal: Refusal?
  package var profile: CallProfile
  package var date: CalendarDate

  package init(stay: Stay, entry: CallEntry? = nil, refusal: Refusal? = nil, profile: CallProfile, date: CalendarDate) {
    self.stay = stay
    self.entry = entry
    self.refusal = refusal
    self.profile = profile
    self.date = date
  }

  package var week: Week { Week(holding: date) }

  /// The day of the call: discharge plus `target_day`, moved off closed days (A3); nil before discharge.
  package var executionDate: CalendarDate? {
    stay.discharge.map { ExecutionDate.after($0, profile: profile) }
  }
}

/// Why a patient is not to be called at all.
package enum Refusal: Sendable, Hashable {
  /// Permission was refused at an earlier call, on this day where it is known.
  case atEarlierCall(CalendarDate?)
  /// The facility's list `do_not_call`.
  case onList
}

/// One rule of the SOP. The rules are tried in order; the first that decides gives the status.
package protocol CallRule: Sendable {
  /// The clause in RULES, such as `A3b`.
  static var clause: String { get }
  /// What the rule looks for, in Indonesian, for `sapa explain`.
  static var title: String { get }
  /// The status, if this rule decides the stay.
  static func status(_ context: StayContext) -> CallStatus?
  /// Why, in Indonesian, with the facts; asked only where the rule decided.
  static func message(_ context: StayContext) -> String
}

extension CallStatus {
  /// All rules in their order of precedence (A3b).
  package static let rules: [any CallRule.Type] = [
    RecordedOutcome.self, StillAdmitted.self, ImplausibleDates.self, Died.self, Referred.self, Readmitted.self,
    RefusedEarlier.self, LateEntry.self, NoTelephone.self, Waiting.self, DueThisWeek.self, CarriedOver.self,
    Missed.self,
  ]
}
