/// One token of XML, as offsets into the bytes that it was found in.
struct XMLRawToken {
  enum Kind {
    /// The token does not end within the bytes.
    case incomplete
    case text
    case cdata
    case startTag
    case emptyTag
    case endTag
    /// A comment or a processing instruction.
    case ignorable
    case documentType
    case malformed
  }

  var kind: Kind
  /// A tag's local name, its prefix left out.
  var nameStart = 0
  var nameEnd = 0
  /// A tag's attributes end here and begin at `nameEnd`; a text's characters end here and begin at `nameStart`.
  var contentEnd = 0
  /// The first byte after the token.
  var next = 0
}

/// Finds the tokens of XML (XML 1.0 §2); looks at delimiters only and never backwards.
enum XMLTokenizer {
  /// The token that begins at `start`; the bytes reach up to `end`.
  @inline(__always)
  static func token(in bytes: Span<UInt8>, from start: Int, to end: Int) -> XMLRawToken {
    guard start < end else { return XMLRawToken(kind: .incomplete) }
    if unsafe bytes[unchecked: start] != UInt8(ascii: "<") {
      var index = start + 1
      while index < end, unsafe bytes[unchecked: index] != UInt8(ascii: "<") { index += 1 }
      guard index < end else { return XMLRawToken(kind: .incomplete) }
      return XMLRawToken(kind: .text, nameStart: start, contentEnd: index, next: index)
    }
    guard start + 1 < end else { return XMLRawToken(kind: .incomplete) }
    switch unsafe bytes[unchecked: start + 1] {
    case UInt8(ascii: "/"): return endTag(bytes, start, end)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return declaration(bytes, start, end)
    default: return startTag(bytes, start, end)
    }
  }

  /// Where the text ends that stands between two runs of tags, written exactly so; nil where something else stands.
  ///
  /// A text with a reference or a carriage return counts only where `references` are welcome.
  @inline(__always)
  static func textEnd(
    in bytes: Span<UInt8>, from start: Int, to end: Int, between open: StaticString, and close: StaticString,
    references: Bool
  ) -> Int? {
    guard stands(open, bytes, start, end) else { return nil }
    var index = start + open.utf8CodeUnitCount
    while index < end {
      let byte = unsafe bytes[unchecked: index]
      if byte == UInt8(ascii: "<") { return stands(close, bytes, index, end) ? index : nil }
      if !references, byte == UInt8(ascii: "&") || byte == 0x0D { return nil }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private static func stands(_ mark: StaticString, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard start + count <= end else { return false }
    var offset = 0
    while offset < count {
      if unsafe bytes[unchecked: start + offset] != mark.utf8Start[offset] { return false }
      offset += 1
    }
    return true
  }

  @inline(__always)
  private static func endTag(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> XMLRawToken {
    var nameStart = start + 2
    var index = nameStart
    while index < end {
      let byte = unsafe bytes[unchecked: index]
      if byte == UInt8(ascii: ">") {
        return XMLRawToken(kind: .endTag, nameStart: nameStart, nameEnd: index, contentEnd: index, next: index + 1)
      }
      if byte == UInt8(ascii: ":") { nameStart = index + 1 }
      if byte == UInt8(ascii: "<") { return XMLRawToken(kind: .malformed) }
      index += 1
    }
    return XMLRawToken(kind: .incomplete)
  }

  @inline(__always)
  private static func startTag(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> XMLRawToken {
    var nameStart = start + 1
    var index = nameStart
    name: while index < end {
      switch unsafe bytes[unchecked: index] {
      case UInt8(ascii: ":"): nameStart = index + 1
      case UInt8(ascii: ">"), UInt8(ascii: "/"), 0x20, 0x09, 0x0A, 0x0D: break name
      case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "&"):
        return XMLRawToken(kind: .malformed)
      default: break
      }
      index += 1
    }
    let nameEnd = index
    if index < end, nameEnd == nameStart { return XMLRawToken(kind: .malformed) }
    while index < end {
      switch unsafe bytes[unchecked: index] {
      case UInt8(ascii: ">"):
        let isEmpty = unsafe bytes[unchecked: index - 1] == UInt8(ascii: "/")
        return XMLRawToken(
          kind: isEmpty ? .emptyTag : .startTag, nameStart: nameStart, nameEnd: nameEnd,
          contentEnd: isEmpty ? index - 1 : index, next: index + 1)
      case UInt8(ascii: "\""):
        index += 1
        while index < end, unsafe bytes[unchecked: index] != UInt8(ascii: "\"") { index += 1 }
      case UInt8(ascii: "'"):
        index += 1
        while index < end, unsafe bytes[unchecked: index] != UInt8(ascii: "'") { index += 1 }
      case UInt8(ascii: "<"): return XMLRawToken(kind: .malformed)
      default: break
      }
      index += 1
    }
    return XMLRawToken(kind: .incomplete)
  }

  /// `<!--`, `<![CDATA[`, `<!DOCTYPE` and `<?`.
  @inline(never)
  private static func declaration(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> XMLRawToken {
    if bytes[start + 1] == UInt8(ascii: "?") {
      return closed(by: "?>", .ignorable, bytes, content: start + 2, end)
    }
    if stands("<!--", bytes, start, end) { return closed(by: "-->", .ignorable, bytes, content: start + 4, end) }
    if stands("<![CDATA[", bytes, start, end) { return closed(by: "]]>", .cdata, bytes, content: start + 9, end) }
    if end - start < 9 { return XMLRawToken(kind: .incomplete) }
    return XMLRawToken(kind: stands("<!DOCTYPE", bytes, start, end) ? .documentType : .malformed)
  }

  private static func closed(
    by mark: StaticString, _ kind: XMLRawToken.Kind, _ bytes: Span<UInt8>, content: Int, _ end: Int
  ) -> XMLRawToken {
    let count = mark.utf8CodeUnitCount
    var index = content
    while index + count <= end {
      if stands(mark, bytes, index, end) {
        return XMLRawToken(kind: kind, nameStart: content, contentEnd: index, next: index + count)
      }
      index += 1
    }
    return XMLRawToken(kind: .incomplete)
  }
}
