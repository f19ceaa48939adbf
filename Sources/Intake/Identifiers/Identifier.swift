/// Identifiers as texts (RULES G5).
package enum Identifier {
  /// A text without what a spreadsheet export puts around a number to keep it a text: `'001234`, `="001234"`.
  package static func unwrapped(_ text: String) -> String {
    guard text.hasPrefix("'") || text.hasPrefix("=") else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[CellText.unwrapped(bytes.span)], as: UTF8.self)
  }

  /// Where digits begin that stand behind a whole identifier and are no part of it: `001234-1`, `001234/2`; nil where there are none.
  ///
  /// One digit behind three or two behind five; `00-12-34` and `0012-34` are identifiers in groups.
  static func tail(_ text: Span<UInt8>) -> Int? {
    var start = text.count
    while start > 0, Bytes.isDigit(text[start - 1]) { start -= 1 }
    let count = text.count - start
    guard (1...2).contains(count), start > 0 else { return nil }
    var end = start
    while end > 0, isSeparator(text[end - 1]) { end -= 1 }
    guard end < start else { return nil }
    var first = end
    while first > 0, Bytes.isDigit(text[first - 1]) { first -= 1 }
    return end - first >= (count == 1 ? 3 : 5) ? start : nil
  }

  static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2D || byte == 0x2F || byte <= 0x20 }
}

/// Numbers of medical records.
package enum MedicalRecordNumber {
  /// The form in which two numbers are compared: `. - /` and blanks removed, letters raised; zeros added at the front only if a width is given.
  ///
  /// What stands behind a whole number stays apart from it: `001234-1` is neither 001234 nor 0012341.
  package static func key(_ text: String, width: Int? = nil) -> String {
    var key: [UInt8] = []
    let bytes = Array(Identifier.unwrapped(text.trimmedBlanks).utf8)
    let span = bytes.span
    let tail = Identifier.tail(span)
    var index = 0
    while index < span.count {
      if index == tail { key.append(0x2D) }
      let blank = Bytes.blank(span, at: index)
      if blank > 0 {
        index += blank
        continue
      }
      let byte = span[index]
      if !Identifier.isSeparator(byte) {
        key.append(byte &- 0x61 < 26 ? byte & 0xDF : byte)
      }
      index += 1
    }
    if let width, key.count < width, !key.isEmpty, key.allSatisfy(Bytes.isDigit) {
      key.insert(contentsOf: repeatElement(0x30, count: width - key.count), at: 0)
    }
    return String(decoding: key, as: UTF8.self)
  }
}
