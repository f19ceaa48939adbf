import CZip

extension WorkbookStorage {
  /// Puts streamed rows into a finished workbook: the sheet's part is written anew, the others are copied as they are.
  ///
  /// Rows are made here while a second thread deflates them. libzip writes beside the file and renames at the end.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - sheet: the sheet's name, for errors.
  ///   - number: the sheet's place, from 1; its part is named by it.
  /// - Throws: `.notWritable`, and what the rows' maker throws; the file is then as the library left it.
  func insert(_ rows: StreamedRows, sheet: String, number: Int) throws(SpreadsheetError) {
    let part = "xl/worksheets/sheet\(number).xml"
    let editor = try PartEditor(path: path, part: part)
    let old = try editor.bytes()
    guard let end = Self.endOfRows(old) else {
      throw SpreadsheetError(.notWritable(reason: "no end of rows"), file: path, part: part)
    }
    let pipe = BytePipe()
    let writing = try editor.replace(from: pipe)
    var failure: SpreadsheetError?
    do throws(SpreadsheetError) {
      try Self.send(rows, between: old[..<end], and: old[end...], to: pipe, path: path, sheet: sheet)
      pipe.finish()
    } catch {
      failure = error
      pipe.breakOff()
    }
    let reason = writing.wait()
    if let failure { throw failure }
    if let reason { throw SpreadsheetError(.notWritable(reason: reason), file: path, part: part) }
  }

  /// Gives a part's bytes; stops where the other side has broken off, which then knows why.
  private static func send(
    _ rows: StreamedRows, between head: ArraySlice<UInt8>, and tail: ArraySlice<UInt8>, to pipe: BytePipe, path: String,
    sheet: String
  ) throws(SpreadsheetError) {
    guard unsafe head.withUnsafeBytes({ unsafe pipe.send($0) }) else { return }
    var encoder = RowEncoder(path: path, sheet: sheet, columns: rows.columns, styles: rows.styles)
    for row in rows.rows {
      try encoder.encode(row: row, rows.encode)
      guard unsafe encoder.count < chunkBytes || encoder.take({ unsafe pipe.send($0) }) else { return }
    }
    guard unsafe encoder.take({ unsafe pipe.send($0) }) else { return }
    _ = unsafe tail.withUnsafeBytes { unsafe pipe.send($0) }
  }

  private static let chunkBytes = 1 << 17

  /// Where `</sheetData>` begins; no cell's text can hold it.
  private static func endOfRows(_ part: [UInt8]) -> Int? {
    let tag = Array("</sheetData>".utf8)
    guard part.count >= tag.count else { return nil }
    return (0...part.count - tag.count).first { part[$0] == tag[0] && part[$0..<$0 + tag.count].elementsEqual(tag) }
  }
}
