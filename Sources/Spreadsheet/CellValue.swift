/// Where a text stands in a byte arena: `start` and `count` in UTF-8 bytes.
package struct TextRange: Sendable, Hashable {
  package var start: UInt32
  package var count: UInt32

  package init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }

  package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  package var isEmpty: Bool { count == 0 }
}

/// A cell's value, typed as the file says it; nothing is inferred (ECMA-376 §18.3.1.4, §18.18.11).
package enum CellValue: Sendable, Hashable {
  case empty
  /// UTF-8 text in the row's or table's byte arena.
  case text(TextRange)
  case number(Double)
  case boolean(Bool)
  /// A number with a date format: days since 1899-12-30, already freed of the 1904 system.
  case date(Double)
  /// A number below 1 with a date or time format: the fraction of a day.
  case time(Double)
  /// A number with an elapsed-time format such as `[h]:mm`: days.
  case duration(Double)
  /// An error value such as `#N/A`: its text in the arena.
  case error(TextRange)
}

/// One cell of a row.
package struct Cell: Sendable, Hashable {
  /// The column, counted from 0.
  package var column: Int32
  package var value: CellValue
  /// Whether the value is a formula's last one.
  package var isFormula: Bool
  /// The number of the cell's format in its workbook (ECMA-376 §18.8.10).
  package var style: Int32

  package init(column: Int, value: CellValue, isFormula: Bool = false, style: Int = 0) {
    self.column = Int32(column)
    self.value = value
    self.isFormula = isFormula
    self.style = Int32(truncatingIfNeeded: style)
  }
}
