/// One attribute of a tag, as offsets into the scanner's window; good until the next token is read.
struct XMLAttribute {
  /// The local name; its prefix is left out.
  var nameStart: Int
  var nameEnd: Int
  /// The value between its quotes.
  var valueStart: Int
  var valueEnd: Int
  var isPrefixed: Bool

  enum Search {
    case none
    case malformed
    case attribute(XMLAttribute)
  }

  /// The attribute that begins at `start` or after the white space there; the tag's attributes end at `end`.
  @inline(__always)
  static func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Search {
    var index = start
    while index < end, isSpace(unsafe bytes[unchecked: index]) { index += 1 }
    guard index < end else { return .none }
    var nameStart = index
    var isPrefixed = false
    while index < end {
      let byte = unsafe bytes[unchecked: index]
      if byte == UInt8(ascii: "=") || isSpace(byte) { break }
      if byte == UInt8(ascii: ":") {
        nameStart = index + 1
        isPrefixed = true
      }
      index += 1
    }
    let nameEnd = index
    while index < end, isSpace(unsafe bytes[unchecked: index]) { index += 1 }
    guard index < end, unsafe bytes[unchecked: index] == UInt8(ascii: "="), nameEnd > nameStart else {
      return .malformed
    }
    index += 1
    while index < end, isSpace(unsafe bytes[unchecked: index]) { index += 1 }
    guard index < end else { return .malformed }
    let quote = unsafe bytes[unchecked: index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .malformed }
    let valueStart = index + 1
    index = valueStart
    while index < end, unsafe bytes[unchecked: index] != quote { index += 1 }
    guard index < end else { return .malformed }
    return .attribute(
      XMLAttribute(
        nameStart: nameStart, nameEnd: nameEnd, valueStart: valueStart, valueEnd: index, isPrefixed: isPrefixed))
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
