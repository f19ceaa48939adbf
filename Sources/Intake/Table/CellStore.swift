import Spreadsheet

/// The cells of a table, row after row: a kind of one byte, a payload of eight, and their texts in one arena.
struct CellStore: Sendable {
  private enum Kind {
    static let empty: UInt8 = 0
    static let text: UInt8 = 1
    static let number: UInt8 = 2
    static let boolean: UInt8 = 3
    static let date: UInt8 = 4
    static let time: UInt8 = 5
    static let duration: UInt8 = 6
    static let error: UInt8 = 7
  }

  private(set) var width: Int
  private(set) var bytes: [UInt8] = []
  private(set) var rowNumbers: [UInt32] = []
  private var kinds: [UInt8] = []
  private var payloads: [UInt64] = []
  /// Texts met lately, by their hash, so that a ward's name stands in the arena once and not on every row.
  private var recent: [TextRange]

  init(width: Int) {
    self.width = width
    recent = Array(repeating: TextRange(start: 0, count: 0), count: Self.recentCount)
  }

  private static let recentCount = 4096
  /// Longer texts are not looked up.
  private static let longestRecent = 48

  func value(row: Int, column: Int) -> CellValue {
    precondition(column < width)
    let index = row * width + column
    let payload = payloads[index]
    switch kinds[index] {
    case Kind.text: return .text(Self.range(payload))
    case Kind.number: return .number(Double(bitPattern: payload))
    case Kind.boolean: return .boolean(payload != 0)
    case Kind.date: return .date(Double(bitPattern: payload))
    case Kind.time: return .time(Double(bitPattern: payload))
    case Kind.duration: return .duration(Double(bitPattern: payload))
    case Kind.error: return .error(Self.range(payload))
    default: return .empty
    }
  }

  private static func range(_ payload: UInt64) -> TextRange {
    TextRange(start: Int(payload >> 32), count: Int(payload & 0xFFFF_FFFF))
  }

  /// Adds a row of empty cells.
  mutating func appendRow(number: Int) {
    rowNumbers.append(UInt32(clamping: number))
    kinds.append(contentsOf: repeatElement(Kind.empty, count: width))
    payloads.append(contentsOf: repeatElement(0, count: width))
  }

  mutating func removeLastRow() {
    rowNumbers.removeLast()
    kinds.removeLast(width)
    payloads.removeLast(width)
  }

  /// Sets a cell of the last row.
  ///
  /// - Throws: `limitPassed` where the texts of a table pass 4 GiB.
  mutating func set(column: Int, _ value: CellValue, bytes source: [UInt8], file: String) throws(SpreadsheetError) {
    let index = kinds.count - width + column
    switch value {
    case .empty: return
    case .text(let range):
      payloads[index] = try store(source, range, file: file)
      kinds[index] = Kind.text
    case .error(let range):
      payloads[index] = try store(source, range, file: file)
      kinds[index] = Kind.error
    case .number(let number):
      payloads[index] = number.bitPattern
      kinds[index] = Kind.number
    case .boolean(let flag):
      payloads[index] = flag ? 1 : 0
      kinds[index] = Kind.boolean
    case .date(let serial):
      payloads[index] = serial.bitPattern
      kinds[index] = Kind.date
    case .time(let fraction):
      payloads[index] = fraction.bitPattern
      kinds[index] = Kind.time
    case .duration(let days):
      payloads[index] = days.bitPattern
      kinds[index] = Kind.duration
    }
  }

  private mutating func store(_ source: [UInt8], _ range: TextRange, file: String) throws(SpreadsheetError) -> UInt64 {
    let text = source.span.extracting(range.range)
    var slot: Int?
    if text.count <= Self.longestRecent {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in 0..<text.count { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
      let place = Int((hash >> 20) & UInt64(Self.recentCount - 1))
      let known = recent[place]
      if Int(known.count) == text.count, isStored(known, text) { return Self.payload(known) }
      slot = place
    }
    guard bytes.count + text.count <= Int(UInt32.max) else {
      throw SpreadsheetError(.limitPassed(what: "text", limit: Int(UInt32.max)), file: file)
    }
    let stored = TextRange(start: bytes.count, count: text.count)
    bytes.append(contentsOf: source[range.range])
    if let slot { recent[slot] = stored }
    return Self.payload(stored)
  }

  private static func payload(_ range: TextRange) -> UInt64 { UInt64(range.start) << 32 | UInt64(range.count) }

  private func isStored(_ known: TextRange, _ text: Span<UInt8>) -> Bool {
    let start = Int(known.start)
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Makes room for more columns on every row.
  mutating func widen(to newWidth: Int) {
    guard newWidth > width else { return }
    var newKinds: [UInt8] = []
    var newPayloads: [UInt64] = []
    newKinds.reserveCapacity(rowNumbers.count * newWidth)
    newPayloads.reserveCapacity(rowNumbers.count * newWidth)
    for row in rowNumbers.indices {
      newKinds.append(contentsOf: kinds[row * width..<(row + 1) * width])
      newKinds.append(contentsOf: repeatElement(Kind.empty, count: newWidth - width))
      newPayloads.append(contentsOf: payloads[row * width..<(row + 1) * width])
      newPayloads.append(contentsOf: repeatElement(0, count: newWidth - width))
    }
    kinds = newKinds
    payloads = newPayloads
    width = newWidth
  }

  /// Gives back what was needed only while the table grew.
  mutating func finish() { recent = [] }
}
