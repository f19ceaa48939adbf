import Spreadsheet

/// The characters of an SMS backup's values.
enum SMSText {
  /// Appends a value with its references resolved. Two references that are the halves of a UTF-16 pair are one character, as
  /// Android writes emoji; a half alone is U+FFFD, and a reference to an unknown entity stays as it stands.
  static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
    var index = 0
    while index < value.count {
      let byte = value[index]
      if byte == UInt8(ascii: "&"), let (scalar, end) = XMLReference.read(value, at: index) {
        index = end
        if scalar & 0xFFFF_FC00 == 0xD800, let (low, after) = XMLReference.read(value, at: end),
          low & 0xFFFF_FC00 == 0xDC00
        {
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
}
