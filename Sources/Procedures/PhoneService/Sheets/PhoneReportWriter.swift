import Book
import Core
import Intake
import Spreadsheet

/// Writes `laporan/Rekap Layanan Telepon 2026-W47.xlsx`: A4 pages, landscape, for a projector, with nothing of the callers (G7).
struct PhoneReportWriter: Sendable {
  let state: PhoneState
  let rows: [Int]
  let figures: PhoneFigures
  /// What `Koreksi` is made from (G6).
  let periodFigures: PeriodFigures
  let period: Period
  let control: DocumentControl

  static let sheets = (
    recap: "Rekap", days: "Hari", hours: "Jam", officers: "Petugas", limits: "Dering dan Hubungi Kembali",
    trend: "Tren",
    rows: "Rincian"
  )

  func write(to path: String) throws(SpreadsheetError) {
    let breaches = PhoneBreaches(state: state, rows: rows, control)
    let pages = PhoneReportPages(report: self, breaches: breaches)
    var shown = [
      (Self.sheets.recap, pages.recap), (Self.sheets.days, pages.days), (Self.sheets.hours, pages.hours),
      (Self.sheets.officers, pages.officers), (Self.sheets.limits, pages.limits),
    ]
    let trend = PhoneTrend(state, until: period)
    if trend.weeks.count > 1 { shown.append((Self.sheets.trend, trend.page(state))) }
    shown.append((Self.sheets.rows, breaches.page))
    try PageReport(title: "Rekap Layanan Telepon \(period.name)", pages: shown, figures: periodFigures)
      .write(to: path, control)
  }
}

/// The breaches of a period, a line each (`Rincian`), and where formulas find them.
struct PhoneBreaches: Sendable {
  private let state: PhoneState
  /// The row and the clause.
  private let lines: [(row: Int32, clause: Clause)]

  /// Where formulas find the columns.
  private var ranges: [String: String] = [:]

  init(state: PhoneState, rows: [Int], _ control: DocumentControl) {
    self.state = state
    var lines: [(row: Int32, clause: Clause)] = []
    for row in rows {
      for clause in state.decisions[row].broken.list { lines.append((Int32(row), clause)) }
    }
    // By clause, so that each can be read on its own; the rest are on the log.
    lines.sort { ($0.clause, $0.row) < ($1.clause, $1.row) }
    self.lines = lines
    isWhole = lines.count <= Self.lineLimit
    ranges = page.ranges(on: PhoneReportWriter.sheets.rows, control)
  }

  /// No manager reads further; what a week has beyond is on the log.
  static let lineLimit = 20_000

  /// Whether all lines fit on a sheet; formulas count them only then.
  let isWhole: Bool

  private func range(_ header: String) -> String { ranges[header] ?? PagePlaces.unknown }

  /// Counts the lines of a clause among calls of a kind; `name` is the cell with an officer's.
  func count(_ clause: Clause, where condition: Condition = .all, name: String = "") -> String {
    let clauses = "\(range("Klausul")),\"\(clause.id)\""
    switch condition {
    case .all: return "COUNTIF(\(clauses))"
    case .date(let date?): return "COUNTIFS(\(clauses),\(range("Tanggal")),\(Int(date.serial)))"
    case .date(nil): return "COUNTIFS(\(clauses),\(range("Tanggal")),\"–\")"
    case .type(let type): return "COUNTIFS(\(clauses),\(range("Jenis Layanan")),\"\(type)\")"
    case .officer:
      return NameCount.countShown(name, in: range("Petugas"), where: ["\(range("Klausul"))=\"\(clause.id)\""])
    }
  }

  /// Whether formulas can count the lines: those of calls without a date have none to be found by.
  func canCount(_ condition: Condition) -> Bool {
    if case .date(nil) = condition { false } else { isWhole }
  }

  enum Condition {
    case all
    case date(CalendarDate?)
    case type(String)
    case officer
  }

  var page: Page {
    let extent =
      isWhole
      ? "rekap menghitung kolom Klausul"
      : "hanya \(Self.lineLimit) dari \(lines.count) pelanggaran; sisanya di Log Layanan"
    return Page(
      title: "Rincian – baris di balik setiap pelanggaran",
      [
        .note(
          "Satu baris satu pelanggaran; \(extent). Data penelepon tidak dimuat (G7); cari Kunci di Log Layanan.")
      ],
      list: PageList(
        columns: [
          PageList.Column("No BA / Kunci", 20), PageList.Column("Tanggal", 12, .date), PageList.Column("Jam", 8, .time),
          PageList.Column("Jenis Layanan", 24), PageList.Column("Petugas", 24),
          PageList.Column("Klausul", 9, .centred), PageList.Column("Pelanggaran", 42),
          PageList.Column("Keterangan", 26),
        ] + (showsNames ? [PageList.Column("Penelepon", 20)] : []), count: min(lines.count, Self.lineLimit),
        empty: "Tidak ada pelanggaran.", cells: cells))
  }

  private var showsNames: Bool { state.settings.profile.reportsShowNames }

  private func cells(_ line: Int) -> [PageList.Value] {
    let (call, clause) = lines[line]
    let row = Int(call)
    let facts = state.facts[row]
    let cells: [PageList.Value] = [
      .text(state.numbers[row] ?? state.log.rows[row].key), state.log.rows[row].date.map { .date($0) } ?? .text("–"),
      facts.minute.map { .number(Double($0) / 1440) } ?? .text("–"), .text(facts.type?.rawValue ?? unknownWord),
      .text(facts.officer.map { state.officers.names[Int($0)] } ?? unknownWord), .text(clause.id),
      .text(PhoneCallContext.breach(of: clause)), .text(remark(row, clause)),
    ]
    guard showsNames else { return cells }
    return cells + [.text(Masking.name(state.log.text(row, state.fields[.callerName])))]
  }

  private func remark(_ row: Int, _ clause: Clause) -> String {
    switch clause {
    case B1AnsweredInTime.clause: state.facts[row].rings.map { "\($0) dering" } ?? ""
    case B4CallbackInTime.clause:
      state.decisions[row].callbackMinutes.map { "setelah \($0) menit" } ?? "belum dihubungi kembali"
    default: ""
    }
  }
}
