/// A small part, or a piece of one, held whole as UTF-8, with where its elements stand: for what is copied and added to as bytes.
///
/// Namespaces are told by local names alone, as ``XMLScanner`` does. Element 0 is the root.
struct XMLTree {
  struct Element {
    /// The tag's `<`.
    var start: Int
    /// The name with its prefix begins behind `<`; the local one here.
    var nameStart: Int
    var nameEnd: Int
    /// Where the start tag's attributes end: its `>` or `/>`.
    var attributesEnd: Int
    /// Behind the start tag.
    var contentStart: Int
    /// The `<` of the end tag; for an empty tag as `contentStart`.
    var contentEnd: Int
    /// Behind the end tag.
    var end: Int
    fileprivate(set) var parent: Int
    fileprivate var firstChild = -1
    fileprivate var nextSibling = -1

    var isEmptyTag: Bool { contentStart == end }
    var range: Range<Int> { start..<end }
    var content: Range<Int> { contentStart..<contentEnd }
  }

  let bytes: [UInt8]
  private(set) var elements: [Element] = []
  let file: String
  private let part: String?

  /// Reads a part; one in another encoding becomes UTF-8, and its declaration says so.
  ///
  /// - Throws: `.malformedXML`, `.forbiddenXML` for a document type, `.limitPassed` for too deep a nesting.
  init(_ part: [UInt8], file: String, part name: String? = nil, limits: Limits = .standard) throws(SpreadsheetError) {
    try self.init(
      utf8: XMLDeclaration.utf8(part, file: file, part: name ?? "", limits: limits), file: file, part: name,
      limits: limits)
  }

  /// Reads bytes that are known to be UTF-8; of one element right within the root, the elements may be left out.
  init(
    utf8: [UInt8], file: String, part: String? = nil, leaving name: StaticString? = nil, limits: Limits = .standard
  ) throws(SpreadsheetError) {
    bytes = utf8
    self.file = file
    self.part = part
    try read(limits, leaving: name)
  }

  private mutating func read(_ limits: Limits, leaving left: StaticString?) throws(SpreadsheetError) {
    let bytes = self.bytes
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // The open elements, each with the last child that it has.
    var open: [(element: Int, lastChild: Int)] = []
    /// How many elements are open within the one that is left.
    var depthLeft = 0
    while position < bytes.count {
      let token = XMLTokenizer.token(in: bytes.span, from: position, to: bytes.count)
      switch token.kind {
      case .startTag where depthLeft > 0: depthLeft += 1
      case .emptyTag where depthLeft > 0: break
      case .endTag where depthLeft > 1: depthLeft -= 1
      case .startTag, .emptyTag:
        let index = elements.count
        elements.append(
          Element(
            start: position, nameStart: token.nameStart, nameEnd: token.nameEnd, attributesEnd: token.contentEnd,
            contentStart: token.next, contentEnd: token.next, end: token.next, parent: open.last?.element ?? -1))
        if let last = open.indices.last {
          if open[last].lastChild >= 0 {
            elements[open[last].lastChild].nextSibling = index
          } else {
            elements[open[last].element].firstChild = index
          }
          open[last].lastChild = index
        }
        if token.kind == .startTag {
          if open.count == 1, let left, isNamed(index, left) { depthLeft = 1 }
          open.append((index, -1))
          if open.count > limits.nesting {
            throw error(.limitPassed(what: "nesting", limit: limits.nesting), position)
          }
        }
      case .endTag:
        depthLeft = 0
        guard let element = open.popLast()?.element else {
          throw error(.malformedXML(reason: "an end tag without a start"), position)
        }
        guard isEnd(position + 2..<token.contentEnd, of: elements[element]) else {
          throw error(.malformedXML(reason: "an end tag of another element"), position)
        }
        elements[element].contentEnd = position
        elements[element].end = token.next
      case .text where token.next == bytes.count: break
      case .text, .cdata, .ignorable: break
      case .incomplete:
        guard open.isEmpty, bytes[position] != UInt8(ascii: "<") else {
          throw error(.malformedXML(reason: "the part ends early"), position)
        }
        position = bytes.count
        continue
      case .documentType: throw error(.forbiddenXML(reason: "DOCTYPE"), position)
      case .malformed: throw error(.malformedXML(reason: "a tag is not well-formed"), position)
      }
      position = token.next
    }
    guard open.isEmpty, !elements.isEmpty else { throw error(.malformedXML(reason: "the part ends early"), position) }
  }

  /// Whether an end tag's inside is an element's name, which blanks may follow (XML 1.0 §3.1).
  private func isEnd(_ tag: Range<Int>, of element: Element) -> Bool {
    let name = bytes[element.start + 1..<element.nameEnd]
    return bytes[tag].starts(with: name) && bytes[tag].dropFirst(name.count).allSatisfy { $0 <= 0x20 }
  }

  func error(_ kind: SpreadsheetError.Kind, _ byte: Int) -> SpreadsheetError {
    SpreadsheetError(kind, file: file, part: part, byte: byte)
  }

  // MARK: Elements

  subscript(_ element: Int) -> Element { elements[element] }

  /// The elements right within one, in order.
  func children(of element: Int) -> Children { Children(tree: self, following: elements[element].firstChild) }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: XMLTree
    fileprivate var following: Int

    mutating func next() -> Int? {
      guard following >= 0 else { return nil }
      defer { following = tree.elements[following].nextSibling }
      return following
    }
  }

  func isNamed(_ element: Int, _ name: StaticString) -> Bool {
    let element = elements[element]
    return XMLBytes.equal(bytes, element.nameStart..<element.nameEnd, name)
  }

  func child(of element: Int, named name: StaticString) -> Int? {
    children(of: element).first { isNamed($0, name) }
  }

  func localName(_ element: Int) -> String {
    String(decoding: bytes[elements[element].nameStart..<elements[element].nameEnd], as: UTF8.self)
  }

  /// The prefix of an element's name with its colon, or nothing.
  func prefix(_ element: Int) -> String {
    String(decoding: bytes[elements[element].start + 1..<elements[element].nameStart], as: UTF8.self)
  }

  /// The prefix that the root declares for a namespace; nil where it declares none.
  func prefix(declaring namespace: String) throws(SpreadsheetError) -> String? {
    for attribute in try attributes(of: 0) where attribute.isPrefixed {
      if try text(attribute.value) == namespace { return String(decoding: bytes[attribute.name], as: UTF8.self) }
    }
    return nil
  }

  // MARK: Attributes

  struct Attribute {
    /// Where it stands, from the prefix or name up to the closing quote.
    var range: Range<Int>
    /// The local name.
    var name: Range<Int>
    var value: Range<Int>
    var isPrefixed: Bool
  }

  func attributes(of element: Int) throws(SpreadsheetError) -> [Attribute] {
    var found: [Attribute] = []
    var position = elements[element].nameEnd
    let end = elements[element].attributesEnd
    while true {
      switch XMLAttribute.next(in: bytes.span, from: position, to: end) {
      case .none: return found
      case .malformed: throw error(.malformedXML(reason: "an attribute is not well-formed"), position)
      case .attribute(let attribute):
        var start = attribute.nameStart
        while start > position, !XMLBytes.isSpace(bytes[start - 1]) { start -= 1 }
        found.append(
          Attribute(
            range: start..<attribute.valueEnd + 1, name: attribute.nameStart..<attribute.nameEnd,
            value: attribute.valueStart..<attribute.valueEnd, isPrefixed: attribute.isPrefixed))
        position = attribute.valueEnd + 1
      }
    }
  }

  func attribute(_ name: StaticString, of element: Int) throws(SpreadsheetError) -> Attribute? {
    try attributes(of: element).first { !$0.isPrefixed && XMLBytes.equal(bytes, $0.name, name) }
  }

  /// The value of an attribute without a prefix, its references resolved.
  func value(_ name: StaticString, of element: Int) throws(SpreadsheetError) -> String? {
    guard let attribute = try attribute(name, of: element) else { return nil }
    return try text(attribute.value)
  }

  /// The value of an attribute with a prefix, such as `r:id`.
  func prefixedValue(_ name: StaticString, of element: Int) throws(SpreadsheetError) -> String? {
    guard
      let attribute = try attributes(of: element).first(where: {
        $0.isPrefixed && XMLBytes.equal(bytes, $0.name, name)
      })
    else { return nil }
    return try text(attribute.value)
  }

  /// Characters as XML means them, their references resolved.
  func text(_ range: Range<Int>) throws(SpreadsheetError) -> String {
    var text: [UInt8] = []
    guard XMLText.append(text: bytes.span.extracting(range), to: &text) else {
      throw error(.malformedXML(reason: "a reference to an unknown entity"), range.lowerBound)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
