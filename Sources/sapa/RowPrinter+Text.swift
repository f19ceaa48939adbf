/// Strings and numbers of JSON (RFC 8259).
enum JSONText {
  /// Appends a text in quotes; what is not UTF-8 is repaired.
  static func append(string text: Span<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var isASCII = true
    for index in text.indices where text[index] >= 0x80 { isASCII = false }
    unsafe text.withUnsafeBufferPointer { text in
      if isASCII {
        unsafe append(escaped: text, to: &bytes)
      } else {
        var repaired = unsafe String(decoding: text, as: UTF8.self)
        repaired.withUTF8 { unsafe append(escaped: $0, to: &bytes) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends what needs no escape as it stands, a run at a time.
  private static func append(escaped text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in 0..<text.count {
      let byte = unsafe text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F else { continue }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(byte, to: &bytes)
      start = index + 1
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends a finite number in its shortest form that reads back the same.
  static func append(number: Double, to bytes: inout [UInt8]) {
    if number.magnitude < 9_007_199_254_740_992, number == number.rounded(.towardZero), number.sign == .plus {
      bytes.append(contentsOf: String(Int(number)).utf8)
      return
    }
    let text = "\(number)"
    bytes.append(contentsOf: text.hasSuffix(".0") ? text.dropLast(2).utf8 : text[...].utf8)
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20, 0x7F:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(hex[Int(byte >> 4)])
      bytes.append(hex[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
