import Spreadsheet
import TestSupport

@testable import Book

extension KeyedSheetSpec {
  /// `Data`, whose Kode is Sapa's, whose Nama is the export's and whose Petugas and Catatan are staff's.
  static let fixture = KeyedSheetSpec(
    name: "Data", owners: ["Kode": .computed, "Nama": .source, "Petugas": .staff, "Catatan": .staff])
}

extension KeyedBook {
  /// A book with one sheet of these rows.
  init(
    _ rows: [[InMemorySheet.Value]], spec: KeyedSheetSpec = .fixture, file: String = "salinan.xlsx",
    formulas: [CellPosition: StaffValue?] = [:]
  ) throws {
    self.init(file: file)
    var reader = FormulaSheet(rows: InMemorySheet(rows), formulas: Set(formulas.keys))
    let sheet = try KeyedSheet.read(&reader, spec: spec)
    outcomes = [(spec, sheet.map { .sheet($0) } ?? .keyColumnMissing)]
  }
}

/// A sheet in memory some of whose cells are formulas.
struct FormulaSheet: RowReader {
  var rows: InMemorySheet
  var formulas: Set<CellPosition>

  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    guard try rows.next(&row) else { return false }
    for index in row.cells.indices {
      let place = CellPosition(row: row.index, column: Int(row.cells[index].column))
      if formulas.contains(place) { row.cells[index].isFormula = true }
    }
    return true
  }
}

extension BaseSheet.Meta {
  static let fixture = BaseSheet.Meta(
    facility: "RS Harapan", sop: "sapa-pasien", period: "2026-W47", programVersion: "1")
}

/// The plan of merging `copy` into `current` over `base`.
func plan(
  base: KeyedBook?, current: KeyedBook, copy: KeyedBook, deletions: ThreeWayMerge.Deletions = .keep
) throws -> MergePlan {
  let base = base.map { BaseSheet(of: $0, meta: .fixture) }
  return try ThreeWayMerge(base: base, current: current, copy: copy, deletions: deletions).plan()
}
