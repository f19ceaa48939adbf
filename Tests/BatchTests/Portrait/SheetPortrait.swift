@testable import Spreadsheet

/// A sheet as text.
struct SheetPortrait {
  let sheet: XMLNode
  let part: String
  /// The sheet's place in the workbook.
  let index: Int
  let context: PortraitContext
  let showsCells: Bool

  init(_ sheet: XMLNode, part: String, index: Int, context: PortraitContext, showsCells: Bool) {
    self.sheet = sheet
    self.part = part
    self.index = index
    self.context = context
    self.showsCells = showsCells
  }

  func lines() throws -> [String] {
    var lines = view() + columns() + rows()
    if showsCells { lines += CellPortrait(sheet, context).lines() }
    return try lines + merged() + filter() + validations() + conditions() + links() + comments() + printing()
      + letters()
      + drawings() + tables() + rest()
  }

  /// Elements that a section tells; all others stand under `other:`.
  private static let known: Set<String> = [
    "dimension", "sheetViews", "cols", "sheetData", "mergeCells", "autoFilter", "dataValidations",
    "conditionalFormatting", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "drawing", "legacyDrawing", "tableParts",
  ]

  private func rest() -> [String] {
    sheet.children.compactMap { node in
      guard !Self.known.contains(node.name) else { return nil }
      var node = node
      // Whether it fits, `page:` tells.
      if node.name == "sheetPr" { node.children.removeAll { $0.name == "pageSetUpPr" } }
      let outline = node.outline
      // Without anything in them: the sheet is as it would be without.
      return ["sheetPr", "sheetFormatPr", "sheetFormatPr defaultRowHeight=15"].contains(outline)
        ? nil : "other: \(outline)"
    }
  }

  // MARK: Frame

  private func view() -> [String] {
    var words: [String] = []
    for view in sheet.child("sheetViews")?.children ?? [] {
      for node in view.children where node.name == "pane" {
        let isFrozen = node["state"]?.hasPrefix("frozen") ?? false
        let cell = "\(node["xSplit"] ?? "0") columns, \(node["ySplit"] ?? "0") rows"
        words.append("\(isFrozen ? "frozen" : "split") \(cell), then \(node["topLeftCell"] ?? "?")")
      }
      if let place = view.children.last(where: { $0.name == "selection" })?["activeCell"], place != "A1" {
        words.append("cursor \(place)")
      }
      if view["showGridLines"] != nil, !view.isOn("showGridLines") { words.append("no grid") }
      for name in ["view", "zoomScale", "zoomScaleNormal", "topLeftCell"] {
        guard let value = view[name], !["100", "0", "normal", "A1"].contains(value) else { continue }
        words.append("\(name) \(value)")
      }
      for name in ["rightToLeft", "showFormulas"] where view.isOn(name) { words.append(name) }
      for name in ["showZeros", "showRowColHeaders"] where view[name] != nil && !view.isOn(name) {
        words.append("not \(name)")
      }
    }
    return words.isEmpty ? [] : ["view: \(words.joined(separator: "; "))"]
  }

  private func columns() -> [String] {
    let words = (sheet.child("cols")?.children ?? []).map { column in
      let first = CellReference.letters((column.number("min") ?? 1) - 1)
      let last = CellReference.letters((column.number("max") ?? 1) - 1)
      var word = first == last ? first : "\(first):\(last)"
      word += " \(column["width"].map(Self.width) ?? "?")"
      if column.isOn("hidden") { word += " hidden" }
      if let level = column.number("outlineLevel"), level > 0 { word += " level \(level)" }
      let look = context.styles.look(column.number("style") ?? 0)
      if look != CellLook() { word += " (\(look.text))" }
      return word
    }
    return Self.wrapped("columns:", words, 8)
  }

  /// To a hundredth of a character: programs write the same width with more digits or fewer.
  private static func width(_ text: String) -> String {
    guard let width = Double(text) else { return text }
    let hundredths = Int((width * 100).rounded())
    let tail = hundredths % 100
    return tail == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(tail < 10 ? "0" : "")\(tail)"
  }

  /// Rows with a height, a look or a state of their own, run by run.
  private func rows() -> [String] {
    var runs: [(words: String, rows: ClosedRange<Int>)] = []
    for (offset, row) in (sheet.child("sheetData")?.children ?? []).enumerated() {
      let number = row.number("r") ?? offset + 1
      var words: [String] = []
      if row.isOn("customHeight") || row["customHeight"] == nil, let height = row["ht"] {
        words.append(Self.width(height))
      }
      if row.isOn("hidden") { words.append("hidden") }
      if let level = row.number("outlineLevel"), level > 0 { words.append("level \(level)") }
      if row.isOn("customFormat") {
        let look = context.styles.look(row.number("s") ?? 0)
        if look != CellLook() { words.append("(\(look.text))") }
      }
      guard !words.isEmpty else { continue }
      let text = words.joined(separator: " ")
      if let last = runs.indices.last, runs[last].words == text, runs[last].rows.upperBound == number - 1 {
        runs[last].rows = runs[last].rows.lowerBound...number
      } else {
        runs.append((text, number...number))
      }
    }
    return Self.wrapped("rows:", runs.map { "\(Self.span($0.rows)) \($0.words)" }, 12)
  }

  /// Merged areas; those of one height and the same columns together, by their first rows.
  private func merged() -> [String] {
    var shapes: [String: [Int]] = [:]
    for node in sheet.child("mergeCells")?.children ?? [] {
      guard let area = CellArea(node["ref"] ?? "") else { continue }
      let columns =
        CellReference.letters(area.columns.lowerBound) + ":" + CellReference.letters(area.columns.upperBound)
      shapes[area.rows.count == 1 ? columns : "\(columns), \(area.rows.count) rows", default: []]
        .append(area.rows.lowerBound + 1)
    }
    return shapes.sorted { ($0.value.min() ?? 0, $0.key) < ($1.value.min() ?? 0, $1.key) }
      .map { "merged: \($0.key) in \(Self.spans($0.value))" }
  }

  private func filter() -> [String] {
    (sheet.child("autoFilter")).map { node in
      let rules = node.children.map(\.outline).joined(separator: ", ")
      return ["filter: \(node["ref"] ?? "")\(rules.isEmpty ? "" : " \(rules)")"]
    } ?? []
  }

  // MARK: Words

  /// A list on lines of so many entries each, which begin in the same way: one that changes, changes one line.
  static func wrapped(_ head: String, _ words: [String], _ count: Int) -> [String] {
    stride(from: 0, to: words.count, by: count).map { start in
      "\(head) " + words[start..<min(start + count, words.count)].joined(separator: " | ")
    }
  }

  static func span(_ rows: ClosedRange<Int>) -> String {
    rows.count == 1 ? "\(rows.lowerBound)" : "\(rows.lowerBound):\(rows.upperBound)"
  }

  /// Numbers in order, runs of them together: `3, 5:9`.
  static func spans(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map(span).joined(separator: ", ")
  }
}
