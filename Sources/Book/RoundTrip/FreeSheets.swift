package import Spreadsheet

/// Brings the sheets without keys of a book up to date, from a workbook that has them as they are to be.
package struct FreeSheets {
  package let patch: WorkbookPatch
  /// The book as it stands.
  package let current: KeyedBook
  package let base: BaseSheet?
  /// The path of the other workbook.
  package let donor: String
  /// What is known of that one's sheets.
  package let written: [String: WrittenCells]

  /// - Parameters:
  ///   - names: of the sheets; one that the other workbook has not is left alone.
  ///   - changes: what was found so far.
  /// - Throws: ``SpreadsheetError`` where a sheet can't be patched.
  package func update(_ names: [String], _ changes: inout BookChanges) throws(SpreadsheetError) {
    let donor = try WorkbookPatch(path: donor)
    for name in names {
      guard let sheet = donor.workbook.sheet(named: name) else { continue }
      let present = current.others.first { $0.name == name }
      if let known = written[name], let present, isUntouched(present), known.differ(from: present) {
        try patch.importSheet(name, from: donor, keeping: [])
        changes.written.free[name] = known
        continue
      }
      let wanted = try FreeSheet.read(sheet, of: donor.workbook)
      let overlay = FreeSheetOverlay(name, current: present, next: wanted, base: base?.free[name])
      changes.conflicts += overlay.conflicts
      changes.staffs.typed[name] = overlay.kept
      // A sheet that the book never had is new.
      if present == nil, base.map({ $0.free[name] != nil }) ?? true { changes.restored.append(name) }
      var isStale = overlay.isStale
      if !isStale { isStale = try isOtherwise(name, donor.workbook, overlay.kept) }
      guard isStale else { continue }
      try patch.importSheet(name, from: donor, keeping: overlay.kept)
      if overlay.kept.isEmpty { changes.written.free[name] = written[name] }
    }
  }

  /// Whether a sheet of the book holds nothing that staff typed.
  private func isUntouched(_ sheet: FreeSheet) -> Bool {
    base?.free[sheet.name]?.changed(in: sheet).allSatisfy { $0.value == nil } ?? false
  }

  /// Whether a sheet of the same values computes or draws them from other cells than it is to.
  private func isOtherwise(
    _ name: String, _ donor: XLSXWorkbook, _ kept: Set<CellPosition>
  ) throws(SpreadsheetError) -> Bool {
    guard let standing = patch.workbook.sheet(named: name), let wanted = donor.sheet(named: name) else { return false }
    let drawn = try patch.workbook.drawnCells(of: standing).map { $0.map(Self.plain) }
    for chart in try donor.drawnCells(of: wanted) where !drawn.contains(chart.map(Self.plain)) { return true }
    let formulas = try patch.workbook.formulas(of: standing)
    for (place, formula) in try donor.formulas(of: wanted) where !kept.contains(place) {
      if formulas[place].map(Self.plain) != Self.plain(formula) { return true }
    }
    return false
  }

  /// A formula without the blanks, capitals and marks that other programs write it with.
  private static func plain(_ formula: String) -> String {
    String(decoding: formula.lowercased().utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "'") }, as: UTF8.self)
  }
}
