import FoundationEssentials
package import Intake
package import Spreadsheet

/// A moment in UTC, to the second.
package struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// The moment of `2026-11-18T02:15:07Z`, or nil.
  package init?(iso text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 9, parts[1].hasSuffix("Z"),
      let day = CalendarDate(iso: String(parts[0]))
    else { return nil }
    let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2], (0..<24).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    seconds = Int(day.dayNumber) * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// The day that it is in a zone.
  package func day(in zone: ClockZone) -> CalendarDate { split(in: zone).day }

  /// As Indonesian readers write it: `18/11/2026 09.15 WIB`.
  package func text(in zone: ClockZone) -> String {
    let (day, second) = split(in: zone)
    return "\(day.indonesian) \(two(second / 3600)).\(two(second / 60 % 60)) \(zone)"
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  private func split(in zone: ClockZone) -> (day: CalendarDate, second: Int) {
    let local = seconds + zone.offset * 60
    let second = ((local % 86_400) + 86_400) % 86_400
    return (CalendarDate(dayNumber: (local - second) / 86_400), second)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Moment: CustomStringConvertible {
  /// ISO 8601: `2026-11-18T02:15:07Z`.
  package var description: String {
    let (day, second) = split(in: .universal)
    return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}

/// Where the moment comes from at which a run really goes on, whatever day it is dated: the journal, the lock and the age of a
/// backup know it, and what a recap closes depends on it; no rule knows it.
package struct WallClock: Sendable {
  package var now: @Sendable () -> Moment

  package init(now: @escaping @Sendable () -> Moment) { self.now = now }

  /// The system's clock. Where the environment has `SAPA_NOW`, such as `2026-11-18T02:15:07Z`, it stands at that moment: tests and
  /// judges, whose days may lie ahead of the machine's, set it; in a facility nobody does.
  package static let system = WallClock {
    ProcessInfo.processInfo.environment["SAPA_NOW"].flatMap { Moment(iso: $0) }
      ?? Moment(seconds: Int(Date.now.timeIntervalSince1970.rounded(.down)))
  }
}

extension ClockZone {
  /// The day that it is in this zone.
  package func today(_ clock: WallClock = .system) -> CalendarDate { clock.now().day(in: self) }
}
