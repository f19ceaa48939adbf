extension MergedSheet {
  /// The sheet's `sheetData`: the donor's rows with the kept cells in their places; `area` becomes what they fill.
  func rows(_ area: inout CellArea?) throws(SpreadsheetError) -> [UInt8] {
    let sheet = try SheetCells(donor.tree)
    let kept = try KeptCells(isNew ? [] : keeping, of: target)
    let prefix = target.prefix(0)
    var xml = Array("<\(prefix)sheetData>".utf8)
    var waiting = kept.rows[...]
    for row in sheet.rows {
      while let next = waiting.first, next.index < row.index {
        append(next, to: &xml, &area)
        waiting.removeFirst()
      }
      var own: [(column: Int, xml: [UInt8])] = []
      if let next = waiting.first, next.index == row.index {
        own = next.cells
        waiting.removeFirst()
      }
      let isWhole =
        keeping.isEmpty || !row.cells.contains { keeping.contains(CellPosition(row: row.index, column: $0.column)) }
      if own.isEmpty, isWhole {
        xml += donor.bytes(donor.tree[row.element].range)
      } else {
        try append(row, own, to: &xml)
      }
      Self.widen(&area, row: row.index, columns: row.cells.map(\.column) + own.map(\.column))
    }
    for next in waiting { append(next, to: &xml, &area) }
    return xml + Array("</\(prefix)sheetData>".utf8)
  }

  /// A row of the target's kept cells alone.
  private func append(_ row: KeptCells.Row, to xml: inout [UInt8], _ area: inout CellArea?) {
    xml += row.tag + row.cells.flatMap(\.xml) + Array("</\(target.prefix(0))row>".utf8)
    Self.widen(&area, row: row.index, columns: row.cells.map(\.column))
  }

  /// A row of the donor with some cells of the target's in it.
  private func append(
    _ row: SheetCells.Row, _ own: [(column: Int, xml: [UInt8])], to xml: inout [UInt8]
  ) throws(SpreadsheetError) {
    let tags = donor.tree[row.element]
    var tag = donor.bytes(tags.start..<tags.contentStart)
    if tags.isEmptyTag { tag = tag.dropLast(2) + [UInt8(ascii: ">")] }
    let copy = try XMLTree(utf8: tag.dropLast() + Array("/>".utf8), file: "")
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    if let spans = try copy.attribute("spans", of: 0) { edits.append((spans.range, [])) }
    xml += XMLBytes.applying(edits, to: tag, in: tag.indices)
    var waiting = own[...]
    for (column, cell) in row.cells {
      while let next = waiting.first, next.column < column {
        xml += next.xml
        waiting.removeFirst()
      }
      if keeping.contains(CellPosition(row: row.index, column: column)) { continue }
      xml += donor.bytes(donor.tree[cell].range)
    }
    for next in waiting { xml += next.xml }
    xml += "</\(target.prefix(0))row>".utf8
  }

  private static func widen(_ area: inout CellArea?, row: Int, columns: [Int]) {
    guard let first = columns.min(), let last = columns.max() else { return }
    let own = CellArea(rows: row...row, columns: first...last)
    area = area?.union(own) ?? own
  }
}
