/// A small part, or a piece of one, with changes noted by place; the rest stays byte for byte.
struct PartText {
  let tree: XMLTree
  private var changes: [(range: Range<Int>, bytes: [UInt8])] = []

  init(_ tree: XMLTree) { self.tree = tree }

  var hasChanges: Bool { !changes.isEmpty }

  /// Notes what is to stand in the place of a range; ranges of several changes do not overlap.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) { changes.append((range, bytes)) }

  mutating func replace(_ range: Range<Int>, with text: String) { replace(range, with: Array(text.utf8)) }

  /// Notes what is to be inserted; of several texts in one place the first noted comes first.
  mutating func insert(_ bytes: [UInt8], at place: Int) { replace(place..<place, with: bytes) }

  mutating func insert(_ text: String, at place: Int) { insert(Array(text.utf8), at: place) }

  mutating func remove(_ element: Int) { replace(tree[element].range, with: []) }

  /// Adds children to an element, once: behind its last one, before the white space in front of its end tag.
  mutating func append(_ children: [UInt8], to element: Int) {
    let tags = tree[element]
    guard tags.isEmptyTag else {
      return insert(children, at: tree.children(of: element).reduce(tags.contentStart) { tree[$1].end })
    }
    let end = Array("</".utf8) + tree.bytes[tags.start + 1..<tags.nameEnd] + [UInt8(ascii: ">")]
    replace(tags.attributesEnd..<tags.end, with: [UInt8(ascii: ">")] + children + end)
  }

  /// Gives an element's attribute without a prefix another value, written as XML has it; one that is not there comes last.
  mutating func set(_ name: String, to value: String, on element: Int) throws(SpreadsheetError) {
    let present = try tree.attributes(of: element)
    if let own = present.first(where: { !$0.isPrefixed && tree.bytes[$0.name].elementsEqual(name.utf8) }) {
      replace(own.value, with: value)
    } else {
      insert(" \(name)=\"\(value)\"", at: present.last?.range.upperBound ?? tree[element].nameEnd)
    }
  }

  /// The text with all changes made.
  var result: [UInt8] { result(in: tree.bytes.indices) }

  /// A piece of the text with its changes made.
  func result(in piece: Range<Int>) -> [UInt8] {
    XMLBytes.applying(changes.sorted(on: \.range.lowerBound), to: tree.bytes, in: piece)
  }
}

/// What an XML part says about its own encoding.
enum XMLDeclaration {
  /// The UTF-8 text of a part in any encoding that is read, its declaration changed to say so.
  static func utf8(_ bytes: [UInt8], file: String, part: String, limits: Limits) throws(SpreadsheetError) -> [UInt8] {
    var xml = try XMLScanner(MemorySource(bytes, file: file, part: part), limits: limits, window: 8192)
    guard xml.isTranscoded else { return bytes }
    xml.holdBytes()
    var text: [UInt8] = []
    while try xml.next() != .finished {
      let end = xml.tokenRange.upperBound
      xml.takeHeld(to: end) { span in unsafe span.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) } }
    }
    xml.takeHeld(to: .max) { span in unsafe span.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) } }
    return sayingUTF8(text)
  }

  /// The beginning of a part whose declaration, if it has one, names UTF-8.
  static func sayingUTF8(_ head: [UInt8]) -> [UInt8] {
    guard head.starts(with: "<?xml".utf8), let close = head.firstIndex(of: UInt8(ascii: ">")) else { return head }
    let declaration = String(decoding: head[..<close], as: UTF8.self)
    let halves = declaration.split(separator: "encoding", maxSplits: 1)
    guard halves.count == 2, let quote = halves[1].first(where: { $0 == "\"" || $0 == "'" }) else { return head }
    let pieces = halves[1].split(separator: quote, maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3 else { return head }
    return Array("\(halves[0])encoding=\(quote)UTF-8\(quote)\(pieces[2])".utf8) + head[close...]
  }
}

/// Text as an attribute's value has it between double quotes.
func escapedAttribute(_ text: String) -> String {
  func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    default: nil
    }
  }
  if text.utf8.allSatisfy({ entity($0) == nil }) { return text }
  var escaped: [UInt8] = []
  for byte in text.utf8 {
    if let entity = entity(byte) { escaped += "\(entity)".utf8 } else { escaped.append(byte) }
  }
  return String(decoding: escaped, as: UTF8.self)
}
