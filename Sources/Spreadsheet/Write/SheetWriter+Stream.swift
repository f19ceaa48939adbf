import CXLSXWriter

/// Rows of a sheet that are made when the workbook is closed, and go into its file without the library.
struct StreamedRows {
  let rows: Range<Int>
  let columns: Int
  let styles: SheetStyles
  /// Whether their cells may open addresses.
  let hasLinks: Bool
  let encode: (inout RowEncoder, Int) throws(SpreadsheetError) -> Void
}

/// The style attributes of cells, ` s="5"` (ECMA-376 §18.3.1.4), by format and, for cells without one, by column.
struct SheetStyles {
  private var byFormat: [SheetXML.Piece?] = []
  private var byColumn: [SheetXML.Piece] = []

  /// Nil for a format that is not known here.
  func piece(_ format: FormatID?, column: Int) -> SheetXML.Piece? {
    guard let format else { return byColumn[column] }
    return format.index < byFormat.count ? byFormat[format.index] : nil
  }

  fileprivate init(
    formats: [FormatID], columns: Int, sheet: UnsafeMutablePointer<lxw_worksheet>, storage: WorkbookStorage
  ) {
    for format in formats {
      while byFormat.count <= format.index { byFormat.append(nil) }
      byFormat[format.index] = unsafe Self.piece(storage.pointer(format))
    }
    for column in 0..<columns {
      let isSet = unsafe column < Int(sheet.pointee.col_formats_max)
      unsafe byColumn.append(Self.piece(isSet ? sheet.pointee.col_formats[column] : nil))
    }
  }

  /// The library numbers a format when it is first used.
  private static func piece(_ format: UnsafeMutablePointer<lxw_format>?) -> SheetXML.Piece {
    guard let format = unsafe format else { return SheetXML.Piece() }
    let index = unsafe lxw_format_get_xf_index(format)
    return index > 0 ? SheetXML.Piece(" s=\"\(index)\"") : SheetXML.Piece()
  }
}

extension SheetWriter {
  /// Gives the last rows of the sheet to be made when the workbook is closed, one call a row, in order: for tables of many
  /// rows, since it takes a fraction of the time.
  ///
  /// Column formats are those set before. Rows that merge cells need a sheet that has no merged cells and no auto filter yet.
  ///
  /// - Parameters:
  ///   - rows: the rows, counted from 0, after all that were written.
  ///   - columns: how many columns they have at most.
  ///   - formats: every format that their cells will have.
  ///   - hasLinks: whether their cells may open addresses; else of a link the text alone is written.
  ///   - encode: writes the cells of one row; what it throws, ``WorkbookWriter/close()`` throws.
  /// - Throws: `.invalidValue` where rows are not after the ones written, or were given before; `.limitPassed` beyond a sheet.
  package func stream(
    rows: Range<Int>, columns: Int, formats: [FormatID], hasLinks: Bool = false,
    _ encode: @escaping (inout RowEncoder, Int) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    guard !rows.isEmpty, columns > 0 else { return }
    guard !hasLinks || linkCount == 0 else { throw invalid("links before streamed ones", rows.lowerBound, 0) }
    let sheet = unsafe try placeStream(rows, columns: columns)
    unsafe sheet.pointee.dim_rowmin = min(sheet.pointee.dim_rowmin, UInt32(rows.lowerBound))
    unsafe sheet.pointee.dim_rowmax = max(sheet.pointee.dim_rowmax, UInt32(rows.upperBound - 1))
    unsafe sheet.pointee.dim_colmin = 0
    unsafe sheet.pointee.dim_colmax = max(sheet.pointee.dim_colmax, UInt16(columns - 1))
    let styles = unsafe SheetStyles(formats: formats, columns: columns, sheet: sheet, storage: storage)
    streamed = StreamedRows(rows: rows, columns: columns, styles: styles, hasLinks: hasLinks, encode: encode)
  }
}
