import Intake
import Procedures
import Spreadsheet

/// `Rekap` of a work book: how many are eligible, who is on duty, what waits, the rooms, and where the rows came from (G1).
///
/// Once the period is over its figures are values, so that what comes later does not change them (G6).
struct HotlineRecapSheet: Sendable {
  static let name = "Rekap"

  private let state: HotlineState
  private let figures: HotlineFigures
  private let period: Period
  private let context: LogContext
  private let isOver: Bool

  init(state: HotlineState, period: Period, context: LogContext) {
    self.state = state
    self.period = period
    self.context = context
    isOver = context.date > period.last
    figures = HotlineFigures(state, rows: state.log.rows(in: period), period: period)
  }

  func write(to sheet: SheetWriter, _ styles: Styles, _ places: BookPlaces) throws(SpreadsheetError) {
    for (column, width) in [44.0, 15, 15, 15, 15, 15].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head(Self.name, context.control, styles)
    var page = Page(state: state, figures: figures, period: period, styles: styles, places: places, isLive: !isOver)
    page.addAll(
      note: isOver
        ? "Minggu sudah berakhir: angka dibekukan; yang datang kemudian tercatat di lembar Koreksi laporannya (G6)."
        : "Keadaan \(context.date.indonesian). Kelayakan, kode dan penanggung jawab adalah rumus atas lembar Log Hotline."
    )
    try page.grid.write(to: sheet)
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...page.grid.lastRow, columns: 0...5),
      fitHeight: 1)
  }

  private struct Page {
    let state: HotlineState
    let figures: HotlineFigures
    let period: Period
    let styles: Styles
    let places: BookPlaces
    let isLive: Bool
    var grid = CellGrid()
    private var row = 3
    private var total = ""

    init(
      state: HotlineState, figures: HotlineFigures, period: Period, styles: Styles, places: BookPlaces, isLive: Bool
    ) {
      self.state = state
      self.figures = figures
      self.period = period
      self.styles = styles
      self.places = places
      self.isLive = isLive
    }

    mutating func addAll(note: String) {
      grid.text(row, 0, note, styles.note)
      row += 2
      addEligibility()
      addDuty()
      addWaiting()
      addClauses()
      addRooms()
      addAccounts()
    }

    private mutating func head(_ title: String, _ headers: [String]) {
      grid.section(row, 0...5, title, styles.section)
      row += 1
      for (column, header) in headers.enumerated() { grid.text(row, column, header, styles.header) }
      if headers.contains(where: { $0.count > 14 }) { grid.height(row, 32) }
      if !headers.isEmpty { row += 1 }
    }

    private mutating func figure(_ column: Int, _ formula: String?, _ value: Int) {
      if let formula, isLive, !formula.contains("\"\",") {
        grid.formula(row, column, formula, value, styles.number)
      } else {
        grid.number(row, column, value, styles.number)
      }
    }

    private func count(_ column: String, _ text: String) -> String {
      "COUNTIF(\(places.range(HotlineColumns.sheet, column)),\"\(text)\")"
    }

    private mutating func addEligibility() {
      head("Kelayakan (C1)", ["", "Jumlah", "Bagian"] + Payer.allCases.prefix(0).map(\.rawValue))
      total = "$B$\(row + 1)"
      grid.text(row, 0, "Telepon", styles.label)
      figure(1, count("kelayakan", "?*"), figures.calls)
      grid.put(row, 2, .blank, styles.label)
      row += 1
      for value in Eligibility.allCases {
        grid.text(row, 0, value.rawValue, styles.label)
        figure(1, count("kelayakan", value.rawValue), figures.eligibility[value] ?? 0)
        grid.share(
          row, 2, of: (cellName(row, 1), figures.eligibility[value] ?? 0), in: (total, figures.calls), styles.percent)
        row += 1
      }
      row += 1
      head("Menurut penjamin", ["Penjamin"] + Eligibility.allCases.map(\.rawValue) + ["Jumlah"])
      for (place, counts) in figures.payers.enumerated() {
        let isKnown = place < Payer.allCases.count
        grid.text(row, 0, isKnown ? Payer.allCases[place].rawValue : "Penjamin \(unknownWord)", styles.label)
        for (column, value) in Eligibility.allCases.enumerated() {
          grid.number(row, column + 1, counts[value] ?? 0, styles.number)
        }
        grid.formula(
          row, 4, "SUM(\(cellName(row, 1)):\(cellName(row, 3)))", counts.values.reduce(0, +), styles.number)
        row += 1
      }
      row += 1
    }

    private mutating func addDuty() {
      head(
        "Penanggung jawab dan penerima (C2)",
        ["Bertugas", "Telepon", "Diterima CS", "Diterima MOD", "Penerima \(unknownWord)"])
      for (place, name) in HotlineState.roles.enumerated() {
        grid.text(row, 0, name, styles.label)
        let counts = figures.receivers[place]
        let formula =
          place < 2
          ? count("penanggung_jawab", name)
          : "\(total)-SUM(\(cellName(row - 2, 1)):\(cellName(row - 1, 1)))"
        figure(1, formula, counts.reduce(0, +))
        for (column, value) in counts.enumerated() { grid.number(row, column + 2, value, styles.number) }
        row += 1
      }
      row += 1
    }

    private mutating func addWaiting() {
      head("Yang ditunggu, dan siapa yang mengerjakan", ["Langkah", "Unit", "Pasien", "Tertua sejak"])
      for line in figures.waiting.prefix(24) {
        grid.text(row, 0, line.what, styles.value)
        grid.text(row, 1, line.unit, styles.value)
        grid.number(row, 2, line.count, styles.number)
        if let oldest = line.oldest {
          grid.put(row, 3, .date(oldest), styles.valueDate)
        } else {
          grid.text(row, 3, unknownWord, styles.label)
        }
        row += 1
      }
      if figures.waiting.isEmpty {
        grid.text(row, 0, "Tidak ada.", styles.note)
        row += 1
      }
      row += 1
    }

    private mutating func addClauses() {
      head("Pelanggaran", ["Klausul", "Telepon"])
      for clause in HotlineState.breakable {
        grid.height(row, 31)
        grid.text(row, 0, "\(clause.rawValue) – \(HotlineState.breach(clause))", styles.value)
        grid.number(row, 1, figures.clauses[clause] ?? 0, styles.number)
        row += 1
      }
      row += 1
    }

    private mutating func addRooms() {
      head("Kamar VIP dan bed IGD (C3.1, C4)", [])
      for sentence in state.rooms(period).sentences {
        grid.height(row, TextHeight.points(sentence, width: 118))
        grid.text(row, 0, sentence, styles.wrapped, to: 5)
        row += 1
      }
      row += 1
    }

    private mutating func addAccounts() {
      head(
        "Asal data: baris masuk = dipakai + digabung + ditolak (G1)",
        ["Berkas", "Baris masuk", "Dipakai", "Digabung", "Ditolak", "Bukan data"])
      for account in state.log.accounts {
        grid.text(row, 0, account.file, styles.value)
        let values = [account.rows, account.used, account.merged, account.rejected, account.skipped]
        for (column, value) in values.enumerated() { grid.number(row, column + 1, value, styles.number) }
        row += 1
      }
      if state.log.accounts.isEmpty { grid.text(row, 0, "Belum ada berkas di masuk/.", styles.note) }
    }
  }
}
