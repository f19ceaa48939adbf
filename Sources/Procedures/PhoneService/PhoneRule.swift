package import Spreadsheet

/// All that a rule of the telephone service may look at: one call, the profile and the day of the run.
package struct PhoneCallContext: Sendable {
  package var call: PhoneCall
  package var profile: PhoneServiceProfile
  package var date: CalendarDate
  /// The complaint's `No BA`, typed or given by ``RunningNumber``; empty without one.
  package var complaintNumber: String

  package init(call: PhoneCall, profile: PhoneServiceProfile, date: CalendarDate, complaintNumber: String = "") {
    self.call = call
    self.profile = profile
    self.date = date
    self.complaintNumber = complaintNumber
  }
}

/// A clause of RULES B that a single call can be held against.
package enum PhoneClause: UInt8, Sendable, CaseIterable, Hashable, Comparable {
  case b1 = 1
  case b2 = 2
  case b3 = 3
  case b4 = 4
  case b5 = 5
  case b6 = 6
  case b9 = 9
  case b10 = 10

  /// Such as `B4`.
  package var id: String { "B\(rawValue)" }

  package static func < (left: PhoneClause, right: PhoneClause) -> Bool { left.rawValue < right.rawValue }
}

/// Some clauses.
package struct PhoneClauses: OptionSet, Sendable, Hashable {
  package var rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package init(_ clause: PhoneClause) { rawValue = 1 << UInt16(clause.rawValue) }

  package func contains(_ clause: PhoneClause) -> Bool { contains(PhoneClauses(clause)) }

  /// The clauses in their order.
  package var list: [PhoneClause] { isEmpty ? [] : PhoneClause.allCases.filter { contains($0) } }
}

/// What a rule finds in a call.
package enum PhoneVerdict: Sendable, Hashable {
  case broken
  case kept
  /// Not to be known, for want of these fields; breaks nothing.
  case unknown(PhoneFields)
  /// Not done yet, and not overdue.
  case pending
  case notApplicable

  /// In Indonesian, for `sapa explain`.
  package var word: String {
    switch self {
    case .broken: "dilanggar"
    case .kept: "dipenuhi"
    case .unknown: "tidak diketahui"
    case .pending: "menunggu"
    case .notApplicable: "tidak berlaku"
    }
  }
}

/// One clause of the SOP, held against one call.
package protocol PhoneRule: Sendable {
  static var clause: PhoneClause { get }
  /// What the rule looks for, in Indonesian, for `sapa explain`.
  static var title: String { get }
  static func verdict(_ context: PhoneCallContext) -> PhoneVerdict
  /// The facts behind any verdict but unknown, in Indonesian, with the clause at the end (G2).
  static func facts(_ context: PhoneCallContext) -> String
}

extension PhoneRule {
  /// The verdict's reason, in Indonesian, naming the clause and the facts (G2).
  package static func message(_ context: PhoneCallContext) -> String {
    if case .unknown(let fields) = verdict(context) { return "Tidak diketahui: \(fields.headers) (\(clause.id))" }
    return facts(context)
  }
}

/// One rule as tried on one call, for `sapa explain`.
package struct PhoneRuleTrial: Sendable, Hashable {
  package var clause: PhoneClause
  package var title: String
  package var verdict: PhoneVerdict
  package var message: String
}

extension PhoneCallContext {
  /// All rules in clause order.
  package static let rules: [any PhoneRule.Type] = [
    B1AnsweredInTime.self, B2Greeting.self, B3NotedFields.self, B4CallbackInTime.self, B5SettledOrPassedOn.self,
    B6CalledBack.self,
    B9ComplaintReport.self, B10Approval.self,
  ]

  /// Each rule tried, with its verdict and message.
  package var trials: [PhoneRuleTrial] {
    Self.rules.map {
      PhoneRuleTrial(clause: $0.clause, title: $0.title, verdict: $0.verdict(self), message: $0.message(self))
    }
  }
}
