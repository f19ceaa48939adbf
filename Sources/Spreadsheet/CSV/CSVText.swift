/// A field of CSV (RFC 4180 §2).
package enum CSVText {
  /// Appends a text, in quotes where it must be; what is not UTF-8 is repaired.
  package static func append(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
    var isPlain = true
    var isASCII = true
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x80 { isASCII = false }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D { isPlain = false }
    }
    unsafe text.withUnsafeBufferPointer { text in
      if isASCII {
        unsafe append(text, isPlain: isPlain, to: &bytes)
      } else {
        unsafe append(String(decoding: text, as: UTF8.self).utf8, isPlain: isPlain, to: &bytes)
      }
    }
  }

  /// Appends a text, in quotes where it must be.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { unsafe append($0.span, to: &bytes) }
  }

  @inline(__always)
  private static func append(_ text: some Collection<UInt8>, isPlain: Bool, to bytes: inout [UInt8]) {
    if isPlain {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
