/// The relationships of a part or of the package (ECMA-376-2 §6.5).
struct Relationships {
  struct Relationship {
    var id: String
    var type: String
    /// The last step of the type's address, the same in Transitional and Strict: `worksheet`, `styles`, ….
    var kind: String
    /// The part's name, or nil where the target is outside the package; that is never fetched.
    var part: String?
    /// The target as it is written, references resolved.
    var target: String
  }

  private(set) var all: [Relationship] = []

  init() {}

  /// The relationships of the part `source`; the empty name is the package.
  ///
  /// - Throws: `.missingPart` where the package has none for it.
  init(of source: String, in archive: ZipArchive) throws(SpreadsheetError) {
    let part = PartName.relationships(of: source)
    let stream = try archive.open(part, maximumBytes: archive.limits.smallPartBytes)
    try self.init(of: source, from: stream, limits: archive.limits)
  }

  /// The relationships of the part `source` out of their own part's bytes.
  init(of source: String, from stream: any ByteSource, limits: Limits) throws(SpreadsheetError) {
    var xml = try XMLScanner(stream, limits: limits, window: 8192)
    while try xml.nextStart() {
      guard xml.isNamed("Relationship") else { continue }
      var relationship = Relationship(id: "", type: "", kind: "", part: nil, target: "")
      var isExternal = false
      while let attribute = try xml.nextAttribute() {
        if xml.isNamed(attribute, "Id") {
          relationship.id = try xml.string(attribute)
        } else if xml.isNamed(attribute, "Type") {
          relationship.type = try xml.string(attribute)
          relationship.kind = relationship.type.split(separator: "/").last.map(String.init) ?? ""
        } else if xml.isNamed(attribute, "Target") {
          relationship.target = try xml.string(attribute)
        } else if xml.isNamed(attribute, "TargetMode") {
          isExternal = try xml.string(attribute) == "External"
        }
      }
      if !isExternal { relationship.part = PartName.resolve(relationship.target, from: source) }
      all.append(relationship)
      guard all.count <= limits.relationships else {
        throw xml.error(.limitPassed(what: "relationships", limit: limits.relationships))
      }
    }
  }

  func first(kind: String) -> Relationship? { all.first { $0.kind == kind } }

  /// The part of a kind of which a workbook has one, by its relationship; where that leads nowhere, by the name that every
  /// producer gives it.
  func onlyPart(_ kind: String, of workbookPart: String, where isThere: (String) -> Bool) -> String? {
    [first(kind: kind)?.part, PartName.resolve("\(kind).xml", from: workbookPart)].compactMap(\.self)
      .first(where: isThere)
  }

  func relationship(id: String) -> Relationship? { all.first { $0.id == id } }
}
