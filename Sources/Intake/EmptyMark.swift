/// Words and signs that stand for nothing at all.
package enum EmptyMark {
  /// The words, without blanks.
  package static let words = [
    "null", "nil", "none", "na", "nan", "tidakada", "tdkada", "tdakada", "takada", "tidakpunya", "tdkpunya",
    "belumada", "blmada", "kosong", "nihil", "tidakdiisi", "ta",
  ]
  private static let packed = Bytes.packed(words)

  /// Whether a text is empty, dashes, dots or such (`-`, `--`, `...`), only zeros, or a word such as `tidak ada`.
  ///
  /// With `zeros` a text of zeros alone (`0`, `0000-00-00`) is one too.
  static func isEmpty(_ text: Span<UInt8>, zeros: Bool = true) -> Bool {
    var letters = 0
    for index in 0..<text.count {
      let byte = text[index]
      if Bytes.isLetter(byte) {
        letters += 1
        if letters > Bytes.longestPacked { return false }
      } else if byte &- 0x31 < 9 || (byte == 0x30 && !zeros) {
        return false
      } else if byte == 0x2B || byte == 0x23 {
        // A plus stands for a death, `#` begins an error value.
        return false
      }
    }
    if letters == 0 { return isPunctuationOrZeros(text) }
    for index in 0..<text.count {
      let byte = text[index]
      if Bytes.isDigit(byte) || (byte >= 0x80 && !isPartOfBlank(text, index)) { return false }
    }
    return Bytes.packedWord(text, 0..<text.count).map(packed.contains) ?? false
  }

  private static func isPunctuationOrZeros(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where text[index] >= 0x80 && !isPartOfBlank(text, index) && !isDash(text, index) {
      return false
    }
    return true
  }

  /// Whether the byte belongs to a blank of several bytes.
  private static func isPartOfBlank(_ text: Span<UInt8>, _ index: Int) -> Bool {
    for start in max(0, index - 2)...index where start + Bytes.blank(text, at: start) > index { return true }
    return false
  }

  /// Whether the byte belongs to a dash from U+2010 to U+2015.
  private static func isDash(_ text: Span<UInt8>, _ index: Int) -> Bool {
    for start in max(0, index - 2)...index where start + 2 < text.count {
      if text[start] == 0xE2, text[start + 1] == 0x80, (0x90...0x95).contains(text[start + 2]) { return true }
    }
    return false
  }
}
