/// What exports put around a value to keep it a text.
package enum CellText {
  /// Where the value stands: without blanks at its ends, without `="…"` around it and without a `'` before it.
  package static func unwrapped(_ text: Span<UInt8>) -> Range<Int> {
    var range = Bytes.trimmed(text)
    while let first = range.first {
      let rest = text.extracting(range)
      if text[first] == 0x27 {
        range = first + 1..<range.upperBound
      } else if text[first] == 0x3D, rest.count >= 3, rest[1] == 0x22, rest[rest.count - 1] == 0x22 {
        range = first + 2..<range.upperBound - 1
      } else {
        return range
      }
      let inner = Bytes.trimmed(text.extracting(range))
      range = range.lowerBound + inner.lowerBound..<range.lowerBound + inner.upperBound
    }
    return range
  }

  /// Whether a text may have one of the two around it.
  package static func isWrapped(_ text: Span<UInt8>) -> Bool {
    let range = Bytes.trimmed(text)
    return !range.isEmpty && (text[range.lowerBound] == 0x27 || text[range.lowerBound] == 0x3D)
  }

  /// The value of a text that people read; a `'` that opens a quotation stays.
  package static func plain(_ text: Span<UInt8>) -> String {
    let range = Bytes.trimmed(text)
    let whole = Bytes.string(text, range)
    if whole.hasPrefix("'"), isQuotation(text.extracting(range)) { return whole }
    let value = Bytes.string(text, unwrapped(text))
    // Within the quotes of a formula a quote is written twice.
    return whole.hasPrefix("=") && value != whole ? value.replacing("\"\"", with: "\"") : value
  }

  /// Whether another `'` closes what the first one opens: not between two letters, as in `Jum'at`.
  private static func isQuotation(_ text: Span<UInt8>) -> Bool {
    for index in 1..<max(1, text.count) where text[index] == 0x27 {
      if index + 1 == text.count || !Bytes.isLetter(text[index + 1]) { return true }
    }
    return false
  }

  /// The digits of a whole number as a float has it, `1234.0` or `1234,00`; nil for another text.
  static func digitsOfFloat(_ text: Span<UInt8>) -> Range<Int>? {
    guard let parts = decimalParts(text) else { return nil }
    for index in parts.fraction where text[index] != 0x30 { return nil }
    return parts.whole
  }

  /// The digits before and behind the only dot or comma of a text that has nothing else.
  static func decimalParts(_ text: Span<UInt8>) -> (whole: Range<Int>, fraction: Range<Int>)? {
    var point: Int?
    for index in 0..<text.count where !Bytes.isDigit(text[index]) {
      guard point == nil, text[index] == 0x2E || text[index] == 0x2C else { return nil }
      point = index
    }
    guard let point, point > 0, point + 1 < text.count else { return nil }
    return (0..<point, point + 1..<text.count)
  }
}
