import Procedures
import Spreadsheet

/// The pages of the report that hold figures; each is one A4 page that lies.
struct PhoneReportPages {
  let report: PhoneReportWriter
  let breaches: PhoneBreaches
  let styles: Styles

  private static let lastColumn = 7
  private static let blue = Color(0x2E75B6)
  private var figures: PhoneFigures { report.figures }
  private var profile: PhoneServiceProfile { report.state.settings.profile }
  private var tallyHeaders: [String] {
    [
      "Telepon", "Dering diketahui", "≤ \(profile.maxRings) dering", "Bagian (B1)", "Jatuh tempo atau diketahui",
      "≤ \(profile.callbackMinutes) menit", "Bagian (B4)",
    ]
  }

  private var page: ReportPage { ReportPage(control: report.control, styles: styles) }

  private func begin(_ sheet: SheetWriter, _ title: String) throws(SpreadsheetError) {
    try page.begin(sheet, title, [30] + [Double](repeating: 15, count: Self.lastColumn))
  }

  private func end(
    _ sheet: SheetWriter, _ grid: CellGrid, until last: Int, fitHeight: Int = 1
  ) throws(SpreadsheetError) {
    try page.end(sheet, grid, columns: Self.lastColumn + 1, until: last, fitHeight: fitHeight)
  }

  private func chart(
    _ kind: ChartSpec.Kind, _ title: String, _ sheet: String, _ rows: ClosedRange<Int>, values: Int, name: String,
    labelFormat: String? = nil
  ) -> ChartSpec {
    var chart = ChartSpec(
      kind, title: title,
      series: [
        ChartSpec.Series(
          name: name, categories: ReportPage.cells(sheet, rows, 0), values: ReportPage.cells(sheet, rows, values),
          color: Self.blue, showsLabels: true,
          labelFormat: labelFormat)
      ])
    chart.valueAxis.minimum = 0
    chart.valueAxis.showsGridlines = false
    chart.gap = 50
    chart.alternativeText = title
    return chart
  }

  // MARK: Tables

  private func headers(_ grid: inout CellGrid, _ row: Int, _ first: String) {
    grid.height(row, 32)
    for (column, header) in ([first] + tallyHeaders).enumerated() {
      grid.text(row, column, header, styles.header)
    }
  }

  /// A line of calls with their shares; the breaches are counted on `Rincian`.
  private func line(
    _ grid: inout CellGrid, _ row: Int, _ label: String, _ tally: PhoneFigures.Tally,
    where condition: PhoneBreaches.Condition
  ) {
    grid.text(row, 0, label, styles.label)
    grid.number(row, 1, tally.calls, styles.number)
    limit(&grid, row, 2, tally.knownRings, tally.lateRings, breaches.count(.b1, where: condition))
    limit(&grid, row, 5, tally.dueCallbacks, tally.lateCallbacks, breaches.count(.b4, where: condition))
  }

  /// Whole, part and share, in three columns.
  private func limit(
    _ grid: inout CellGrid, _ row: Int, _ column: Int, _ whole: Int, _ late: Int, _ count: String?
  ) {
    grid.number(row, column, whole, styles.number)
    if let count {
      grid.formula(row, column + 1, "\(cellName(row, column))-\(count)", whole - late, styles.number)
    } else {
      grid.number(row, column + 1, whole - late, styles.number)
    }
    grid.share(
      row, column + 2, of: (cellName(row, column + 1), whole - late), in: (cellName(row, column), whole),
      styles.percent)
  }

  // MARK: Rekap

  func writeRecap(to sheet: SheetWriter) throws(SpreadsheetError) {
    try begin(sheet, "Rekap Layanan Telepon")
    var grid = CellGrid()
    grid.text(
      3, 0,
      "\(report.state.standing) Pelanggaran dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0.",
      styles.note)
    addTypes(&grid, from: 8)
    addTiles(&grid, types: 8)
    addClauses(&grid, from: 16)
    addStatuses(&grid, from: 16)
    addAges(&grid, from: 16)
    let last = page.control(&grid, from: 26, lastColumn: Self.lastColumn)
    try end(sheet, grid, until: last)
  }

  private func addTypes(_ grid: inout CellGrid, from row: Int) {
    grid.section(row, 0...Self.lastColumn, "Menurut Jenis Layanan", styles.section)
    headers(&grid, row + 1, "Jenis Layanan")
    for type in PhoneServiceType.allCases {
      line(&grid, row + 2 + type.place, type.rawValue, figures.types[type.place], where: .type(type.rawValue))
    }
    let count = PhoneServiceType.allCases.count
    line(&grid, row + 2 + count, unknownWord, figures.types[count], where: .type(unknownWord))
    line(&grid, row + 3 + count, "Semua", figures.total, where: .all)
  }

  /// The head line: large figures with what they are of.
  private func addTiles(_ grid: inout CellGrid, types: Int) {
    let all = types + 3 + PhoneServiceType.allCases.count
    let tally = figures.total
    func share(_ column: Int, _ part: Int, _ whole: Int) -> CellGrid.Value {
      .formula(
        "=\(cellName(all, column))", whole == 0 ? .text(noShare) : .number(Double(part) / Double(whole)))
    }
    let median: CellGrid.Value = figures.medianMinutes.map { .number(Double($0)) } ?? .text(unknownWord)
    page.tiles(
      &grid, from: 4, remarkHeight: 38,
      [
        ReportPage.Tile(0, "Telepon", tally.calls, "minggu \(report.period.name)"),
        ReportPage.Tile(
          1, "Pengaduan", figures.types[PhoneServiceType.complaint.place].calls, "masing-masing ber-BA (B9)"),
        ReportPage.Tile(
          2, "Diangkat ≤ \(profile.maxRings) dering", share(4, tally.knownRings - tally.lateRings, tally.knownRings),
          isPercent: true, "dari \(tally.knownRings) yang diketahui (B1)"),
        ReportPage.Tile(
          3, "Dihubungi ≤ \(profile.callbackMinutes) menit",
          share(7, tally.dueCallbacks - tally.lateCallbacks, tally.dueCallbacks), isPercent: true,
          "dari \(tally.dueCallbacks) yang diketahui atau jatuh tempo (B4)"),
        ReportPage.Tile(4, "Median menit", median, "sampai dihubungi kembali (peringkat terdekat)"),
        ReportPage.Tile(5, "Belum dihubungi", figures.openCallbacks, "belum tercatat dihubungi kembali"),
        ReportPage.Tile(6, "Lewat batas", figures.overdue, "kode L, dahulukan (B4, B6)"),
        ReportPage.Tile(
          7, "Belum Tuntas", figures.statuses[PhoneCallStatus.open.place], "tidak tuntas, tidak diteruskan (B5)"),
      ])
  }

  private func addClauses(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 0...1, "Pelanggaran", styles.section)
    for (column, header) in ["Klausul", "Telepon"].enumerated() { grid.text(start + 1, column, header, styles.header) }
    var row = start + 2
    for clause in PhoneClause.breakable {
      let count = figures.clauses[Int(clause.rawValue)]
      grid.height(row, 31)
      grid.text(row, 0, "\(clause.id) – \(clause.breach)", styles.value)
      if let formula = breaches.count(clause) {
        grid.formula(row, 1, formula, count, styles.number)
      } else {
        grid.number(row, 1, count, styles.number)
      }
      row += 1
    }
    grid.text(row, 0, "Patuh (tanpa pelanggaran)", styles.label)
    grid.number(row, 1, figures.compliant, styles.number)
  }

  private func addStatuses(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 3...4, "Status", styles.section)
    for (column, header) in ["Status", "Telepon"].enumerated() {
      grid.text(start + 1, 3 + column, header, styles.header)
    }
    var lines = PhoneCallStatus.allCases.map { ($0.rawValue, figures.statuses[$0.place]) }
    lines += [("Disetujui (B10)", figures.approved), ("Menunggu (B10)", figures.total.calls - figures.approved)]
    for (place, line) in lines.enumerated() {
      grid.text(start + 2 + place, 3, line.0, styles.label)
      grid.number(start + 2 + place, 4, line.1, styles.number)
    }
  }

  private func addAges(_ grid: inout CellGrid, from start: Int) {
    grid.section(start, 5...Self.lastColumn, "Masih terbuka menurut umur", styles.section)
    grid.height(start + 1, 32)
    for (column, header) in ["Umur", "Belum dihubungi", "Belum Tuntas"].enumerated() {
      grid.text(start + 1, 5 + column, header, styles.header)
    }
    for (place, age) in figures.ages.enumerated() {
      grid.text(start + 2 + place, 5, age.title, styles.value)
      grid.number(start + 2 + place, 6, age.callbacks, styles.number)
      grid.number(start + 2 + place, 7, age.unsettled, styles.number)
    }
  }

  // MARK: Hari, Jam

  func writeDays(to sheet: SheetWriter) throws(SpreadsheetError) {
    try begin(sheet, "Menurut hari")
    var grid = CellGrid()
    headers(&grid, 4, "Hari")
    let count = figures.days.count - 1
    for place in 0..<count {
      let date = report.period.first.adding(days: place)
      line(
        &grid, 5 + place, "\(date.weekdayName), \(date.indonesian)", figures.days[place], where: .date(date))
    }
    var row = 5 + count
    if figures.days[count].calls > 0 {
      line(&grid, row, "Tanggal \(unknownWord)", figures.days[count], where: .date(nil))
      row += 1
    }
    line(&grid, row, "Semua", figures.total, where: .all)
    var chart = chart(
      .column, "Telepon menurut hari", PhoneReportWriter.sheets.days, 5...4 + count, values: 1, name: "Telepon")
    chart.width = 980
    chart.height = 340
    try grid.write(to: sheet)
    try sheet.insertChart(chart, row: row + 2, column: 0)
    try end(sheet, CellGrid(), until: row + 20)
  }

  func writeHours(to sheet: SheetWriter) throws(SpreadsheetError) {
    try begin(sheet, "Menurut jam")
    var grid = CellGrid()
    for (column, header) in ["Jam", "Telepon"].enumerated() { grid.text(4, column, header, styles.header) }
    let known = (0..<24).filter { figures.hours[$0] > 0 }
    let first = min(known.first ?? 8, 8)
    let last = max(known.last ?? 15, 15)
    for hour in first...last {
      let name = report.state.hourName(hour)
      grid.text(5 + hour - first, 0, "\(name).00–\(name).59", styles.label)
      grid.number(5 + hour - first, 1, figures.hours[hour], styles.number)
    }
    var row = 6 + last - first
    if figures.hours[24] > 0 {
      grid.text(row, 0, "Jam \(unknownWord)", styles.label)
      grid.number(row, 1, figures.hours[24], styles.number)
      row += 1
    }
    grid.text(row, 0, "Semua", styles.label)
    grid.formula(
      row, 1, "SUM(\(cellName(5, 1)):\(cellName(row - 1, 1)))", figures.total.calls, styles.number)
    var chart = chart(
      .column, "Telepon menurut jam masuk", PhoneReportWriter.sheets.hours, 5...5 + last - first, values: 1,
      name: "Telepon")
    chart.width = 635
    chart.height = 420
    try grid.write(to: sheet)
    try sheet.insertChart(chart, row: 4, column: 2, xOffset: 12)
    try end(sheet, CellGrid(), until: max(row, 26))
  }

  // MARK: Petugas

  func writeOfficers(to sheet: SheetWriter) throws(SpreadsheetError) {
    try begin(sheet, "Menurut petugas")
    var grid = CellGrid()
    headers(&grid, 4, "Petugas")
    let order = report.state.officerOrder(figures)
    // The chart shows those whose punctuality is known.
    let known = order.filter { figures.officers[$0].dueCallbacks > 0 }
    let officers = known + order.filter { figures.officers[$0].dueCallbacks == 0 }
    var row = 5
    for officer in officers {
      let name = report.state.officerName(officer)
      line(&grid, row, name, figures.officers[officer], where: .officer(cell: cellName(row, 0)))
      row += 1
    }
    line(&grid, row, "Semua", figures.total, where: .all)
    try grid.write(to: sheet)
    let shown = min(known.count, 15)
    var last = row
    if shown > 0 {
      var chart = chart(
        .bar, "Dihubungi kembali dalam \(profile.callbackMinutes) menit",
        PhoneReportWriter.sheets.officers, 5...4 + shown, values: 7, name: "Bagian", labelFormat: "0%")
      chart.categoryAxis.isReversed = true
      chart.valueAxis.maximum = 1
      chart.valueAxis.numberFormat = "0%"
      chart.width = 980
      chart.height = 100 + shown * 36
      try sheet.insertChart(chart, row: row + 2, column: 0)
      last = row + 3 + chart.height / 20
    }
    try end(sheet, CellGrid(), until: last, fitHeight: officers.count > 25 ? 0 : 1)
  }

  // MARK: Dering dan Hubungi Kembali

  func writeLimits(to sheet: SheetWriter) throws(SpreadsheetError) {
    try begin(sheet, "Dering dan hubungi kembali")
    var grid = CellGrid()
    let most = PhoneFigures.mostRings
    grid.section(4, 0...1, "Jumlah dering (B1)", styles.section)
    for (column, header) in ["Dering", "Telepon"].enumerated() { grid.text(5, column, header, styles.header) }
    for rings in 0...most {
      grid.text(6 + rings, 0, rings < most ? "\(rings) dering" : "\(most) dering atau lebih", styles.label)
      grid.number(6 + rings, 1, figures.rings[rings], styles.number)
    }
    grid.text(7 + most, 0, "Dering \(unknownWord)", styles.label)
    grid.number(7 + most, 1, figures.rings[most + 1], styles.number)
    let start = 10 + most
    grid.section(start, 0...1, "Hubungi kembali (B4)", styles.section)
    for (column, header) in ["Keadaan", "Telepon"].enumerated() { grid.text(start + 1, column, header, styles.header) }
    let tally = figures.total
    let lines = [
      ("Dalam \(profile.callbackMinutes) menit", tally.dueCallbacks - tally.lateCallbacks),
      ("Lewat \(profile.callbackMinutes) menit", tally.lateCallbacks - figures.overdue),
      ("Belum, batas sudah lewat (L)", figures.overdue), ("Belum, batas belum lewat", figures.pending),
      (unknownWord, figures.unknownCallbacks),
    ]
    for (place, line) in lines.enumerated() {
      grid.text(start + 2 + place, 0, line.0, styles.label)
      grid.number(start + 2 + place, 1, line.1, styles.number)
    }
    grid.text(start + 7, 0, "Median menit (peringkat terdekat)", styles.label)
    if let median = figures.medianMinutes {
      grid.number(start + 7, 1, median, styles.label)
    } else {
      grid.text(start + 7, 1, unknownWord, styles.label)
    }
    try grid.write(to: sheet)
    var rings = chart(
      .column, "Telepon menurut jumlah dering", PhoneReportWriter.sheets.limits, 6...6 + most, values: 1,
      name: "Telepon")
    rings.width = 635
    rings.height = 250
    var callbacks = chart(
      .bar, "Hubungi kembali", PhoneReportWriter.sheets.limits, start + 2...start + 6, values: 1, name: "Telepon")
    callbacks.categoryAxis.isReversed = true
    callbacks.width = 635
    callbacks.height = 250
    try sheet.insertChart(rings, row: 4, column: 2, xOffset: 12)
    try sheet.insertChart(callbacks, row: start, column: 2, xOffset: 12, yOffset: 8)
    try end(sheet, CellGrid(), until: start + 14)
  }
}
