package import Core
package import Spreadsheet

/// All that a rule of the telephone service may look at: one call, the profile and the day of the run.
package struct PhoneCallContext: Sendable {
  package let call: PhoneCall
  package let profile: PhoneServiceProfile
  package let date: CalendarDate
  /// The complaint's `No BA`, typed or given by ``RunningNumber``; empty without one.
  package let complaintNumber: String
  /// When the caller was, or has to be, called back (B4).
  package let timing: CallbackTiming

  package init(call: PhoneCall, profile: PhoneServiceProfile, date: CalendarDate, complaintNumber: String = "") {
    self.call = call
    self.profile = profile
    self.date = date
    self.complaintNumber = complaintNumber
    timing = CallbackTiming(call, profile: profile, date: date)
  }
}

extension PhoneCallContext: RuleContext {
  package typealias Outcome = Never

  /// All rules in clause order.
  package static let rules: [any Rule<PhoneCallContext>.Type] = [
    B1AnsweredInTime.self, B2Greeting.self, B3NotedFields.self, B4CallbackInTime.self, B5SettledOrPassedOn.self,
    B6CalledBack.self, B9ComplaintReport.self, B10Approval.self,
  ]
}
