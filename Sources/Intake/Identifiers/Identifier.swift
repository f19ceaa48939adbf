/// Identifiers as texts (RULES G5).
package enum Identifier {
  /// A text without what a spreadsheet export puts around a number to keep it a text: `'001234`, `="001234"`.
  package static func unwrapped(_ text: String) -> String {
    if text.hasPrefix("'") { return String(text.dropFirst()) }
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 { return String(text.dropFirst(2).dropLast()) }
    return text
  }
}

/// Numbers of medical records.
package enum MedicalRecordNumber {
  /// The form in which two numbers are compared: `. - /` and blanks removed, letters raised; zeros added at the front only if a width is given.
  package static func key(_ text: String, width: Int? = nil) -> String {
    var key: [UInt8] = []
    let bytes = Array(Identifier.unwrapped(text.trimmedBlanks).utf8)
    let span = bytes.span
    var index = 0
    while index < span.count {
      let blank = Bytes.blank(span, at: index)
      if blank > 0 {
        index += blank
        continue
      }
      let byte = span[index]
      if byte != 0x2E, byte != 0x2D, byte != 0x2F {
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
