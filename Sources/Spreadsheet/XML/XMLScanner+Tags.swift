extension XMLScanner {
  /// Moves to the next start tag; false behind the end of the element of depth `outer`, or of the document.
  mutating func nextStart(within outer: Int = 0) throws(SpreadsheetError) -> Bool {
    while true {
      switch try next() {
      case .start: return true
      case .end where depth == outer: return false
      case .finished: return false
      case .text, .end: continue
      }
    }
  }

  /// The value of the tag's attribute of this name without a prefix, of those that were not read yet; all of them are then.
  mutating func value(of name: StaticString) throws(SpreadsheetError) -> String? {
    var value: String?
    while let attribute = try nextAttribute() {
      if isNamed(attribute, name) { value = try string(attribute) }
    }
    return value
  }
}
