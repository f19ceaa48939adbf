/// Where a row stands: the table's place in the run's list of tables, and the row in that table.
package struct RowReference: Sendable, Hashable, Comparable {
  package var table: Int32
  package var row: Int32

  package init(table: Int, row: Int) {
    self.table = Int32(table)
    self.row = Int32(row)
  }

  package static func < (left: RowReference, right: RowReference) -> Bool {
    (left.table, left.row) < (right.table, right.row)
  }
}
