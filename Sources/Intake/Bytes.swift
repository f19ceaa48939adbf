/// Questions about UTF-8 bytes; nothing here allocates.
enum Bytes {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether there is at least one byte and each is a digit.
  static func areDigits(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where !isDigit(text[index]) { return false }
    return !text.isEmpty
  }

  static func hasDigit(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where isDigit(text[index]) { return true }
    return false
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// How many bytes the blank at a position takes; 0 where none stands there.
  ///
  /// Blanks are ASCII white space and controls, U+00A0, U+2000 to U+200F, U+202A to U+202F, U+205F, U+2060, U+3000 and U+FEFF.
  static func blank(_ text: Span<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2 { return index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, index + 2 < text.count else { return 0 }
    let second = text[index + 1]
    let third = text[index + 2]
    switch (byte, second) {
    case (0xE2, 0x80): return third <= 0x8F || (0xAA...0xAF).contains(third) ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F || third == 0xA0 ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// The range without blanks at either end.
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    while start < text.count {
      let length = blank(text, at: start)
      if length == 0 { break }
      start += length
    }
    var end = text.count
    while end > start {
      if text[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, text[end - 1] >= 0x80, text[end - 3] >= 0xE2, blank(text, at: end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether the bytes are equal to a text's UTF-8.
  static func equal(_ left: Span<UInt8>, _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }

  /// Letters that a packed word may have.
  static let longestPacked = 12

  /// The ASCII letters of a range, lowered and packed five bits each, letters only; nil beyond ``longestPacked``.
  static func packedWord(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    var word: UInt64 = 0
    var count = 0
    for index in range where isLetter(text[index]) {
      count += 1
      if count > longestPacked { return nil }
      word = word << 5 | UInt64((text[index] | 0x20) - 0x60)
    }
    return word
  }

  /// A word packed like ``packedWord(_:_:)``; 0 beyond ``longestPacked``.
  static func packed(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return packedWord(bytes.span, 0..<bytes.count) ?? 0
  }

  static func packed(_ words: [String]) -> Set<UInt64> { Set(words.map { packed($0) }) }

  static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  /// The text without blanks at either end.
  package var trimmedBlanks: String {
    let bytes = Array(utf8)
    let range = Bytes.trimmed(bytes.span)
    return range.count == bytes.count ? self : String(decoding: bytes[range], as: UTF8.self)
  }
}
