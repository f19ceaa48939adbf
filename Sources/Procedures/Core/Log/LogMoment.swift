package import Intake
package import Spreadsheet

/// A minute of a day in the facility's own time, as a log notes it.
package struct LogMoment: Sendable, Hashable, Comparable {
  package var date: CalendarDate
  package var time: ClockTime

  package init(_ date: CalendarDate, _ time: ClockTime) {
    self.date = date
    self.time = time
  }

  /// Minutes from another moment to this one; negative where this one is earlier.
  package func minutes(since other: LogMoment) -> Int {
    date.days(since: other.date) * 1440 + time.minute - other.time.minute
  }

  /// The moment some minutes later, or earlier for a negative number.
  package func adding(minutes: Int) -> LogMoment {
    let total = time.minute + minutes
    let days = total >= 0 ? total / 1440 : -((1439 - total) / 1440)
    let minute = total - days * 1440
    return LogMoment(
      date.adding(days: days), ClockTime(hour: minute / 60, minute: minute % 60) ?? time)
  }

  package static func < (left: LogMoment, right: LogMoment) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }

  /// `17/11/2026 14.35`.
  package var indonesian: String { "\(date.indonesian) \(time)" }
}
