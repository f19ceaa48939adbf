@testable import Spreadsheet

extension SheetPortrait {
  /// Drop-downs and other checks of what is typed (ECMA-376 §18.3.1.32).
  func validations() -> [String] {
    let rules = (sheet.child("dataValidations")?.children ?? []).map { node -> (place: CellPlace, line: String) in
      let (area, place) = area(node["sqref"])
      var words = [area, node["type"] ?? "any value"]
      if let first = node.child("formula1")?.text {
        words.append([node["operator"], first, node.child("formula2")?.text].compactMap { $0 }.joined(separator: " "))
      } else if let compare = node["operator"] {
        words.append(compare)
      }
      // In the file the attribute says the contrary of its name.
      if node.isOn("showDropDown") { words.append("without arrow") }
      if !node.isOn("allowBlank") { words.append("no blank") }
      let isShown = node.isOn("showErrorMessage")
      if let text = Self.message(node["errorTitle"], node["error"]) ?? (isShown ? "" : nil) {
        words.append("\(isShown ? "" : "unshown ")\(node["errorStyle"] ?? "stop") \(text)")
      }
      if let text = Self.message(node["promptTitle"], node["prompt"]) {
        words.append("\(node.isOn("showInputMessage") ? "" : "unshown ")prompt \(text)")
      }
      return (place, "validation: " + words.joined(separator: "; "))
    }
    return rules.sorted { ($0.place, $0.line) < ($1.place, $1.line) }.map(\.line)
  }

  private static func message(_ title: String?, _ text: String?) -> String? {
    let parts = [title, text].compactMap { $0 }.map(\.quoted)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Colours that follow what is typed, the one that counts first above the others (ECMA-376 §18.3.1.10).
  func conditions() -> [String] {
    var rules: [(priority: Int, line: String)] = []
    for format in sheet.all("conditionalFormatting") {
      let (area, _) = area(format["sqref"])
      for rule in format.children {
        var words = [area, rule["type"] ?? "?"]
        words += rule.attributes.sorted { $0.key < $1.key }
          .filter {
            !["type", "priority", "dxfId", "stopIfTrue"].contains($0.key) && !Self.isDefault($0.key, $0.value)
          }
          .map { "\($0.key) \($0.value)" }
        words += rule.children.map { $0.name == "formula" ? $0.text : $0.outline }
        if let look = rule.number("dxfId") {
          let looks = context.styles.differences
          words.append("→ " + (looks.indices.contains(look) ? looks[look] : "look \(look)"))
        }
        if rule.isOn("stopIfTrue") { words.append("stops") }
        rules.append((rule.number("priority") ?? 0, "condition: " + words.joined(separator: "; ")))
      }
    }
    return rules.enumerated().sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
      .map(\.element.line)
  }

  private static func isDefault(_ name: String, _ value: String) -> Bool {
    switch name {
    case "aboveAverage": value == "1"
    case "bottom", "percent", "rank", "equalAverage": value == "0"
    case "text": value.isEmpty
    default: false
    }
  }

  func links() throws -> [String] {
    let targets = Dictionary(
      try context.package.relationships(of: part).map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    let links = (sheet.child("hyperlinks")?.children ?? []).map { node -> (CellPlace, String) in
      let (area, place) = area(node["ref"])
      var words = [node["r:id"].map { targets[$0] ?? "?" } ?? "", node["location"].map { "#\($0)" } ?? ""].joined()
      if let tip = node["tooltip"] { words += " \(tip.quoted)" }
      return (place, "\(area) \(words)")
    }
    return Self.wrapped("links:", links.sorted { $0.0 < $1.0 }.map(\.1), 2)
  }

  func comments() throws -> [String] {
    try context.package.related("comments", to: part).flatMap { _, node in
      let authors = node.child("authors")?.children.map(\.text) ?? []
      return (node.child("commentList")?.children ?? []).map { comment in
        let author = comment.number("authorId").flatMap { authors.indices.contains($0) ? authors[$0] : nil } ?? ""
        let text = comment.child("text").map { PortraitContext.text(of: $0) } ?? ""
        return "comment: \(comment["ref"] ?? "") \(author.isEmpty ? "" : "\(author): ")\(text.quoted)"
      }
    }
  }

  func tables() throws -> [String] {
    try context.package.related("table", to: part).map { "table: \($0.node.outline)" }.sorted()
  }

  /// Areas as they are told everywhere, and the first of them.
  private func area(_ sqref: String?) -> (text: String, first: CellPlace) {
    let areas = (sqref ?? "").split(separator: " ").compactMap { CellArea($0) }
    let first = areas.map { CellPlace(row: $0.rows.lowerBound, column: $0.columns.lowerBound) }.min()
    return (AreaList.text(areas), first ?? CellPlace(row: 0, column: 0))
  }
}
