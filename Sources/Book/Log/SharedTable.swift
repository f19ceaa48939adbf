package import Intake

/// A table by reference: a look-up in it copies nothing.
package final class SharedTable: Sendable {
  package let table: Table

  package init(_ table: Table) { self.table = table }
}

/// A log by reference, so that a look at a cell copies nothing.
package final class SharedLog: Sendable {
  package let log: Log

  package init(_ log: Log) { self.log = log }
}
