/// The charts of a drawing, by what they say themselves (ECMA-376 §20.5.2, §21.2.2).
struct DrawnCharts {
  struct Chart {
    /// The element that places it, right within the drawing.
    var anchor: Int
    /// The object's number, and the relationship by which the drawing leads to it.
    var number: String
    var relationship: String
    var part: String
    var title: String
    /// The columns of the cells that it draws, such as `B`, in order.
    var columns: [String]
  }

  let tree: XMLTree
  private(set) var all: [Chart] = []

  /// Finds the charts of a drawing's part.
  init(ofDrawing drawing: String, in package: PackageEditor) throws(SpreadsheetError) {
    let tree = try package.tree(of: drawing)
    let relationships = try package.relationships(of: drawing)
    self.tree = tree
    for anchor in tree.children(of: 0) {
      let inside = tree.elements.indices.dropFirst(anchor).prefix { tree[$0].start < tree[anchor].end }
      guard let frame = inside.first(where: { tree.isNamed($0, "chart") }),
        let id = try tree.prefixedValue("id", of: frame), let part = relationships.relationship(id: id)?.part,
        package.contains(part)
      else { continue }
      let chart = try package.tree(of: part)
      var number = ""
      if let named = inside.first(where: { tree.isNamed($0, "cNvPr") }) {
        number = try tree.value("id", of: named) ?? ""
      }
      all.append(
        Chart(
          anchor: anchor, number: number, relationship: id, part: part, title: try Self.title(of: chart),
          columns: try Self.columns(of: chart)))
    }
  }

  private static func title(of chart: XMLTree) throws(SpreadsheetError) -> String {
    guard let root = chart.child(of: 0, named: "chart"), let title = chart.child(of: root, named: "title") else {
      return ""
    }
    var text = ""
    for element in chart.elements.indices where chart.isNamed(element, "t") && chart.isWithin(element, title) {
      text += try chart.text(chart[element].content)
    }
    return text
  }

  private static func columns(of chart: XMLTree) throws(SpreadsheetError) -> [String] {
    var columns: [String] = []
    for element in chart.elements.indices where chart.isNamed(element, "f") {
      let formula = try chart.text(chart[element].content)
      let letters = formula.split(separator: "!").last?.drop { $0 == "$" }.prefix { $0.isASCII && $0.isLetter }
      columns.append(String(letters ?? ""))
    }
    return columns
  }

  /// For each of these charts the place of the one here that it is a newer state of: that of its title, else that of the
  /// title's beginning up to a colon, else that of its columns.
  func places(of newer: DrawnCharts) -> [Int?] {
    var places = [Int?](repeating: nil, count: newer.all.count)
    let likenesses: [(Chart, Chart) -> Bool] = [
      { !$0.title.isEmpty && $0.title == $1.title },
      { !$0.title.isEmpty && Self.stem($0.title) == Self.stem($1.title) },
      { !$0.columns.isEmpty && $0.columns == $1.columns },
    ]
    for isLike in likenesses {
      for place in places.indices where places[place] == nil {
        places[place] = all.indices.first { !places.contains($0) && isLike(all[$0], newer.all[place]) }
      }
    }
    return places
  }

  private static func stem(_ title: String) -> Substring { title.prefix { $0 != ":" } }
}

extension XMLTree {
  /// Whether an element stands within another, however deep.
  func isWithin(_ element: Int, _ outer: Int) -> Bool {
    self[outer].start < self[element].start && self[element].end <= self[outer].end
  }
}
