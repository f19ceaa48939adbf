package import Spreadsheet

/// The cells of a table, row after row: a kind of one byte, a payload of eight, and their texts in one arena.
package struct CellStore: Sendable {
  private enum Kind {
    static let empty: UInt8 = 0
    static let text: UInt8 = 1
    static let number: UInt8 = 2
    static let boolean: UInt8 = 3
    static let date: UInt8 = 4
    static let time: UInt8 = 5
    static let duration: UInt8 = 6
    static let error: UInt8 = 7
    /// A text of digits that was a float.
    static let whole: UInt8 = 8
  }

  /// The columns of each row that hold something.
  package private(set) var width: Int
  /// The columns of each row that have room.
  private var stride: Int
  private var widenings = 0
  package private(set) var bytes: [UInt8] = []
  private(set) var rowNumbers: [UInt32] = []
  private var kinds: [UInt8] = []
  private var payloads: [UInt64] = []
  /// The rows and columns of another's cells that are shown; nil where the cells are the store's own.
  private var view: View?
  /// Texts met lately, by their hash, so that a ward's name stands in the arena once and not on every row.
  private var recent: [TextRange]

  package init(width: Int) {
    self.width = width
    stride = width
    recent = Array(repeating: TextRange(start: 0, count: 0), count: Self.recentCount)
  }

  private struct View {
    var rows: [UInt32] = []
    /// -1 for a column that the other has not.
    var columns: [Int32] = []
  }

  /// A store that shows rows of another, whose cells and texts stand in memory once; it has no rows and columns yet.
  init(showing other: CellStore) {
    width = 0
    stride = other.stride
    bytes = other.bytes
    kinds = other.kinds
    payloads = other.payloads
    recent = []
    view = View()
  }

  /// Shows a column of the other store beside those that are shown; nil stands for one that it has not.
  mutating func show(column: Int?) {
    guard view != nil else { return }
    view?.columns.append(Int32(column.flatMap { $0 < stride ? $0 : nil } ?? -1))
    width += 1
  }

  /// Shows a row of the other store below those that are shown; false where the cells are the store's own by now.
  mutating func show(row: Int, number: Int) -> Bool {
    guard view != nil else { return false }
    view?.rows.append(UInt32(row))
    rowNumbers.append(UInt32(clamping: number))
    return true
  }

  /// Makes the cells that are shown the store's own, to be changed.
  private mutating func settle() {
    guard let view else { return }
    var own = CellStore(width: view.columns.count)
    own.bytes = bytes
    own.rowNumbers = rowNumbers
    own.kinds.reserveCapacity(view.rows.count * own.stride)
    own.payloads.reserveCapacity(view.rows.count * own.stride)
    for row in view.rows.indices {
      for column in 0..<own.stride {
        let place = place(row, column)
        own.kinds.append(place < 0 ? Kind.empty : kinds[place])
        own.payloads.append(place < 0 ? 0 : payloads[place])
      }
    }
    self = own
  }

  /// Where a cell stands among the kinds and payloads; -1 where it is none.
  @inline(__always)
  private func place(_ row: Int, _ column: Int) -> Int {
    guard let view else { return row * stride + column }
    let own = view.columns[column]
    return own < 0 ? -1 : Int(view.rows[row]) * stride + Int(own)
  }

  /// Room beyond which a sheet is refused: a million rows of a hundred columns.
  static let cellLimit = 110_000_000
  private static let recentCount = 4096
  /// Longer texts are not looked up.
  private static let longestRecent = 48

  package func value(row: Int, column: Int) -> CellValue {
    precondition(column < width)
    let index = place(row, column)
    if index < 0 { return .empty }
    let payload = payloads[index]
    switch kinds[index] {
    case Kind.text, Kind.whole: return .text(Self.range(payload))
    case Kind.number: return .number(Double(bitPattern: payload))
    case Kind.boolean: return .boolean(payload != 0)
    case Kind.date: return .date(Double(bitPattern: payload))
    case Kind.time: return .time(Double(bitPattern: payload))
    case Kind.duration: return .duration(Double(bitPattern: payload))
    case Kind.error: return .error(Self.range(payload))
    default: return .empty
    }
  }

  /// Keeps the first bytes of a text, the digits of a float.
  mutating func keepWhole(row: Int, column: Int, _ count: Int) {
    settle()
    let index = row * stride + column
    payloads[index] = Self.payload(TextRange(start: Int(Self.range(payloads[index]).start), count: count))
    kinds[index] = Kind.whole
  }

  /// Whether a text was a float: a number on its way.
  func wasFloat(row: Int, column: Int) -> Bool {
    let index = place(row, column)
    return index >= 0 && kinds[index] == Kind.whole
  }

  private static func range(_ payload: UInt64) -> TextRange {
    TextRange(start: Int(payload >> 32), count: Int(payload & 0xFFFF_FFFF))
  }

  /// Adds a row of empty cells.
  ///
  /// - Throws: `limitPassed` where the rows and columns pass ``cellLimit``.
  package mutating func appendRow(number: Int, file: String) throws(SpreadsheetError) {
    settle()
    try checkRoom(rows: rowNumbers.count + 1, stride: stride, file: file)
    rowNumbers.append(UInt32(clamping: number))
    kinds.append(contentsOf: repeatElement(Kind.empty, count: stride))
    payloads.append(contentsOf: repeatElement(0, count: stride))
  }

  mutating func removeLastRow() {
    rowNumbers.removeLast()
    if view != nil {
      view?.rows.removeLast()
      return
    }
    kinds.removeLast(stride)
    payloads.removeLast(stride)
  }

  /// Sets a cell of the last row.
  ///
  /// - Throws: `limitPassed` where the texts of a table pass 4 GiB.
  package mutating func set(column: Int, _ value: CellValue, bytes source: [UInt8], file: String)
    throws(SpreadsheetError)
  {
    switch value {
    case .text(let range): setStored(column: column, .text(try store(source, range, file: file)))
    case .error(let range): setStored(column: column, .error(try store(source, range, file: file)))
    default: setStored(column: column, value)
    }
  }

  /// Sets a cell of the last row; a text stands in the arena already.
  mutating func setStored(column: Int, _ value: CellValue) {
    let index = kinds.count - stride + column
    let (kind, payload): (UInt8, UInt64) =
      switch value {
      case .empty: (Kind.empty, 0)
      case .text(let range): (Kind.text, Self.payload(range))
      case .error(let range): (Kind.error, Self.payload(range))
      case .number(let number): (Kind.number, number.bitPattern)
      case .boolean(let flag): (Kind.boolean, flag ? 1 : 0)
      case .date(let serial): (Kind.date, serial.bitPattern)
      case .time(let fraction): (Kind.time, fraction.bitPattern)
      case .duration(let days): (Kind.duration, days.bitPattern)
      }
    kinds[index] = kind
    payloads[index] = payload
  }

  /// Adds a column that holds the same on every row.
  ///
  /// - Throws: `limitPassed` where cells or texts pass their limit.
  mutating func addColumn(_ value: CellValue, bytes source: [UInt8], file: String) throws(SpreadsheetError) {
    let column = width
    try widen(to: width + 1, file: file)
    guard let last = rowNumbers.indices.last else { return }
    try set(column: column, value, bytes: source, file: file)
    for row in 0..<last {
      kinds[row * stride + column] = kinds[last * stride + column]
      payloads[row * stride + column] = payloads[last * stride + column]
    }
  }

  private mutating func store(_ source: [UInt8], _ range: TextRange, file: String) throws(SpreadsheetError) -> TextRange
  {
    let text = source.span.extracting(range.range)
    var slot: Int?
    if text.count <= Self.longestRecent, !recent.isEmpty {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in 0..<text.count { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
      let place = Int((hash >> 20) & UInt64(Self.recentCount - 1))
      let known = recent[place]
      if Int(known.count) == text.count, isStored(known, text) { return known }
      slot = place
    }
    guard bytes.count + text.count <= Int(UInt32.max) else {
      throw SpreadsheetError(.limitPassed(what: "text", limit: Int(UInt32.max)), file: file)
    }
    let stored = TextRange(start: bytes.count, count: text.count)
    bytes.append(contentsOf: source[range.range])
    if let slot { recent[slot] = stored }
    return stored
  }

  private static func payload(_ range: TextRange) -> UInt64 { UInt64(range.start) << 32 | UInt64(range.count) }

  private func isStored(_ known: TextRange, _ text: Span<UInt8>) -> Bool {
    let start = Int(known.start)
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Makes room for more columns on every row; in ever longer steps where it is done often.
  ///
  /// - Throws: `limitPassed` where the rows and columns pass ``cellLimit``.
  package mutating func widen(to newWidth: Int, file: String) throws(SpreadsheetError) {
    guard newWidth > width else { return }
    settle()
    width = newWidth
    if newWidth <= stride { return }
    widenings += 1
    let newStride = widenings > 4 ? newWidth + newWidth / 4 : newWidth
    try checkRoom(rows: rowNumbers.count, stride: newStride, file: file)
    var newKinds: [UInt8] = []
    var newPayloads: [UInt64] = []
    newKinds.reserveCapacity(rowNumbers.count * newStride)
    newPayloads.reserveCapacity(rowNumbers.count * newStride)
    for row in rowNumbers.indices {
      newKinds.append(contentsOf: kinds[row * stride..<(row + 1) * stride])
      newKinds.append(contentsOf: repeatElement(Kind.empty, count: newStride - stride))
      newPayloads.append(contentsOf: payloads[row * stride..<(row + 1) * stride])
      newPayloads.append(contentsOf: repeatElement(0, count: newStride - stride))
    }
    kinds = newKinds
    payloads = newPayloads
    stride = newStride
  }

  private func checkRoom(rows: Int, stride: Int, file: String) throws(SpreadsheetError) {
    let (cells, overflow) = rows.multipliedReportingOverflow(by: stride)
    guard !overflow, cells <= Self.cellLimit else {
      throw SpreadsheetError(.limitPassed(what: "cells", limit: Self.cellLimit), file: file)
    }
  }

  /// Gives back what was needed only while the table grew.
  package mutating func finish() { recent = [] }
}
