import Spreadsheet
import Worklist

/// Puts the record of what Sapa wrote into a finished workbook.
struct BaseStamp {
  let specs: [KeyedSheetSpec]
  let meta: BaseSheet.Meta

  /// Writes a copy of the workbook that carries its base sheet, very hidden.
  ///
  /// - Parameters:
  ///   - previous: the base that the workbook held before.
  ///   - sources: what the export says of cells that staff mended.
  func stamp(
    _ finished: String, to path: String, previous: BaseSheet?, sources: [String: [String: [String: CellDigest]]]
  ) throws(SpreadsheetError) {
    let rows = try BaseSheet.make(from: finished, sheets: specs, meta: meta, previous: previous, sources: sources)
    let patch = try WorkbookPatch(path: finished)
    try patch.replaceSheet(BaseSheet.name, rows: rows, visibility: .veryHidden)
    try patch.save(to: path)
  }
}
