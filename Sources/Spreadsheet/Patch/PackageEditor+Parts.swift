extension PackageEditor {
  static let contentTypes = "[Content_Types].xml"

  // MARK: Content types

  /// Says what a part is (ECMA-376-2 §7.2.3).
  mutating func setContentType(_ type: String, of part: String) throws(SpreadsheetError) {
    var text = PartText(try tree(of: Self.contentTypes))
    let prefix = text.tree.prefix(0)
    let element = "<\(prefix)Override PartName=\"/\(escapedAttribute(part))\" ContentType=\"\(type)\"/>"
    if let old = try text.tree.contentTypeOverride(of: part) {
      text.replace(text.tree[old].range, with: element)
    } else {
      text.append(Array(element.utf8), to: 0)
    }
    replace(Self.contentTypes, with: text.result)
  }

  mutating func removeContentType(of part: String) throws(SpreadsheetError) {
    var text = PartText(try tree(of: Self.contentTypes))
    guard let old = try text.tree.contentTypeOverride(of: part) else { return }
    text.remove(old)
    replace(Self.contentTypes, with: text.result)
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
    var text = PartText(try tree(of: name))
    let tree = text.tree
    if !old.isEmpty {
      for element in tree.children(of: 0) where old.contains(try tree.value("Id", of: element) ?? "") {
        text.remove(element)
      }
    }
    if !new.isEmpty { text.append(new.flatMap { $0.element(prefix: tree.prefix(0)).utf8 }, to: 0) }
    if text.hasChanges { replace(name, with: text.result) }
  }

  /// Some packages name each part of relationships instead of their ending.
  mutating func setContentTypeOfRelationships(_ name: String) throws(SpreadsheetError) {
    let types = String(decoding: try bytes(of: Self.contentTypes), as: UTF8.self).lowercased()
    guard !types.contains("extension=\"rels\""), !types.contains("extension='rels'") else { return }
    try setContentType("application/vnd.openxmlformats-package.relationships+xml", of: name)
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let relationshipsTag =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
}

extension XMLTree {
  /// Of a part of content types, the element that names a part; nil where its ending tells its type.
  func contentTypeOverride(of part: String) throws(SpreadsheetError) -> Int? {
    for element in children(of: 0) where isNamed(element, "Override") {
      let name = PartName.resolve(try value("PartName", of: element) ?? "", from: "")
      if name.lowercased() == part.lowercased() { return element }
    }
    return nil
  }

  /// Of a part of content types, the type of a part: its own, else that of its ending.
  func contentType(of part: String) throws(SpreadsheetError) -> String? {
    if let own = try contentTypeOverride(of: part) { return try value("ContentType", of: own) }
    for element in children(of: 0) where isNamed(element, "Default") {
      let ending = "." + (try value("Extension", of: element) ?? "").lowercased()
      if part.lowercased().hasSuffix(ending) { return try value("ContentType", of: element) }
    }
    return nil
  }
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
