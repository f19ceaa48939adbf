import CXLSXWriter

extension SheetWriter {
  /// The most links of a sheet (Excel's limit).
  package static let linkLimit = 65_530

  /// How many links the sheet can still take.
  package var linksLeft: Int { Self.linkLimit - linkCount }

  /// Writes text that opens `tel:…`, `https://…`, `mailto:…` or `internal:'Data Pasien'!A1`; without a format it is blue
  /// and underlined.
  ///
  /// The library keeps each link in memory until the workbook is closed, in about 2.6 kB. Escapes such as `%20` stay as they are; blanks and quotes are escaped.
  ///
  /// - Throws: `.limitPassed` after 65,530 links of a sheet, `.invalidValue` where the address is over 2079 bytes or the tip
  ///   over 255 UTF-16 units (Excel's limits).
  package func link(
    url: String, text: String, tip: String? = nil, row: Int, column: Int, format: FormatID? = nil
  ) throws(SpreadsheetError) {
    let sheet = unsafe try place(row, column)
    guard linksLeft > 0 else { throw limitPassed("links", Self.linkLimit, row, column) }
    guard !text.isEmpty else { throw invalid("a link without text", row, column) }
    guard (1...2079).contains(url.utf8.count), !url.utf8.contains(where: { $0 < 0x20 }) else {
      throw invalid("a link's address has 1 to 2079 bytes", row, column)
    }
    let tip = try storage.plain(
      tip, "tip", limit: 255, sheet: name, cell: CellReference.name(row: row, column: column))
    guard let string = unsafe storage.cellText.fill(text) else {
      throw invalid("text over \(CellText.lengthLimit) characters", row, column)
    }
    try check(
      unsafe worksheet_write_url_opt(
        sheet, UInt32(row), UInt16(column), url, storage.pointer(format), string, tip), row, column)
    linkCount += 1
  }
}
