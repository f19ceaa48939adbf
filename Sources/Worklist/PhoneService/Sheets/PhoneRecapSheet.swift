import Intake
import Procedures
import Spreadsheet

/// `Rekap Layanan` of a work book (B6, B10): figures as formulas over the log's columns, on one A4 page.
///
/// Once the period is over they are values, so that what comes later does not change them (G6).
struct PhoneRecapSheet: Sendable {
  static let name = "Rekap Layanan"

  private let state: PhoneState
  private let rows: [Int]
  private let figures: PhoneFigures
  private let period: Period
  private let context: LogContext
  private let isOver: Bool

  init(state: PhoneState, rows: [Int], period: Period, context: LogContext) {
    self.state = state
    self.rows = rows
    self.period = period
    self.context = context
    isOver = context.date > period.last
    figures = PhoneFigures(state, rows: rows, period: period)
  }

  func write(to sheet: SheetWriter, _ styles: Styles, _ places: BookPlaces) throws(SpreadsheetError) {
    for (column, width) in [42.0, 13, 13, 13, 16].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    try sheet.head("Rekap Layanan", context.control, styles)
    let page = PhoneRecapPage(
      figures: figures, columns: PhoneLogColumns(state, rows: rows, isOver: isOver, places),
      profile: state.settings.profile,
      today: state.date, styles: styles)
    let grid = page.grid(
      note: isOver
        ? "Minggu sudah berakhir: angka dibekukan; yang datang kemudian tercatat di lembar Koreksi laporannya (G6)."
        : "Keadaan \(context.date.indonesian). Angka adalah rumus atas kolom-kolom lembar Log Layanan.")
    try grid.write(to: sheet)
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...grid.lastRow, columns: 0...4),
      fitHeight: 1)
  }
}

/// The log's columns as the formulas of `Rekap Layanan` name them.
struct PhoneLogColumns {
  let compliance: String
  let action: String
  let reason: String
  let status: String
  let code: String
  let type: String
  let date: String
  /// How each type is spelled in the log; nil where a formula can't find all spellings.
  let spellings: [[String]?]
  /// Whether every day is a true date, which formulas can compare.
  let hasTrueDates: Bool
  /// Whether there are formulas at all.
  let isLive: Bool

  init(_ state: PhoneState, rows: [Int], isOver: Bool, _ places: BookPlaces) {
    func range(_ column: String) -> String { places.range(PhoneColumns.sheet, column) }
    compliance = range("kepatuhan")
    action = range("tindak_lanjut")
    reason = range("alasan")
    status = range("status")
    code = range("kode")
    type = range(PhoneField.type.id)
    date = range(PhoneField.date.id)
    isLive = !isOver && ![compliance, action, reason, status, code, type, date].contains("\"\"")
    var found = PhoneServiceType.allCases.map { Set([$0.rawValue.lowercased()]) }
    var dates = true
    if isLive {
      for row in rows {
        if let type = state.facts[row].type { found[type.place].insert(state.spelling(row)) }
        if dates, let place = state.log.wantedPlace(row, state.fields[.date]),
          case let table = state.log.tables[Int(place.table)].table, state.log.isBook(table),
          let column = table.columnsOfField[state.fields[.date]].first
        {
          if case .date = table.value(row: Int(place.row), column: column) { continue }
          dates = false
        }
      }
    }
    hasTrueDates = dates
    spellings = found.map { words in
      words.count <= 12 && words.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 } }
        ? words.sorted() : nil
    }
  }

  /// Counts the calls of a type, however it is spelled; nil where that can't be done.
  func count(of type: PhoneServiceType) -> String? {
    spellings[type.place].map { words in
      "SUMPRODUCT(\(words.map { "(TRIM(\(self.type))=\"\($0)\")" }.joined(separator: "+"))+0)"
    }
  }
}

extension PhoneState {
  /// The type as it is typed, in small letters and with single blanks.
  func spelling(_ row: Int) -> String {
    log.text(row, fields[.type]).lowercased().split(separator: " ").joined(separator: " ")
  }
}
