@testable import Book
@testable import Spreadsheet

/// A sheet's cells: values row by row, formulas and looks by area.
struct CellPortrait {
  private let context: PortraitContext
  private var values: [String] = []
  private var formulas = Facets<String>()
  /// A formula as it stands in the first cell that has it.
  private var firstFormulas: [String: String] = [:]
  /// Formulas that show nothing: blank rows of a log have hundreds.
  private var blanks = Facets<Bool>()
  private var looks: [Facets<String>]
  private var shared: [String: (formula: String, place: CellPlace)] = [:]

  /// Values on one line, at most: columns A to H, I to P and so on.
  private static let columnsOfLine = 8

  init(_ sheet: XMLNode, _ context: PortraitContext) {
    self.context = context
    looks = CellLook.kinds.map { _ in Facets() }
    for (offset, row) in (sheet.child("sheetData")?.children ?? []).enumerated() {
      let number = row.number("r") ?? offset + 1
      var line: (group: Int, words: [String]) = (-1, [])
      var column = -1
      for cell in row.children where cell.name == "c" {
        let place = cell["r"].flatMap { CellPlace($0) } ?? CellPlace(row: number - 1, column: column + 1)
        column = place.column
        note(cell, at: place)
        guard let value = value(of: cell) else { continue }
        if line.group != column / Self.columnsOfLine {
          finish(line.words, number)
          line = (column / Self.columnsOfLine, [])
        }
        line.words.append("\(CellReference.letters(column)) \(value)")
      }
      finish(line.words, number)
    }
    formulas.finish()
    blanks.finish()
    for index in looks.indices { looks[index].finish() }
  }

  private mutating func finish(_ words: [String], _ row: Int) {
    if !words.isEmpty { values.append("\(row) | \(words.joined(separator: " | "))") }
  }

  func lines() -> [String] {
    var lines = values
    for (key, areas) in formulas.areas.sorted(by: { order(formulas.first, $0.key, $1.key) }) {
      lines.append("formula: \(areas.text) =\(firstFormulas[key] ?? key)")
    }
    if let areas = blanks.areas[true] { lines.append("formulas that show nothing: \(areas.text)") }
    for (kind, facets) in zip(CellLook.kinds, looks) {
      for (key, areas) in facets.areas.sorted(by: { order(facets.first, $0.key, $1.key) }) {
        lines.append("\(kind.name): \(key): \(areas.text)")
      }
    }
    return lines
  }

  /// By the first cell that has it.
  private func order(_ first: [String: CellPlace], _ left: String, _ right: String) -> Bool {
    guard let a = first[left], let b = first[right], a != b else { return left < right }
    return a < b
  }

  private mutating func note(_ cell: XMLNode, at place: CellPlace) {
    let look = context.styles.look(cell.number("s") ?? 0)
    for (index, kind) in CellLook.kinds.enumerated() { looks[index].add(kind.piece(look), at: place) }
    guard let node = cell.child("f"), let formula = formula(node, at: place) else {
      formulas.add(nil, at: place)
      blanks.add(nil, at: place)
      return
    }
    let key = FormulaText.relative(formula, at: place)
    if firstFormulas[key] == nil { firstFormulas[key] = formula }
    formulas.add(key, at: place)
    blanks.add(cell.child("v")?.text.isEmpty ?? true ? true : nil, at: place)
  }

  private mutating func formula(_ node: XMLNode, at place: CellPlace) -> String? {
    switch node["t"] {
    case "shared":
      guard let group = node["si"] else { return node.text }
      if node.text.isEmpty {
        guard let (formula, first) = shared[group] else { return "shared \(group)" }
        return FormulaText.moved(formula, rows: place.row - first.row, columns: place.column - first.column)
      }
      shared[group] = (node.text, place)
      return node.text
    case "array": return "{\(node.text)} in \(node["ref"] ?? "?")"
    default: return node.text
    }
  }

  /// A cell's value as it is kept; a day and a time where its format shows one; nil where it has none.
  private func value(of cell: XMLNode) -> String? {
    if cell["t"] == "inlineStr" { return cell.child("is").map { PortraitContext.text(of: $0).quoted } }
    guard let text = cell.child("v")?.text, !text.isEmpty else { return nil }
    switch cell["t"] {
    case "s":
      return Int(text).flatMap { context.strings.indices.contains($0) ? context.strings[$0].quoted : nil } ?? "?"
    case "str": return text.quoted
    case "b": return text == "1" ? "TRUE" : "FALSE"
    case "e": return text
    case "d": return text
    default: return context.styles.clocks.contains(cell.number("s") ?? 0) ? moment(text) : text
    }
  }

  private func moment(_ text: String) -> String {
    guard var serial = Double(text), serial >= 0 else { return text }
    if context.uses1904Dates { serial += 1462 }
    var seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
    var day = Int(serial.rounded(.down))
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    let digits = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let clock = digits[seconds % 60 == 0 ? 0..<2 : 0..<3].joined(separator: ":")
    if day == 0 { return clock }
    guard let date = CalendarDate(serial: Double(day)) else { return text }
    return seconds == 0 ? date.description : "\(date.description) \(clock)"
  }
}
