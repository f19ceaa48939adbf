package import Spreadsheet

/// The days that one work book is about: a week of ISO 8601, or a calendar month.
package struct Period: Sendable, Hashable, Comparable {
  /// `2026-W47`, `2026-11`.
  package let name: String
  package let first: CalendarDate
  package let last: CalendarDate

  package init(_ week: Week) {
    name = week.name
    first = week.first
    last = week.last
  }

  package init(_ month: Month) {
    name = month.name
    first = month.first
    last = month.last
  }

  /// The month that holds a day.
  package init(monthOf date: CalendarDate) { self.init(Month(holding: date)) }

  /// The week or month of such a name, or nil.
  package init?(name: some StringProtocol) {
    if let week = Week(name: name) {
      self.init(week)
    } else if let month = Month(name: name) {
      self.init(month)
    } else {
      return nil
    }
  }

  package var isMonth: Bool { last.days(since: first) > 6 }

  /// The week itself, or the one that holds a month's first day.
  package var week: Week { Week(holding: first) }

  /// The month itself, or the one that holds a week's first day.
  package var month: Month { Month(holding: first) }

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  /// In order of their first days, a week before the month that begins with it.
  package static func < (left: Period, right: Period) -> Bool { (left.first, left.last) < (right.first, right.last) }
}

extension Period: Codable {
  /// By its name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let period = Period(name: name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: name)
    }
    self = period
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
