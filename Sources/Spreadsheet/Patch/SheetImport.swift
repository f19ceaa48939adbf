extension WorkbookPatch {
  /// Replaces (or adds) a sheet by one of another workbook that ``WorkbookWriter`` has written.
  ///
  /// Taken over are cells, column widths, row heights, merged cells, conditional formats, validations, page setup, breaks
  /// and print titles; styles are mapped. Comments and drawings that the sheet has here stay.
  ///
  /// - Parameters:
  ///   - name: the sheet, in both workbooks.
  ///   - donor: the other workbook's path.
  ///   - keeping: cells that stay as this workbook has them.
  /// - Throws: `.noSuchSheet` where the donor has none of that name, and what its reading throws.
  package func importSheet(
    _ name: String, from donor: String, keeping: Set<CellPosition>
  ) throws(SpreadsheetError) {
    throw SpreadsheetError(.invalidValue(reason: "a sheet can't be imported yet"), file: editor.path, sheet: name)
  }

  /// Maps the cell formats of another workbook into this one; the result is indexed by the donor's style index.
  package func importStyles(from donor: String) throws(SpreadsheetError) -> [Int] {
    throw SpreadsheetError(.invalidValue(reason: "styles can't be imported yet"), file: editor.path)
  }
}
