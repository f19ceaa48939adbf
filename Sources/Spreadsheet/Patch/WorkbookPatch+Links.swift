extension WorkbookPatch {
  /// The links that lead out of the workbook, by their cells, as they stand in the file (ECMA-376 §18.3.1.47); those of
  /// areas are left out.
  ///
  /// - Throws: `.noSuchSheet`, `.malformedXML`.
  package func links(ofSheet name: String) throws(SpreadsheetError) -> [CellPosition: String] {
    let part = try part(ofSheet: name)
    let targets = Dictionary(try editor.relationships(of: part).all.map { ($0.id, $0.target) }) { first, _ in first }
    guard !targets.isEmpty else { return [:] }
    var links: [CellPosition: String] = [:]
    var xml = try XMLScanner(try editor.open(part), limits: editor.archive.limits)
    while try xml.nextStart() {
      guard xml.depth == 3, xml.isNamed("hyperlink") else { continue }
      var place: CellPosition?
      var target: String?
      while let attribute = try xml.nextAttribute() {
        if xml.isNamed(attribute, "ref") {
          place = CellArea(try xml.string(attribute)).flatMap { area in
            area.rows.count == 1 && area.columns.count == 1
              ? CellPosition(row: area.rows.lowerBound, column: area.columns.lowerBound) : nil
          }
        } else if attribute.isPrefixed, xml.hasLocalName(attribute, "id") {
          target = targets[try xml.string(attribute)]
        }
      }
      if let place, let target { links[place] = target }
    }
    return links
  }
}
