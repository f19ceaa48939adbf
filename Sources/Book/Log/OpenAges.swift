package import Core
import Spreadsheet

/// What is open of periods before one, by the days since it came: counted apart from what the period's own rows are (G10, G13).
package struct OpenAges: Sendable {
  /// Days of age, and what a table calls them; the last are rows without a date.
  private static let classes: [(title: String, days: ClosedRange<Int>?)] = [
    ("1–7 hari", 0...7), ("8–14 hari", 8...14), ("15–30 hari", 15...30), ("31–90 hari", 31...90),
    ("Lebih dari 90 hari", 91...Int.max), ("Tanggal \(unknownWord)", nil),
  ]

  /// By class.
  private let counts: [Int]

  /// As of the state's day.
  package init(_ state: any LogState, before period: Period) {
    let log = state.log
    let end = state.end ?? state.date
    var counts = [Int](repeating: 0, count: Self.classes.count)
    func add(_ day: CalendarDate?) {
      let age = day.map { max(0, end.days(since: $0)) }
      let place = Self.classes.firstIndex { known in
        age.map { known.days?.contains($0) ?? false } ?? (known.days == nil)
      }
      if let place { counts[place] += 1 }
    }
    for (_, day) in log.closed?.openRows ?? [] { add(day) }
    for (row, entry) in log.rows.enumerated() {
      let isEarlier = entry.date.map { $0 < period.first } ?? (entry.home < period)
      if isEarlier, state.isOpen(row, atEndOf: end) { add(entry.date) }
    }
    for line in state.openLines where line.home < period {
      if line.isOpen || line.closedOn.map({ $0 > end }) ?? false { add(line.day) }
    }
    self.counts = counts
  }

  package var total: Int { counts.reduce(0, +) }

  /// A line an age.
  package func table(_ unit: PeriodUnit) -> PageTable {
    let name = unit == .week ? "minggu" : "bulan"
    let lines = zip(Self.classes, counts).filter { $0.0.days != nil || $0.1 > 0 }.map {
      PageTable.Line([.label($0.0.title), .number($0.1)])
    }
    return PageTable(
      "Belum selesai dari \(name) sebelumnya (G10)", ["Umur", "Jumlah"], lines,
      total: PageTable.Line([.label("Semua"), .sumAbove]))
  }
}
