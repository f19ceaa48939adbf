package import Intake
package import Procedures
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

  package init(week: Week, file: String) {
    self.week = week
    self.file = file
  }

  /// Finds the cells that staff have emptied since Sapa last wrote the book; `later` are the bases of later weeks' books.
  package mutating func findEmptied(since base: BaseSheet, later: [BaseSheet], profile: CallProfile) {
    let week = week.name
    func remembered(_ sheet: String) -> [BaseSheet.Keyed] {
      later.compactMap { $0.keyed[EarlierBook.name(sheet, period: week)] }
    }
    dataStaff.findEmptied(
      since: base, later: remembered(CallSheets.data), sheet: CallSheets.data,
      headers: CallColumns.staffHeaders(CallColumns.dataSheetOwn))
    calls.findEmptied(
      since: base, later: remembered(CallSheets.calls), sheet: CallSheets.calls,
      headers: CallColumns.staffHeaders(CallColumns.callSheet(profile)))
    escalation.findEmptied(
      since: base, sheet: CallSheets.escalation, headers: CallColumns.staffHeaders(CallColumns.escalation))
    if let rows = base.keyed[CallSheets.evaluations] { evaluations.findRemoved(since: rows) }
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
