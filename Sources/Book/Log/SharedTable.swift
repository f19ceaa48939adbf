package import Intake

/// A table by reference: a look-up in it copies nothing.
package final class SharedTable: Sendable {
  package let table: Table

  package init(_ table: Table) { self.table = table }
}

/// A cell of a log, where it stands.
struct LoggedCell {
  var table: SharedTable
  var row: Int
  /// Whether the table is a work book's.
  var isOfBook: Bool
  var kind: Field.Kind
  /// Whether a book alone tells of it, no input.
  var isKept: Bool

  init(table: SharedTable, row: Int, isOfBook: Bool, kind: Field.Kind) {
    (self.table, self.row, self.isOfBook, self.kind) = (table, row, isOfBook, kind)
    isKept = isOfBook
  }
}
