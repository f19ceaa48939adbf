/// One row of a sheet, filled anew by each call of a reader; its storage is kept between the calls.
public struct SheetRow: Sendable {
  /// The row, counted from 0. Rows come in order; empty rows may be left out.
  public var index = 0
  /// The non-empty cells, by column.
  public var cells: [Cell] = []
  /// The UTF-8 bytes to which `.text` and `.error` cells point.
  public var bytes: [UInt8] = []
  /// Whether the row is hidden in the workbook.
  public var isHidden = false

  /// An empty row, for a reader to fill.
  public init() {}

  /// Empties the row and keeps its storage.
  public mutating func reset(index: Int) {
    self.index = index
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    isHidden = false
  }

  /// Appends text bytes and tells where they stand.
  public mutating func append(_ utf8: Span<UInt8>) -> TextRange {
    let start = bytes.count
    unsafe utf8.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    return TextRange(start: start, count: utf8.count)
  }

  /// The text at a range, as a `String`; invalid UTF-8 is replaced by U+FFFD.
  public func string(_ range: TextRange) -> String {
    String(decoding: bytes[range.range], as: UTF8.self)
  }
}

/// A source of rows: a worksheet or a CSV file.
public protocol RowReader {
  /// Reads the next row that holds a cell; false at the end.
  ///
  /// - Throws: ``SpreadsheetError`` with part and byte where the file is damaged.
  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool

  /// The text that a cell shows for a number where its format is one of noughts: `001234` in `000000`; nil for any other format.
  func zeroPadded(_ number: Double, format: Int) -> String?
}

extension RowReader {
  /// Nil: a source without formats shows no noughts.
  public func zeroPadded(_ number: Double, format: Int) -> String? { nil }
}
