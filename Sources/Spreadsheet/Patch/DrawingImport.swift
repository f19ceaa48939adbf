extension WorkbookPatch {
  /// Puts the donor's charts in the place of those that they are newer states of, and adds those that the sheet has not: what
  /// a chart draws has moved with the donor's cells. Pictures, shapes and staff's own charts stay as they are.
  func importCharts(of source: SheetDonor, into drawing: String) throws(SpreadsheetError) {
    guard let theirs = source.relationships.first(kind: "drawing")?.part else { return }
    let new = try DrawnCharts(ofDrawing: theirs, in: source.workbook.editor)
    let relationships = try editor.relationships(of: drawing)
    let tree = try editor.tree(of: drawing)
    let old = try DrawnCharts(ofDrawing: drawing, in: editor)
    var unused = relationships.unusedIDs(new.all.count).makeIterator()
    var number = try tree.largestObject()
    var copies = PartCopies(donor: source.workbook)
    var added: [Relationships.New] = []
    var text = PartText(tree)
    var additions: [UInt8] = []
    for (chart, place) in zip(new.all, old.places(of: new)) {
      if let place {
        let standing = old.all[place]
        let drawn = try copies.bytes(of: chart.part, self)
        let present = try ExplicitChart.bytes(editor.bytes(of: standing.part), file: editor.path)
        if drawn != present { editor.replace(standing.part, with: drawn) }
        let anchor = try new.anchor(of: chart, as: standing.relationship, number: standing.number, in: tree)
        let bytes = copies.converted(anchor, self)
        let range = tree[standing.anchor].range
        if !bytes.elementsEqual(tree.bytes[range]) { text.replace(range, with: bytes) }
      } else if let id = unused.next() {
        number += 1
        let part = try copies.copy(chart.part, to: self)
        added.append(.init(id: id, type: relationshipsNamespace + "/chart", target: "/" + part))
        additions += copies.converted(try new.anchor(of: chart, as: id, number: String(number), in: tree), self)
      }
    }
    if !additions.isEmpty { text.append(additions, to: 0) }
    guard text.hasChanges else { return }
    editor.replace(drawing, with: text.result)
    try editor.editRelationships(of: drawing, adding: added)
  }
}

extension XMLTree {
  /// The largest number of an object in a drawing (ECMA-376 §20.1.2.2.8).
  fileprivate func largestObject() throws(SpreadsheetError) -> Int {
    var largest = 1
    for element in elements.indices where isNamed(element, "cNvPr") {
      if let id = try value("id", of: element).flatMap({ Int($0) }), id < 1 << 30 { largest = max(largest, id) }
    }
    return largest
  }
}

extension DrawnCharts {
  /// What places a chart, for another drawing: under another relationship and another number, with the prefixes that the
  /// other has not.
  fileprivate func anchor(
    of chart: Chart, as id: String, number: String, in other: XMLTree
  ) throws(SpreadsheetError) -> [UInt8] {
    let known = Set(try Self.declarations(other))
    let missing = try Self.declarations(tree).filter { !known.contains($0) }.map { " " + $0 }.joined()
    let tag = tree[chart.anchor]
    var text = PartText(tree)
    text.insert(missing, at: tag.nameEnd)
    for element in tree.elements.indices where tree.isWithin(element, chart.anchor) {
      if tree.isNamed(element, "cNvPr"), let old = try tree.attribute("id", of: element) {
        text.replace(old.value, with: escapedAttribute(number))
      }
      guard tree.isNamed(element, "chart") else { continue }
      for attribute in try tree.attributes(of: element)
      where attribute.isPrefixed && XMLBytes.equal(tree.bytes, attribute.name, "id") {
        text.replace(attribute.value, with: escapedAttribute(id))
      }
    }
    return text.result(in: tag.range)
  }

  /// The namespaces that a part's root declares.
  private static func declarations(_ tree: XMLTree) throws(SpreadsheetError) -> [String] {
    try tree.attributes(of: 0).map { String(decoding: tree.bytes[$0.range], as: UTF8.self) }
      .filter { $0.hasPrefix("xmlns") }
  }
}
