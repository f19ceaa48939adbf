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
    let count = bytes.count
    let delimiter = delimiter
    let quote = quote
    var places = ByteSearch.Places(ByteSearch(delimiter, 0x0A, 0x0D), in: bytes, from: start)
    var index = start
    var column = 0
    var lines = 0
    var strays = 0
    // The arena will hold the record as it stands; these cells' texts have quotes that are to go.
    var quotedCells: [Int] = []
    while true {
      guard column < limits.columns else { return .limitPassed(what: "columns", limit: limits.columns) }
      let fieldStart = index
      var textStart = index
      var textEnd = -1
      if index < count, bytes[index] == quote, quoteMarks.isEmpty || !quoteMarks.contains(index) {
        let firstLine = lines
        switch quoted(bytes, from: index, isLast: isLast, lines: &lines) {
        case .closed(let next, let isDoubled):
          // Over several lines, a quote that closes amid text is the next one that opens.
          if lines > firstLine, next < count, !isEnd(bytes[next]) { return .unterminated(quote: fieldStart) }
          textStart = fieldStart + 1
          if !isDoubled { textEnd = next - 1 }
          index = next
        case .needsMore: return .needsMore
        case .unterminated: return .unterminated(quote: fieldStart)
        }
        places.move(to: index, in: bytes)
        let next = places.next(in: bytes)
        if next > index, !isBlank(bytes, index..<next) { strays += 1 }
        if textEnd < 0 || next > index {
          quotedCells.append(row.cells.count)
          textEnd = next
        }
        index = next
      } else {
        index = places.next(in: bytes)
        textEnd = index
      }
      if index >= count, !isLast { return .needsMore }
      if textEnd > textStart {
        let range = TextRange(start: textStart - start, count: textEnd - textStart)
        row.cells.append(Cell(column: column, value: .text(range)))
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
    row.append(bytes, start..<index)
    for cell in quotedCells { row.unquote(cell, quote) }
    return .record(next: index, fields: column + 1, lines: lines, strays: strays)
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

  private func quoted(_ bytes: Span<UInt8>, from open: Int, isLast: Bool, lines: inout Int) -> Enclosed {
    let count = bytes.count
    let quote = quote
    var places = ByteSearch.Places(ByteSearch(quote, 0x0A, 0x0D), in: bytes, from: open + 1)
    var isDoubled = false
    while true {
      let index = places.next(in: bytes)
      if index - open > limits.quotedFieldBytes { return .unterminated }
      guard index < count else { return isLast ? .unterminated : .needsMore }
      let next = index + 1
      if bytes[index] != quote {
        if bytes[index] == 0x0A || next == count || bytes[next] != 0x0A { lines += 1 }
        continue
      }
      guard next < count else { return isLast ? .closed(next: next, isDoubled: isDoubled) : .needsMore }
      guard bytes[next] == quote else { return .closed(next: next, isDoubled: isDoubled) }
      _ = places.next(in: bytes)
      isDoubled = true
    }
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
