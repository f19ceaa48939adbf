import Batch
import Spreadsheet

/// Hands on a sheet's rows without the columns of an earlier annotation, and keeps those and the cells' looks.
struct AnnotatedSheetReader: RowReader {
  private let reader: XLSXSheetReader
  private var looks = RowLooks()
  private var earlier = EarlierAnnotation()

  init(_ reader: XLSXSheetReader) { self.reader = reader }

  /// What was seen; whole once all rows are read.
  var seen: SheetSeen { SheetSeen(looks: looks, earlier: earlier, frame: reader.frame ?? SheetFrame()) }

  func zeroPadded(_ number: Double, format: Int) -> String? { reader.zeroPadded(number, format: format) }

  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    while try reader.next(&row) {
      if earlier.columns.isEmpty, row.index < Self.depth, let first = AnnotationColumn.first(in: row) {
        earlier.begin(column: first, headerRow: row.index)
      } else if !earlier.columns.isEmpty {
        earlier.add(row)
      }
      looks.add(row, own: earlier.columns)
      let own = earlier.columns
      row.cells.removeAll { $0.value == .empty || own.contains(Int($0.column)) }
      if !row.cells.isEmpty { return true }
    }
    return false
  }

  /// A header is not looked for below this row.
  private static let depth = 1000
}

/// What a sheet holds beside its table's values.
struct SheetSeen: Sendable {
  let looks: RowLooks
  let earlier: EarlierAnnotation
  let frame: SheetFrame
}

/// What an earlier run wrote beside a table's rows.
struct EarlierAnnotation: Sendable {
  /// A row that has something in the four columns.
  struct Row: Sendable {
    fileprivate var row: Int
    /// Where its four values begin.
    fileprivate var start: Int
  }

  /// The four columns; empty where there are none.
  private(set) var columns = 0..<0
  private(set) var headerRow = -1
  private var rows: [Row] = []
  private var values: [CellValue] = []
  private var bytes: [UInt8] = []
  private var lastReason = TextRange(start: 0, count: 0)

  fileprivate mutating func begin(column: Int, headerRow: Int) {
    columns = column..<column + AnnotationColumn.count
    self.headerRow = headerRow
  }

  fileprivate mutating func add(_ row: SheetRow) {
    let start = values.count
    for cell in row.cells.reversed() {
      let column = Int(cell.column)
      if column < columns.lowerBound { break }
      guard column < columns.upperBound, cell.value != .empty else { continue }
      if values.count == start {
        rows.append(Row(row: row.index, start: start))
        values.append(contentsOf: repeatElement(.empty, count: AnnotationColumn.count))
      }
      values[start + column - columns.lowerBound] = kept(cell.value, row)
    }
  }

  private mutating func kept(_ value: CellValue, _ row: SheetRow) -> CellValue {
    switch value {
    case .text(let range), .error(let range):
      let text = row.bytes[range.range]
      // Reasons often come again on the next row.
      if text.elementsEqual(bytes[lastReason.range]), !text.isEmpty { return .text(lastReason) }
      let place = TextRange(start: bytes.count, count: text.count)
      bytes.append(contentsOf: text)
      if text.count > 20 { lastReason = place }
      return .text(place)
    default: return value
    }
  }

  /// What a row had; nil where it had nothing. `row` is counted from 0.
  func row(_ row: Int) -> Row? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].row == row ? rows[low] : nil
  }

  /// Whether a row's cell says just this; the empty text is an empty cell.
  func says(_ text: String, in column: AnnotationColumn, of row: Row) -> Bool {
    switch values[row.start + column.offset] {
    case .empty: text.isEmpty
    case .text(let range): bytes[range.range].elementsEqual(text.utf8)
    default: false
    }
  }

  /// Whether a row's date is this one; nil is an empty cell.
  func says(_ date: CalendarDate?, of row: Row) -> Bool {
    switch values[row.start + AnnotationColumn.executionDate.offset] {
    case .empty: date == nil
    case .date(let serial): date?.serial == serial
    default: false
    }
  }

  /// Whether a row was a target.
  func wasTarget(_ row: Row) -> Bool { says("T", in: .code, of: row) || says("T*", in: .code, of: row) }
}
