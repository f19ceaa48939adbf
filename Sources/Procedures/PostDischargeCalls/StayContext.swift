package import Core
package import Spreadsheet

/// All that a rule may look at: one stay, what staff entered for it, the profile and the day of the run.
package struct StayContext: Sendable {
  package let stay: Stay
  package let entry: CallEntry?
  package let refusal: Refusal?
  package let profile: CallProfile
  package let date: CalendarDate
  /// The week of the run.
  package let week: Week
  /// The day of the call: discharge plus `target_day`, moved off closed days (A3); nil before discharge.
  package let executionDate: CalendarDate?

  package init(stay: Stay, entry: CallEntry? = nil, refusal: Refusal? = nil, profile: CallProfile, date: CalendarDate) {
    self.stay = stay
    self.entry = entry
    self.refusal = refusal
    self.profile = profile
    self.date = date
    week = Week(holding: date)
    executionDate = stay.discharge.map { ExecutionDate.after($0, profile: profile) }
  }
}

/// Why a patient is not to be called at all.
package enum Refusal: Sendable, Hashable {
  /// Permission was refused at an earlier call, on this day where it is known.
  case atEarlierCall(CalendarDate?)
  /// The facility's list `do_not_call`.
  case onList
}

extension StayContext: RuleContext {
  package typealias Outcome = CallStatus

  /// All rules in their order of precedence (A3b).
  package static let rules: [any Rule<StayContext>.Type] = [
    RecordedOutcome.self, StillAdmitted.self, ImplausibleDates.self, Died.self, Referred.self, Readmitted.self,
    RefusedEarlier.self, LateEntry.self, NoTelephone.self, Waiting.self, DueThisWeek.self, CarriedOver.self,
    Missed.self,
  ]
  package static let firstDecides = true
}
