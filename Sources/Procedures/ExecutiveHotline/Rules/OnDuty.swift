package import Core
package import Intake
package import Spreadsheet

/// C2: Monday to Friday from 08.00 until before 17.00 customer service answers, at any other time the manager on duty.
///
/// The scan lost what holds on weekends and holidays; the manager on duty stands in outside working hours, so then too (a decision of ours).
package enum OnDuty: Rule {
  /// Why one or the other is on duty, or why it is not known.
  package enum Ground: Sendable, Hashable {
    case workingHours
    case outsideHours
    case dayOff
    case holiday
    case dateUnknown
    case timeMissing
    case timeUnreadable
  }

  /// Who is on duty at the moment of a call, by the facility's own clock.
  package struct Duty: Sendable, Hashable {
    /// Nil where the moment is not known well enough.
    package var role: DutyRole?
    package var ground: Ground
    /// The call's day and time in the facility's zone.
    package var date: CalendarDate?
    package var time: ClockTime?
    /// The manager by the roster, where it has the night.
    package var rostered: String?
  }

  package static let clause = Clause("C", 2)
  package static let title = "Penanggung jawab menurut jam"

  package static func duty(_ call: HotlineCall, profile: HotlineProfile) -> Duty {
    var duty = Duty(role: nil, ground: .dateUnknown, date: call.date, time: call.time.value)
    guard let written = call.date else { return duty }
    var day = written
    if let time = call.time.value, let zone = call.zone, zone != profile.zone {
      let own = LogMoment(written, time).adding(minutes: profile.zone.offset - zone.offset)
      day = own.date
      duty.date = own.date
      duty.time = own.time
    }
    if profile.closedDays.contains(day) {
      duty.ground = profile.closedDays.weekdays.contains(day.weekday) ? .dayOff : .holiday
    } else if let time = duty.time {
      let isWorking = profile.worksFrom <= time.minute && time.minute < profile.worksTo
      duty.ground = isWorking ? .workingHours : .outsideHours
    } else {
      duty.ground = call.time.isMissing ? .timeMissing : .timeUnreadable
      return duty
    }
    duty.role = duty.ground == .workingHours ? .customerService : .manager
    if duty.role == .manager { duty.rostered = profile.rosteredManager(day, duty.time) }
    return duty
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    call.decision.duty.role.map { .gives(.duty($0)) }
      ?? .unknown(of: unknown(call.decision.duty.ground, call.context.call))
  }

  /// `MOD bertugas: Sabtu (C2)`, `CS bertugas: Senin 08.30, dicatat 09.30 WITA (C2)`.
  package static func facts(_ call: JudgedCall) -> String {
    let duty = call.decision.duty
    let day = duty.date?.weekdayName ?? ""
    let time = duty.time?.description ?? ""
    let facts =
      switch duty.ground {
      case .dayOff: day
      case .holiday: "hari libur \(duty.date?.indonesian ?? "")"
      case .outsideHours: "\(day) \(time), di luar jam kerja"
      default: "\(day) \(time)"
      }
    let rostered = duty.rostered.map { ", menurut jadwal \($0)" } ?? ""
    return "\(duty.role?.rawValue ?? "") bertugas: \(facts)\(written(call.context))\(rostered) (C2)"
  }

  /// The time as it was noted, where another zone's clock showed it.
  private static func written(_ context: HotlineContext) -> String {
    guard let zone = context.call.zone, zone != context.profile.zone, let time = context.call.time.value else {
      return ""
    }
    return ", dicatat \(time) \(zone)"
  }

  private static func unknown(_ ground: Ground, _ call: HotlineCall) -> String {
    switch (ground, call.time) {
    case (.dateUnknown, _): "Tanggal"
    case (_, .unreadable(let text)): "Jam \"\(text)\""
    default: "Jam"
    }
  }
}
