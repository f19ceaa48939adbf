/// A sheet made of another workbook's cells and layout and of what stays of the target's own (ECMA-376 §18.3.1.99).
struct MergedSheet {
  let donor: DonorSheet
  let target: XMLTree
  /// Whether the target's sheet is just being added: it has nothing of its own to look at.
  let isNew: Bool
  let keeping: Set<CellPosition>
  /// Declarations for the root's tag, such as ` xmlns:r="…"`.
  let declarations: String
  /// Elements made for the sheet, such as a drawing.
  let additions: [(name: String, xml: [UInt8])]
  /// Areas of the target's tables, over which neither a filter nor merged cells may lie.
  let tables: [CellArea]

  /// What stays of the target's sheet; everything else is the donor's.
  private static let targetsOwn: Set<String> = [
    "sheetCalcPr", "protectedRanges", "scenarios", "dataConsolidate", "customSheetViews", "phoneticPr",
    "customProperties", "cellWatches", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
    "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
  ]

  /// The sheet's part, with its rows.
  func bytes(_ rows: DonorRowCopy) throws(SpreadsheetError) -> [UInt8] {
    var pieces: [(rank: Int, xml: [UInt8])] = []
    for element in donor.tree.children(of: 0) where donor.tree.prefix(element) == donor.tree.prefix(0) {
      let name = donor.tree.localName(element)
      guard let rank = SheetOrder.rank(name), !Self.targetsOwn.contains(name) else { continue }
      if let xml = try fromDonor(element, name, rows) { pieces.append((rank, xml)) }
    }
    let names = Set(donor.tree.children(of: 0).map { donor.tree.localName($0) })
    for element in target.children(of: 0) {
      let name = nameOfContent(element)
      guard let rank = SheetOrder.rank(name), !isNew else { continue }
      if let xml = try fromTarget(element, name, isInDonor: names.contains(name)) { pieces.append((rank, xml)) }
    }
    for (name, xml) in additions { pieces.append((SheetOrder.rank(name) ?? 0, xml)) }
    if let links = try hyperlinks() { pieces.append((SheetOrder.rank("hyperlinks") ?? 0, links)) }
    var bytes = head()
    let tail = tail()
    bytes.reserveCapacity(bytes.count + pieces.reduce(tail.count) { $0 + $1.xml.count })
    for piece in pieces.sorted(on: \.rank) { bytes += piece.xml }
    bytes += tail
    return bytes
  }

  private var prefix: String { target.prefix(0) }

  /// All up to the root's content.
  private func head() -> [UInt8] {
    let root = target[0]
    return Array(target.bytes[..<root.attributesEnd]) + Array("\(declarations)>".utf8)
  }

  private func tail() -> [UInt8] {
    Array("</".utf8) + target.bytes[target[0].start + 1..<target[0].nameEnd] + [UInt8(ascii: ">")]
  }

  /// An element's name; of alternatives, that of what they hold.
  private func nameOfContent(_ element: Int) -> String {
    guard target.isNamed(element, "AlternateContent") else { return target.localName(element) }
    for choice in target.children(of: element) {
      for content in target.children(of: choice) { return target.localName(content) }
    }
    return ""
  }

  // MARK: The donor's

  private func fromDonor(
    _ element: Int, _ name: String, _ rows: DonorRowCopy
  ) throws(SpreadsheetError) -> [UInt8]? {
    if name == "sheetData" { return rows.xml }
    let xml = donor.bytes(donor.tree[element].range)
    switch name {
    case "dimension": return rows.area.map { Array("<\(prefix)dimension ref=\"\($0.reference)\"/>".utf8) } ?? xml
    case "sheetViews":
      // Where the sheet is already looked at, it stays so; two selected sheets would both take what is typed.
      if !isNew, target.child(of: 0, named: "sheetViews") != nil { return nil }
      return try without("tabSelected", ofChild: "sheetView", in: xml)
    case "sheetPr":
      guard !isNew, let own = target.child(of: 0, named: "sheetPr"),
        let code = try target.value("codeName", of: own)
      else { return xml }
      var text = PartText(try XMLTree(utf8: xml, file: ""))
      try text.set("codeName", to: escapedAttribute(code), on: 0)
      return text.result
    case "pageSetup":
      guard let settings = try printerSettings() else { return xml }
      var text = PartText(try XMLTree(utf8: xml, file: ""))
      text.insert([UInt8(ascii: " ")] + settings, at: text.tree[0].attributesEnd)
      return text.result
    case "autoFilter":
      guard let text = try donor.tree.value("ref", of: element), let filter = CellArea(text) else { return xml }
      return tables.contains { $0.overlaps(filter) } ? nil : xml
    case "mergeCells": return try mergedCells(xml)
    case "hyperlinks", "extLst": return nil
    default: return xml
    }
  }

  /// The merged cells that lie in no table.
  private func mergedCells(_ xml: [UInt8]) throws(SpreadsheetError) -> [UInt8]? {
    guard !tables.isEmpty else { return xml }
    let copy = try XMLTree(utf8: xml, file: "")
    var text = PartText(copy)
    var count = 0
    for cell in copy.children(of: 0) {
      let area = try copy.value("ref", of: cell).flatMap { CellArea($0) }
      if let area, tables.contains(where: { $0.overlaps(area) }) { text.remove(cell) } else { count += 1 }
    }
    guard count > 0 else { return nil }
    if let value = try copy.attribute("count", of: 0)?.value { text.replace(value, with: String(count)) }
    return text.result
  }

  private func without(
    _ attribute: StaticString, ofChild name: StaticString, in xml: [UInt8]
  ) throws(SpreadsheetError) -> [UInt8] {
    let copy = try XMLTree(utf8: xml, file: "")
    var text = PartText(copy)
    for child in copy.children(of: 0) where copy.isNamed(child, name) {
      if let found = try copy.attribute(attribute, of: child) { text.replace(found.range, with: "") }
    }
    return text.result
  }

  // MARK: The target's

  private func fromTarget(_ element: Int, _ name: String, isInDonor: Bool) throws(SpreadsheetError) -> [UInt8]? {
    let xml = Array(target.bytes[target[element].range])
    if Self.targetsOwn.contains(name) { return xml }
    switch name {
    case "sheetViews": return xml
    case "sheetPr", "sheetProtection": return isInDonor ? nil : xml
    case "pageSetup":
      guard !isInDonor, let settings = try printerSettings() else { return nil }
      return Array("<\(prefix)pageSetup ".utf8) + settings + Array("/>".utf8)
    case "extLst": return try extensions(element)
    default: return nil
    }
  }

  /// The attribute that leads to the printer's settings.
  private func printerSettings() throws(SpreadsheetError) -> [UInt8]? {
    guard !isNew, let setup = target.child(of: 0, named: "pageSetup") else { return nil }
    let id = try target.attributes(of: setup).first { $0.isPrefixed && XMLBytes.equal(target.bytes, $0.name, "id") }
    return id.map { Array(target.bytes[$0.range]) }
  }

  /// The sheet's extensions, such as sparklines and slicers; rules and validations are the donor's.
  private func extensions(_ list: Int) throws(SpreadsheetError) -> [UInt8]? {
    var text = PartText(target)
    var count = 0
    for entry in target.children(of: list) {
      let isReplaced = target.children(of: entry).contains {
        target.isNamed($0, "conditionalFormattings") || target.isNamed($0, "dataValidations")
      }
      if isReplaced { text.remove(entry) } else { count += 1 }
    }
    return count == 0 ? nil : text.result(in: target[list].range)
  }

  /// The donor's links, and those of the cells that stay.
  private func hyperlinks() throws(SpreadsheetError) -> [UInt8]? {
    var links: [UInt8] = []
    if let list = donor.tree.child(of: 0, named: "hyperlinks") {
      for link in donor.tree.children(of: list) {
        let isReplaced = try Self.isKept(link, in: donor.tree, keeping)
        if !isReplaced { links += donor.bytes(donor.tree[link].range) }
      }
    }
    for link in try Self.keptLinks(of: target, keeping) { links += target.bytes[target[link].range] }
    guard !links.isEmpty else { return nil }
    return Array("<\(prefix)hyperlinks>".utf8) + links + Array("</\(prefix)hyperlinks>".utf8)
  }

  /// The links of the cells that stay.
  static func keptLinks(of tree: XMLTree, _ keeping: Set<CellPosition>) throws(SpreadsheetError) -> [Int] {
    guard !keeping.isEmpty, let list = tree.child(of: 0, named: "hyperlinks") else { return [] }
    var kept: [Int] = []
    for link in tree.children(of: list) {
      let stays = try isKept(link, in: tree, keeping)
      if stays { kept.append(link) }
    }
    return kept
  }

  private static func isKept(
    _ link: Int, in tree: XMLTree, _ keeping: Set<CellPosition>
  ) throws(SpreadsheetError) -> Bool {
    guard !keeping.isEmpty, let text = try tree.value("ref", of: link), let area = CellArea(text),
      area.rows.count == 1, area.columns.count == 1
    else { return false }
    return keeping.contains(CellPosition(row: area.rows.lowerBound, column: area.columns.lowerBound))
  }
}

extension CellArea {
  func overlaps(_ other: CellArea) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }
}
