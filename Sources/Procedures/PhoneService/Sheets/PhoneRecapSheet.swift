import Book
import Core
import Intake
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

  @Sendable func page(_ places: BookPlaces) -> Page {
    let page = PhoneRecapPage(
      figures: figures, columns: isOver ? nil : PhoneLogColumns(state, rows: rows, places),
      profile: state.settings.profile, today: state.date)
    return page.page(
      note: isOver
        ? "Minggu sudah berakhir: angka dibekukan; yang datang kemudian tercatat di lembar Koreksi laporannya (G6)."
        : "Keadaan \(context.date.indonesian). Angka adalah rumus atas kolom-kolom lembar Log Layanan.")
  }
}

/// The log's columns as the formulas of `Rekap Layanan` name them.
struct PhoneLogColumns {
  /// What is still to be done about a call.
  enum Open {
    case callback
    case unsettled
  }

  let compliance: String
  let action: String
  private let marks: String
  let status: String
  let code: String
  private let type: String
  private let date: String
  /// How each type is spelled in the log; nil where a formula can't find all spellings.
  private let spellings: [[String]?]
  /// Whether every day is a true date, which formulas can compare.
  let hasTrueDates: Bool

  /// Nil where the log lacks a column that formulas need.
  init?(_ state: PhoneState, rows: [Int], _ places: BookPlaces) {
    func range(_ column: String) -> String { places.range(PhoneColumns.sheet, column) }
    compliance = range("kepatuhan")
    action = range("tindak_lanjut")
    marks = range("penanda")
    status = range("status")
    code = range("kode")
    type = range(PhoneField.type.id)
    date = range(PhoneField.date.id)
    if [compliance, action, marks, status, code, type, date].contains("\"\"") { return nil }
    var found = PhoneServiceType.allCases.map { Set([$0.rawValue.lowercased()]) }
    var dates = true
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
    hasTrueDates = dates
    spellings = found.map { words in
      words.count <= 12 && words.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 } }
        ? words.sorted() : nil
    }
  }

  /// Counts the calls whose column matches a text with `*` and `?`.
  func count(_ column: KeyPath<PhoneLogColumns, String>, _ text: String) -> String {
    "COUNTIF(\(self[keyPath: column]),\"\(text)\")"
  }

  /// Counts the calls on which something is still to be done.
  func count(_ open: Open) -> String { "COUNTIF(\(condition(open)))" }

  /// The same of calls so many days before today.
  func count(_ open: Open, _ days: ClosedRange<Int>, before today: CalendarDate) -> String {
    var conditions = [condition(open)]
    if days.upperBound < 36_500 { conditions.append("\(date),\">=\(Int(today.serial) - days.upperBound)\"") }
    if days.lowerBound > -36_500 { conditions.append("\(date),\"<\(Int(today.serial) - days.lowerBound + 1)\"") }
    return "COUNTIFS(\(conditions.joined(separator: ",")))"
  }

  private func condition(_ open: Open) -> String {
    switch open {
    case .callback: condition(.callBack)
    case .unsettled: "\(status),\"\(PhoneCallStatus.open.rawValue)\""
    }
  }

  /// Counts the calls that bear a mark.
  func count(_ mark: PhoneMark) -> String { "COUNTIF(\(condition(mark)))" }

  private func condition(_ mark: PhoneMark) -> String { "\(marks),\"*\(mark.text)*\"" }

  /// Calls to be called back whose deadline has not passed.
  var pendingCallbacks: String {
    let open = condition(.callback)
    return
      "COUNTIFS(\(open),\(compliance),\"<>*B4*\")-COUNTIFS(\(open),\(condition(.unknown(B4CallbackInTime.clause))))"
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
