package import Core
import Intake
import Spreadsheet

/// B4: when a caller was, or has to be, called back, in minutes from the end of the call, else from its start.
///
/// Times of day carry no date: one that is earlier than what it follows is the next day's where that puts it at most
/// `midnight_hours` (12) later, and implausible otherwise.
package struct CallbackTiming: Sendable, Hashable {
  /// What the log says of the callback.
  package enum Outcome: Sendable, Hashable {
    /// Called back after so many minutes; one during the call counts as none.
    case after(minutes: Int)
    /// Noted at a time before the call.
    case beforeCall
    /// Noted, but neither end nor start of the call is; or too long after the start, and the end can't be read.
    case unmeasured(want: PhoneFields)
    /// Noted, but not to be read.
    case unreadable
    /// Not on record, the deadline has not passed, or is not to be known.
    case open
    /// Not on record, and the day of the deadline is before the day of the run.
    case overdue
  }

  package var outcome: Outcome
  /// The last minute to call back; nil without a date, or where a noted callback can't be measured.
  package var deadline: LogMoment?
  /// Neither end nor start is known, so that the deadline is the end of the day.
  package var isDeadlineAssumed: Bool
  /// Minutes from the midnight before the call to the moment that counts; nil where neither end nor start is known.
  package var base: Int?
  package var isBaseEnd: Bool
  /// The end is before the start, and not after midnight either.
  package var isEndImplausible: Bool

  init(_ call: borrowing PhoneCall, profile: PhoneServiceProfile, date: CalendarDate) {
    let midnight = profile.midnightHours * 60
    let start = call.start.value?.minute
    var end = call.end.value?.minute
    isEndImplausible = false
    if let first = start, let last = end, last < first {
      if last + 1440 - first <= midnight {
        end = last + 1440
      } else {
        end = nil
        isEndImplausible = true
      }
    }
    let base = end ?? start
    self.base = base
    isBaseEnd = end != nil
    isDeadlineAssumed = false
    deadline = nil
    if let base {
      deadline = Self.moment(call.date, base)?.adding(minutes: profile.callbackMinutes)
    } else if call.callback.isMissing {
      isDeadlineAssumed = true
      deadline = Self.moment(call.date, 1439)
    }
    switch call.callback {
    case .missing:
      outcome = deadline.map { $0.date < date } ?? false ? .overdue : .open
    case .unreadable:
      outcome = .unreadable
    case .value(let time):
      guard let base else {
        outcome = .unmeasured(want: PhoneFields([.start, .end]))
        return
      }
      var minutes = time.minute - base
      if time.minute < start ?? base {
        minutes += 1440
        guard minutes <= midnight else {
          outcome = .beforeCall
          return
        }
      }
      let isShort = minutes <= profile.callbackMinutes
      outcome =
        call.end.isUnreadable && !isShort ? .unmeasured(want: PhoneFields(.end)) : .after(minutes: max(0, minutes))
    }
  }

  private static func moment(_ date: CalendarDate?, _ minute: Int) -> LogMoment? {
    guard let date, let midnight = ClockTime(hour: 0, minute: 0) else { return nil }
    return LogMoment(date, midnight).adding(minutes: minute)
  }

  /// The moment that counts: `akhir telepon 23.45` or `awal telepon 23.40`.
  var basePhrase: String {
    guard let base, let time = ClockTime(hour: base / 60 % 24, minute: base % 60) else { return "telepon" }
    return "\(isBaseEnd ? "akhir" : "awal") telepon \(time)"
  }

  /// The deadline: `batas 17/11/2026 14.35`, and how it came about where it is assumed.
  func deadlinePhrase(_ profile: PhoneServiceProfile) -> String {
    guard let deadline else { return "batas tidak dapat dihitung karena \(profile.header(.date)) kosong" }
    return isDeadlineAssumed
      ? "\(profile.header(.start)) dan \(profile.header(.end)) tidak diketahui, batas akhir hari \(deadline.date.indonesian)"
      : "batas \(deadline.indonesian)"
  }
}
