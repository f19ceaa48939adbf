extension SheetRewriter {
  /// Merged areas: a value in a covered cell would not be seen.
  mutating func mergedCells() throws(SpreadsheetError) {
    guard !changes.edits.isEmpty else { return try passElement() }
    try passElement { (sheet: inout SheetRewriter) throws(SpreadsheetError) in
      guard sheet.xml.isNamed("mergeCell"), let reference = try sheet.xml.value(of: "ref") else { return }
      if let area = CellArea(reference) { try sheet.requireUncovered(area) }
    }
  }

  private func requireUncovered(_ area: CellArea) throws(SpreadsheetError) {
    var index = changes.index(row: area.rows.lowerBound, column: area.columns.lowerBound)
    while index < changes.edits.count, changes.edits[index].row <= area.rows.upperBound {
      let edit = changes.edits[index]
      if edit.column < area.columns.lowerBound {
        index = changes.index(row: edit.row, column: area.columns.lowerBound)
      } else if edit.column > area.columns.upperBound {
        index = changes.index(row: edit.row + 1, column: area.columns.lowerBound)
      } else {
        let isFirst = edit.row == area.rows.lowerBound && edit.column == area.columns.lowerBound
        if !isFirst, (edit.value ?? .empty) != .empty {
          throw error(.notPatchable(.mergedCell(area: area.reference)), edit.row, edit.column)
        }
        index += 1
      }
    }
  }

  /// The sheet's filter, which may reach over new columns.
  mutating func widenFilter() throws(SpreadsheetError) {
    guard let widening = changes.widening, changes.extensions.isEmpty else { return }
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "ref"), let new = widening.widened(try xml.string(attribute)) {
        try replace(attribute, with: new)
      }
    }
  }

  /// An element of areas: the start tag and those within it may have `ref` or `sqref`.
  mutating func ranges() throws(SpreadsheetError) {
    guard !changes.extensions.isEmpty else { return try passElement() }
    try extendAttributes()
    try passElement { (sheet: inout SheetRewriter) throws(SpreadsheetError) in try sheet.extendAttributes() }
  }

  private mutating func extendAttributes() throws(SpreadsheetError) {
    guard xml.hasAttributes else { return }
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "ref") || xml.isNamed(attribute, "sqref"),
        let new = changes.extensions.extended(list: try xml.string(attribute))
      {
        try replace(attribute, with: new)
      }
    }
  }

  /// Extensions: the areas of newer conditional formats and validations stand in an element's text.
  mutating func extensions() throws(SpreadsheetError) {
    guard !changes.extensions.isEmpty else { return try passElement() }
    let outer = xml.depth
    var owner: Int?
    var isArea = false
    while true {
      switch try xml.next() {
      case .start:
        if xml.isNamed("conditionalFormatting") || xml.isNamed("dataValidation") { owner = xml.depth }
        isArea = owner.map { xml.depth == $0 + 1 } ?? false && xml.isNamed("sqref")
        try passIfMuch()
      case .text where isArea:
        var bytes: [UInt8] = []
        try xml.appendText(to: &bytes)
        guard let new = changes.extensions.extended(list: String(decoding: bytes, as: UTF8.self)) else { continue }
        try copy(to: xml.tokenRange.lowerBound)
        out.append(Array(new.utf8))
        drop(to: xml.tokenRange.upperBound)
      case .end:
        isArea = false
        if xml.depth == owner { owner = nil }
        if xml.depth == outer { return try pass() }
      case .finished: return
      default: try passIfMuch()
      }
    }
  }

  // MARK: Links

  /// The links that are set, in the order of their cells.
  func newLinks() -> [CellLink] {
    changes.links.values.filter { $0.target != nil }.sorted(on: \.column).sorted(on: \.row)
  }

  mutating func write(link: CellLink) {
    guard let id = context.linkIDs[CellPosition(row: link.row, column: link.column)] else { return }
    let prefix = relationshipsPrefix
    open("hyperlink")
    var attributes = " ref=\"\(CellReference.name(row: link.row, column: link.column))\""
    if prefix == nil { attributes += " xmlns:r=\"\(context.relationshipsNamespace)\"" }
    attributes += " \(prefix ?? "r"):id=\"\(escapedAttribute(id))\""
    if let tip = link.tip, !tip.isEmpty { attributes += " tooltip=\"\(escapedAttribute(tip))\"" }
    attributes += "/>"
    out.append(Array(attributes.utf8))
  }

  /// The links of the sheet: those of cells that get another or none go.
  mutating func links() throws(SpreadsheetError) {
    guard !changes.links.isEmpty else { return try passElement() }
    let outer = xml.depth
    var kept: [UInt8] = []
    var count = 0
    let new = newLinks()
    func keep(_ span: Span<UInt8>) { unsafe span.withUnsafeBufferPointer { unsafe kept.append(contentsOf: $0) } }
    try copy(to: xml.tokenRange.lowerBound)
    if xml.isEmptyTag {
      drop(to: xml.tokenRange.upperBound)
      _ = try xml.next()
    } else {
      xml.takeHeld(to: xml.tokenRange.upperBound, keep)
      loop: while true {
        switch try xml.next() {
        case .start:
          let goes = try isReplacedLink()
          try xml.skipElement()
          if goes { drop(to: xml.tokenRange.upperBound) } else { count += 1 }
          xml.takeHeld(to: xml.tokenRange.upperBound, keep)
        case .end where xml.depth == outer: break loop
        case .finished: return
        case .text, .end: continue
        }
      }
    }
    guard count > 0 || !new.isEmpty else { return drop(to: xml.tokenRange.upperBound) }
    if kept.isEmpty {
      open("hyperlinks")
      out.append(">")
    }
    out.append(kept)
    let end = xml.tokenRange
    if !kept.isEmpty { try copy(to: end.lowerBound) }
    new.forEach { write(link: $0) }
    if kept.isEmpty { close("hyperlinks") } else { try pass() }
  }

  /// Whether the link whose start was read is of a cell that gets another or none.
  private mutating func isReplacedLink() throws(SpreadsheetError) -> Bool {
    var goes = false
    var id: String?
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "ref") {
        let reference = Array(try xml.string(attribute).utf8)
        guard let cell = CellReference.parse(reference.span), let row = cell.row else { continue }
        goes = changes.links[CellPosition(row: row, column: cell.column)] != nil
      } else if attribute.isPrefixed, xml.hasLocalName(attribute, "id") {
        id = try xml.string(attribute)
      }
    }
    if let id { if goes { outcome.removedLinks.insert(id) } else { outcome.keptLinks.insert(id) } }
    return goes
  }
}
