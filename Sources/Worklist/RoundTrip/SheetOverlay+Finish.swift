import Spreadsheet

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
  mutating func finish(
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
    if !links.isEmpty { try patch.setLinks(links, sheet: name) }
    if places.lastRow > lastRow { try patch.extend(sheet: name, from: lastRow, to: places.lastRow) }
    let widths = addedColumns.compactMap { added -> (column: Int, width: Double, isHidden: Bool)? in
      headers.firstIndex(of: added).flatMap { places.columns[$0] }.map { ($0, 16, false) }
    }
    if !widths.isEmpty { try patch.setColumnWidths(widths, sheet: name) }
    changes.conflicts += conflicts
    changes.staffs.mended[name] = sources
    changes.staffs.emptied[name] = emptied
    changes.addedColumns[name] = addedColumns
  }
}
