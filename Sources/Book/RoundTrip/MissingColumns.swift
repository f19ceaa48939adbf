package import Spreadsheet

/// What a work book's sheets lack of the columns that Sapa wrote.
package struct MissingColumns: Sendable {
  /// Those that stand there under another header.
  package var renamed: [RenamedColumn] = []
  /// Those that staff fill in and that are gone with what stood in them.
  package var lost: [LostColumn] = []

  package var isEmpty: Bool { renamed.isEmpty && lost.isEmpty }

  /// Looks for the columns of a work book.
  ///
  /// - Parameters:
  ///   - workbook: the book; of a sheet that has all its headers only these are read.
  ///   - specs: its sheets with row keys.
  ///   - base: what Sapa last wrote into it.
  ///   - isStaffs: whether what the columns of a sheet and an owner hold can be had from nowhere but the book.
  /// - Throws: ``SpreadsheetError`` where it can't be read.
  package init(
    in workbook: XLSXWorkbook, sheets specs: [KeyedSheetSpec], base: BaseSheet,
    isStaffs: (String, KeyedSheetSpec.Owner) -> Bool
  ) throws(SpreadsheetError) {
    for spec in specs {
      guard let known = base.keyed[spec.name], let sheet = workbook.sheets.first(where: { $0.name == spec.name }),
        try Self.lacksHeader(workbook, sheet, spec, known)
      else { continue }
      var reader = try workbook.reader(of: sheet, includesEmptyCells: true)
      guard let read = try KeyedSheet.read(&reader, spec: spec) else { continue }
      let search = ColumnSearch(read, spec: spec, base: known)
      renamed += search.found
      let gone = search.missing.filter { header in spec.owners[header].map { isStaffs(spec.name, $0) } ?? false }
      lost += gone.map { LostColumn($0, of: read, spec, known) }
    }
  }

  private static func lacksHeader(
    _ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet, _ spec: KeyedSheetSpec, _ base: BaseSheet.Keyed
  ) throws(SpreadsheetError) -> Bool {
    // Where the first rows stand in order, as on all but odd sheets, those down to the header are read, and no more.
    if let lacks = try? lacksHeader(
      try workbook.reader(of: sheet, includesEmptyCells: false, isInOrder: true), spec, base)
    {
      return lacks
    }
    return try lacksHeader(try workbook.reader(of: sheet), spec, base) ?? false
  }

  /// Nil where no header is found.
  private static func lacksHeader(
    _ reader: XLSXSheetReader, _ spec: KeyedSheetSpec, _ base: BaseSheet.Keyed
  ) throws(SpreadsheetError) -> Bool? {
    var keyed = KeyedRows(spec)
    var row = SheetRow()
    while try reader.next(&row), row.index < KeyedRows.headerRows {
      guard keyed.takeHeader(row) else { continue }
      let headers = Set(keyed.columns.map(\.header))
      return base.columns.contains { spec.owners[$0] != nil && !headers.contains($0) }
    }
    return nil
  }
}
