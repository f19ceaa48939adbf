extension String {
  /// Whether nothing stands in the text but blanks.
  package var isBlank: Bool {
    for byte in utf8 {
      if byte >= 0x80 { return unicodeScalars.allSatisfy(\.properties.isWhitespace) }
      if !Blanks.isASCII(byte) { return false }
    }
    return true
  }
}

extension StringProtocol {
  /// The text without the blanks at its ends.
  package var trimmedWhitespace: SubSequence {
    // Most texts have none.
    if let first = first?.asciiValue, let last = last?.asciiValue, !Blanks.isASCII(first), !Blanks.isASCII(last) {
      return self[...]
    }
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }

  /// The text in lower case and without its blanks.
  package var lowercasedWithoutBlanks: String {
    let bytes = Array(utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return lowercased().filter { !$0.isWhitespace } }
    let kept = bytes.compactMap { byte in
      Blanks.isASCII(byte) ? nil : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// Blanks in UTF-8.
package enum Blanks {
  /// Whether nothing stands in a text but blanks.
  package static func areAll(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      if text[index] >= 0x80 {
        return unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }.isBlank
      }
      if !isASCII(text[index]) { return false }
    }
    return true
  }

  fileprivate static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
