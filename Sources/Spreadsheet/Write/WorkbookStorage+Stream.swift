extension WorkbookStorage {
  /// Puts streamed rows into a finished workbook: the sheet's part is written anew, the others are copied as they are.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - sheet: the sheet's name, for errors.
  ///   - number: the sheet's place, from 1; its part is named by it.
  /// - Throws: `.notWritable`, and what the rows' maker throws; the file is then as the library left it.
  func insert(_ rows: StreamedRows, sheet: String, number: Int) throws(SpreadsheetError) {
    let part = "xl/worksheets/sheet\(number).xml"
    let archive = try ZipArchive(path: path)
    let old = try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
    guard let end = Self.endOfRows(old), let index = archive.index(of: part) else {
      throw SpreadsheetError(.notWritable(reason: "no end of rows"), file: path, part: part)
    }
    let path = path
    let rewriter = try ZipRewriter(path: path)
    try rewriter.replace(index, named: part) { (sink) throws(SpreadsheetError) in
      try sink.send(old[..<end])
      var encoder = RowEncoder(path: path, sheet: sheet, columns: rows.columns, styles: rows.styles)
      for row in rows.rows {
        try encoder.encode(row: row, rows.encode)
        if encoder.count >= Self.chunkBytes { try encoder.take(sink) }
      }
      try encoder.take(sink)
      try sink.send(old[end...])
    }
    try rewriter.write()
  }

  private static let chunkBytes = 1 << 17

  /// Where `</sheetData>` begins; no cell's text can hold it.
  private static func endOfRows(_ part: [UInt8]) -> Int? {
    let tag = Array("</sheetData>".utf8)
    guard part.count >= tag.count else { return nil }
    return (0...part.count - tag.count).first { part[$0] == tag[0] && part[$0..<$0 + tag.count].elementsEqual(tag) }
  }
}
