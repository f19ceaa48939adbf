package import Spreadsheet

/// What a period's work book is made from: a new one is written, one that lies in `kerja/` is brought up to date in place.
package protocol BookSource: Sendable {
  /// Writes the book anew, to a path that the caller renames into place; gives what is known of its large tables, so that
  /// nobody has to read them back.
  func write(to path: String) throws(SpreadsheetError) -> [String: WrittenRows]

  /// Collects in `patch` what brings a book up to date (G3).
  ///
  /// - Parameters:
  ///   - patch: opened on the book.
  ///   - current: the book as it lies there.
  ///   - base: what Sapa last wrote into it; nil where it holds no record.
  ///   - donor: where a workbook may be written from which whole sheets are taken; the caller removes it.
  /// - Returns: what was found and done.
  /// - Throws: ``SpreadsheetError`` where a sheet can't be patched.
  func update(
    _ patch: WorkbookPatch, current: KeyedBook, base: BaseSheet?, donor: String
  ) throws(SpreadsheetError) -> BookChanges
}

/// What bringing a work book up to date found and did.
package struct BookChanges: Sendable {
  package var hasChanges = false
  /// Cells on which staff and Sapa do not agree.
  package var conflicts: [MergeConflict] = []
  /// What is staff's of the cells that Sapa looks after.
  package var staffs = BaseSheet.StaffsOwn()
  /// Columns that were put back or are new, by sheet.
  package var addedColumns: [String: [String]] = [:]
  /// Keys of rows that staff deleted and that were not put back, by sheet.
  package var deleted: [String: Set<String>] = [:]
  /// Sheets that staff deleted and that were put back.
  package var restored: [String] = []
}
