/// Takes zero bytes, which are no text, out of a file's text, chunk by chunk, and keeps where they stood.
struct ZeroBytes {
  private(set) var count = 0
  /// The first lines that had one, each once.
  private(set) var lines: [Int] = []
  /// Where in the buffer bytes were taken out: before these places.
  private var places: [Int] = []

  /// Nil where there was none.
  var fault: TextFault? { count > 0 ? .zeroBytes(count: count, lines: lines) : nil }

  /// Takes them out of what is new in a buffer.
  ///
  /// - Parameters:
  ///   - buffer: text in UTF-8.
  ///   - start: where what is new begins.
  ///   - record: where the record begins that is being read.
  ///   - line: the line of that record's beginning, counted from 1.
  mutating func drop(from buffer: inout [UInt8], at start: Int, record: Int, line: Int) {
    var search = ByteSearch.Places(ByteSearch(0, 0, 0, 0), in: buffer.span, from: start)
    let first = search.next(in: buffer.span)
    guard first < buffer.count else { return }
    var line = line
    var previous: UInt8 = 0
    var text = buffer.mutableSpan
    func pass(_ byte: UInt8) {
      if byte == 0x0D || byte == 0x0A && previous != 0x0D { line += 1 }
      previous = byte
    }
    for index in min(record, first)..<first { pass(text[index]) }
    var end = first
    for index in first..<text.count {
      let byte = text[index]
      if byte == 0 {
        count += 1
        places.append(end)
        // Before the first record stands a line of its own.
        let here = end < record ? line - 1 : line
        if lines.last != here, lines.count < TextFault.told { lines.append(here) }
      } else {
        if end >= record { pass(byte) }
        text[end] = byte
        end += 1
      }
    }
    buffer.removeLast(buffer.count - end)
  }

  /// How many bytes were taken out before a place of the buffer.
  func count(before place: Int) -> Int { places.count { $0 <= place } }

  /// Tells that the buffer's beginning was dropped; how many bytes had been taken out of it.
  mutating func shift(by length: Int) -> Int {
    let gone = count(before: length)
    places.removeFirst(gone)
    for index in places.indices { places[index] -= length }
    return gone
  }
}

extension ZeroBytes {
  /// Whether there are more of them than get into a text by chance.
  static func areMany(_ zeros: Int, of bytes: Int) -> Bool { zeros > max(8, bytes / 20) }
}

/// Tells a text that a few zero bytes got into from what is no text, by its beginning.
struct BinaryCensus {
  private var zeros = 0
  private var total = 0
  /// Zeros since the last other byte: those at the end are room that a program took and did not fill.
  private var closing = 0
  /// Other control characters than text has.
  private var controls = 0

  /// Whether a file's beginning is no text: zeros are more than a few, or other bytes say so. The head of a database, of whose
  /// records most may be text, is looked at for itself.
  static func isBinary(_ beginning: Span<UInt8>) -> Bool {
    let head = min(beginning.count, 512)
    return BinaryCensus(beginning.extracting(first: head)).isBinary || BinaryCensus(beginning).isBinary
  }

  private init(_ bytes: Span<UInt8>) {
    for index in bytes.indices { count(bytes[index]) }
  }

  private mutating func count(_ byte: UInt8) {
    total += 1
    guard byte < 0x20 else {
      closing = 0
      return
    }
    if byte == 0 {
      zeros += 1
      closing += 1
      return
    }
    closing = 0
    // Tab to carriage return, DOS's end of a file, and escape are met in text.
    if !(0x09...0x0D).contains(byte), byte != 0x1A, byte != 0x1B { controls += 1 }
  }

  private var isBinary: Bool {
    zeros > 0 && (ZeroBytes.areMany(zeros - closing, of: total) || controls > max(2, total / 100) || closing == total)
  }
}
