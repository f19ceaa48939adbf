extension StylePatch {
  typealias Entry = (tree: XMLTree, element: Int)

  static func number(_ name: StaticString, of entry: Entry) throws(SpreadsheetError) -> Int? {
    try entry.tree.value(name, of: entry.element).flatMap { Int($0) }
  }

  /// An element's bytes with some attributes set; the rest, its children too, is as it was.
  static func setting(
    _ attributes: [(name: String, value: String)], on entry: Entry
  ) throws(SpreadsheetError) -> [UInt8] {
    var text = PartText(entry.tree)
    for (name, value) in attributes { try text.set(name, to: value, on: entry.element) }
    return text.result(in: entry.tree[entry.element].range)
  }

  /// The number of a font that is one of the workbook's with another colour or weight.
  func clonedFont(_ index: Int, color: LookChange.FontColor?, isBold: Bool?) throws(SpreadsheetError) -> Int {
    let empty = Array("<\(prefix)font></\(prefix)font>".utf8)
    var entry: Entry = (try XMLTree(utf8: empty, file: file), 0)
    if let own = self[.fonts].entry(index, in: tree), !own.tree[own.element].isEmptyTag { entry = own }
    var text = PartText(entry.tree)
    if let isBold { try set("b", to: isBold ? "<\(prefix)b/>" : "", in: entry.element, &text) }
    switch color {
    case nil: break
    case .color(let color): try set("color", to: "<\(prefix)color rgb=\"\(color.argb)\"/>", in: entry.element, &text)
    case .automatic: try set("color", to: "", in: entry.element, &text)
    }
    return try add(text.result(in: entry.tree[entry.element].range), to: .fonts)
  }

  /// Puts a font's property in the place of its own, else where Excel's order has it.
  private func set(
    _ name: StaticString, to xml: String, in element: Int, _ text: inout PartText
  ) throws(SpreadsheetError) {
    let tree = text.tree
    let children = Array(tree.children(of: element))
    let own = children.filter { tree.isNamed($0, name) }
    if let first = own.first {
      // `<b val="0"/>` says no; one that says yes already stays as it is written.
      let saysYes = try tree.value("val", of: first).map { XMLBoolean.value($0) } ?? true
      if xml.isEmpty || !saysYes || tree.isNamed(first, "color") { text.replace(tree[first].range, with: xml) }
      for other in own.dropFirst() { text.remove(other) }
      return
    }
    guard !xml.isEmpty else { return }
    let order = Self.fontOrder
    let rank = order.firstIndex(of: "\(name)") ?? 0
    let next = children.first { (order.firstIndex(of: tree.localName($0)) ?? order.count) > rank }
    text.insert(xml, at: next.map { tree[$0].start } ?? tree[element].contentEnd)
  }

  /// The order in which Excel writes and wants a font's properties.
  private static let fontOrder = [
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
  ]
}
