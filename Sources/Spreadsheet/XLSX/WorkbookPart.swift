/// What the workbook part tells (ECMA-376 §18.2): its sheets in order and its date system.
struct WorkbookPart {
  private(set) var sheets: [XLSXWorkbook.Sheet] = []
  private(set) var uses1904Dates = false
  /// The names of all sheets, those without cells included, and where those of ``sheets`` stand among them.
  private var names: [String] = []
  private var places: [Int] = []

  /// - Throws: `.notAWorkbook` where the part is another application's document.
  init(part: String, relationships: Relationships, in archive: ZipArchive) throws(SpreadsheetError) {
    let stream = try archive.open(part, maximumBytes: archive.limits.smallPartBytes)
    var xml = try XMLScanner(stream, limits: archive.limits, window: 16_384)
    var isInSheets = false
    let parts = Dictionary(relationships.all.map { ($0.id, $0) }) { first, _ in first }
    while true {
      switch try xml.next() {
      case .finished:
        let distinct = SheetNames.distinct(names)
        for (index, place) in places.enumerated() { sheets[index].name = distinct[place] }
        return
      case .start:
        if xml.depth == 1, !xml.isNamed("workbook") {
          throw SpreadsheetError(.notAWorkbook(what: "Office"), file: archive.path, part: part)
        }
        if xml.isNamed("workbookPr") {
          if let value = try xml.value(of: "date1904") { uses1904Dates = XMLBoolean.value(value) }
        } else if xml.isNamed("sheets") {
          isInSheets = true
        } else if isInSheets, xml.isNamed("sheet") {
          try readSheet(&xml, parts)
          if sheets.count > archive.limits.sheets {
            throw xml.error(.limitPassed(what: "sheets", limit: archive.limits.sheets))
          }
        }
      case .end where xml.isNamed("sheets"): isInSheets = false
      default: continue
      }
    }
  }

  private mutating func readSheet(
    _ xml: inout XMLScanner, _ relationships: [String: Relationships.Relationship]
  ) throws(SpreadsheetError) {
    var name = ""
    var id: String?
    var visibility = XLSXWorkbook.Visibility.visible
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "name") {
        name = try xml.string(attribute)
      } else if xml.hasLocalName(attribute, "id"), attribute.isPrefixed || id == nil {
        id = try xml.string(attribute)
      } else if xml.isNamed(attribute, "state") {
        visibility = XLSXWorkbook.Visibility(state: try xml.string(attribute))
      }
    }
    names.append(name)
    let relationship = id.flatMap { relationships[$0] }
    // A chart, dialog or macro sheet has no cells.
    if let relationship, relationship.kind != "worksheet" { return }
    places.append(names.count - 1)
    sheets.append(XLSXWorkbook.Sheet(name: name, visibility: visibility, part: relationship?.part))
  }
}

/// The names by which sheets are asked for.
enum SheetNames {
  /// The names, where one that was there before has a number behind it: `Data`, `Data1`.
  ///
  /// Excel has no two sheets of one name; who made such a workbook meant both.
  static func distinct(_ names: [String]) -> [String] {
    var taken = Set(names)
    guard taken.count < names.count else { return names }
    var seen: Set<String> = []
    var numbers: [String: Int] = [:]
    return names.map { name in
      if seen.insert(name).inserted { return name }
      var number = numbers[name] ?? 1
      while !taken.insert("\(name)\(number)").inserted { number += 1 }
      numbers[name] = number + 1
      return "\(name)\(number)"
    }
  }
}

/// Truth as XML schema writes it.
enum XMLBoolean {
  static func value(_ text: String) -> Bool { text == "1" || text == "true" || text == "on" }
}
