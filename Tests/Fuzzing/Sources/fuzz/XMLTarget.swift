@testable import Spreadsheet

/// Reads an input as XML through windows of two sizes, which must show the same tokens.
func fuzzXML(_ input: [UInt8]) {
  let narrow = XMLReading(input, window: 512)
  let wide = XMLReading(input, window: 1 << 17)
  // Of two faults in one text, the window's size may tell which is seen first.
  require((narrow.failure == nil) == (wide.failure == nil), "the window's size makes an error")
  require(narrow.failure != nil || narrow.tokens == wide.tokens, "the window's size changes the tokens")
  guard let bytes = try? XMLDeclaration.utf8(input, file: "", part: "", limits: .fuzzing) else { return }
  if let tree = try? XMLTree(utf8: bytes, file: "", part: "") {
    require(tree.bytes == bytes, "a tree without changes has other bytes")
  }
}

/// What a scanner gives of a document up to its end or first error.
private struct XMLReading {
  var tokens: [String] = []
  var failure: SpreadsheetError.Kind?

  init(_ input: [UInt8], window: Int) {
    do throws(SpreadsheetError) {
      var scanner = try XMLScanner(MemorySource(input, file: ""), limits: .fuzzing, window: window)
      try read(&scanner)
    } catch {
      failure = error.kind
    }
  }

  private mutating func read(_ scanner: inout XMLScanner) throws(SpreadsheetError) {
    var text: [UInt8] = []
    while true {
      let token = try scanner.next()
      if token == .text {
        try scanner.appendText(to: &text)
        continue
      }
      // A long text comes in pieces, which depend on the window.
      if !text.isEmpty { tokens.append("text \(text)") }
      text.removeAll()
      switch token {
      case .finished: return
      case .end: tokens.append("end \(scanner.depth) \(scanner.isNamed("c"))")
      default: try readTag(&scanner)
      }
    }
  }

  private mutating func readTag(_ scanner: inout XMLScanner) throws(SpreadsheetError) {
    tokens.append("start \(scanner.depth) \(scanner.prefix)\(scanner.localName) \(scanner.attributesRange)")
    while let attribute = try scanner.nextAttribute() {
      let name = scanner.name(of: attribute)
      tokens.append("\(name) \(try scanner.string(attribute)) \(scanner.range(of: attribute))")
    }
    scanner.rewindAttributes()
    if scanner.isNamed("c") { tokens.append("\(try scanner.cellHead())") }
  }
}
