import Procedures
import Spreadsheet

/// `Tren` of the report: the last weeks that the work books hold.
struct PhoneTrend {
  struct Entry {
    var week: Period
    var tally: PhoneFigures.Tally
    /// Calls that break any clause.
    var breaches: Int
  }

  /// Weeks that are shown, at most.
  private static let most = 12

  let weeks: [Entry]
  /// As of when the figures are.
  let standing: String
  let control: DocumentControl
  let profile: PhoneServiceProfile
  let styles: Styles

  /// The first day that a report of a week looks back to.
  static func first(until period: Period) -> CalendarDate { period.first.adding(days: -7 * (most - 1)) }

  /// The weeks with calls among the last twelve, the oldest first.
  static func weeks(_ state: PhoneState, until period: Period) -> [Entry] {
    let first = first(until: period)
    var entries = (0..<most).map {
      Entry(
        week: Period(Week(holding: first.adding(days: 7 * $0))), tally: PhoneFigures.Tally(), breaches: 0)
    }
    for row in state.log.rows.indices {
      guard let date = state.log.rows[row].date, date >= first, date <= period.last else { continue }
      let place = date.days(since: first) / 7
      entries[place].tally.add(state.facts[row], state.decisions[row])
      if !state.decisions[row].broken.isEmpty { entries[place].breaches += 1 }
    }
    return entries.filter { $0.tally.calls > 0 }
  }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    for (column, width) in [30.0, 15, 18, 18, 18, 18, 18].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Tren mingguan", control, styles)
    try sheet.text(
      "\(standing) Angka resmi minggu yang sudah ditutup ada di laporannya.", row: 3,
      column: 0, format: styles.note)
    var grid = CellGrid()
    let headers = [
      "Minggu", "Telepon", "Bagian ≤ \(profile.maxRings) dering", "Bagian ≤ \(profile.callbackMinutes) menit",
      "Dering lewat batas", "Hubungi kembali lewat batas", "Dengan pelanggaran",
    ]
    grid.height(4, 32)
    for (column, header) in headers.enumerated() { grid.text(4, column, header, styles.header) }
    for (place, entry) in weeks.enumerated() {
      let row = 5 + place
      let tally = entry.tally
      grid.text(row, 0, entry.week.name, styles.label)
      grid.number(row, 1, tally.calls, styles.number)
      share(&grid, row, 2, tally.knownRings - tally.lateRings, tally.knownRings)
      share(&grid, row, 3, tally.dueCallbacks - tally.lateCallbacks, tally.dueCallbacks)
      grid.number(row, 4, tally.lateRings, styles.number)
      grid.number(row, 5, tally.lateCallbacks, styles.number)
      grid.number(row, 6, entry.breaches, styles.number)
    }
    try grid.write(to: sheet)
    let last = 4 + weeks.count
    func cells(_ column: Int) -> String {
      "=" + CellArea(rows: 5...last, columns: column...column).absoluteReference(sheet: PhoneReportWriter.sheets.trend)
    }
    var chart = ChartSpec(
      .line, title: "Telepon dan pelanggaran menurut minggu",
      series: [
        ChartSpec.Series(
          name: "Telepon", categories: cells(0), values: cells(1), color: Color(0x2E75B6), showsLabels: true),
        ChartSpec.Series(name: "Dering lewat batas", categories: cells(0), values: cells(4), color: Color(0xF4B183)),
        ChartSpec.Series(
          name: "Hubungi kembali lewat batas", categories: cells(0), values: cells(5), color: Color(0xC00000)),
      ])
    chart.legend = .bottom
    chart.valueAxis.minimum = 0
    chart.width = 980
    chart.height = 360
    chart.alternativeText = chart.title
    try sheet.insertChart(chart, row: last + 2, column: 0)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: true, repeatRows: nil, area: CellArea(rows: 0...last + 21, columns: 0...6), fitHeight: 1)
  }

  private func share(_ grid: inout CellGrid, _ row: Int, _ column: Int, _ part: Int, _ whole: Int) {
    if whole == 0 {
      grid.text(row, column, noShare, styles.percent)
    } else {
      grid.put(row, column, .number(Double(part) / Double(whole)), styles.percent)
    }
  }
}
