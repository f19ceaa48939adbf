package import Spreadsheet

/// A calendar month, named `2026-11`.
package struct Month: Sendable, Hashable, Comparable {
  /// The month's first day.
  package let first: CalendarDate

  /// The month that holds a day.
  package init(holding date: CalendarDate) {
    first = date.adding(days: 1 - date.day)
  }

  /// The month of a name such as `2026-11`, or nil.
  package init?(name: some StringProtocol) {
    guard name.utf8.count == 7, let first = CalendarDate(iso: "\(name)-01") else { return nil }
    self.first = first
    guard self.name == name else { return nil }
  }

  /// The month's last day.
  package var last: CalendarDate { next.first.adding(days: -1) }

  package var next: Month { Month(holding: first.adding(days: 31)) }

  package var previous: Month { Month(holding: first.adding(days: -1)) }

  /// The month some months later, or earlier for a negative number.
  package func adding(months: Int) -> Month {
    var month = self
    for _ in 0..<abs(months) { month = months < 0 ? month.previous : month.next }
    return month
  }

  /// `2026-11`.
  package var name: String { String(first.description.dropLast(3)) }

  /// `November 2026`.
  package var indonesian: String {
    let (year, month, _) = first.civil
    return "\(Self.names[month - 1]) \(year)"
  }

  private static let names = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  /// Months from `other` to this one; negative where this one is earlier.
  package func months(since other: Month) -> Int {
    let (left, right) = (first.civil, other.first.civil)
    return (left.year - right.year) * 12 + left.month - right.month
  }

  package static func < (left: Month, right: Month) -> Bool { left.first < right.first }
}

extension Month {
  /// The weeks that end in the month: a week belongs to the month of its Sunday.
  package var weeks: [Week] {
    var weeks: [Week] = []
    var week = Week(holding: first)
    while week.last <= last {
      weeks.append(week)
      week = week.adding(weeks: 1)
    }
    return weeks
  }
}
