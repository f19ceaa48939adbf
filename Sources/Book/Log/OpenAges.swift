package import Core
import Spreadsheet

/// How old what is open is, by the days since it came (G10).
package enum OpenAge: Int, Sendable, CaseIterable {
  case upTo3
  case upTo7
  case upTo14
  case upTo30
  case upTo90
  case older

  /// One that came today counts as of the first days.
  package init(days: Int) {
    self =
      switch days {
      case ...3: .upTo3
      case ...7: .upTo7
      case ...14: .upTo14
      case ...30: .upTo30
      case ...90: .upTo90
      default: .older
      }
  }

  package var label: String {
    switch self {
    case .upTo3: "1–3 hari"
    case .upTo7: "4–7 hari"
    case .upTo14: "8–14 hari"
    case .upTo30: "15–30 hari"
    case .upTo90: "31–90 hari"
    case .older: "lebih dari 90 hari"
    }
  }
}

/// What is open of periods before one, by age: counted apart from what the period's own rows are (G10, G13).
package struct OpenAges: Sendable {
  private var counts = [Int](repeating: 0, count: OpenAge.allCases.count)
  private var undated = 0

  /// As of the state's day.
  package init(_ state: any LogState, before period: Period) {
    let log = state.log
    let end = state.end ?? state.date
    for (_, day, _) in log.closed?.openRows ?? [] { add(day, end) }
    for (row, entry) in log.rows.enumerated() {
      let isEarlier = entry.date.map { $0 < period.first } ?? (entry.home < period)
      if isEarlier, state.isOpen(row, atEndOf: end) { add(entry.date, end) }
    }
    for line in state.openLines where line.home < period {
      if line.isOpen || line.closedOn.map({ $0 > end }) ?? false { add(line.day, end) }
    }
  }

  private mutating func add(_ day: CalendarDate?, _ end: CalendarDate) {
    guard let day else {
      undated += 1
      return
    }
    counts[OpenAge(days: end.days(since: day)).rawValue] += 1
  }

  /// A line an age.
  package func table(_ unit: PeriodUnit) -> PageTable {
    var lines = OpenAge.allCases.map { PageTable.Line([.label($0.label), .number(counts[$0.rawValue])]) }
    if undated > 0 { lines.append(PageTable.Line([.label("tanggal \(unknownWord)"), .number(undated)])) }
    return PageTable(
      "Belum selesai dari \(unit == .week ? "minggu" : "bulan") sebelumnya (G10)", ["Umur", "Jumlah"], lines,
      total: PageTable.Line([.label("Semua"), .sumAbove]))
  }
}
