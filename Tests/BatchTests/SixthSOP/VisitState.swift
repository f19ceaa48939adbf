import Spreadsheet

@testable import Book
@testable import Core

/// What the sixth SOP decides over its log, and the workbooks that it declares of that.
struct VisitState: LogState {
  static let sheet = "Log Kunjungan"

  let log: Log
  let date: CalendarDate
  var end: CalendarDate?
  let profile: VisitProfile
  let problems: [SheetProblem] = []
  let findings: [Finding] = []

  private func context(_ row: Int) -> VisitContext {
    VisitContext(
      date: log.rows[row].date, result: log.text(row, log.field("hasil")), profile: profile, today: end ?? date)
  }

  private func isLate(_ row: Int) -> Bool { K1Result.verdict(context(row)) == .broken }

  func statuses(_ rows: [Int]) -> [String: Int] { ["Tercatat": rows.count] }

  func violations(_ rows: [Int]) -> [String: Int] { ["K1": rows.count(where: isLate)] }

  func book(_ period: Period, _ context: LogContext) -> BookPlan {
    let table = TableSheet(
      log, period, note: "Satu kunjungan satu baris.", said: ["kode", "alasan"],
      cells: { [self] row in [.text(isLate(row) ? "L" : ""), .text(K1Result.message(self.context(row)))] },
      look: { [self] in isLate($0) ? .target : .plain })
    return BookPlan(
      title: "Kunjungan \(period.name)", control: context.control, sheets: [.table(table)], active: Self.sheet)
  }

  func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    let rows = log.rows(of: period)
    let measures = [Measure("Kunjungan", rows.count), Measure("Terlambat", rows.count(where: isLate))]
    let figures = TracedFigures(measures)
    return LogReport(figures: figures) { path throws(SpreadsheetError) in
      let table = PageTable("Kunjungan", ["", "Jumlah"], measures.map { PageTable.Line($0) })
      let page = Page(title: "Rekap Kunjungan", widths: [30, 14], blocks: [.table(table), .gap(1), .control()])
      try PageReport(title: "Rekap Kunjungan \(period.name)", pages: [("Rekap", page)], figures: figures.all)
        .write(to: path, context.control)
    }
  }

  func explanation(_ row: Int) -> Explanation {
    Explanation(
      context(row), sop: VisitProcedure.sop, key: log.rows[row].key, subject: log.name(row), status: "Tercatat",
      code: isLate(row) ? "L" : "", reason: K1Result.message(context(row)), source: log.origin(row), facts: [])
  }
}
