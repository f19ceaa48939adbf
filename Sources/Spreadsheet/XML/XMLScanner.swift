/// Reads XML a token at a time out of a window that slides over a source of bytes.
///
/// Namespaces are told by local names alone: prefixes differ between producers and between Transitional and Strict.
/// A document type, which alone can define entities, is refused.
struct XMLScanner: ~Copyable {
  enum Token {
    case start
    case end
    case text
    /// The document is over.
    case finished
  }

  private var source: any ByteSource
  private let limits: Limits
  /// The window; `position` up to `filled` is not yet read.
  private var buffer: [UInt8]
  private var position = 0
  private var filled = 0
  private var atEnd = false
  /// Where the window's first byte stands in the part, counted in UTF-8.
  private var base = 0
  /// Where the bytes begin that are held for who copies them; nil where nobody does.
  private var heldStart: Int?
  /// Where the current token begins.
  private var tokenStart = 0
  private var token = XMLRawToken(kind: .incomplete)
  private var pendingEnd = false
  private var attributeCursor = 0
  /// How many elements are open; that of a start or end token is counted.
  private(set) var depth = 0

  /// Reads the beginning, which tells the encoding; `window` bytes are held at once, more for a longer token.
  init(_ source: any ByteSource, limits: Limits = .standard, window: Int = 131_072) throws(SpreadsheetError) {
    self.source = source
    self.limits = limits
    buffer = [UInt8](repeating: 0, count: max(window, 512))
    try detectEncoding()
  }

  /// The next token; an empty tag gives a start and an end.
  mutating func next() throws(SpreadsheetError) -> Token {
    if pendingEnd {
      pendingEnd = false
      tokenStart = position
      return .end
    }
    if token.kind == .endTag || token.kind == .emptyTag {
      depth -= 1
      token.kind = .ignorable
    }
    while true {
      token = XMLTokenizer.token(in: buffer.span, from: position, to: filled)
      tokenStart = position
      switch token.kind {
      case .startTag:
        position = token.next
        attributeCursor = token.nameEnd
        depth += 1
        if depth > limits.nesting { throw error(.limitPassed(what: "nesting", limit: limits.nesting)) }
        return .start
      case .text:
        position = token.next
        return .text
      case .endTag:
        position = token.next
        if depth <= 0 { throw error(.malformedXML(reason: "an end tag without a start")) }
        return .end
      case .emptyTag:
        position = token.next
        attributeCursor = token.nameEnd
        depth += 1
        pendingEnd = true
        return .start
      case .cdata:
        position = token.next
        return .text
      case .ignorable:
        position = token.next
      case .incomplete:
        if let text = partialText() { return text }
        if try !fill() {
          if position < filled, let text = lastText() { return text }
          guard position == filled, depth == 0 else { throw error(.malformedXML(reason: "the part ends early")) }
          return .finished
        }
      case .documentType: throw error(.forbiddenXML(reason: "DOCTYPE"))
      case .malformed: throw error(.malformedXML(reason: "a tag is not well-formed"))
      }
    }
  }

  /// Takes a text and the tags around it in one step, where the window holds just them next, as `<v>12</v></c>`.
  ///
  /// `close` ends with the end tag of the element whose start was just read, and the scanner stands behind it; false
  /// leaves the scanner where it was. The text is given by ``withText(_:)``. Nine cells of ten are written so.
  @inline(__always)
  mutating func takeText(between open: StaticString, and close: StaticString, references: Bool) -> Bool {
    guard token.kind == .startTag else { return false }
    let start = position + open.utf8CodeUnitCount
    guard
      let end = XMLTokenizer.textEnd(
        in: buffer.span, from: position, to: filled, between: open, and: close, references: references)
    else { return false }
    token = XMLRawToken(kind: .text, nameStart: start, contentEnd: end, next: end + close.utf8CodeUnitCount)
    position = token.next
    depth -= 1
    return true
  }

  /// Reads on until the element whose start was just read is over.
  mutating func skipElement() throws(SpreadsheetError) {
    let outer = depth
    while true {
      switch try next() {
      case .end where depth == outer: return
      case .finished: return
      default: continue
      }
    }
  }

  /// Inflates the rest without looking at it, so that its checksum is held against the directory's.
  mutating func drain() throws(SpreadsheetError) {
    while !atEnd {
      position = filled
      _ = try fill()
    }
    position = filled
    depth = 0
    pendingEnd = false
    token.kind = .ignorable
  }

  // MARK: The current token

  /// The length of the tag's local name in bytes.
  var nameCount: Int { token.nameEnd - token.nameStart }

  /// The tag's name without its prefix.
  var localName: String { String(decoding: buffer[token.nameStart..<token.nameEnd], as: UTF8.self) }

  func isNamed(_ name: StaticString) -> Bool { equals(token.nameStart, token.nameEnd, name) }

  func isLetter(_ letter: Unicode.Scalar) -> Bool { nameCount == 1 && buffer[token.nameStart] == UInt8(ascii: letter) }

  /// The tag's next attribute, or nil after the last.
  mutating func nextAttribute() throws(SpreadsheetError) -> XMLAttribute? {
    let found = XMLAttribute.next(in: buffer.span, from: attributeCursor, to: token.contentEnd)
    switch found {
    case .none: return nil
    case .malformed: throw error(.malformedXML(reason: "an attribute is not well-formed"))
    case .attribute(let attribute):
      attributeCursor = attribute.valueEnd + 1
      return attribute
    }
  }

  /// Gives the one-letter attributes of a tag written plainly, as ` r="B7" s="3" t="s"`; false where it is not so.
  ///
  /// It begins at the first attribute whatever was read before.
  @inline(__always)
  func plainAttributes(_ body: (_ letter: UInt8, _ value: Span<UInt8>) -> Void) -> Bool {
    let bytes = buffer.span
    let end = token.contentEnd
    var index = token.nameEnd
    while index < end {
      guard index + 5 <= end, unsafe bytes[unchecked: index] == 0x20 else { return false }
      let letter = unsafe bytes[unchecked: index + 1]
      guard unsafe bytes[unchecked: index + 2] == UInt8(ascii: "=") else { return false }
      guard unsafe bytes[unchecked: index + 3] == UInt8(ascii: "\"") else { return false }
      let start = index + 4
      index = start
      while index < end, unsafe bytes[unchecked: index] != UInt8(ascii: "\"") { index += 1 }
      guard index < end else { return false }
      body(letter, unsafe bytes.extracting(unchecked: start..<index))
      index += 1
    }
    return true
  }

  /// Whether an attribute without a prefix has this name.
  func isNamed(_ attribute: XMLAttribute, _ name: StaticString) -> Bool {
    !attribute.isPrefixed && equals(attribute.nameStart, attribute.nameEnd, name)
  }

  func localName(of attribute: XMLAttribute) -> String {
    String(decoding: buffer[attribute.nameStart..<attribute.nameEnd], as: UTF8.self)
  }

  /// An attribute's name with its prefix.
  func name(of attribute: XMLAttribute) -> String {
    var start = attribute.nameStart
    while start > token.nameEnd, buffer[start - 1] > 0x20 { start -= 1 }
    return String(decoding: buffer[start..<attribute.nameEnd], as: UTF8.self)
  }

  func firstByte(ofName attribute: XMLAttribute) -> UInt8 { buffer[attribute.nameStart] }

  func hasLocalName(_ attribute: XMLAttribute, _ name: StaticString) -> Bool {
    equals(attribute.nameStart, attribute.nameEnd, name)
  }

  /// An attribute's value with its references resolved.
  func string(_ attribute: XMLAttribute) throws(SpreadsheetError) -> String {
    var bytes: [UInt8] = []
    try append(attribute.valueStart, attribute.valueEnd, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An attribute's bytes as they stand; good for numbers, names and references to cells.
  func withBytes<R>(of attribute: XMLAttribute, _ body: (Span<UInt8>) -> R) -> R {
    body(buffer.span.extracting(attribute.valueStart..<attribute.valueEnd))
  }

  /// The characters of a text token as they stand, references not resolved.
  func withText<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(buffer.span.extracting(token.nameStart..<token.contentEnd))
  }

  /// Appends a text token's characters: references resolved, line ends as XML has them (§2.11).
  func appendText(to bytes: inout [UInt8]) throws(SpreadsheetError) {
    if token.kind == .cdata {
      XMLText.append(cdata: buffer.span.extracting(token.nameStart..<token.contentEnd), to: &bytes)
    } else {
      try append(token.nameStart, token.contentEnd, to: &bytes)
    }
  }

  /// An error at the byte reached.
  @inline(never)
  func error(_ kind: SpreadsheetError.Kind) -> SpreadsheetError {
    SpreadsheetError(kind, file: source.file, part: source.part, byte: base + position)
  }

  private func append(_ start: Int, _ end: Int, to bytes: inout [UInt8]) throws(SpreadsheetError) {
    guard XMLText.append(text: buffer.span.extracting(start..<end), to: &bytes) else {
      throw error(.malformedXML(reason: "a reference to an unknown entity"))
    }
  }

  private func equals(_ start: Int, _ end: Int, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard end - start == count else { return false }
    for offset in 0..<count where unsafe buffer[start + offset] != name.utf8Start[offset] { return false }
    return true
  }

  // MARK: Bytes as they stand

  /// Holds the bytes from the beginning on, a byte order mark included, until they are taken; ask before the first token.
  ///
  /// Another encoding's bytes are held as UTF-8.
  mutating func holdBytes() { heldStart = 0 }

  /// Whether the source is in another encoding than UTF-8, which its declaration may name.
  var isTranscoded: Bool { source is TranscodingSource }

  /// The current token, counted in the bytes of the part; an empty tag's end has none.
  var tokenRange: Range<Int> { base + tokenStart..<base + position }

  /// The current tag's attributes, and the end of its name, up to its closing mark; counted in the bytes of the part.
  var attributesRange: Range<Int> { base + token.nameEnd..<base + token.contentEnd }

  /// An attribute's value, counted in the bytes of the part.
  func range(of attribute: XMLAttribute) -> Range<Int> { base + attribute.valueStart..<base + attribute.valueEnd }

  /// Whether the current tag is an empty one, whose end follows at once.
  var isEmptyTag: Bool { token.kind == .emptyTag }

  /// Whether the current tag has an attribute or white space for one.
  var hasAttributes: Bool { token.contentEnd > token.nameEnd }

  /// The tag's prefix with its colon; empty where it has none.
  var prefix: String {
    let start = tokenStart + (token.kind == .endTag ? 2 : 1)
    return start < token.nameStart ? String(decoding: buffer[start..<token.nameStart], as: UTF8.self) : ""
  }

  /// Begins with the tag's first attribute again.
  mutating func rewindAttributes() { attributeCursor = token.nameEnd }

  /// How many held bytes were read.
  var heldCount: Int { heldStart.map { position - $0 } ?? 0 }

  /// Gives away the held bytes before a place, counted in the bytes of the part.
  mutating func takeHeld<R>(to end: Int, _ body: (Span<UInt8>) -> R) -> R {
    let start = heldStart ?? position
    let end = end >= base + position ? position : max(start, end - base)
    heldStart = end
    return body(buffer.span.extracting(start..<end))
  }

  /// Appends the held bytes before a place, counted in the bytes of the part, and lets go of them.
  mutating func takeHeld(to end: Int, into out: inout SheetXML) {
    let start = heldStart ?? position
    let end = end >= base + position ? position : max(start, end - base)
    heldStart = end
    out.append(buffer.span.extracting(start..<end))
  }

  /// Lets the held bytes before a place go, counted in the bytes of the part.
  mutating func dropHeld(to end: Int) {
    guard let start = heldStart else { return }
    heldStart = end >= base + position ? position : max(start, end - base)
  }

  // MARK: The window

  /// Moves what is unread or held to the front and reads on; false where the source is at its end.
  private mutating func fill() throws(SpreadsheetError) -> Bool {
    if atEnd { return false }
    let kept = heldStart ?? position
    if kept > 0 {
      let rest = filled - kept
      if rest > 0 {
        unsafe buffer.withUnsafeMutableBufferPointer { bytes in
          guard let start = bytes.baseAddress else { return }
          unsafe start.update(from: start + kept, count: rest)
        }
      }
      base += kept
      position -= kept
      filled = rest
      if heldStart != nil { heldStart = 0 }
    }
    if kept == 0, buffer.count - filled < Self.leastRoom {
      guard buffer.count < limits.tokenBytes else {
        throw error(.limitPassed(what: "token bytes", limit: limits.tokenBytes))
      }
      let shorter = buffer
      buffer = [UInt8](repeating: 0, count: shorter.count * 2)
      buffer.replaceSubrange(0..<filled, with: shorter[0..<filled])
    }
    while buffer.count - filled >= Self.leastRoom {
      let read = try source.read(into: &buffer, from: filled)
      if read == 0 {
        atEnd = true
        break
      }
      filled += read
    }
    return true
  }

  /// A source may need so many bytes to give anything.
  private static let leastRoom = 64

  /// A text that fills the whole window is given in pieces, cut where no reference is.
  private mutating func partialText() -> Token? {
    guard position == 0, heldStart ?? 0 == 0, buffer.count - filled < Self.leastRoom, buffer[0] != UInt8(ascii: "<")
    else { return nil }
    var cut = filled
    for index in (filled - Self.leastRoom)..<filled {
      if buffer[index] == UInt8(ascii: "&") || buffer[index] == UInt8(ascii: "\r") {
        cut = index
        break
      }
    }
    token = XMLRawToken(kind: .text, nameStart: 0, contentEnd: cut, next: cut)
    position = cut
    return .text
  }

  /// Characters after the last tag.
  private mutating func lastText() -> Token? {
    guard depth == 0, buffer[position] != UInt8(ascii: "<") else { return nil }
    token = XMLRawToken(kind: .text, nameStart: position, contentEnd: filled, next: filled)
    position = filled
    return .text
  }

  private mutating func detectEncoding() throws(SpreadsheetError) {
    while filled < 256 {
      let read = try source.read(into: &buffer, from: filled)
      if read == 0 { break }
      filled += read
    }
    guard !XMLEncoding.isUTF32(buffer.span.extracting(0..<filled)) else {
      throw error(.malformedXML(reason: "encoding UTF-32 is not read"))
    }
    var (encoding, mark) = XMLEncoding.sniff(buffer.span.extracting(0..<filled))
    if encoding == .utf8, let name = XMLEncoding.declaredName(in: buffer[mark..<filled]) {
      guard let declared = XMLEncoding(declared: name) else {
        throw error(.malformedXML(reason: "encoding \(name) is not read"))
      }
      encoding = mark > 0 ? .utf8 : declared
    }
    guard encoding != .utf8 else {
      position = mark
      return
    }
    source = TranscodingSource(source, encoding: encoding, head: buffer[mark..<filled])
    filled = 0
    position = 0
  }
}
