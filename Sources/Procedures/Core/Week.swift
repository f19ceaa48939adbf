package import Spreadsheet

/// A week of ISO 8601, Monday to Sunday, named `2026-W47`.
package struct Week: Sendable, Hashable, Comparable {
  /// The week's Monday.
  package let first: CalendarDate

  /// The week that holds a day.
  package init(holding date: CalendarDate) {
    first = date.adding(days: 1 - date.weekday)
  }

  /// The week of a name such as `2026-W47`, or nil.
  package init?(name: some StringProtocol) {
    let letters = name.utf8
    guard letters.count == 8, letters.dropFirst(4).starts(with: "-W".utf8), let year = Int(name.prefix(4)),
      let number = Int(name.suffix(2)), (1...53).contains(number),
      let fourth = CalendarDate(year: year, month: 1, day: 4)
    else { return nil }
    self.init(holding: Week(holding: fourth).first.adding(days: (number - 1) * 7))
    guard self.name == name else { return nil }
  }

  /// The week's Sunday.
  package var last: CalendarDate { first.adding(days: 6) }

  /// `2026-W47`: the year is that of the week's Thursday.
  package var name: String {
    let thursday = first.adding(days: 3)
    let year = thursday.year
    let firstDay = CalendarDate(year: year, month: 1, day: 1) ?? thursday
    let number = thursday.days(since: firstDay) / 7 + 1
    return "\(year)-W\(number < 10 ? "0" : "")\(number)"
  }

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  package func adding(weeks: Int) -> Week { Week(holding: first.adding(days: weeks * 7)) }

  package static func < (left: Week, right: Week) -> Bool { left.first < right.first }
}
