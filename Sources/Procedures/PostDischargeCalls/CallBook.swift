package import Book
package import Core
package import Intake
import Spreadsheet

/// A work book of post-discharge calls as it lies in `kerja/`: what Sapa wrote and staff changed.
package struct CallBook: Sendable {
  package var week: Week
  package var file: String
  /// `Data Pasien`.
  package var data: Table?
  /// Columns of `Data Pasien` and `Lembar Sapa` that staff filled or added, and `Eskalasi`.
  package var dataStaff = StaffSheet()
  package var calls = StaffSheet()
  package var escalation = StaffSheet()
  /// `Evaluasi` (A8).
  package var evaluations = EvaluationSheet()
  /// Cells of `Data Pasien` in which staff mended the export: by key and field id.
  package internal(set) var mended: [String: [String: StaffValue]] = [:]

  /// The book of a closed week, for what is known of it to be put in.
  init(week: Week, file: String) {
    self.week = week
    self.file = file
  }

  /// - Parameters:
  ///   - book: the sheets as staff left them.
  ///   - later: what Sapa last wrote into the books of later weeks.
  ///   - columns: those of the sheets.
  package init(_ book: LogBook, later: [BaseSheet], columns: CallColumns) {
    week = book.period.week
    file = book.file
    data = book.tables[CallSheets.data]?.table
    if book.foreign.contains(CallSheets.evaluations) {
      evaluations = EvaluationSheet(nil)
    } else if let table = book.tables[CallSheets.evaluations] {
      evaluations = EvaluationSheet(table.table)
    }
    func staff(_ sheet: String, _ columns: [BookColumn], readsExtras: Bool = true) -> StaffSheet {
      guard let table = book.tables[sheet]?.table else { return StaffSheet() }
      let own = columns.filter { $0.owner == .staff }
      var staff = StaffSheet(
        table, schema: table.schema, staffFields: Set(own.map(\.id)), readsExtras: readsExtras)
      if let base = book.base {
        staff.findEmptied(
          since: base, later: later.compactMap { $0.keyed[EarlierBook.name(sheet, period: week.name)] }, sheet: sheet,
          headers: Dictionary(own.map { ($0.id, $0.header) }) { first, _ in first })
      }
      return staff
    }
    dataStaff = staff(CallSheets.data, columns.own, readsExtras: false)
    calls = staff(CallSheets.calls, columns.list)
    escalation = staff(CallSheets.escalation, columns.escalation)
    guard let base = book.base else { return }
    if let rows = base.keyed[CallSheets.evaluations] { evaluations.findRemoved(since: rows) }
    findMended(since: base, template: columns.template)
  }

  package static let prefix = "Sapa Pasien "

  /// `Sapa Pasien 2026-W47.xlsx`.
  package static func fileName(_ week: Week) -> String { prefix + week.name + ".xlsx" }

  /// The week of a work book's file name, or nil where it is none.
  package static func week(ofFile name: String) -> Week? {
    guard name.hasPrefix(prefix), name.hasSuffix(".xlsx") else { return nil }
    return Week(name: name.dropFirst(prefix.count).dropLast(5))
  }
}
