/// A sheet of another workbook, put into the form of the one that it goes into: its prefixes, styles and relationships.
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
  private let strings: SharedStrings
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  init(_ tree: XMLTree, strings: SharedStrings, mapping: Mapping) throws(SpreadsheetError) {
    self.tree = tree
    self.strings = strings
    self.mapping = mapping
    let donorPrefix = tree.prefix(0).utf8.count
    let isRenamed = tree.prefix(0) != mapping.prefix
    var skipped = 0..<0
    for element in tree.elements.indices.dropFirst() {
      let tags = tree[element]
      if skipped.contains(tags.start) { continue }
      if isRenamed {
        edits.append((tags.start + 1..<tags.nameStart, Array(mapping.prefix.utf8)))
        let endName = tags.contentEnd + 2
        if !tags.isEmptyTag { edits.append((endName..<endName + donorPrefix, Array(mapping.prefix.utf8))) }
      }
      if tree.isNamed(element, "c") {
        if let value = try putSharedText(into: element) { skipped = tree[value].range }
        if mapping.dayShift != 0 { try shiftDay(of: element) }
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
    guard tree[element].attributesEnd > tree[element].nameEnd || tree.isNamed(element, "c") else { return }
    let reference = Self.formatReference(element, tree)
    var isFormatted = false
    for attribute in try tree.attributes(of: element) {
      if attribute.isPrefixed {
        try map(prefixed: attribute)
      } else if let reference, XMLBytes.equal(tree.bytes, attribute.name, reference.attribute) {
        isFormatted = true
        let numbers = reference.isDifferential ? mapping.differentials : mapping.styles
        let number = Int(try tree.text(attribute.value)) ?? 0
        let mapped = numbers.indices.contains(number) ? numbers[number] ?? 0 : 0
        if mapped != number { edits.append((attribute.value, Array(String(mapped).utf8))) }
      }
    }
    if !isFormatted, tree.isNamed(element, "c"), let style = mapping.styles.first, let style, style != 0 {
      let place = tree[element].nameEnd
      edits.append((place..<place, Array(" s=\"\(style)\"".utf8)))
    }
  }

  /// The attribute by which an element names a format.
  static func formatReference(_ element: Int, _ tree: XMLTree) -> (attribute: StaticString, isDifferential: Bool)? {
    if tree.isNamed(element, "c") || tree.isNamed(element, "row") { return ("s", false) }
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

  /// Counts a day from where the target does; times of day are none.
  private mutating func shiftDay(of cell: Int) throws(SpreadsheetError) {
    let format = try tree.value("s", of: cell).flatMap { Int($0) } ?? 0
    guard mapping.dayFormats.contains(format), try tree.value("t", of: cell) ?? "n" == "n",
      let value = tree.child(of: cell, named: "v"), let number = Double(try tree.text(tree[value].content)),
      number >= 1
    else { return }
    guard number + mapping.dayShift >= 0 else {
      throw tree.error(.invalidValue(reason: "a day before the workbook's calendar"), tree[cell].start)
    }
    var xml = SheetXML()
    xml.append(number + mapping.dayShift)
    edits.append((tree[value].content, unsafe Array(xml.bytes)))
  }

  /// Puts a shared text into its cell; the element that it replaces.
  private mutating func putSharedText(into cell: Int) throws(SpreadsheetError) -> Int? {
    guard let type = try tree.attribute("t", of: cell), XMLBytes.equal(tree.bytes, type.value, "s"),
      let value = tree.child(of: cell, named: "v"), let index = Int(try tree.text(tree[value].content)),
      (0..<strings.count).contains(index)
    else { return nil }
    var text: [UInt8] = []
    strings.append(index, to: &text)
    let escaped = XMLBytes.escapedText(escapedForWorkbook(String(decoding: text, as: UTF8.self)))
    let p = mapping.prefix
    edits.append((type.value, Array("inlineStr".utf8)))
    edits.append((tree[value].range, Array("<\(p)is><\(p)t xml:space=\"preserve\">\(escaped)</\(p)t></\(p)is>".utf8)))
    return value
  }
}
