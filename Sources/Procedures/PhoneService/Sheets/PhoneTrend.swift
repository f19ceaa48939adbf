import Book
import Core
import Spreadsheet

/// `Tren` of the report: the last weeks that the work books hold.
struct PhoneTrend {
  struct Entry {
    var week: Period
    var tally = PhoneFigures.Tally()
    /// Calls that break any clause.
    var breaches = 0
  }

  /// Weeks that are shown, at most.
  private static let most = 12

  /// The weeks with calls among the last twelve, the oldest first.
  let weeks: [Entry]

  /// The first day that a report of a week looks back to.
  static func first(until period: Period) -> CalendarDate { period.first.adding(days: -7 * (most - 1)) }

  init(_ state: PhoneState, until period: Period) {
    let first = Self.first(until: period)
    var entries = (0..<Self.most).map { Entry(week: Period(Week(holding: first.adding(days: 7 * $0)))) }
    for row in state.log.rows.indices {
      guard let date = state.log.rows[row].date, date >= first, date <= period.last else { continue }
      let place = date.days(since: first) / 7
      entries[place].tally.add(state.facts[row], state.decisions[row])
      if !state.decisions[row].broken.isEmpty { entries[place].breaches += 1 }
    }
    for place in entries.indices {
      guard let closed = state.closed.weeks[entries[place].week.name] else { continue }
      entries[place].tally += closed.tally
      entries[place].breaches += closed.breaches
    }
    weeks = entries.filter { $0.tally.calls > 0 }
  }

  func page(_ state: PhoneState) -> Page {
    let profile = state.settings.profile
    let table = PageTable(
      nil, name: "minggu",
      [
        "Minggu", "Telepon", "Bagian ≤ \(profile.maxRings) dering", "Bagian ≤ \(profile.callbackMinutes) menit",
        "Dering lewat batas", "Hubungi kembali lewat batas", "Dengan pelanggaran",
      ],
      weeks.map { entry in
        let tally = entry.tally
        return PageTable.Line([
          .label(entry.week.name), .number(tally.calls), share(tally.knownRings - tally.lateRings, tally.knownRings),
          share(tally.dueCallbacks - tally.lateCallbacks, tally.dueCallbacks), .number(tally.lateRings),
          .number(tally.lateCallbacks), .number(entry.breaches),
        ])
      })
    let chart = PageChart(
      .line, "Telepon dan pelanggaran menurut minggu", of: "minggu",
      [
        ("Telepon", 1, PageChart.blue), ("Dering lewat batas", 4, PageChart.orange),
        ("Hubungi kembali lewat batas", 5, PageChart.red),
      ], width: 980, height: 360
    ) {
      for place in 1...2 { $0.series[place].showsLabels = false }
      $0.legend = .bottom
      $0.valueAxis.showsGridlines = nil
    }
    return Page(
      title: "Tren mingguan", widths: [30.0, 15, 18, 18, 18, 18, 18],
      blocks: [
        .note("\(state.standing) Angka resmi minggu yang sudah ditutup ada di laporannya."), .table(table), .gap(1),
        .chart(chart),
      ])
  }

  private func share(_ part: Int, _ whole: Int) -> PageCell {
    .decimal(whole == 0 ? nil : Double(part) / Double(whole), .percent)
  }
}
