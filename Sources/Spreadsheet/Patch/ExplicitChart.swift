/// A chart part that says what `WorkbookWriter` leaves to the default of Excel 2007: the program that saved the workbook last may
/// be another one, and LibreOffice then takes the standard's defaults, by which labels show everything (ECMA-376 §21.2.2).
enum ExplicitChart {
  /// An element with the value that it is to have, in another, behind those that come before it.
  private struct Rule {
    var parent: StaticString
    var name: String
    var value: String
    /// The elements behind which it stands; nil puts it at the end, an empty list at the beginning.
    var behind: [StaticString]?
  }

  private static let rules: [Rule] = [
    Rule(parent: "chartSpace", name: "roundedCorners", value: "0", behind: ["date1904", "lang"]),
    Rule(parent: "title", name: "overlay", value: "0", behind: ["tx", "layout"]),
    Rule(parent: "legend", name: "overlay", value: "0", behind: ["legendPos", "legendEntry", "layout"]),
    Rule(parent: "barChart", name: "varyColors", value: "0", behind: ["barDir", "grouping"]),
    Rule(parent: "lineChart", name: "varyColors", value: "0", behind: ["grouping"]),
    Rule(parent: "catAx", name: "delete", value: "0", behind: ["axId", "scaling"]),
    Rule(parent: "valAx", name: "delete", value: "0", behind: ["axId", "scaling"]),
    Rule(parent: "trendline", name: "dispRSqr", value: "0", behind: nil),
    Rule(parent: "trendline", name: "dispEq", value: "0", behind: nil),
    Rule(parent: "dLbls", name: "showLegendKey", value: "0", behind: ["numFmt", "spPr", "txPr", "dLblPos"]),
    Rule(parent: "dLbls", name: "showCatName", value: "0", behind: nil),
    Rule(parent: "dLbls", name: "showSerName", value: "0", behind: nil),
    Rule(parent: "dLbls", name: "showPercent", value: "0", behind: nil),
    Rule(parent: "dLbls", name: "showBubbleSize", value: "0", behind: nil),
  ]

  /// The part with what it lacks; one that is no chart is given back as it is.
  static func bytes(_ bytes: [UInt8], file: String) throws(SpreadsheetError) -> [UInt8] {
    let tree = try XMLTree(utf8: bytes, file: file)
    guard tree.isNamed(0, "chartSpace") else { return bytes }
    var text = PartText(tree)
    for element in tree.elements.indices where !tree[element].isEmptyTag {
      for rule in rules where tree.isNamed(element, rule.parent) { add(rule, to: element, &text) }
      guard tree.isNamed(element, "lineChart") else { continue }
      let smooth = Rule(parent: "ser", name: "smooth", value: "0", behind: nil)
      for series in tree.children(of: element) where tree.isNamed(series, "ser") {
        add(smooth, to: series, &text)
      }
    }
    return text.result
  }

  private static func add(_ rule: Rule, to element: Int, _ text: inout PartText) {
    let tree = text.tree
    let children = Array(tree.children(of: element))
    guard !children.contains(where: { tree.localName($0) == rule.name }) else { return }
    var place = tree[element].contentEnd
    if let behind = rule.behind {
      let last = children.last { child in behind.contains { tree.isNamed(child, $0) } }
      place = last.map { tree[$0].end } ?? tree[element].contentStart
    }
    text.insert("<\(tree.prefix(element))\(rule.name) val=\"\(rule.value)\"/>", at: place)
  }
}
