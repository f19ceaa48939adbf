import Spreadsheet

/// Goes through the tags of an SMS backup; values that are not asked for, as pictures, are passed without being held.
struct SMSScanner {
  /// UTF-8 bytes of one value at most; an SMS has some thousand.
  static let longest = Limits.standard.textBytes

  private let source: TextSource
  private var buffer: [UInt8]
  private var position = 0
  private var filled = 0

  init(_ source: TextSource, window: Int = 1 << 18) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: window)
  }

  enum Tag {
    /// A start tag, whose attributes come next.
    case start
    case end
    /// The file is over, within a tag where it is cut.
    case finished(isCut: Bool)
  }

  /// The name of the current tag.
  private(set) var name: [UInt8] = []

  /// Whether the start tag whose attributes were read to the end is an empty one.
  private(set) var isEmptyTag = false

  /// Moves to the next tag; what stands between tags is passed.
  ///
  /// - Throws: `.forbiddenXML` for a document type; as the source does.
  mutating func next() throws(SpreadsheetError) -> Tag {
    while true {
      var byte: UInt8?
      repeat { byte = try take() } while byte != nil && byte != UInt8(ascii: "<")
      guard byte != nil else { return .finished(isCut: false) }
      guard let first = try take() else { return .finished(isCut: true) }
      switch first {
      case UInt8(ascii: "?"):
        guard try pass(to: Array("?>".utf8)) else { return .finished(isCut: true) }
      case UInt8(ascii: "!"):
        guard try passDeclaration() else { return .finished(isCut: true) }
      case UInt8(ascii: "/"):
        name.removeAll(keepingCapacity: true)
        while let byte = try take() {
          if byte == UInt8(ascii: ">") { return .end }
          if byte > 0x20, name.count < 64 { name.append(byte) }
        }
        return .finished(isCut: true)
      default:
        name.removeAll(keepingCapacity: true)
        name.append(first)
        while let byte = try peek(), byte > 0x20, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
          if name.count < 64 { name.append(byte) }
          position += 1
        }
        return .start
      }
    }
  }

  enum Attribute {
    /// Its name stands in ``name``, its value was read.
    case value
    /// The tag is over.
    case none
    case malformed
    case cut
  }

  /// Reads the next attribute of the current start tag; its value is appended as it stands where `holds` says so of its name.
  mutating func nextAttribute(
    into value: inout [UInt8], holds: ([UInt8]) -> Bool
  ) throws(SpreadsheetError) -> Attribute {
    try passBlanks()
    guard let first = try take() else { return .cut }
    isEmptyTag = first == UInt8(ascii: "/")
    if first == UInt8(ascii: ">") { return .none }
    if isEmptyTag {
      guard let close = try take() else { return .cut }
      return close == UInt8(ascii: ">") ? .none : .malformed
    }
    name.removeAll(keepingCapacity: true)
    name.append(first)
    while let byte = try peek(), byte > 0x20, byte != UInt8(ascii: "="), byte != UInt8(ascii: ">") {
      if name.count < 64 { name.append(byte) }
      position += 1
    }
    try passBlanks()
    guard let equals = try take() else { return .cut }
    guard equals == UInt8(ascii: "=") else { return equals == UInt8(ascii: ">") ? .none : .malformed }
    try passBlanks()
    guard let quote = try take() else { return .cut }
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .malformed }
    return try takeValue(quote, into: &value, isHeld: holds(name)) ? .value : .cut
  }

  /// Moves behind the end of a tag that is not well-formed.
  mutating func passTag() throws(SpreadsheetError) {
    while let byte = try take(), byte != UInt8(ascii: ">") {}
  }

  /// Reads up to the closing quote, a window's part at a time; false where the file ends first.
  private mutating func takeValue(
    _ quote: UInt8, into value: inout [UInt8], isHeld: Bool
  ) throws(SpreadsheetError) -> Bool {
    while true {
      if position == filled, try !fill() { return false }
      let end = valueEnd(quote)
      if isHeld { value.append(contentsOf: buffer[position..<end]) }
      position = end
      guard value.count <= Self.longest else {
        throw SpreadsheetError(
          .limitPassed(what: "bytes of a message", limit: Self.longest), file: source.file, part: source.part)
      }
      if end < filled {
        position = end + 1
        return true
      }
    }
  }

  /// Where the next such quote stands in the window, or the window's end.
  private func valueEnd(_ quote: UInt8) -> Int {
    let bytes = buffer.span
    var index = position
    while index < filled, unsafe bytes[unchecked: index] != quote { index += 1 }
    return index
  }

  /// Behind `<!`: passes a comment or a CDATA section.
  private mutating func passDeclaration() throws(SpreadsheetError) -> Bool {
    guard let first = try take() else { return false }
    if first == UInt8(ascii: "-") { return try pass(to: Array("-->".utf8)) }
    if first == UInt8(ascii: "[") { return try pass(to: Array("]]>".utf8)) }
    throw SpreadsheetError(.forbiddenXML(reason: "DOCTYPE"), file: source.file, part: source.part)
  }

  /// Passes all up to a mark and the mark; false where it does not come.
  private mutating func pass(to mark: [UInt8]) throws(SpreadsheetError) -> Bool {
    var last: [UInt8] = []
    while let byte = try take() {
      last.append(byte)
      if last.count > mark.count { last.removeFirst() }
      if last == mark { return true }
    }
    return false
  }

  private mutating func passBlanks() throws(SpreadsheetError) {
    while let byte = try peek(), byte <= 0x20 { position += 1 }
  }

  @inline(__always)
  private mutating func take() throws(SpreadsheetError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  @inline(__always)
  private mutating func peek() throws(SpreadsheetError) -> UInt8? {
    if position == filled, try !fill() { return nil }
    return buffer[position]
  }

  @inline(never)
  private mutating func fill() throws(SpreadsheetError) -> Bool {
    position = 0
    filled = 0
    filled = try source.read(into: &buffer, from: 0)
    return filled > 0
  }
}
