import Book
import Core
import Intake
import Spreadsheet

/// `BA Pengaduan`: one printable A4 page a complaint, those that wait for approval first, then by number (B9, B10).
struct ComplaintSheet: Sendable {
  static let name = "BA Pengaduan"

  private let state: PhoneState
  private let control: DocumentControl
  private let pages: [Int]
  private let count: Int

  init(state: PhoneState, rows: [Int], control: DocumentControl) {
    self.state = state
    self.control = control
    let complaints = rows.filter { state.facts[$0].type == .complaint }
    count = complaints.count
    let order = complaints.map { row in
      (
        isApproved: state.facts[row].isApproved ? 1 : 0,
        number: state.numbers[row].flatMap { RunningNumber.parse($0, prefix: B9ComplaintReport.prefix) }, row: row
      )
    }.sorted { left, right in
      if left.isApproved != right.isApproved { return left.isApproved < right.isApproved }
      switch (left.number, right.number) {
      case (let first?, let second?) where first != second: return first < second
      case (.some, nil): return true
      case (nil, .some): return false
      default: return left.row < right.row
      }
    }
    pages = order.prefix(max(0, min(state.settings.profile.maxReports, PaperSheet.limit))).map(\.row)
  }

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let left = count - pages.count
    let note =
      left > 0
      ? "\(pages.count) halaman dari \(count) pengaduan: \(left) lagi tidak dimuat (max_reports). Yang belum disetujui didahulukan; semua ada di Log Layanan."
      : nil
    try PaperSheet(
      Self.name, control, count: pages.count, note: note, empty: "Tidak ada pengaduan dalam minggu ini."
    ) { [state, pages] place in
      let context = state.context(pages[place], isBrief: false)
      let decision = state.decisions[pages[place]]
      return ComplaintPage(call: context, decision: decision, reason: decision.reason(context)).paper
    }.write(to: sheet, styles)
  }
}
