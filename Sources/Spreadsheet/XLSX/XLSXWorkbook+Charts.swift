extension XLSXWorkbook {
  /// What the charts of a sheet draw, as their formulas name it, chart by chart (ECMA-376 §21.2.2.62).
  ///
  /// - Throws: ``SpreadsheetError`` where a part of them is damaged.
  package func drawnCells(of sheet: Sheet) throws(SpreadsheetError) -> [[String]] {
    guard let part = sheet.part, archive.contains(PartName.relationships(of: part)) else { return [] }
    var drawn: [[String]] = []
    for drawing in try Relationships(of: part, in: archive).all where drawing.kind == "drawing" {
      guard let drawing = drawing.part, archive.contains(PartName.relationships(of: drawing)) else { continue }
      for chart in try Relationships(of: drawing, in: archive).all where chart.kind == "chart" {
        guard let chart = chart.part, archive.contains(chart) else { continue }
        let bytes = try archive.bytes(of: chart, maximumBytes: archive.limits.smallPartBytes)
        let tree = try XMLTree(bytes, file: path, part: chart)
        var formulas: [String] = []
        for element in tree.elements.indices where tree.isNamed(element, "f") {
          formulas.append(try tree.text(tree[element].content))
        }
        drawn.append(formulas)
      }
    }
    return drawn
  }
}
