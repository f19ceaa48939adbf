extension StylePatch {
  typealias Entry = (tree: XMLTree, element: Int)

  static func number(_ name: StaticString, of entry: Entry) throws(SpreadsheetError) -> Int? {
    try entry.tree.value(name, of: entry.element).flatMap { Int($0) }
  }

  /// An element's bytes with some attributes set; the rest, its children too, is as it was.
  static func setting(
    _ attributes: [(name: String, value: String)], on entry: Entry
  ) throws(SpreadsheetError) -> [UInt8] {
    let (tree, element) = entry
    let present = try tree.attributes(of: element)
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    var missing = ""
    for attribute in attributes {
      let own = present.first { !$0.isPrefixed && tree.bytes[$0.name].elementsEqual(attribute.name.utf8) }
      if let own {
        edits.append((own.value, Array(attribute.value.utf8)))
      } else {
        missing += " \(attribute.name)=\"\(attribute.value)\""
      }
    }
    let place = present.last?.range.upperBound ?? tree[element].nameEnd
    edits.append((place..<place, Array(missing.utf8)))
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    return XMLBytes.applying(edits, to: tree.bytes, in: tree[element].range)
  }

  /// The number of a font that is one of the workbook's with another colour or weight.
  func clonedFont(_ index: Int, color: LookChange.FontColor?, isBold: Bool?) throws(SpreadsheetError) -> Int {
    let empty = Array("<\(prefix)font></\(prefix)font>".utf8)
    var entry: Entry = (try XMLTree(utf8: empty, file: file), 0)
    if let own = self[.fonts].entry(index, in: tree), !own.tree[own.element].isEmptyTag { entry = own }
    let (tree, element) = entry
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    if let isBold { try set("b", to: isBold ? "<\(prefix)b/>" : "", in: entry, &edits) }
    switch color {
    case nil: break
    case .color(let color): try set("color", to: "<\(prefix)color rgb=\"\(color.argb)\"/>", in: entry, &edits)
    case .automatic: try set("color", to: "", in: entry, &edits)
    }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    return try add(XMLBytes.applying(edits, to: tree.bytes, in: tree[element].range), to: .fonts)
  }

  /// Puts a font's property in the place of its own, else where Excel's order has it.
  private func set(
    _ name: StaticString, to xml: String, in font: Entry, _ edits: inout [(range: Range<Int>, bytes: [UInt8])]
  ) throws(SpreadsheetError) {
    let (tree, element) = font
    let children = Array(tree.children(of: element))
    let own = children.filter { tree.isNamed($0, name) }
    if let first = own.first {
      // `<b val="0"/>` says no; one that says yes already stays as it is written.
      let saysYes = try tree.value("val", of: first).map { XMLBoolean.value($0) } ?? true
      if xml.isEmpty || !saysYes || tree.isNamed(first, "color") { edits.append((tree[first].range, Array(xml.utf8))) }
      for other in own.dropFirst() { edits.append((tree[other].range, [])) }
      return
    }
    guard !xml.isEmpty else { return }
    let order = Self.fontOrder
    let rank = order.firstIndex(of: "\(name)") ?? 0
    let next = children.first { (order.firstIndex(of: tree.localName($0)) ?? order.count) > rank }
    let place = next.map { tree[$0].start } ?? tree[element].contentEnd
    edits.append((place..<place, Array(xml.utf8)))
  }

  /// The order in which Excel writes and wants a font's properties.
  private static let fontOrder = [
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
  ]
}
