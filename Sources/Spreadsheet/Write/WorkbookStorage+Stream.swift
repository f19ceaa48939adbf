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
    let rendering = cellText.rendering
    let rewriter = try ZipRewriter(path: path)
    try rewriter.replace(index, named: part) { (sink) throws(SpreadsheetError) in
      try sink.send(old[..<end])
      var encoder = RowEncoder(
        path: path, sheet: sheet, columns: rows.columns, styles: rows.styles, rendering: rendering)
      for row in rows.rows {
        try encoder.encode(row: row, rows.encode)
        if encoder.count >= Self.chunkBytes { try encoder.take(sink) }
      }
      try encoder.take(sink)
      var rest = old[end...]
      if encoder.merges.count > 0 {
        let head = try Self.beforeMerges(rest, path, part)
        try sink.send(rest[..<head])
        try sink.send(Array("<mergeCells count=\"\(encoder.merges.count)\">".utf8) + encoder.merges.xml)
        try sink.send("</mergeCells>".utf8)
        rest = rest[head...]
      }
      try sink.send(rest)
    }
    try rewriter.write()
  }

  /// Where the merged cells stand in what follows a sheet's rows (ECMA-376 §18.3.1.99).
  ///
  /// - Throws: `.notWritable` where the sheet has merged cells or an auto filter already.
  private static func beforeMerges(
    _ rest: ArraySlice<UInt8>, _ path: String, _ part: String
  ) throws(SpreadsheetError) -> Int {
    let place = rest.startIndex + "</sheetData>".utf8.count
    for other in ["<mergeCells", "<autoFilter"] where rest[place...].starts(with: other.utf8) {
      throw SpreadsheetError(
        .notWritable(reason: "\(other)> and merged cells in streamed rows"), file: path, part: part)
    }
    return place
  }

  private static let chunkBytes = 1 << 17

  /// Where `</sheetData>` begins; no cell's text can hold it.
  private static func endOfRows(_ part: [UInt8]) -> Int? {
    let tag = Array("</sheetData>".utf8)
    guard part.count >= tag.count else { return nil }
    return (0...part.count - tag.count).first { part[$0] == tag[0] && part[$0..<$0 + tag.count].elementsEqual(tag) }
  }
}
