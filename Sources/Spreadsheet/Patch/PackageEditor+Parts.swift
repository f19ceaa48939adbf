extension PackageEditor {
  static let contentTypes = "[Content_Types].xml"

  // MARK: Content types

  /// Says what a part is (ECMA-376-2 §7.2.3).
  mutating func setContentType(_ type: String, of part: String) throws(SpreadsheetError) {
    try editContentTypes { text, root, overrides in
      let element = "<\(root.prefix)Override PartName=\"/\(escapedAttribute(part))\" ContentType=\"\(type)\"/>"
      if let old = overrides[part.lowercased()] {
        text.replace(old, with: element)
      } else {
        text.append(
          element, toElement: root.prefix + "Types", tag: root.tag, isEmpty: root.isEmpty, end: root.end)
      }
    }
  }

  mutating func removeContentType(of part: String) throws(SpreadsheetError) {
    try editContentTypes { text, _, overrides in
      if let old = overrides[part.lowercased()] { text.replace(old, with: "") }
    }
  }

  /// The frame of a part whose root has a flat list of elements.
  private struct Root {
    var prefix = ""
    var tag = 0..<0
    var isEmpty = false
    var end = 0
  }

  private mutating func editContentTypes(
    _ edit: (inout PartText, Root, [String: Range<Int>]) -> Void
  ) throws(SpreadsheetError) {
    let bytes = try bytes(of: Self.contentTypes)
    var xml = try scanner(bytes, part: Self.contentTypes)
    var root = Root()
    var overrides: [String: Range<Int>] = [:]
    var open: (name: String, start: Int)?
    scan: while true {
      switch try xml.next() {
      case .finished: break scan
      case .start where xml.depth == 1: root = Root(prefix: xml.prefix, tag: xml.tokenRange, isEmpty: xml.isEmptyTag)
      case .start where xml.isNamed("Override"):
        let start = xml.tokenRange.lowerBound
        while let attribute = try xml.nextAttribute() {
          guard xml.isNamed(attribute, "PartName") else { continue }
          open = (PartName.resolve(try xml.string(attribute), from: "").lowercased(), start)
        }
      case .end where xml.depth == 2:
        if let open { overrides[open.name] = open.start..<xml.tokenRange.upperBound }
        open = nil
      case .end where xml.depth == 1: root.end = xml.tokenRange.lowerBound
      default: continue
      }
    }
    var text = PartText(bytes)
    edit(&text, root, overrides)
    if text.hasChanges { replace(Self.contentTypes, with: text.result) }
  }

  // MARK: Relationships

  /// Adds relationships to a part, which may have had none, and takes others away (ECMA-376-2 §6.5).
  mutating func editRelationships(
    of part: String, adding new: [Relationships.New], removing old: Set<String> = []
  ) throws(SpreadsheetError) {
    guard !new.isEmpty || !old.isEmpty else { return }
    let name = PartName.relationships(of: part)
    guard contains(name) else {
      let elements = new.map { $0.element(prefix: "") }.joined()
      replace(name, with: Array((Self.declaration + Self.relationshipsTag + elements + "</Relationships>").utf8))
      return try setContentTypeOfRelationships(name)
    }
    let bytes = try bytes(of: name)
    var xml = try scanner(bytes, part: name)
    var root = Root()
    scan: while true {
      switch try xml.next() {
      case .finished: break scan
      case .start where xml.depth == 1: root = Root(prefix: xml.prefix, tag: xml.tokenRange, isEmpty: xml.isEmptyTag)
      case .end where xml.depth == 1: root.end = xml.tokenRange.lowerBound
      default: continue
      }
    }
    var text = PartText(bytes)
    for relationship in try relationships(of: part).all where old.contains(relationship.id) {
      text.replace(relationship.range, with: "")
    }
    let elements = new.map { $0.element(prefix: root.prefix) }.joined()
    if !elements.isEmpty {
      text.append(
        elements, toElement: root.prefix + "Relationships", tag: root.tag, isEmpty: root.isEmpty, end: root.end)
    }
    if text.hasChanges { replace(name, with: text.result) }
  }

  /// Some packages name each part of relationships instead of their ending.
  mutating func setContentTypeOfRelationships(_ name: String) throws(SpreadsheetError) {
    let types = String(decoding: try bytes(of: Self.contentTypes), as: UTF8.self).lowercased()
    guard !types.contains("extension=\"rels\""), !types.contains("extension='rels'") else { return }
    try setContentType("application/vnd.openxmlformats-package.relationships+xml", of: name)
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let relationshipsTag =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
}

extension Relationships {
  /// A relationship to be added.
  struct New {
    var id: String
    var type: String
    var target: String
    var isExternal = false

    func element(prefix: String) -> String {
      let mode = isExternal ? " TargetMode=\"External\"" : ""
      return "<\(prefix)Relationship Id=\"\(escapedAttribute(id))\" Type=\"\(type)\" "
        + "Target=\"\(escapedAttribute(target))\"\(mode)/>"
    }
  }

  /// Names that none of these has: `rId5`, `rId6`, ….
  func unusedIDs(_ count: Int) -> [String] {
    let used = Set(all.map { $0.id.lowercased() })
    var ids: [String] = []
    var number = all.count
    while ids.count < count {
      number += 1
      if !used.contains("rid\(number)") { ids.append("rId\(number)") }
    }
    return ids
  }
}
