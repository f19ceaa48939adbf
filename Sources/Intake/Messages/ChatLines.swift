import Spreadsheet

/// The lines of a chat, one at a time, out of a window that slides over its text.
struct ChatLines {
  /// UTF-8 bytes of a line or a message at most; WhatsApp has 65,536 characters.
  static let longest = Limits.standard.textBytes

  private let source: TextSource
  /// The window; the current line stands in it at ``range`` until the next is read.
  private(set) var buffer: [UInt8]
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  private var start = 0
  private var end = 0
  /// The current line, counted from 1.
  private(set) var number = 0
  /// Whether the current line ends with a line feed; only the file's last may not.
  private(set) var isTerminated = true

  init(_ source: TextSource, window: Int = 1 << 18) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: window)
  }

  /// Where the current line stands, without its end.
  var range: Range<Int> { start..<end }

  /// Whether the current line has blanks alone.
  var isBlank: Bool { Bytes.trimmed(buffer.span.extracting(range)).isEmpty }

  /// Appends the current line.
  func append(to bytes: inout [UInt8]) {
    unsafe buffer.span.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Moves to the next line; false at the end.
  ///
  /// - Throws: as the source does; `.limitPassed` for a line too long.
  mutating func next() throws(SpreadsheetError) -> Bool {
    var index = position
    while true {
      if let found = lineFeed(from: index) {
        take(to: found, next: found + 1)
        return true
      }
      index = filled - position
      if try !fill() { break }
    }
    guard position < filled else { return false }
    take(to: filled, next: filled)
    isTerminated = false
    return true
  }

  private mutating func take(to found: Int, next: Int) {
    start = position
    end = found
    if end > start, buffer[end - 1] == 0x0D { end -= 1 }
    position = next
    number += 1
  }

  private func lineFeed(from start: Int) -> Int? {
    let bytes = buffer.span
    var index = start
    while index < filled {
      if unsafe bytes[unchecked: index] == 0x0A { return index }
      index += 1
    }
    return nil
  }

  /// Moves what is unread to the front and reads on; false at the source's end.
  private mutating func fill() throws(SpreadsheetError) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      let rest = filled - position
      let from = position
      unsafe buffer.withUnsafeMutableBufferPointer { bytes in
        guard rest > 0, let start = bytes.baseAddress else { return }
        unsafe start.update(from: start + from, count: rest)
      }
      filled = rest
      position = 0
    }
    if buffer.count - filled < 64 {
      guard buffer.count < Self.longest else {
        throw SpreadsheetError(
          .limitPassed(what: "bytes of a line", limit: Self.longest), file: source.file, part: source.part)
      }
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let read = try source.read(into: &buffer, from: filled)
    filled += read
    isAtEnd = read == 0
    return read > 0
  }
}
