import CXLSXWriter

/// How a sheet is printed, on A4 (ECMA-376 §18.3.1.63).
package struct PageSetup: Hashable, Sendable {
  /// In inches.
  package struct Margins: Hashable, Sendable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double

    package init(left: Double = 0.5, right: Double = 0.5, top: Double = 0.75, bottom: Double = 0.75) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }
  }

  package var isLandscape = false
  /// How many pages wide the print is made, 0 for as many as it takes; nil, with ``fitHeight``, prints at full size.
  package var fitWidth: Int?
  package var fitHeight: Int?
  /// The rows that head every page, counted from 0.
  package var repeatRows: ClosedRange<Int>?
  package var repeatColumns: ClosedRange<Int>?
  package var margins = Margins()
  /// At most 255 UTF-16 units, with codes such as `&L` `&C` `&R` (where), `&P` `&N` (page, pages) `&D` (date) `&F` (file)
  /// and `&&` for an ampersand (ECMA-376 §18.3.1.46).
  package var header: String?
  package var footer: String?
  package var printArea: CellArea?
  /// Whether colours are left out on paper, where they would be dark patches.
  package var isBlackAndWhite = false

  package init() {}

  package init(_ setUp: (inout PageSetup) -> Void) { setUp(&self) }

  /// Text for a header or footer in which an ampersand means itself, shortened with a mark to some UTF-16 units.
  package static func literal(_ text: String, atMost units: Int) -> String {
    let literal = text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    let (long, own) = (literal.utf16.count, text.utf16.count)
    return long <= units ? literal : Self.literal(text.shortened(to: units - (long - own)), atMost: units)
  }
}

extension SheetWriter {
  /// Sets up printing; call it once.
  ///
  /// - Throws: `.invalidValue` where header or footer is over 255 UTF-16 units.
  package func pageSetup(_ setup: PageSetup) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    if setup.isLandscape { unsafe worksheet_set_landscape(sheet) } else { unsafe worksheet_set_portrait(sheet) }
    unsafe worksheet_set_paper(sheet, Self.a4)
    if setup.fitWidth != nil || setup.fitHeight != nil {
      let pages = [setup.fitWidth ?? 0, setup.fitHeight ?? 0].map { UInt16(max(0, min(32_767, $0))) }
      unsafe worksheet_fit_to_pages(sheet, pages[0], pages[1])
    }
    if let rows = setup.repeatRows {
      let area = try onSheet(CellArea(rows: rows, columns: 0...0))
      try storage.check(unsafe worksheet_repeat_rows(sheet, area.firstRow, area.lastRow), sheet: name)
    }
    if let columns = setup.repeatColumns {
      let area = try onSheet(CellArea(rows: 0...0, columns: columns))
      try storage.check(unsafe worksheet_repeat_columns(sheet, area.firstColumn, area.lastColumn), sheet: name)
    }
    isBlackAndWhite = setup.isBlackAndWhite
    let margins = setup.margins
    unsafe worksheet_set_margins(sheet, margins.left, margins.right, margins.top, margins.bottom)
    if let header = try headerText(setup.header) {
      try storage.check(unsafe worksheet_set_header(sheet, header), sheet: name)
    }
    if let footer = try headerText(setup.footer) {
      try storage.check(unsafe worksheet_set_footer(sheet, footer), sheet: name)
    }
    if let area = setup.printArea {
      let area = try onSheet(area)
      try storage.check(
        unsafe worksheet_print_area(sheet, area.firstRow, area.firstColumn, area.lastRow, area.lastColumn), sheet: name)
    }
  }

  /// The paper's number (ECMA-376 §18.3.1.63).
  private static let a4: UInt8 = 9

  /// The most page breaks of a sheet (Excel's limit).
  package static let pageBreakLimit = 1023

  /// Begins a page before each of these rows; replaces earlier breaks.
  ///
  /// - Throws: `.limitPassed` for more than 1023 breaks.
  package func pageBreaks(rows: [Int]) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    let rows = rows.filter { $0 > 0 }.sorted()
    guard !rows.isEmpty else { return }
    guard rows.count <= Self.pageBreakLimit else {
      throw SpreadsheetError(
        .limitPassed(what: "page breaks", limit: Self.pageBreakLimit), file: storage.path, sheet: name)
    }
    var breaks: [UInt32] = []
    for row in rows { breaks.append(try onSheet(CellArea(row: row, column: 0)).firstRow) }
    breaks.append(0)
    try storage.check(unsafe worksheet_set_h_pagebreaks(sheet, &breaks), sheet: name)
  }

  private func headerText(_ text: String?) throws(SpreadsheetError) -> String? {
    guard let text = try storage.plain(text, "header or footer", limit: 255, sheet: name), !text.isEmpty else {
      return nil
    }
    return text
  }
}
