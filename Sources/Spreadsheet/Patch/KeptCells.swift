/// The cells of a sheet that stay when its other cells are replaced, as bytes of that sheet.
struct KeptCells {
  struct Row {
    var index: Int
    /// The row's tag, in case that the new sheet has no such row.
    var tag: [UInt8]
    var cells: [(column: Int, xml: [UInt8])]
  }

  /// By row, in order.
  private(set) var rows: [Row] = []

  /// Reads the cells at some positions; where there is none, nothing is kept, and the sheet's rows are not read.
  init(_ positions: Set<CellPosition>, of sheet: XMLTree) throws(SpreadsheetError) {
    guard !positions.isEmpty else { return }
    let tree = try XMLTree(utf8: sheet.bytes, file: sheet.file)
    let sheet = try SheetCells(tree)
    var formulas = try SharedFormulas(sheet, tree)
    for row in sheet.rows {
      var kept: [(column: Int, xml: [UInt8])] = []
      for (column, element) in row.cells where positions.contains(CellPosition(row: row.index, column: column)) {
        kept.append((column, try formulas.standalone(element, row: row.index, column: column)))
      }
      if kept.isEmpty { continue }
      rows.append(Row(index: row.index, tag: try Self.tag(row, tree), cells: kept.sorted(on: \.column)))
    }
    rows = rows.sorted(on: \.index)
  }

  /// A row's start tag without the columns that it spans.
  private static func tag(_ row: SheetCells.Row, _ tree: XMLTree) throws(SpreadsheetError) -> [UInt8] {
    let element = tree[row.element]
    var tag = Array(tree.bytes[element.start..<element.nameEnd])
    tag += " r=\"\(row.index + 1)\"".utf8
    for attribute in try tree.attributes(of: row.element) {
      let name = tree.bytes[attribute.name]
      if !attribute.isPrefixed, name.elementsEqual("r".utf8) || name.elementsEqual("spans".utf8) { continue }
      tag.append(UInt8(ascii: " "))
      tag += tree.bytes[attribute.range]
    }
    tag.append(UInt8(ascii: ">"))
    return tag
  }
}

/// Frees kept cells of formulas that they share with cells that do not stay.
private struct SharedFormulas {
  private struct Master {
    var row: Int
    var column: Int
    var formula: String
  }

  private let tree: XMLTree
  private var masters: [String: Master] = [:]

  init(_ sheet: SheetCells, _ tree: XMLTree) throws(SpreadsheetError) {
    self.tree = tree
    for row in sheet.rows {
      for (column, cell) in row.cells {
        guard let formula = tree.child(of: cell, named: "f"), try tree.value("t", of: formula) == "shared",
          let number = try tree.value("si", of: formula), masters[number] == nil, !tree[formula].content.isEmpty
        else { continue }
        masters[number] = Master(row: row.index, column: column, formula: try tree.text(tree[formula].content))
      }
    }
  }

  /// A cell's bytes, with its place in it and with a formula of its own.
  mutating func standalone(_ cell: Int, row: Int, column: Int) throws(SpreadsheetError) -> [UInt8] {
    var edited = PartText(tree)
    if try tree.attribute("r", of: cell) == nil {
      edited.insert(" r=\"\(CellReference.name(row: row, column: column))\"", at: tree[cell].nameEnd)
    }
    if let formula = tree.child(of: cell, named: "f"), try tree.value("t", of: formula) == "shared" {
      let name = "\(tree.prefix(formula))f"
      let master = try tree.value("si", of: formula).flatMap { masters[$0] }
      let text = master.map { SharedFormula.moved($0.formula, rows: row - $0.row, columns: column - $0.column) }
      edited.replace(tree[formula].range, with: text.map { "<\(name)>\(XMLBytes.escapedText($0))</\(name)>" } ?? "")
    }
    return edited.result(in: tree[cell].range)
  }
}
