/// Where a keyed sheet's columns and rows stand in a work book that is patched; rows and columns are counted from 0.
///
/// Staff may have moved them: a column is found by its header, a row by its key.
package struct SheetPlaces: Sendable {
  package var headerRow: Int
  /// By the writer's column: the sheet's, or nil where the sheet has it no more.
  package var columns: [Int?]
  /// By key: the row; of a key that stands twice the first.
  package var rows: [String: Int]
  /// The last row that holds anything, and after rows were appended the last of these.
  package var lastRow: Int

  package init(headerRow: Int, columns: [Int?], rows: [String: Int], lastRow: Int) {
    self.headerRow = headerRow
    self.columns = columns
    self.rows = rows
    self.lastRow = lastRow
  }

  package func column(_ index: Int) -> Int? { columns.indices.contains(index) ? columns[index] : nil }
}
