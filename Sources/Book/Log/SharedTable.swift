package import Intake
import Spreadsheet

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

extension LoggedCell {
  /// What an input's cell says, as staff would have typed it.
  func typed(_ field: Int, isNumber: Bool) -> StaffValue? {
    let table = table.table
    let text = table.string(row: row, field: field)
    switch kind {
    case .date: if case .date(let date, _) = table.date(row: row, field: field) { return .date(date.serial) }
    case .time:
      if case .time(let time) = table.time(row: row, field: field), !TableSheetWriter.namesZone(text) {
        return .time(Double(time.minute) / 1440)
      }
    case .telephone:
      let numbers = table.telephone(row: row, field: field).numbers
      if !numbers.isEmpty { return .text(numbers.map(\.display).joined(separator: " / ")) }
    case .text, .identifier, .nik: if isNumber, let number = TableSheetWriter.number(text) { return .number(number) }
    }
    return text.isEmpty ? nil : .text(text)
  }
}
