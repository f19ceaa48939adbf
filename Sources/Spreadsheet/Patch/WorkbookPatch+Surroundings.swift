extension WorkbookPatch {
  /// The cells that charts, pictures and shapes of a sheet cover, as their anchors say (ECMA-376 §20.5.2); one of a size alone
  /// is measured in cells of the default size.
  package func drawnAreas(sheet: String) throws(SpreadsheetError) -> [CellArea] {
    var areas: [CellArea] = []
    for drawing in try editor.relationships(of: part(ofSheet: sheet)).all where drawing.kind == "drawing" {
      guard let part = drawing.part, editor.contains(part) else { continue }
      let tree = try editor.tree(of: part)
      for anchor in tree.children(of: 0) {
        if let area = try tree.area(ofAnchor: anchor), area.isOnSheet { areas.append(area) }
      }
    }
    return areas
  }

  /// The ending that a file of this kind has: `xlsx`, `xlsm`, `xltx`, `xltm`; nil for another kind (ECMA-376-2 §7.2.3).
  package var fileExtension: String? {
    get throws(SpreadsheetError) {
      guard let type = try editor.tree(of: PackageEditor.contentTypes).contentType(of: workbookPart)?.lowercased()
      else { return nil }
      if type.contains("template.macroenabled.main") { return "xltm" }
      if type.contains("sheet.macroenabled.main") { return "xlsm" }
      if type.contains("template.main") { return "xltx" }
      return type.contains("sheet.main") ? "xlsx" : nil
    }
  }
}

extension XMLTree {
  /// The cells from one corner of an anchored object to the other; nil where that is not to be told.
  fileprivate func area(ofAnchor anchor: Int) throws(SpreadsheetError) -> CellArea? {
    guard let start = child(of: anchor, named: "from"), let from = try position(start) else { return nil }
    var to: CellPosition?
    if let end = child(of: anchor, named: "to") {
      to = try position(end)
    } else if let size = child(of: anchor, named: "ext") {
      // Cells of the default size have 64 by 20 pixels of 9525 EMU.
      let width = max(0, min(try number("cx", of: size), 1 << 40)) / 609_600
      let height = max(0, min(try number("cy", of: size), 1 << 40)) / 190_500
      to = CellPosition(row: from.row + height, column: from.column + width)
    }
    guard let to, from.row <= to.row, from.column <= to.column else { return nil }
    return CellArea(rows: from.row...to.row, columns: from.column...to.column)
  }

  /// A corner: the number of its column and that of its row.
  private func position(_ corner: Int) throws(SpreadsheetError) -> CellPosition? {
    guard let column = child(of: corner, named: "col"), let row = child(of: corner, named: "row"),
      let columnNumber = Int(try text(self[column].content)), let rowNumber = Int(try text(self[row].content)),
      (0...CellArea.lastColumn).contains(columnNumber), (0...CellArea.lastRow).contains(rowNumber)
    else { return nil }
    return CellPosition(row: rowNumber, column: columnNumber)
  }

  private func number(_ name: StaticString, of element: Int) throws(SpreadsheetError) -> Int {
    try value(name, of: element).flatMap { Int($0) } ?? 0
  }
}
