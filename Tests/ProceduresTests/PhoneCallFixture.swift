import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

/// A time of day such as `23.45`; fails where the clock has none such.
func time(_ text: String) throws -> ClockTime {
  try #require(ClockTime.parse(text).time)
}

extension Noted where Value == ClockTime {
  /// A time of day, `-` for a missing one, anything else for an unreadable one.
  init(_ text: String) {
    switch ClockTime.parse(text) {
    case .none: self = .missing
    case .time(let time): self = .value(time)
    case .invalid(let raw): self = .unreadable(raw)
    }
  }
}

/// One call under one profile on one day: a consultation of 17/11/2026 that complies and is done, unless told otherwise.
struct PhoneCase {
  var call: PhoneCall
  var profile: PhoneServiceProfile
  var date: CalendarDate
  var number = ""

  /// The built-in template's.
  private static let builtIn = Result { try PhoneServiceProcedure([:], folder: "", file: "").settings.profile }

  /// The run's day is the day of the call.
  init() throws {
    profile = try Self.builtIn.get()
    date = try day(17, 11)
    call = PhoneCall(date: date)
    call.start = Noted("14.00")
    call.rings = .value(2)
    call.end = Noted("14.05")
    call.officer = .value("Rina")
    call.greeted = .value(true)
    call.callerName = .value("Budi")
    call.telephone = .value("0812-3456-7890")
    call.type = .value(.consultation)
    call.problem = .value("Kartu belum aktif")
    call.party = .value("BPJS Batam")
    call.settled = .value(true)
    call.callback = Noted("14.20")
    call.answer = .value("Kartu aktif besok")
    call.approvedBy = .value("dr. Sari")
    call.approvalDate = .value(date)
  }

  func with(_ change: (inout PhoneCase) throws -> Void) rethrows -> PhoneCase {
    var copy = self
    try change(&copy)
    return copy
  }

  /// The call with its times, and without a callback where it is `-`.
  func with(start: String, end: String, callback: String) -> PhoneCase {
    with {
      $0.call.start = Noted(start)
      $0.call.end = Noted(end)
      $0.call.callback = Noted(callback)
    }
  }

  var context: PhoneCallContext {
    PhoneCallContext(call: call, profile: profile, date: date, complaintNumber: number)
  }
  var decision: PhoneCallDecision { PhoneCallDecision(context) }
  var compliance: String { decision.complianceText }
  var reason: String { decision.reason(context) }
  var action: String { decision.actionText(context) }
  var findings: [String] { PhoneCallFindings.all(context).map { "\(profile.header($0.field)): \($0.message)" } }
}
