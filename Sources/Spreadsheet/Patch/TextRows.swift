/// Rows of texts, as records are, in one byte arena of at most 4 GiB; blocks of them may be made each time they are asked for.
package struct TextRows: Sendable {
  /// Gives the UTF-8 bytes of each text of a row of a block, in order.
  package typealias Maker = @Sendable (Int, (Int, Span<UInt8>) -> Void) -> Void

  /// Rows that lie nowhere.
  private struct Block {
    /// The first row.
    var first: Int
    var count: Int
    var make: Maker
  }

  private var blocks: [Block] = []
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []
  /// How many texts stand before the end of each row.
  private var rowEnds: [UInt32] = []
  /// Rows that were written anew.
  private var replaced: [Int: [String]] = [:]

  package init() {}

  package private(set) var count = 0

  /// Bytes of all texts, but for rows that were written anew.
  package private(set) var byteCount = 0

  package mutating func append(_ texts: [String]) {
    for text in texts { append(text: text) }
    endRow()
  }

  /// Adds a text to the row that ``endRow()`` ends.
  package mutating func append(text: String) {
    bytes.append(contentsOf: text.utf8)
    endText()
  }

  private mutating func endText() {
    byteCount += bytes.count - Int(ends.last ?? 0)
    ends.append(UInt32(bytes.count))
  }

  /// Adds a text to the row that ``endRow()`` ends, by its UTF-8 bytes.
  package mutating func append(utf8: [UInt8]) {
    bytes.append(contentsOf: utf8)
    endText()
  }

  /// Adds rows that are made each time they are asked for; `bytes` are those of all their texts, or a few more.
  package mutating func append(rows: Int, bytes: Int, make: @escaping Maker) {
    guard rows > 0 else { return }
    blocks.append(Block(first: count, count: rows, make: make))
    count += rows
    byteCount += bytes
  }

  /// Makes room for so much in all.
  package mutating func reserve(bytes: Int, texts: Int, rows: Int) {
    self.bytes.reserveCapacity(bytes)
    ends.reserveCapacity(texts)
    rowEnds.reserveCapacity(rows)
  }

  package mutating func endRow() {
    rowEnds.append(UInt32(ends.count))
    count += 1
  }

  /// Writes a row anew.
  package mutating func replace(_ row: Int, by texts: [String]) { replaced[row] = texts }

  /// The texts of a row.
  package subscript(row: Int) -> [String] {
    var texts: [String] = []
    forEach(in: row) { _, text in
      texts.append(unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    }
    return texts
  }

  /// How many texts a row has.
  package func width(of row: Int) -> Int {
    var width = 0
    forEach(in: row) { column, _ in width = column + 1 }
    return width
  }

  /// Adds another's texts of a row to the row that ``endRow()`` ends.
  package mutating func appendTexts(of row: Int, in other: TextRows) {
    other.forEach(in: row) { _, text in
      unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
      endText()
    }
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
    var own = row
    for block in blocks where row >= block.first {
      guard row >= block.first + block.count else { return block.make(row - block.first, body) }
      own -= block.count
    }
    let first = own == 0 ? 0 : Int(rowEnds[own - 1])
    var start = first == 0 ? 0 : Int(ends[first - 1])
    for place in first..<Int(rowEnds[own]) {
      let end = Int(ends[place])
      body(place - first, bytes.span.extracting(start..<end))
      start = end
    }
  }
}
