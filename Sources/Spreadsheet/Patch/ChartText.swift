/// A chart part whose cells reach as far as their sheet's rows now do (ECMA-376 §21.2.2.62).
struct ChartText {
  private(set) var text: PartText

  /// Extends what the chart draws of a sheet; what it remembers of the cells' values goes where they are other ones.
  init(_ tree: XMLTree, extending extensions: [RowExtension], sheet: String) throws(SpreadsheetError) {
    text = PartText(tree)
    for reference in tree.elements.indices {
      guard let formula = tree.child(of: reference, named: "f"),
        let new = Self.extended(try tree.text(tree[formula].content), extensions, sheet: sheet)
      else { continue }
      text.replace(tree[formula].content, with: XMLBytes.escapedText(new))
      for cache in tree.children(of: reference)
      where tree.isNamed(cache, "numCache") || tree.isNamed(cache, "strCache")
        || tree.isNamed(cache, "multiLvlStrCache")
      {
        text.remove(cache)
      }
    }
  }

  /// A formula that draws the rows that are new too; several areas stand in brackets.
  private static func extended(_ formula: String, _ extensions: [RowExtension], sheet: String) -> String? {
    guard formula.hasPrefix("("), formula.hasSuffix(")") else {
      return extensions.extended(formula: formula, sheet: sheet, singleRows: false)
    }
    return extensions.extended(formula: String(formula.dropFirst().dropLast()), sheet: sheet, singleRows: false)
      .map { "(\($0))" }
  }
}

extension WorkbookPatch {
  /// Lets the charts of all sheets draw the rows that were appended to a table that they draw.
  func extendCharts(
    _ extensions: [RowExtension], sheet: String, _ package: inout PackageEditor
  ) throws(SpreadsheetError) {
    for part in try chartParts(package) {
      let chart = try ChartText(package.tree(of: part), extending: extensions, sheet: sheet)
      if chart.text.hasChanges { package.replace(part, with: chart.text.result) }
    }
  }

  /// The charts that the workbook's sheets show, chart sheets' too.
  private func chartParts(_ package: PackageEditor) throws(SpreadsheetError) -> [String] {
    var parts: [String] = []
    for sheet in try package.relationships(of: workbookPart).all where sheet.kind.hasSuffix("sheet") {
      guard let sheet = sheet.part, package.contains(sheet) else { continue }
      for drawing in try package.relationships(of: sheet).all where drawing.kind == "drawing" {
        guard let drawing = drawing.part, package.contains(drawing) else { continue }
        for chart in try package.relationships(of: drawing).all where chart.kind == "chart" {
          if let part = chart.part, package.contains(part), !parts.contains(part) { parts.append(part) }
        }
      }
    }
    return parts
  }
}
