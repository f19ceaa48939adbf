package import Spreadsheet

/// A sheet in memory, a row a list of cells.
package struct InMemorySheet: RowReader {
  package enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case date(Double)
    case time(Double)
    case duration(Double)
    case error(String)
    case empty

    package init(stringLiteral value: String) { self = value.isEmpty ? .empty : .text(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }

    fileprivate var isEmpty: Bool { if case .empty = self { true } else { false } }
  }

  private let rows: [[Value]]
  private var index = 0

  package init(_ rows: [[Value]]) { self.rows = rows }

  package mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    while index < rows.count, rows[index].allSatisfy(\.isEmpty) { index += 1 }
    guard index < rows.count else { return false }
    row.reset(index: index)
    for (column, value) in rows[index].enumerated() {
      let read: CellValue
      switch value {
      case .empty: continue
      case .text(let text): read = .text(row.append(Array(text.utf8).span))
      case .error(let text): read = .error(row.append(Array(text.utf8).span))
      case .number(let number): read = .number(number)
      case .boolean(let truth): read = .boolean(truth)
      case .date(let serial): read = .date(serial)
      case .time(let fraction): read = .time(fraction)
      case .duration(let days): read = .duration(days)
      }
      row.cells.append(Cell(column: column, value: read))
    }
    index += 1
    return true
  }
}

/// What should be a table is none.
package struct NoHeader: Error {
  package let headers: [String]

  package init(headers: [String] = []) { self.headers = headers }
}
