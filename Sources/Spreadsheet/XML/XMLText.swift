/// Characters between tags: references and line ends.
enum XMLText {
  /// Appends text with its references resolved; false where one names no entity of XML's own five.
  static func append(text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    var plainStart = 0
    var index = 0
    let count = text.count
    while index < count {
      let byte = text[index]
      if byte == UInt8(ascii: "&") {
        append(text, plainStart..<index, to: &bytes)
        // U+0000 is no character of XML.
        guard let (scalar, end) = XMLReference.read(text, at: index), scalar != 0 else { return false }
        index = end
        // Some write an emoji as the two halves of its UTF-16 pair.
        if (0xD800..<0xDC00).contains(scalar), let (low, after) = XMLReference.read(text, at: end),
          (0xDC00..<0xE000).contains(low)
        {
          UTF8Bytes.encode(0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)) { bytes.append($0) }
          index = after
        } else {
          UTF8Bytes.encode(scalar) { bytes.append($0) }
        }
        plainStart = index
      } else if byte == 0x0D {
        append(text, plainStart..<index, to: &bytes)
        bytes.append(0x0A)
        index += index + 1 < count && text[index + 1] == 0x0A ? 2 : 1
        plainStart = index
      } else {
        index += 1
      }
    }
    append(text, plainStart..<count, to: &bytes)
    return true
  }

  /// Appends the characters of a CDATA section.
  static func append(cdata: Span<UInt8>, to bytes: inout [UInt8]) {
    var index = 0
    while index < cdata.count {
      let byte = cdata[index]
      index += 1
      if byte == 0x0D {
        if index < cdata.count, cdata[index] == 0x0A { continue }
        bytes.append(0x0A)
      } else {
        bytes.append(byte)
      }
    }
  }

  @inline(__always)
  private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
    guard !range.isEmpty else { return }
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}

/// References to characters (XML 1.0 §4.1).
package enum XMLReference {
  /// The character that the reference at a place names, half a UTF-16 pair included, and where it ends; nil where none stands
  /// there, or one of an entity that is not of XML's own five.
  package static func read(_ text: Span<UInt8>, at start: Int) -> (scalar: UInt32, end: Int)? {
    guard start < text.count, text[start] == UInt8(ascii: "&") else { return nil }
    var end = start + 1
    while end < text.count, end - start <= 12, text[end] != UInt8(ascii: ";") { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let inside = text.extracting(start + 1..<end)
    if inside[0] == UInt8(ascii: "#") { return number(inside).map { ($0, end + 1) } }
    for (name, scalar) in entities where name.count == inside.count {
      if inside.indices.allSatisfy({ inside[$0] == name[$0] }) { return (scalar, end + 1) }
    }
    return nil
  }

  private static let entities: [([UInt8], UInt32)] = [
    (Array("amp".utf8), 0x26), (Array("lt".utf8), 0x3C), (Array("gt".utf8), 0x3E), (Array("quot".utf8), 0x22),
    (Array("apos".utf8), 0x27),
  ]

  /// The number of `#128512` or `#x1F600`.
  private static func number(_ text: Span<UInt8>) -> UInt32? {
    let isHex = text.count > 2 && text[1] | 0x20 == UInt8(ascii: "x")
    guard text.count > 1 else { return nil }
    var value: UInt32 = 0
    for index in (isHex ? 2 : 1)..<text.count {
      let byte = text[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f") where isHex: digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F") where isHex: digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
      if value > 0x10FFFF { return nil }
    }
    return value
  }
}
