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

private enum Blanks {
  static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
