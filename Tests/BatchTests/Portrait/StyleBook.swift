@testable import Spreadsheet

/// What a cell looks like, piece by piece, in words; nil where it is as a workbook has it without asking.
struct CellLook: Hashable {
  var number: String?
  var font: String?
  var fill: String?
  var border: String?
  var alignment: String?
  /// Unlocked, hidden, or kept as text.
  var other: String?

  /// The kinds, in the order in which they are told.
  static let kinds: [(name: String, piece: @Sendable (CellLook) -> String?)] = [
    ("number", { $0.number }), ("font", { $0.font }), ("fill", { $0.fill }), ("border", { $0.border }),
    ("align", { $0.alignment }), ("cell", { $0.other }),
  ]

  var text: String {
    Self.kinds.compactMap { kind in kind.piece(self).map { "\(kind.name) \($0)" } }.joined(separator: ", ")
  }
}

/// The looks of a workbook's style part (ECMA-376 §18.8).
struct StyleBook {
  /// By the number that a cell has.
  private(set) var cells: [CellLook] = []
  /// By number: what a conditional format makes of a cell.
  private(set) var differences: [String] = []
  /// Which number formats show a day or a time.
  private(set) var clocks: Set<Int> = []
  private(set) var defaultFont = ""
  /// By the number that a cell has: of its letters, in points.
  private var sizes: [Double] = []

  init() {}

  init(_ styles: XMLNode) {
    let codes = Dictionary(
      (styles.child("numFmts")?.children ?? []).map { ($0.number("numFmtId") ?? 0, $0["formatCode"] ?? "") }
    ) { first, _ in first }
    let fonts = styles.child("fonts")?.children ?? []
    let fills = (styles.child("fills")?.children ?? []).map(Self.fill)
    let borders = (styles.child("borders")?.children ?? []).map(Self.border)
    let base = fonts.first.map(Self.pieces(ofFont:)) ?? []
    defaultFont = base.joined(separator: " ")
    let fontWords = fonts.map { font in
      let pieces = Self.pieces(ofFont: font)
      let words =
        pieces.filter { !base.contains($0) } + base.filter { $0.isMark && !pieces.contains($0) }.map { "not " + $0 }
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
    for (index, xf) in (styles.child("cellXfs")?.children ?? []).enumerated() {
      let format = xf.number("numFmtId") ?? 0
      var look = CellLook()
      look.number = format == 0 ? nil : codes[format] ?? Self.builtIn[format] ?? "built-in \(format)"
      if codes[format].map({ NumberFormat(code: $0) != .number }) ?? (NumberFormat(builtIn: format) != .number) {
        clocks.insert(index)
      }
      if let font = xf.number("fontId"), fontWords.indices.contains(font) { look.font = fontWords[font] }
      if let fill = xf.number("fillId"), fills.indices.contains(fill) { look.fill = fills[fill] }
      if let border = xf.number("borderId"), borders.indices.contains(border) { look.border = borders[border] }
      look.alignment = xf.child("alignment").flatMap(Self.alignment)
      look.other = Self.other(xf)
      cells.append(look)
      let font = fonts.indices.contains(xf.number("fontId") ?? 0) ? fonts[xf.number("fontId") ?? 0] : nil
      sizes.append(font?.child("sz")?["val"].flatMap { Double($0) } ?? 11)
    }
    differences = (styles.child("dxfs")?.children ?? []).map(Self.difference)
  }

  func size(_ cell: Int) -> Double { sizes.indices.contains(cell) ? sizes[cell] : 11 }

  func look(_ cell: Int) -> CellLook { cells.indices.contains(cell) ? cells[cell] : CellLook() }

  /// Formats that stand in no file (ECMA-376 §18.8.30).
  private static let builtIn = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "mm-dd-yy", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 49: "@",
  ]

  static func colour(_ node: XMLNode?) -> String? {
    guard let node else { return nil }
    if node.isOn("auto") { return "auto" }
    let tint = node["tint"].map { " tint \($0)" } ?? ""
    if let rgb = node["rgb"] {
      return "#" + (rgb.count == 8 && rgb.hasPrefix("FF") ? String(rgb.dropFirst(2)) : rgb) + tint
    }
    if let theme = node["theme"] { return "theme\(theme)" + tint }
    return node["indexed"].map { "indexed\($0)" + tint }
  }

  private static func pieces(ofFont font: XMLNode) -> [String] {
    var pieces: [String] = []
    for node in font.children {
      switch node.name {
      case "b", "i", "strike":
        if node["val"] == nil || node.isOn("val") {
          pieces.append(node.name == "b" ? "bold" : node.name == "i" ? "italic" : "struck")
        }
      case "u": if node["val"] != "none" { pieces.append("underlined" + (node["val"].map { " \($0)" } ?? "")) }
      case "sz": pieces.append(node["val"] ?? "")
      case "name": pieces.append(node["val"] ?? "")
      case "color": if let colour = colour(node), colour != "theme1" { pieces.append(colour) }
      case "family", "scheme", "charset": continue
      default: pieces.append(node.outline)
      }
    }
    return pieces
  }

  static func fill(_ fill: XMLNode) -> String? {
    guard let pattern = fill.child("patternFill") else { return fill.children.isEmpty ? nil : fill.outline }
    let kind = pattern["patternType"] ?? "none"
    let (front, back) = (colour(pattern.child("fgColor")), colour(pattern.child("bgColor")))
    switch kind {
    case "none": return nil
    case "solid": return front ?? back ?? "solid"
    default: return [kind, front, back.map { "on \($0)" }].compactMap { $0 }.joined(separator: " ")
    }
  }

  static func border(_ border: XMLNode) -> String? {
    var sides: [(line: String, names: [String])] = []
    for node in border.children {
      guard let style = node["style"], style != "none" else { continue }
      let line = [style, colour(node.child("color"))].compactMap { $0 }.filter { $0 != "auto" }.joined(separator: " ")
      if let index = sides.firstIndex(where: { $0.line == line }) {
        sides[index].names.append(node.name)
      } else {
        sides.append((line, [node.name]))
      }
    }
    guard !sides.isEmpty else { return nil }
    return sides.map { side in
      side.line + (side.names == ["left", "right", "top", "bottom"] ? "" : " " + side.names.joined(separator: "+"))
    }.joined(separator: ", ")
  }

  private static func alignment(_ node: XMLNode) -> String? {
    var words: [String] = []
    for (name, value) in node.attributes.sorted(by: { $0.key < $1.key }) {
      switch (name, value) {
      case ("horizontal", "general"), ("vertical", "bottom"), (_, "0"), (_, "false"): continue
      case ("horizontal", _): words.append(value)
      case ("vertical", _): words.append(value == "center" ? "middle" : value)
      case ("wrapText", _): words.append("wrapped")
      case ("shrinkToFit", _): words.append("shrunk")
      default: words.append("\(name) \(value)")
      }
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func other(_ xf: XMLNode) -> String? {
    var words: [String] = []
    if let protection = xf.child("protection") {
      if protection["locked"].map({ !XMLBoolean.value($0) }) ?? false { words.append("unlocked") }
      if protection.isOn("hidden") { words.append("formula hidden") }
    }
    if xf.isOn("quotePrefix") { words.append("quoted") }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func difference(_ dxf: XMLNode) -> String {
    dxf.children.compactMap { node -> String? in
      switch node.name {
      case "font":
        let pieces = pieces(ofFont: node)
        return pieces.isEmpty ? nil : "font " + pieces.joined(separator: " ")
      case "fill":
        // A solid fill of a conditional format has its colour in the background (ECMA-376 §18.8.20).
        let pattern = node.child("patternFill")
        return (colour(pattern?.child("bgColor")) ?? colour(pattern?.child("fgColor")) ?? fill(node)).map {
          "fill \($0)"
        }
      case "border": return border(node).map { "border \($0)" }
      case "numFmt": return "number " + (node["formatCode"] ?? "")
      default: return node.outline
      }
    }.joined(separator: ", ")
  }
}

extension String {
  /// A font's property that is there or not.
  fileprivate var isMark: Bool { ["bold", "italic", "struck", "underlined"].contains(self) }
}
