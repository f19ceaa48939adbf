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
        guard let end = appendReference(text, at: index, to: &bytes) else { return false }
        index = end
        plainStart = end
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

  /// Appends the character of the reference at `start`; gives the offset behind its `;`.
  private static func appendReference(_ text: Span<UInt8>, at start: Int, to bytes: inout [UInt8]) -> Int? {
    var end = start + 1
    while end < text.count, end - start <= 12, text[end] != UInt8(ascii: ";") { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    if text[start + 1] == UInt8(ascii: "#") {
      guard let scalar = number(text.extracting(start + 2..<end)) else { return nil }
      // Some write an emoji as the two halves of its UTF-16 pair.
      if (0xD800..<0xDC00).contains(scalar), let (low, after) = lowHalf(text, at: end + 1) {
        UTF8Bytes.encode(0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)) { bytes.append($0) }
        return after
      }
      UTF8Bytes.encode(scalar) { bytes.append($0) }
      return end + 1
    }
    let letter: UInt8
    switch (end - start - 1, text[start + 1], text[start + 2]) {
    case (2, UInt8(ascii: "l"), UInt8(ascii: "t")): letter = UInt8(ascii: "<")
    case (2, UInt8(ascii: "g"), UInt8(ascii: "t")): letter = UInt8(ascii: ">")
    case (3, UInt8(ascii: "a"), UInt8(ascii: "m")) where text[start + 3] == UInt8(ascii: "p"):
      letter = UInt8(ascii: "&")
    case (4, UInt8(ascii: "q"), UInt8(ascii: "u"))
    where text[start + 3] == UInt8(ascii: "o") && text[start + 4] == UInt8(ascii: "t"):
      letter = UInt8(ascii: "\"")
    case (4, UInt8(ascii: "a"), UInt8(ascii: "p"))
    where text[start + 3] == UInt8(ascii: "o") && text[start + 4] == UInt8(ascii: "s"):
      letter = UInt8(ascii: "'")
    default: return nil
    }
    bytes.append(letter)
    return end + 1
  }

  /// The second half of a pair written as a reference of its own.
  private static func lowHalf(_ text: Span<UInt8>, at start: Int) -> (UInt32, Int)? {
    guard start + 2 < text.count, text[start] == UInt8(ascii: "&"), text[start + 1] == UInt8(ascii: "#") else {
      return nil
    }
    var end = start + 2
    while end < text.count, end - start <= 12, text[end] != UInt8(ascii: ";") { end += 1 }
    guard end < text.count, let scalar = number(text.extracting(start + 2..<end)), (0xDC00..<0xE000).contains(scalar)
    else { return nil }
    return (scalar, end + 1)
  }

  /// The number of a character reference, `x1F600` or `128512`.
  private static func number(_ digits: Span<UInt8>) -> UInt32? {
    guard digits.count > 0 else { return nil }
    let isHex = digits[0] | 0x20 == UInt8(ascii: "x")
    guard !isHex || digits.count > 1 else { return nil }
    var value: UInt32 = 0
    for index in (isHex ? 1 : 0)..<digits.count {
      let byte = digits[index]
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
    // U+0000 is no character of XML.
    return value == 0 ? nil : value
  }
}
