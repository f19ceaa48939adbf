/// Cuts one record out of UTF-8 bytes.
///
/// A quote at the beginning of a field encloses it, line breaks included, and stands for itself when doubled; elsewhere it
/// is a quote mark (RFC 4180, and what Excel does where that is silent). CR, LF and CRLF end a record.
struct CSVRecordParser {
  var delimiter: UInt8
  var quote: UInt8
  var limits = CSVLimits()

  enum Outcome {
    /// The bytes end before the record does.
    case needsMore
    /// The next record's start, the fields, and the line breaks passed.
    case record(next: Int, fields: Int, lines: Int)
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
    let count = bytes.count
    let delimiter = delimiter
    let quote = quote
    let ends = ByteSearch(delimiter, 0x0A, 0x0D)
    var index = start
    var column = 0
    var lines = 0
    // Until a quoted field the arena will hold the record as it stands; from then on it is put together from pieces.
    var isPlain = true
    while true {
      guard column < limits.columns else { return .limitPassed(what: "columns", limit: limits.columns) }
      let fieldStart = index
      var textStart = index - start
      if index < count, bytes[index] == quote, quoteMarks.isEmpty || !quoteMarks.contains(index) {
        if isPlain {
          row.append(bytes, start..<index)
          isPlain = false
        }
        textStart = row.bytes.count
        let firstLine = lines
        switch quoted(bytes, from: index, isLast: isLast, lines: &lines, into: &row) {
        case .closed(let next):
          // Over several lines, a quote that closes amid text is the next one that opens.
          if lines > firstLine, next < count, !isEnd(bytes[next]) { return .unterminated(quote: fieldStart) }
          index = next
        case .needsMore: return .needsMore
        case .unterminated: return .unterminated(quote: fieldStart)
        }
      }
      let restStart = index
      index = ends.place(in: bytes, from: index)
      if index >= count, !isLast { return .needsMore }
      if !isPlain {
        if restStart == fieldStart { textStart = row.bytes.count }
        row.append(bytes, restStart..<index)
      }
      let length = isPlain ? index - fieldStart : row.bytes.count - textStart
      if length > 0 {
        row.cells.append(Cell(column: column, value: .text(TextRange(start: textStart, count: length))))
      }
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
    if isPlain { row.append(bytes, start..<index) }
    return .record(next: index, fields: column + 1, lines: lines)
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x20 }

  private enum Enclosed {
    case closed(next: Int)
    case needsMore
    case unterminated
  }

  private func quoted(
    _ bytes: Span<UInt8>, from open: Int, isLast: Bool, lines: inout Int, into row: inout SheetRow
  ) -> Enclosed {
    let count = bytes.count
    let quote = quote
    let ends = ByteSearch(quote, 0x0A, 0x0D)
    var index = open + 1
    while true {
      let piece = index
      while true {
        index = ends.place(in: bytes, from: index)
        guard index < count, bytes[index] != quote else { break }
        if bytes[index] == 0x0A || index + 1 == count || bytes[index + 1] != 0x0A { lines += 1 }
        index += 1
      }
      if index - open > limits.quotedFieldBytes { return .unterminated }
      guard index < count else { return isLast ? .unterminated : .needsMore }
      row.append(bytes, piece..<index)
      index += 1
      guard index < count else { return isLast ? .closed(next: index) : .needsMore }
      guard bytes[index] == quote else { return .closed(next: index) }
      row.bytes.append(quote)
      index += 1
    }
  }
}

extension SheetRow {
  /// Appends a part of some bytes to the arena.
  mutating func append(_ utf8: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    unsafe utf8.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}
