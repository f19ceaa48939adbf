/// Reads a worksheet's rows in order, as they are inflated; memory does not grow with them.
package final class XLSXSheetReader: RowReader {
  /// The sheet's name.
  package let sheet: String
  private var scanner: SheetScanner

  init(_ scanner: consuming SheetScanner, sheet: String) {
    self.scanner = scanner
    self.sheet = sheet
  }

  /// What the sheet says of its cells beside their values, once all rows are read; nil where it was not asked for.
  package var frame: SheetFrame? { scanner.frame }

  /// Reads the next row that holds a cell; false at the end.
  ///
  /// - Throws: ``SpreadsheetError`` with sheet, part, byte and, where it is known, the cell.
  package func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    do throws(SpreadsheetError) {
      return try scanner.next(&row)
    } catch {
      throw error.inSheet(sheet)
    }
  }
}
