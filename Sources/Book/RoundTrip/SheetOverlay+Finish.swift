package import Spreadsheet

extension SheetOverlay {
  /// Gives the collected edits to the patch.
  ///
  /// - Parameters:
  ///   - head: the lines above the table.
  ///   - firstHeader: the header's row in a new sheet, from 0.
  ///   - patch: opened on the book.
  ///   - changes: what was found so far.
  ///   - book: the workbook that knows the formats.
  ///   - header: how a column's header looks.
  /// - Throws: ``SpreadsheetError`` where the sheet can't be patched.
  package mutating func finish(
    head: [HeadLine], firstHeader: Int, _ patch: WorkbookPatch, _ changes: inout BookChanges, _ book: WorkbookWriter,
    header: (String) -> FormatID
  ) throws(SpreadsheetError) {
    addHeaders { book.look(of: header($0)) }
    updateHead(head, shift: places.headerRow - firstHeader)
    dropStrayLinks()
    let name = sheet.name
    guard places.lastRow <= CellArea.lastRow else {
      throw SpreadsheetError(
        .limitPassed(what: "rows", limit: CellArea.lastRow + 1), file: patch.workbook.path, sheet: name)
    }
    if !edits.isEmpty { try patch.edit(edits, sheet: name) }
    if !heights.isEmpty { try patch.setHeights(heights, sheet: name) }
    if !links.isEmpty { try patch.setLinks(links, sheet: name) }
    try reach(patch)
    let widths = addedColumns.compactMap { added -> (column: Int, width: Double, isHidden: Bool)? in
      headers.firstIndex(of: added).flatMap { places.columns[$0] }.map { ($0, 16, hidden.contains(added)) }
    }
    if !widths.isEmpty { try patch.setColumnWidths(widths, sheet: name) }
    changes.conflicts += conflicts
    changes.staffs.mended[name] = sources
    changes.staffs.marked[name] = [emptied, typed]
    changes.addedColumns[name] = addedColumns.filter { !hidden.contains($0) }
  }

  /// Makes print area, filter and what else covers the table reach its last row: rows are new, or staff typed them below those
  /// that Sapa knew.
  private func reach(_ patch: WorkbookPatch) throws(SpreadsheetError) {
    let rows = places.rows
    let known = base.flatMap { base in rows.filter { base.hasKey($0.key) }.map(\.value).max() }
    let first = max(known ?? 0, places.headerRow + 1)
    let last = rows.values.max() ?? 0
    if last > first { try patch.extend(sheet: sheet.name, from: first, to: last) }
    if places.lastRow > lastRow { try patch.extend(sheet: sheet.name, from: lastRow, to: places.lastRow) }
  }
}
