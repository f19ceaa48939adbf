/// A small XML part in UTF-8 with changes noted by place; the rest stays byte for byte.
struct PartText {
  let bytes: [UInt8]
  private var changes: [(range: Range<Int>, text: [UInt8])] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var hasChanges: Bool { !changes.isEmpty }

  /// Notes what is to stand in the place of a range; ranges of several changes do not overlap.
  mutating func replace(_ range: Range<Int>, with text: String) { changes.append((range, Array(text.utf8))) }

  /// Notes what is to be inserted; of several texts in one place the first noted comes first.
  mutating func insert(_ text: String, at place: Int) { replace(place..<place, with: text) }

  /// Inserts child elements before the end of the element whose start tag or empty tag is `tag` and whose end tag, if it
  /// has one, begins at `end`.
  mutating func append(_ children: String, toElement name: String, tag: Range<Int>, isEmpty: Bool, end: Int) {
    guard isEmpty else { return insert(children, at: end) }
    replace(tag.upperBound - 2..<tag.upperBound, with: ">\(children)</\(name)>")
  }

  /// The text with all changes made.
  var result: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + changes.reduce(0) { $0 + $1.text.count })
    var place = 0
    let ordered = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, change) in ordered {
      result += bytes[place..<max(place, change.range.lowerBound)]
      result += change.text
      place = max(place, change.range.upperBound)
    }
    return result + bytes[place...]
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
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
