/// A sheet of another workbook but for its rows (``DonorRows``), put into the form of the one that it goes into: its prefixes, styles and relationships.
struct DonorSheet {
  /// What the names and numbers of the donor become.
  struct Mapping {
    /// The prefix of the target's elements with its colon, or nothing.
    var prefix: String
    /// The prefix of the target's relationship attributes.
    var relationshipPrefix: String
    /// The target's cell formats by the donor's.
    var styles: [Int?]
    var differentials: [Int?]
    /// The target's relationships by the donor's.
    var relationships: [String: String]
    /// What is added to days, where the workbooks count from different ones, and the donor's formats that show days.
    var dayShift = 0.0
    var dayFormats: Set<Int> = []
  }

  let tree: XMLTree
  private let mapping: Mapping
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  init(_ tree: XMLTree, mapping: Mapping) throws(SpreadsheetError) {
    self.tree = tree
    self.mapping = mapping
    let donorPrefix = tree.prefix(0).utf8.count
    let isRenamed = tree.prefix(0) != mapping.prefix
    for element in tree.elements.indices.dropFirst() {
      let tags = tree[element]
      if isRenamed {
        edits.append((tags.start + 1..<tags.nameStart, Array(mapping.prefix.utf8)))
        let endName = tags.contentEnd + 2
        if !tags.isEmptyTag { edits.append((endName..<endName + donorPrefix, Array(mapping.prefix.utf8))) }
      }
      try mapAttributes(of: element)
    }
    edits = edits.sorted(on: \.range.lowerBound)
  }

  /// A piece of the sheet as the target has it.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    let first = place(of: range.lowerBound)
    let last = place(of: range.upperBound)
    return XMLBytes.applying(edits[first..<last], to: tree.bytes, in: range)
  }

  /// The number of edits that stand before a byte.
  private func place(of byte: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func mapAttributes(of element: Int) throws(SpreadsheetError) {
    guard tree[element].attributesEnd > tree[element].nameEnd else { return }
    let reference = Self.formatReference(element, tree)
    for attribute in try tree.attributes(of: element) {
      if attribute.isPrefixed {
        try map(prefixed: attribute)
      } else if let reference, XMLBytes.equal(tree.bytes, attribute.name, reference.attribute) {
        let numbers = reference.isDifferential ? mapping.differentials : mapping.styles
        let number = Int(try tree.text(attribute.value)) ?? 0
        let mapped = numbers.indices.contains(number) ? numbers[number] ?? 0 : 0
        if mapped != number { edits.append((attribute.value, Array(String(mapped).utf8))) }
      }
    }
  }

  /// The attribute by which an element names a format.
  static func formatReference(_ element: Int, _ tree: XMLTree) -> (attribute: StaticString, isDifferential: Bool)? {
    if tree.isNamed(element, "col") { return ("style", false) }
    return tree.isNamed(element, "cfRule") ? ("dxfId", true) : nil
  }

  /// Keeps `xml:space` and the relationships that are mapped; what else has a prefix is left out.
  private mutating func map(prefixed attribute: XMLTree.Attribute) throws(SpreadsheetError) {
    if tree.bytes[attribute.range].starts(with: "xml:".utf8) { return }
    var text = ""
    if XMLBytes.equal(tree.bytes, attribute.name, "id"), let id = mapping.relationships[try tree.text(attribute.value)]
    {
      text = "\(mapping.relationshipPrefix):id=\"\(id)\""
    }
    edits.append((attribute.range, Array(text.utf8)))
  }
}
