/// What bringing a work book up to date found and did.
package struct BookChanges {
  package var hasChanges = false
  /// Cells on which staff and Sapa do not agree.
  package var conflicts: [MergeConflict] = []
  /// What is staff's of the cells that Sapa looks after.
  package var staffs = BaseSheet.StaffsOwn()
  /// What is known of sheets as they are once the changes are made.
  package var written = WrittenSheets()
  /// Columns that were put back or are new, by sheet.
  package var addedColumns: [String: [String]] = [:]
  /// Keys of rows that staff deleted and that were not put back, by sheet.
  package var deleted: [String: Set<String>] = [:]
  /// Sheets that staff deleted and that were put back.
  package var restored: [String] = []
}
