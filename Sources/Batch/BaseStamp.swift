import Book
import Spreadsheet

/// Puts the record of what Sapa wrote into a finished workbook.
struct BaseStamp {
  let specs: [KeyedSheetSpec]
  let meta: BaseSheet.Meta

  /// Writes a copy of the workbook that carries its base sheet, very hidden; `previous` is the base that it held before, `staffs` what
  /// of it Sapa did not write, `written` sheets that need not be read back. A source that is of no more use is taken.
  func stamp(
    _ finished: String, to path: String, previous: BaseSheet?, staffs: BaseSheet.StaffsOwn = BaseSheet.StaffsOwn(),
    written: WrittenSheets = WrittenSheets(), takesSource: Bool
  ) throws(SpreadsheetError) {
    let rows = try BaseSheet.make(
      from: finished, sheets: specs, meta: meta, previous: previous, staffs: staffs, written: written)
    let patch = try WorkbookPatch(path: finished)
    try patch.replaceSheet(BaseSheet.name, texts: rows, visibility: .veryHidden)
    try patch.save(to: path, takesSource: takesSource)
  }
}
