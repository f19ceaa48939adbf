import CXLSXWriter
import Platform

/// Writes one sheet of a new workbook.
///
/// Rows and columns are counted from 0. Rows are written in order: a cell or a height of a row before the last one written
/// throws, since the library would lose it; within a row any order will do, and the last write of a cell wins. Several
/// sheets may be written by turns. A nil format is the column's or the workbook's.
@safe package final class SheetWriter {
  package let name: String
  let storage: WorkbookStorage
  private var handle: UnsafeMutablePointer<lxw_worksheet>?
  private var currentRow = 0
  private var hasRows = false
  /// The last rows, where they are made when the workbook is closed.
  var streamed: StreamedRows?
  /// Of which the library knows nothing: it goes into the finished file (ECMA-376 §18.3.1.63).
  var isBlackAndWhite = false
  /// The columns merged in the current row.
  private var mergedColumns: [ClosedRange<Int>] = []
  private var mergeCount = 0
  var validationCount = 0
  var linkCount = 0
  var ignoredAreas: [String] = []
  var chartCount = 0
  var combinedCharts: [CombinedChart] = []

  init(name: String, handle: UnsafeMutablePointer<lxw_worksheet>, storage: WorkbookStorage) {
    self.name = name
    unsafe self.handle = handle
    self.storage = storage
  }

  // MARK: Cells

  /// Writes text; an empty one leaves a blank cell. A text that begins with `=` stays text.
  ///
  /// - Throws: `.invalidValue` over 32,767 UTF-16 units.
  package func text(_ text: String, row: Int, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    guard let string = unsafe storage.cellText.fill(text) else { throw tooLong(row, column) }
    try check(
      unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), string, storage.pointer(format)), row, column)
  }

  /// Writes UTF-8 text as ``text(_:row:column:format:)-(String,_,_,_)`` does; invalid bytes become U+FFFD.
  package func text(_ utf8: Span<UInt8>, row: Int, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    guard let string = unsafe storage.cellText.fill(utf8) else { throw tooLong(row, column) }
    try check(
      unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), string, storage.pointer(format)), row, column)
  }

  /// Writes a number.
  ///
  /// The library keeps 16 significant digits: integers up to 2⁵³ and decimals of up to 15 digits come back equal, others
  /// differ in the 17th digit.
  ///
  /// - Throws: `.invalidValue` for NaN and infinities, which a workbook cannot hold.
  package func number(_ number: Double, row: Int, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    guard number.isFinite else { throw invalid("not a finite number", row, column) }
    try check(
      unsafe worksheet_write_number(
        sheet, UInt32(row), UInt16(column), number == 0 ? 0 : number, storage.pointer(format)),
      row, column)
  }

  /// Writes a day; the format must show it as one (`dd/mm/yyyy`).
  ///
  /// - Throws: `.invalidValue` before 1900-03-01, where Excel's calendar is wrong.
  package func date(_ date: CalendarDate, row: Int, column: Int, format: FormatID?) throws(SpreadsheetError) {
    guard date.serial >= 61 else { throw invalid("\(date) is before 1900-03-01", row, column) }
    try number(date.serial, row: row, column: column, format: format)
  }

  package func boolean(_ value: Bool, row: Int, column: Int, format: FormatID? = nil) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    try check(
      unsafe worksheet_write_boolean(sheet, UInt32(row), UInt16(column), value ? 1 : 0, storage.pointer(format)),
      row, column)
  }

  /// Writes a cell that has a format and no value; without a format nothing is written.
  package func blank(row: Int, column: Int, format: FormatID?) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    try check(unsafe worksheet_write_blank(sheet, UInt32(row), UInt16(column), storage.pointer(format)), row, column)
  }

  /// The value that a formula's cell shows until a program computes it anew.
  package enum CachedValue: Sendable, Hashable {
    case number(Double)
    case text(String)
  }

  /// Writes a formula, with or without its `=`, in English and with commas; functions newer than 2007 need their prefix
  /// (`_xlfn.IFS`).
  ///
  /// - Throws: `.invalidValue` over 8192 UTF-16 units, or for a cached number that is not finite.
  package func formula(
    _ formula: String, cached: CachedValue, row: Int, column: Int, format: FormatID? = nil
  ) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    let formula = try storage.formula(formula, sheet: name, cell: CellReference.name(row: row, column: column))
    let format = unsafe storage.pointer(format)
    switch cached {
    case .number(let number):
      guard number.isFinite else { throw invalid("not a finite number", row, column) }
      try check(
        unsafe worksheet_write_formula_num(sheet, UInt32(row), UInt16(column), formula, format, number), row, column)
    case .text(let text):
      guard let string = unsafe storage.cellText.fill(text) else { throw tooLong(row, column) }
      try check(
        unsafe worksheet_write_formula_str(sheet, UInt32(row), UInt16(column), formula, format, string), row, column)
    }
  }

  /// Writes text into the first of several merged cells of one row; the others get the format.
  ///
  /// - Throws: `.invalidValue` where two merges of a row overlap.
  package func mergeRow(
    _ row: Int, firstColumn: Int, lastColumn: Int, text: String, format: FormatID? = nil
  ) throws(SpreadsheetError) {
    guard firstColumn < lastColumn else {
      return try self.text(text, row: row, column: firstColumn, format: format)
    }
    let sheet = unsafe try place(row, firstColumn)
    _ = unsafe try place(row, lastColumn)
    let columns = firstColumn...lastColumn
    guard !mergedColumns.contains(where: { $0.overlaps(columns) }) else {
      throw invalid("merged twice", row, firstColumn)
    }
    // The library counts merges in 16 bits.
    guard mergeCount < 65_535 else { throw limitPassed("merged cells", 65_535, row, firstColumn) }
    guard let string = unsafe storage.cellText.fill(text) else { throw tooLong(row, firstColumn) }
    try check(
      unsafe worksheet_merge_range(
        sheet, UInt32(row), UInt16(firstColumn), UInt32(row), UInt16(lastColumn), string, storage.pointer(format)),
      row, firstColumn)
    mergedColumns.append(columns)
    mergeCount += 1
  }

  // MARK: The handle

  /// The sheet's handle, once the cell is known to be writable there.
  func place(_ row: Int, _ column: Int) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard streamed == nil else { throw invalid("a row after the streamed ones", row, column) }
    if row != currentRow {
      guard row > currentRow else {
        throw invalid("row \(row + 1) after row \(currentRow + 1): rows are written in order", row, column)
      }
      guard row <= CellArea.lastRow else {
        throw SpreadsheetError(
          .limitPassed(what: "rows", limit: CellArea.lastRow + 1), file: storage.path, sheet: name)
      }
      currentRow = row
      mergedColumns.removeAll(keepingCapacity: true)
    }
    guard column >= 0, column <= CellArea.lastColumn else {
      throw SpreadsheetError(
        .limitPassed(what: "columns", limit: CellArea.lastColumn + 1), file: storage.path, sheet: name)
    }
    hasRows = true
    return unsafe try open()
  }

  /// The sheet's handle, once rows are known to follow those written and to lie on a sheet.
  func placeStream(_ rows: Range<Int>, columns: Int) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard streamed == nil, rows.lowerBound >= (hasRows ? currentRow + 1 : 0) else {
      throw invalid("streamed rows are the last ones of a sheet", rows.lowerBound, 0)
    }
    guard rows.upperBound <= CellArea.lastRow + 1 else {
      throw limitPassed("rows", CellArea.lastRow + 1, rows.lowerBound, 0)
    }
    guard columns <= CellArea.lastColumn + 1 else {
      throw limitPassed("columns", CellArea.lastColumn + 1, rows.lowerBound, 0)
    }
    return unsafe try open()
  }

  func open() throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let handle = unsafe handle else { throw storage.invalid("the workbook is closed", sheet: name) }
    return unsafe handle
  }

  /// Forgets the handle, which the workbook is about to free.
  func detach() { unsafe handle = nil }

  /// Flushes the last row, and finds out whether the temporary file took all of them, which the library does not; the bytes
  /// of its rows.
  func finish() throws(SpreadsheetError) -> Int {
    let sheet = unsafe try open()
    unsafe lxw_worksheet_write_single_row(sheet)
    guard let file = unsafe sheet.pointee.optimize_tmpfile else { return 0 }
    guard unsafe fflush(file) == 0, unsafe ferror(file) == 0 else {
      throw SpreadsheetError(
        .temporaryNotWritable(reason: WorkbookStorage.systemError()), file: storage.path, sheet: name)
    }
    return max(0, unsafe ftell(file))
  }

  // MARK: Errors

  func check(_ code: lxw_error, _ row: Int, _ column: Int) throws(SpreadsheetError) {
    guard code != LXW_NO_ERROR else { return }
    try storage.check(code, sheet: name, cell: CellReference.name(row: row, column: column))
  }

  func invalid(_ reason: String, _ row: Int, _ column: Int) -> SpreadsheetError {
    let cell = row >= 0 && column >= 0 ? CellReference.name(row: row, column: column) : nil
    return storage.invalid(reason, sheet: name, cell: cell)
  }

  func limitPassed(_ what: String, _ limit: Int, _ row: Int, _ column: Int) -> SpreadsheetError {
    SpreadsheetError(
      .limitPassed(what: what, limit: limit), file: storage.path, sheet: name,
      cell: CellReference.name(row: row, column: column))
  }

  private func tooLong(_ row: Int, _ column: Int) -> SpreadsheetError {
    invalid("text over \(CellText.lengthLimit) characters", row, column)
  }
}
