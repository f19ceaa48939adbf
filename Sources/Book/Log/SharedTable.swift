package import Intake

/// A table by reference: a look-up in it copies nothing.
package final class SharedTable: Sendable {
  package let table: Table

  package init(_ table: Table) { self.table = table }
}
