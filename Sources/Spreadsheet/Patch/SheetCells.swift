/// Where the rows and cells of a sheet's part stand, those without `r` too (ECMA-376 §18.3.1.4, §18.3.1.73).
struct SheetCells {
  struct Row {
    /// Counted from 0.
    var index: Int
    var element: Int
    var cells: [(column: Int, element: Int)]
  }

  private(set) var rows: [Row] = []

  /// - Throws: `.malformedXML` for a reference that is none.
  init(_ tree: XMLTree) throws(SpreadsheetError) {
    guard let data = tree.child(of: 0, named: "sheetData") else { return }
    var nextRow = 0
    for element in tree.children(of: data) where tree.isNamed(element, "row") {
      if let text = try tree.value("r", of: element) {
        guard let number = Int(text), number > 0 else {
          throw tree.error(.malformedXML(reason: "a row without its number"), tree[element].start)
        }
        nextRow = number - 1
      }
      var row = Row(index: nextRow, element: element, cells: [])
      var nextColumn = 0
      for cell in tree.children(of: element) where tree.isNamed(cell, "c") {
        if let attribute = try tree.attribute("r", of: cell) {
          guard let place = CellReference.parse(tree.bytes.span.extracting(attribute.value)) else {
            throw tree.error(.malformedXML(reason: "a cell without its place"), tree[cell].start)
          }
          nextColumn = place.column
        }
        row.cells.append((nextColumn, cell))
        nextColumn += 1
      }
      rows.append(row)
      nextRow += 1
    }
  }
}
