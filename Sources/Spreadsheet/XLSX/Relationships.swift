/// The relationships of a part or of the package (ECMA-376-2 §6.5).
struct Relationships {
  struct Relationship {
    var id: String
    /// The last step of the type's address, the same in Transitional and Strict: `worksheet`, `styles`, ….
    var kind: String
    /// The part's name, or nil where the target is outside the package; that is never fetched.
    var part: String?
  }

  private(set) var all: [Relationship] = []

  /// The relationships of the part `source`; the empty name is the package.
  ///
  /// - Throws: `.missingPart` where the package has none for it.
  init(of source: String, in archive: ZipArchive) throws(SpreadsheetError) {
    let part = PartName.relationships(of: source)
    let stream = try archive.open(part, maximumBytes: archive.limits.smallPartBytes)
    var xml = try XMLScanner(stream, limits: archive.limits, window: 8192)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("Relationship"):
        var relationship = Relationship(id: "", kind: "", part: nil)
        var target = ""
        var isExternal = false
        while let attribute = try xml.nextAttribute() {
          if xml.isNamed(attribute, "Id") {
            relationship.id = try xml.string(attribute)
          } else if xml.isNamed(attribute, "Type") {
            let type = try xml.string(attribute)
            relationship.kind = type.split(separator: "/").last.map(String.init) ?? ""
          } else if xml.isNamed(attribute, "Target") {
            target = try xml.string(attribute)
          } else if xml.isNamed(attribute, "TargetMode") {
            isExternal = try xml.string(attribute) == "External"
          }
        }
        if !isExternal { relationship.part = PartName.resolve(target, from: source) }
        all.append(relationship)
      default: continue
      }
    }
  }

  func first(kind: String) -> Relationship? { all.first { $0.kind == kind } }

  func relationship(id: String) -> Relationship? { all.first { $0.id == id } }
}
