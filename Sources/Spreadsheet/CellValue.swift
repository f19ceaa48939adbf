/// Where a text stands in a byte arena: `start` and `count` in UTF-8 bytes.
public struct TextRange: Sendable, Hashable {
  /// The first byte, counted from 0.
  public var start: UInt32
  /// How many bytes.
  public var count: UInt32

  /// So many bytes from `start` on; neither may be negative or above 4,294,967,295.
  public init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }

  /// The bytes' places in the arena.
  public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  /// Whether there is no byte.
  public var isEmpty: Bool { count == 0 }
}

/// A cell's value, typed as the file says it; nothing is inferred (ECMA-376 §18.3.1.4, §18.18.11).
public enum CellValue: Sendable, Hashable {
  /// No value: of cells alone that a reader was asked to hand out too.
  case empty
  /// UTF-8 text in the row's or table's byte arena.
  case text(TextRange)
  /// A number without a date format; finite.
  case number(Double)
  /// `TRUE` or `FALSE`.
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
public struct Cell: Sendable, Hashable {
  /// The column, counted from 0.
  public var column: Int32
  /// What the cell holds.
  public var value: CellValue
  /// Whether the value is a formula's last one.
  public var isFormula: Bool
  /// The number of the cell's format in its workbook (ECMA-376 §18.8.10).
  public var style: Int32

  /// A cell in a column, counted from 0.
  public init(column: Int, value: CellValue, isFormula: Bool = false, style: Int = 0) {
    self.column = Int32(column)
    self.value = value
    self.isFormula = isFormula
    self.style = Int32(truncatingIfNeeded: style)
  }
}
