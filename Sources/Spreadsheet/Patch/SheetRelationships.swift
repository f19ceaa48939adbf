/// The relationships of a sheet whose content is replaced (ECMA-376-2 §6.5): links go and come, the others stay.
struct SheetRelationships {
  let sheet: String
  private let present: Relationships
  private let namespace: String
  private var removed: Set<String> = []
  private var added: [Relationships.New] = []
  private var ids: [String]

  /// - Parameters:
  ///   - sheet: the sheet's part.
  ///   - patch: the workbook.
  ///   - room: how many relationships will be added at most.
  /// - Throws: `.malformedXML`.
  init(of sheet: String, in patch: WorkbookPatch, room: Int) throws(SpreadsheetError) {
    self.sheet = sheet
    present = try patch.editor.relationships(of: sheet)
    namespace = patch.relationshipsNamespace
    ids = present.unusedIDs(room).reversed()
  }

  /// The prefix that a sheet's root gives to relationships; where it gives none, one and its declaration.
  func prefix(in tree: XMLTree) throws(SpreadsheetError) -> (name: String, declaration: String) {
    if let name = try tree.prefix(declaring: namespace) { return (name, "") }
    let isTaken = try tree.attributes(of: 0).contains {
      $0.isPrefixed && tree.bytes[$0.name].elementsEqual("r".utf8)
    }
    let name = isTaken ? "sapaR" : "r"
    return (name, " xmlns:\(name)=\"\(namespace)\"")
  }

  func has(kind: String) -> Bool { present.all.contains { $0.kind == kind } }

  func part(kind: String) -> String? { present.first(kind: kind)?.part }

  /// Puts the donor's links in the place of the sheet's own; those of some elements stay, and what leads to the same
  /// address keeps its name.
  ///
  /// - Returns: the names of the relationships here by those there.
  mutating func replaceLinks(
    by source: SheetDonor, keeping links: [Int], of tree: XMLTree
  ) throws(SpreadsheetError) -> [String: String] {
    var kept: Set<String> = []
    for link in links {
      if let id = try tree.prefixedValue("id", of: link) { kept.insert(id) }
    }
    var free: [String: [String]] = [:]
    for entry in present.all.reversed() where entry.kind == "hyperlink" && !kept.contains(entry.id) {
      removed.insert(entry.id)
      if entry.part == nil { free[entry.target, default: []].append(entry.id) }
    }
    var mapped: [String: String] = [:]
    for link in source.relationships.all where link.kind == "hyperlink" && link.part == nil {
      if let id = free[link.target]?.popLast() {
        removed.remove(id)
        mapped[link.id] = id
      } else {
        mapped[link.id] = add(kind: "hyperlink", target: link.target, isExternal: true)
      }
    }
    return mapped
  }

  /// Adds a relationship; its name.
  mutating func add(kind: String, target: String, isExternal: Bool) -> String {
    let id = ids.popLast() ?? "rIdSapa\(added.count)"
    added.append(Relationships.New(id: id, type: "\(namespace)/\(kind)", target: target, isExternal: isExternal))
    return id
  }

  /// Puts what was added and dropped into the package.
  func save(to patch: WorkbookPatch) throws(SpreadsheetError) {
    try patch.editor.editRelationships(of: sheet, adding: added, removing: removed)
  }
}
