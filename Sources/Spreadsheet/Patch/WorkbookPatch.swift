/// Changes an Excel workbook in place: cells, looks, rows and sheets; every part not concerned is copied byte for byte.
///
/// Edits are collected and made when the package is saved, all of them or none.
package final class WorkbookPatch {
  /// The workbook as it was opened.
  package let workbook: XLSXWorkbook
  let editor: PackageEditor

  /// Opens a package for patching; it is not locked and not changed.
  ///
  /// - Parameters:
  ///   - path: the workbook.
  ///   - allowsSigned: whether a digital signature may become invalid.
  /// - Throws: as ``XLSXWorkbook/init(path:limits:)``; `.damagedZip` for two entries of one name, `.passwordProtected` for
  ///   an encrypted entry, `.notPatchable` for a signed workbook.
  package init(path: String, allowsSigned: Bool = false) throws(SpreadsheetError) {
    try FileSignature.requireZip(path)
    let archive = try ZipArchive(path: path)
    workbook = try XLSXWorkbook(archive: archive)
    editor = PackageEditor(archive)
  }

  /// The styles part, read when a look is first asked for; one is made where the workbook has none.
  func styles() throws(SpreadsheetError) -> StylePatch { throw unbuilt() }

  /// Changes cells; of several edits of one cell each is made on what the one before left.
  ///
  /// - Throws: `.noSuchSheet`; `.invalidValue` for a place beyond the sheet or a value that a cell can't hold.
  package func edit(_ edits: [CellEdit], sheet: String) throws(SpreadsheetError) { throw unbuilt() }

  /// Appends rows after the last row with a value, extends what covers the region, and returns the first new row, counted
  /// from 0. New cells take their look from the cell above.
  package func append(_ rows: [[PatchValue?]], sheet: String) throws(SpreadsheetError) -> Int { throw unbuilt() }

  /// Makes what reaches the row `last` reach `newLast` (both counted from 0): tables without a totals row, filters,
  /// validations, conditional formats, print area, defined names, dimension.
  package func extend(sheet: String, from last: Int, to newLast: Int) throws(SpreadsheetError) { throw unbuilt() }

  /// Sets columns' widths, in characters of the default font (ECMA-376 §18.3.1.13).
  package func setColumnWidths(
    _ widths: [(column: Int, width: Double, isHidden: Bool)], sheet: String
  ) throws(SpreadsheetError) { throw unbuilt() }

  /// Sets or takes away cells' links; links of other cells stay.
  package func setLinks(_ links: [CellLink], sheet: String) throws(SpreadsheetError) { throw unbuilt() }

  /// Adds a sheet at the end.
  package func addSheet(
    _ name: String, rows: [[PatchValue?]], visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) { throw unbuilt() }

  /// Shows or hides a sheet.
  package func setVisibility(_ visibility: XLSXWorkbook.Visibility, sheet: String) throws(SpreadsheetError) {
    throw unbuilt()
  }

  /// The part of a sheet, one added here included.
  func part(ofSheet name: String) throws(SpreadsheetError) -> String { throw unbuilt() }

  package var hasChanges: Bool { false }

  /// Writes the patched package; `path` is not the source's.
  ///
  /// - Throws: what keeps an edit from being made, `.notWritable`; nothing stands at the path then.
  package func save(to path: String) throws(SpreadsheetError) { throw unbuilt() }

  private func unbuilt() -> SpreadsheetError {
    SpreadsheetError(.invalidValue(reason: "patching is not built yet"), file: editor.path)
  }
}

extension WorkbookPatch {
  /// Replaces a sheet's cells by plain ones, or adds the sheet at the end.
  package func replaceSheet(
    _ name: String, rows: [[PatchValue?]], visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) {
    throw SpreadsheetError(.invalidValue(reason: "patching is not built yet"), file: editor.path)
  }
}
