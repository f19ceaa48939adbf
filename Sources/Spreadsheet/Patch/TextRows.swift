/// Rows of texts, as records are, in one byte arena of at most 4 GiB.
package struct TextRows: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []
  /// How many texts stand before the end of each row.
  private var rowEnds: [UInt32] = []
  /// Rows that were written anew.
  private var replaced: [Int: [String]] = [:]

  package init() {}

  package var count: Int { rowEnds.count }

  /// Bytes of all texts, but for rows that were written anew.
  package var byteCount: Int { bytes.count }

  package mutating func append(_ texts: [String]) {
    for text in texts { append(text: text) }
    endRow()
  }

  /// Adds a text to the row that ``endRow()`` ends.
  package mutating func append(text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt32(bytes.count))
  }

  /// Adds a text to the row that ``endRow()`` ends, by its UTF-8 bytes.
  package mutating func append(utf8: [UInt8]) {
    bytes.append(contentsOf: utf8)
    ends.append(UInt32(bytes.count))
  }

  /// Adds the rows of another, which has none replaced.
  package mutating func append(contentsOf other: TextRows) {
    let (texts, length) = (UInt32(ends.count), UInt32(bytes.count))
    reserve(bytes: bytes.count + other.bytes.count, texts: ends.count + other.ends.count, rows: count + other.count)
    bytes.append(contentsOf: other.bytes)
    ends.append(contentsOf: other.ends.lazy.map { $0 + length })
    rowEnds.append(contentsOf: other.rowEnds.lazy.map { $0 + texts })
  }

  /// Makes room for so much in all.
  package mutating func reserve(bytes: Int, texts: Int, rows: Int) {
    self.bytes.reserveCapacity(bytes)
    ends.reserveCapacity(texts)
    rowEnds.reserveCapacity(rows)
  }

  package mutating func endRow() { rowEnds.append(UInt32(ends.count)) }

  /// Writes a row anew.
  package mutating func replace(_ row: Int, by texts: [String]) { replaced[row] = texts }

  /// The texts of a row.
  package subscript(row: Int) -> [String] {
    if let texts = replaced[row] { return texts }
    return cells(of: row).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// How many texts a row has.
  package func width(of row: Int) -> Int {
    replaced[row]?.count ?? Int(rowEnds[row]) - (row == 0 ? 0 : Int(rowEnds[row - 1]))
  }

  /// Adds another's texts of a row to the row that ``endRow()`` ends.
  package mutating func appendTexts(of row: Int, in other: TextRows) {
    if let texts = other.replaced[row] {
      for text in texts { append(text: text) }
    } else {
      for cell in other.cells(of: row) {
        bytes.append(contentsOf: other.bytes[cell])
        ends.append(UInt32(bytes.count))
      }
    }
  }

  private func cells(of row: Int) -> [Range<Int>] {
    let first = row == 0 ? 0 : Int(rowEnds[row - 1])
    return (first..<Int(rowEnds[row])).map { ($0 == 0 ? 0 : Int(ends[$0 - 1]))..<Int(ends[$0]) }
  }

  /// Lends the UTF-8 bytes of each text of a row, in order.
  package func forEach(in row: Int, _ body: (Int, Span<UInt8>) -> Void) {
    if let texts = replaced[row] {
      for (column, text) in texts.enumerated() {
        let bytes = Array(text.utf8)
        body(column, bytes.span)
      }
      return
    }
    let first = row == 0 ? 0 : Int(rowEnds[row - 1])
    var start = first == 0 ? 0 : Int(ends[first - 1])
    for place in first..<Int(rowEnds[row]) {
      let end = Int(ends[place])
      body(place - first, bytes.span.extracting(start..<end))
      start = end
    }
  }
}
