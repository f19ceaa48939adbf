import CXLSXWriter

extension SheetWriter {
  /// Sets width and format of columns.
  ///
  /// - Parameters:
  ///   - first: the first column.
  ///   - last: the last column.
  ///   - width: in characters of the default font, 0 to 255; nil is the default, 8.43.
  ///   - format: for cells without one of their own.
  ///   - isHidden: whether the columns are hidden.
  /// - Throws: `.invalidValue` where columns or width are outside a sheet's.
  package func setColumn(
    first: Int, last: Int, width: Double? = nil, format: FormatID? = nil, isHidden: Bool = false
  ) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    guard first >= 0, first <= last, last <= CellArea.lastColumn else {
      throw storage.invalid("no such columns", sheet: name)
    }
    let width = width ?? LXW_DEF_COL_WIDTH
    guard (0...255).contains(width) else { throw invalid("width \(width)", 0, first) }
    var options = lxw_row_col_options(hidden: isHidden ? 1 : 0, level: 0, collapsed: 0)
    try check(
      unsafe worksheet_set_column_opt(sheet, UInt16(first), UInt16(last), width, storage.pointer(format), &options),
      0, first)
  }

  /// Sets a row's height, in order with its cells: before or while the row is written.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - height: in points, 0 to 409.5.
  /// - Throws: `.invalidValue` where the row is before the last one written.
  package func setRow(_ row: Int, height: Double) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, 0)
    guard (0...409.5).contains(height) else { throw invalid("height \(height)", row, 0) }
    try check(unsafe worksheet_set_row(sheet, UInt32(row), height, nil), row, 0)
  }

  /// Sets the height, in points, of rows that have none of their own; call it before any row is written.
  package func setDefaultRow(height: Double) throws(SpreadsheetError) {
    unsafe worksheet_set_default_row(try open(), height, 0)
  }

  /// Keeps the first rows and columns in view.
  package func freeze(rows: Int, columns: Int) throws(SpreadsheetError) {
    guard rows > 0 || columns > 0 else { return }
    let area = try onSheet(CellArea(row: rows, column: columns))
    unsafe worksheet_freeze_panes(try open(), UInt32(area.rows.lowerBound), UInt16(area.columns.lowerBound))
  }

  /// Puts filter buttons on the first row of an area.
  package func autofilter(_ area: CellArea) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    let area = try onSheet(area)
    try check(
      unsafe worksheet_autofilter(sheet, area.firstRow, area.firstColumn, area.lastRow, area.lastColumn),
      area.rows.lowerBound, area.columns.lowerBound)
  }

  /// Formats the cells of an area in which a formula, written for its first cell, holds true.
  ///
  /// - Parameters:
  ///   - area: the cells.
  ///   - formula: such as `=$B2="S"`.
  ///   - format: only font colour, bold, italic, fill, border and number format count.
  ///   - stopIfTrue: whether later rules are then not tried.
  /// - Throws: `.invalidValue` for a formula over 8192 UTF-16 units.
  package func conditionalFormat(
    _ area: CellArea, formula: String, format: CellFormat, stopIfTrue: Bool = false
  ) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    let area = try onSheet(area)
    let strings = CStrings()
    var rule = unsafe lxw_conditional_format()
    unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    unsafe rule.value_string = strings.copy("=" + (try storage.formula(formula, sheet: name, cell: area.reference)))
    unsafe rule.format = storage.differentialPointer(format)
    unsafe rule.stop_if_true = stopIfTrue ? 1 : 0
    try check(
      unsafe worksheet_conditional_format_range(
        sheet, area.firstRow, area.firstColumn, area.lastRow, area.lastColumn, &rule),
      area.rows.lowerBound, area.columns.lowerBound)
    withExtendedLifetime(strings) {}
  }

  /// Spares areas the green corner for digits kept as text (identifiers); may be called again for more.
  package func ignoreNumbersStoredAsText(_ area: CellArea) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    ignoredAreas.append(try onSheet(area).reference)
    let list = ignoredAreas.joined(separator: " ")
    // The library cuts attributes at 2079 bytes.
    guard list.utf8.count < 2080 else { throw storage.invalid("too many areas to ignore errors in", sheet: name) }
    try storage.check(
      unsafe worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), list), sheet: name)
  }

  package func tabColor(_ color: Color) throws(SpreadsheetError) {
    unsafe worksheet_set_tab_color(try open(), color.code)
  }

  /// Hides the sheet; one that is not hidden must be active.
  package func hide() throws(SpreadsheetError) { unsafe worksheet_hide(try open()) }

  /// Makes this the sheet that is shown when the workbook is opened.
  package func activate() throws(SpreadsheetError) { unsafe worksheet_activate(try open()) }

  /// Hides the lines between cells on the screen and in print.
  package func hideGridlines() throws(SpreadsheetError) {
    unsafe worksheet_gridlines(try open(), UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }

  /// The area, if it lies on the sheet.
  func onSheet(_ area: CellArea) throws(SpreadsheetError) -> CellArea {
    guard area.isOnSheet else { throw storage.invalid("cells outside the sheet", sheet: name) }
    return area
  }
}

extension CellArea {
  // As the library counts them; for areas on a sheet.
  var firstRow: UInt32 { UInt32(rows.lowerBound) }
  var lastRow: UInt32 { UInt32(rows.upperBound) }
  var firstColumn: UInt16 { UInt16(columns.lowerBound) }
  var lastColumn: UInt16 { UInt16(columns.upperBound) }
}
