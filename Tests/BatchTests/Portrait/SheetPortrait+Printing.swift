@testable import Spreadsheet

extension SheetPortrait {
  /// The page: area, titles, paper, margins, what stands above and below, breaks.
  func printing() -> [String] {
    var lines: [String] = []
    for (name, formula) in (context.sheetNames[index] ?? []).sorted(by: {
      ($0.name, $0.formula) < ($1.name, $1.formula)
    }) {
      switch name {
      case "_xlnm.Print_Area": lines.append("print area: \(formula)")
      case "_xlnm.Print_Titles": lines.append("print titles: \(formula)")
      // The filter's own name for its area, which `filter:` has.
      case "_xlnm._FilterDatabase": continue
      default: lines.append("name: \(name) =\(formula)")
      }
    }
    var page: [String] = []
    let fits = sheet.child("sheetPr")?.child("pageSetUpPr")?.isOn("fitToPage") ?? false
    if let setup = sheet.child("pageSetup") {
      page.append(setup["orientation"] ?? "portrait")
      page.append(setup["paperSize"].map { $0 == "9" ? "A4" : "paper \($0)" } ?? "any paper")
      if fits { page.append("fits \(setup["fitToWidth"] ?? "1") wide, \(setup["fitToHeight"] ?? "1") high") }
      if !fits, let scale = setup["scale"], scale != "100" { page.append("\(scale) %") }
      for name in ["pageOrder", "firstPageNumber"] {
        if let value = setup[name], value != "downThenOver" { page.append("\(name) \(value)") }
      }
      for name in ["blackAndWhite", "draft"] where setup.isOn(name) { page.append(name) }
    } else if fits {
      page.append("fits 1 wide, 1 high")
    }
    for (name, value) in (sheet.child("printOptions")?.attributes ?? [:]).sorted(by: { $0.key < $1.key })
    where XMLBoolean.value(value) && name != "gridLinesSet" { page.append(name) }
    if let margins = sheet.child("pageMargins") {
      let sides = ["left", "right", "top", "bottom", "header", "footer"].map { margins[$0] ?? "?" }
      page.append("margins \(sides.joined(separator: " "))")
    }
    if !page.isEmpty { lines.append("page: \(page.joined(separator: "; "))") }
    if let node = sheet.child("headerFooter") {
      for name in ["differentFirst", "differentOddEven"] where node.isOn(name) { lines.append("page: \(name)") }
      for child in node.children where !child.text.isEmpty {
        if child.name.hasPrefix("even"), !node.isOn("differentOddEven") { continue }
        if child.name.hasPrefix("first"), !node.isOn("differentFirst") { continue }
        lines.append("\(child.name): \(child.text.quoted)")
      }
    }
    for (name, words) in [("rowBreaks", "breaks below rows"), ("colBreaks", "breaks behind columns")] {
      let places = (sheet.child(name)?.children ?? []).compactMap { $0.number("id") }
      if !places.isEmpty { lines.append("\(words): \(Self.spans(places))") }
    }
    return lines
  }

  /// Charts and other drawn things, by place: where, how named, and all that they draw (ECMA-376 §20.5, §21.2).
  func drawings() throws -> [String] {
    var drawn: [(place: CellPlace, lines: [String])] = []
    for (part, drawing) in try context.package.related("drawing", to: part) {
      let parts = try context.package.relationships(of: part)
      for anchor in drawing.children {
        let place = Self.place(anchor.child("from"))
        let size = anchor.child("ext")
        let end = anchor.child("to").map { Self.place($0).name } ?? "\(size?["cx"] ?? "?") by \(size?["cy"] ?? "?")"
        let properties = anchor.descendant("cNvPr")
        var head = "\(place.name) to \(end) \((properties?["name"] ?? "").quoted)"
        if let kind = anchor["editAs"] { head += " editAs \(kind)" }
        head += properties?["descr"].map { " alternative text \($0.quoted)" } ?? " without alternative text"
        let id = anchor.descendant("chart")?["r:id"] ?? anchor.descendant("blip")?["r:embed"]
        let target = parts.first { $0.id == id }
        if target?.kind == "chart", let part = target?.part, let chart = try context.package.node(part) {
          drawn.append((place, ["chart: " + head] + Self.chart(chart)))
        } else {
          drawn.append((place, ["drawing: \(head) \(anchor.child("pic") == nil ? "shape" : "picture")"]))
        }
      }
    }
    return drawn.sorted { ($0.place, $0.lines.joined()) < ($1.place, $1.lines.joined()) }.flatMap(\.lines)
  }

  private static func place(_ node: XMLNode?) -> CellPlace {
    CellPlace(row: Int(node?.child("row")?.text ?? "") ?? 0, column: Int(node?.child("col")?.text ?? "") ?? 0)
  }

  private static func chart(_ chart: XMLNode) -> [String] {
    var lines: [String] = []
    for node in chart.children where !["lang", "printSettings", "date1904"].contains(node.name) {
      guard node.name == "chart" else {
        lines.append("  \(node.outline)")
        continue
      }
      for piece in node.children where piece.name != "plotArea" { lines.append("  \(piece.outline)") }
      for piece in node.child("plotArea")?.children ?? [] where piece.name != "layout" || !piece.children.isEmpty {
        guard piece.child("ser") != nil else {
          lines.append("  \(piece.outline)")
          continue
        }
        var kind = piece
        kind.children.removeAll { $0.name == "ser" }
        lines.append("  \(kind.outline)")
        for series in piece.all("ser") { lines.append("    \(series.outline)") }
      }
    }
    return lines
  }
}
