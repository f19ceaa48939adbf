extension WorkbookPatch {
  /// Brings the donor's drawing and notes along where the sheet has none here, and into a drawing that it has the donor's
  /// charts; the elements that lead to them.
  func importDrawings(
    of source: SheetDonor, to target: XMLTree, _ links: inout SheetRelationships, prefix: String
  ) throws(SpreadsheetError) -> [(name: String, xml: [UInt8])] {
    var additions: [(name: String, xml: [UInt8])] = []
    var copies = PartCopies(donor: source.workbook)
    for (element, kind) in [("drawing", "drawing"), ("legacyDrawing", "vmlDrawing")] {
      let hasOne = target.children(of: 0).contains { target.localName($0) == element } || links.has(kind: kind)
      if hasOne, element == "drawing", let standing = links.part(kind: kind), editor.contains(standing) {
        try importCharts(of: source, into: standing)
      }
      guard !hasOne, let own = source.tree.children(of: 0).first(where: { source.tree.localName($0) == element }),
        let id = try source.tree.prefixedValue("id", of: own),
        let part = source.relationships.relationship(id: id)?.part
      else { continue }
      let copy = try copies.copy(part, to: self)
      let relationship = links.add(kind: kind, target: "/" + copy, isExternal: false)
      let xml = "<\(target.prefix(0))\(element) \(prefix):id=\"\(relationship)\"/>"
      additions.append((element, Array(xml.utf8)))
      if element == "legacyDrawing", let comments = source.relationships.first(kind: "comments")?.part,
        !links.has(kind: "comments")
      {
        _ = links.add(kind: "comments", target: "/" + (try copies.copy(comments, to: self)), isExternal: false)
      }
    }
    return additions
  }
}

/// Parts of another workbook that are copied under names of their own, with those that they lead to.
struct PartCopies {
  private let donor: WorkbookPatch
  private var copied: [String: String] = [:]

  init(donor: WorkbookPatch) { self.donor = donor }

  /// The name of a part's copy.
  mutating func copy(_ part: String, to patch: WorkbookPatch) throws(SpreadsheetError) -> String {
    if let known = copied[part] { return known }
    let name = Self.unusedName(like: part, in: patch)
    copied[part] = name
    patch.editor.replace(name, with: try bytes(of: part, patch))
    if let type = try donor.editor.tree(of: PackageEditor.contentTypes).contentType(of: part) {
      try patch.editor.setContentType(type, of: name)
    }
    let relationships = PartName.relationships(of: part)
    if donor.editor.contains(relationships) {
      let tree = try donor.editor.tree(of: relationships)
      var text = PartText(tree)
      for element in tree.children(of: 0) where try tree.value("TargetMode", of: element) != "External" {
        guard let target = try tree.attribute("Target", of: element) else { continue }
        let inner = PartName.resolve(try tree.text(target.value), from: part)
        guard donor.editor.contains(inner) else { continue }
        let copy = try self.copy(inner, to: patch)
        text.replace(target.value, with: escapedAttribute("/" + copy))
      }
      patch.editor.replace(PartName.relationships(of: name), with: converted(text.result, patch))
      try patch.editor.setContentTypeOfRelationships(PartName.relationships(of: name))
    }
    return name
  }

  /// `xl/charts/chart4.xml` where the first three are taken.
  private static func unusedName(like part: String, in patch: WorkbookPatch) -> String {
    let dot = part.lastIndex(of: ".") ?? part.endIndex
    var stem = part[..<dot]
    while stem.last?.isNumber == true { stem.removeLast() }
    return patch.editor.unusedName(String(stem), String(part[dot...]))
  }

  /// A part as the workbook takes it.
  func bytes(of part: String, _ patch: WorkbookPatch) throws(SpreadsheetError) -> [UInt8] {
    guard part.hasSuffix(".xml") else {
      let archive = donor.editor.archive
      return try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
    }
    return converted(try ExplicitChart.bytes(donor.editor.bytes(of: part), file: donor.editor.path), patch)
  }

  /// A part's bytes; a Strict workbook gets its own namespaces.
  func converted(_ bytes: [UInt8], _ patch: WorkbookPatch) -> [UInt8] {
    guard patch.isStrict else { return bytes }
    var text = String(decoding: bytes, as: UTF8.self)
    for (transitional, strict) in Self.namespaces { text.replace(transitional, with: strict) }
    return Array(text.utf8)
  }

  private static let namespaces = [
    (
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
  ]
}
