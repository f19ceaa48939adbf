/// The characters of an SMS backup's values.
enum SMSText {
  /// Appends a value with its references resolved. Two references that are the halves of a UTF-16 pair are one character, as
  /// Android writes emoji; a half alone is U+FFFD, and a reference to an unknown entity stays as it stands.
  static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
    var index = 0
    while index < value.count {
      let byte = value[index]
      if byte == UInt8(ascii: "&"), let (scalar, end) = reference(value, at: index) {
        index = end
        if scalar & 0xFFFF_FC00 == 0xD800, let (low, after) = reference(value, at: end), low & 0xFFFF_FC00 == 0xDC00 {
          append(0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00), to: &bytes)
          index = after
        } else {
          append(scalar, to: &bytes)
        }
      } else if byte == 0xED, let high = half(value, at: index), high & 0xFFFF_FC00 == 0xD800,
        let low = half(value, at: index + 3), low & 0xFFFF_FC00 == 0xDC00
      {
        append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), to: &bytes)
        index += 6
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let valid = scalar == 0 ? nil : Unicode.Scalar(scalar)
    bytes.append(contentsOf: UTF8.encode(valid ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }

  /// A half of a pair that is written as if it were a character (CESU-8).
  private static func half(_ value: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 2 < value.count, value[index] == 0xED, value[index + 1] >= 0xA0 else { return nil }
    return 0xD000 | UInt32(value[index + 1] & 0x3F) << 6 | UInt32(value[index + 2] & 0x3F)
  }

  /// The character that a reference names, and where it ends.
  private static func reference(_ value: Span<UInt8>, at start: Int) -> (scalar: UInt32, end: Int)? {
    guard start < value.count, value[start] == UInt8(ascii: "&") else { return nil }
    var end = start + 1
    while end < value.count, end - start <= 12, value[end] != UInt8(ascii: ";") { end += 1 }
    guard end < value.count, value[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let inside = value.extracting(start + 1..<end)
    if inside[0] == UInt8(ascii: "#") { return number(inside).map { ($0, end + 1) } }
    for (name, scalar) in names where Bytes.equal(inside, name) { return (scalar, end + 1) }
    return nil
  }

  private static let names: [([UInt8], UInt32)] = [
    (Array("amp".utf8), 0x26), (Array("quot".utf8), 0x22), (Array("apos".utf8), 0x27), (Array("lt".utf8), 0x3C),
    (Array("gt".utf8), 0x3E),
  ]

  /// The number of `#128512` or `#x1F600`.
  private static func number(_ text: Span<UInt8>) -> UInt32? {
    let isHex = text.count > 2 && text[1] | 0x20 == UInt8(ascii: "x")
    guard text.count > 1 else { return nil }
    var value: UInt32 = 0
    for index in (isHex ? 2 : 1)..<text.count {
      let byte = Bytes.lower(text[index])
      let digit: UInt8
      if Bytes.isDigit(byte) {
        digit = byte - 0x30
      } else if isHex, byte &- 0x61 < 6 {
        digit = byte - 0x61 + 10
      } else {
        return nil
      }
      value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
      if value > 0x10FFFF { return nil }
    }
    return value
  }
}
