/// Cuts one record out of UTF-8 bytes.
///
/// A quote at the beginning of a field encloses it, line breaks included, and stands for itself when doubled; elsewhere it
/// is a quote mark (RFC 4180, and what Excel does where that is silent). CR, LF and CRLF end a record.
struct CSVRecordParser {
  let delimiter: UInt8
  let quote: UInt8
  let limits: CSVLimits
  private let search: ByteSearch

  init(delimiter: UInt8, quote: UInt8, limits: CSVLimits = CSVLimits()) {
    self.delimiter = delimiter
    self.quote = quote
    self.limits = limits
    search = ByteSearch(delimiter, quote, 0x0A, 0x0D)
  }

  enum Outcome {
    /// The bytes end before the record does.
    case needsMore
    /// The next record's start, the fields, the line breaks passed, and the fields with text behind their closing quote.
    case record(next: Int, fields: Int, lines: Int, strays: Int)
    /// A quote that nothing closes.
    case unterminated(quote: Int)
    case limitPassed(what: String, limit: Int)
  }

  /// Fills a row, whose storage is empty, with the record that begins at `start`.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, or nearly.
  ///   - start: where the record begins.
  ///   - isLast: whether nothing follows the bytes.
  ///   - quoteMarks: quotes that enclose nothing.
  ///   - row: what is filled.
  /// - Returns: where the next record begins, or why there is none.
  func parse(
    _ bytes: Span<UInt8>, from start: Int, isLast: Bool, quoteMarks: [Int] = [], into row: inout SheetRow
  ) -> Outcome {
    unsafe withUnsafeTemporaryAllocation(of: Cell.self, capacity: 32) { slots in
      var cells = unsafe CellBatch(slots)
      // Before anything is read, the place behind a `sep=` line lies beyond the bytes.
      let record = bytes.extracting(min(start, bytes.count)...)
      switch parse(record, isLast: isLast, quoteMarks: quoteMarks.map { $0 - start }, by: &cells, into: &row) {
      case .record(let next, let fields, let lines, let strays):
        return .record(next: start + next, fields: fields, lines: lines, strays: strays)
      case .unterminated(let quote): return .unterminated(quote: start + quote)
      case let other: return other
      }
    }
  }

  /// As ``parse(_:from:isLast:quoteMarks:into:)`` for the record that the bytes begin with.
  @inline(__always)
  private func parse(
    _ bytes: Span<UInt8>, isLast: Bool, quoteMarks: [Int], by cells: inout CellBatch, into row: inout SheetRow
  ) -> Outcome {
    let count = bytes.count
    let delimiter = delimiter
    let quote = quote
    // A delimiter that is a quote as well ends no field where a quote may begin one.
    let plainDelimiter = delimiter == quote ? nil : delimiter
    let maximumColumns = limits.columns
    var places = ByteSearch.Places(search, in: bytes, from: 0)
    var index = 0
    var column = 0
    var lines = 0
    var strays = 0
    // The arena will hold the record as it stands; these cells' texts have quotes that are to go.
    var quotedCells: [Int] = []
    while true {
      guard column < maximumColumns else { return .limitPassed(what: "columns", limit: maximumColumns) }
      let fieldStart = index
      index = places.next(in: bytes)
      // Nearly every field.
      if index < count, unsafe bytes[unchecked: index] == plainDelimiter {
        if index > fieldStart { cells.append(column, fieldStart, index, to: &row) }
        index &+= 1
        column &+= 1
        continue
      }
      var textStart = fieldStart
      var textEnd = -1
      if index == fieldStart, index < count, bytes[index] == quote, quoteMarks.isEmpty || !quoteMarks.contains(index) {
        let firstLine = lines
        let closed: Int
        switch quoted(bytes, from: index, isLast: isLast, &places, lines: &lines) {
        case .closed(let next, let isDoubled):
          // Over several lines, a quote that closes amid text is the next one that opens.
          if lines > firstLine, next < count, !isEnd(bytes[next]) { return .unterminated(quote: fieldStart) }
          textStart = fieldStart + 1
          if !isDoubled { textEnd = next - 1 }
          closed = next
        case .needsMore: return .needsMore
        case .unterminated: return .unterminated(quote: fieldStart)
        }
        index = end(bytes, from: places.next(in: bytes), &places)
        if index > closed, !isBlank(bytes, closed..<index) { strays += 1 }
        if textEnd < 0 || index > closed {
          quotedCells.append(row.cells.count + cells.count)
          textEnd = index
        }
      } else {
        index = end(bytes, from: index, &places)
        textEnd = index
      }
      if index >= count, !isLast { return .needsMore }
      if textEnd > textStart { cells.append(column, textStart, textEnd, to: &row) }
      guard index < count else { break }
      let end = bytes[index]
      index += 1
      if end == delimiter {
        column += 1
        continue
      }
      if end == 0x0D {
        if index == count, !isLast { return .needsMore }
        if index < count, bytes[index] == 0x0A { index += 1 }
      }
      lines += 1
      break
    }
    cells.handOver(to: &row)
    row.append(bytes, 0..<index)
    for cell in quotedCells { row.unquote(cell, quote) }
    return .record(next: index, fields: column + 1, lines: lines, strays: strays)
  }

  /// The first place from one that was found on that ends a field: a quote amid text does not.
  @inline(__always)
  private func end(_ bytes: Span<UInt8>, from found: Int, _ places: inout ByteSearch.Places) -> Int {
    var index = found
    while index < bytes.count, bytes[index] == quote, quote != delimiter { index = places.next(in: bytes) }
    return index
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x20 }

  private func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] != 0x20 && bytes[index] != 0x09 { return false }
    return true
  }

  private enum Enclosed {
    case closed(next: Int, isDoubled: Bool)
    case needsMore
    case unterminated
  }

  /// Finds the quote that closes the one at `open`, behind which the places go on.
  private func quoted(
    _ bytes: Span<UInt8>, from open: Int, isLast: Bool, _ places: inout ByteSearch.Places, lines: inout Int
  ) -> Enclosed {
    let count = bytes.count
    let quote = quote
    var isDoubled = false
    while true {
      let index = places.next(in: bytes)
      if index - open > limits.quotedFieldBytes { return .unterminated }
      guard index < count else { return isLast ? .unterminated : .needsMore }
      let next = index + 1
      let byte = bytes[index]
      if byte != quote {
        if byte == 0x0A || byte == 0x0D && (next == count || bytes[next] != 0x0A) { lines += 1 }
        continue
      }
      guard next < count else { return isLast ? .closed(next: next, isDoubled: isDoubled) : .needsMore }
      guard bytes[next] == quote else { return .closed(next: next, isDoubled: isDoubled) }
      _ = places.next(in: bytes)
      isDoubled = true
    }
  }
}

/// Cells on their way to a row, which takes them over by the batch rather than one by one.
@safe private struct CellBatch {
  private let slots: UnsafeMutableBufferPointer<Cell>
  private(set) var count = 0

  /// Gathers them in memory that is the caller's.
  @unsafe init(_ slots: UnsafeMutableBufferPointer<Cell>) { unsafe self.slots = slots }

  /// Appends a text of a column, which stands between two places of the row's bytes.
  @inline(__always)
  mutating func append(_ column: Int, _ start: Int, _ end: Int, to row: inout SheetRow) {
    if unsafe count == slots.count { handOver(to: &row) }
    let text = TextRange(start: start, count: end &- start)
    unsafe slots.initializeElement(at: count, to: Cell(column: column, value: .text(text)))
    count &+= 1
  }

  mutating func handOver(to row: inout SheetRow) {
    unsafe row.cells.append(contentsOf: UnsafeBufferPointer(rebasing: slots[..<count]))
    count = 0
  }
}

extension SheetRow {
  /// Appends a part of some bytes to the arena.
  mutating func append(_ utf8: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    unsafe utf8.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Takes the quote that closes a cell's text out of it, and one of each two before; what follows it stays as it is.
  fileprivate mutating func unquote(_ cell: Int, _ quote: UInt8) {
    guard case .text(var range) = cells[cell].value else { return }
    var text = bytes.mutableSpan
    var end = range.range.lowerBound
    var isEnclosed = true
    var index = end
    while index < range.range.upperBound {
      let byte = text[index]
      index += 1
      if isEnclosed, byte == quote {
        isEnclosed = index < range.range.upperBound && text[index] == quote
        guard isEnclosed else { continue }
        index += 1
      }
      text[end] = byte
      end += 1
    }
    range.count = UInt32(end - range.range.lowerBound)
    cells[cell].value = .text(range)
  }
}
