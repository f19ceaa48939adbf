extension WorkbookStorage {
  /// What is to go into a sheet of the finished workbook.
  struct Insertion {
    let rows: StreamedRows?
    /// The sheet's name, for errors.
    let sheet: String
    /// The sheet's place, from 1; its part is named by it.
    let number: Int
    /// Whether it is printed without its colours.
    let isBlackAndWhite: Bool

    var part: String { "xl/worksheets/sheet\(number).xml" }
  }

  /// Puts streamed rows into a finished workbook and combines its charts, all in one pass: their parts are written anew, the
  /// others are copied as they are.
  ///
  /// - Throws: `.notWritable`, and what the rows' maker throws; the file is then as the library left it.
  func insert(_ insertions: [Insertion], _ charts: [String: CombinedChart]) throws(SpreadsheetError) {
    guard !insertions.isEmpty || !charts.isEmpty else { return }
    let archive = try ZipArchive(path: path)
    let rewriter = try ZipRewriter(path: path, deflates: !isScratch)
    for insertion in insertions {
      let links = StreamedLinks()
      try insert(insertion, links, from: archive, rewriter)
      guard insertion.rows?.hasLinks == true else { continue }
      let relationships = PartName.relationships(of: insertion.part)
      let index = archive.index(of: relationships)
      let old: [UInt8] =
        try index == nil ? [] : archive.bytes(of: relationships, maximumBytes: archive.limits.smallPartBytes)
      // The library puts the relationships behind the sheets, so that what a sheet's rows lead to is known by then.
      try rewriter.replace(index, named: relationships) { (sink) throws(SpreadsheetError) in
        try sink.send(links.part(adding: old))
      }
    }
    for (part, chart) in charts.sorted(on: \.key) {
      let old = try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
      let combined = try chart.bytes(old, file: path, part: part)
      try rewriter.replace(archive.index(of: part), named: part) { (sink) throws(SpreadsheetError) in
        try sink.send(combined)
      }
    }
    try rewriter.write()
  }

  private func insert(
    _ insertion: Insertion, _ links: StreamedLinks, from archive: ZipArchive, _ rewriter: ZipRewriter
  ) throws(SpreadsheetError) {
    let (rows, part) = (insertion.rows, insertion.part)
    let old = try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
    guard let end = Self.place(of: "</sheetData>", in: old[...]), let index = archive.index(of: part) else {
      throw SpreadsheetError(.notWritable(reason: "no end of rows"), file: path, part: part)
    }
    let (path, rendering) = (path, cellText.rendering)
    try rewriter.replace(index, named: part) { (sink) throws(SpreadsheetError) in
      try sink.send(old[..<end])
      guard let rows else { return try sink.send(Self.finished(old[end...], insertion)) }
      var encoder = RowEncoder(
        path: path, sheet: insertion.sheet, columns: rows.columns, styles: rows.styles, rendering: rendering,
        links: rows.hasLinks ? links : nil)
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
      if !links.isEmpty {
        // What follows the links (ECMA-376 §18.3.1.99); the library always writes the margins.
        guard let head = Self.place(of: "<printOptions", in: rest) ?? Self.place(of: "<pageMargins", in: rest) else {
          throw SpreadsheetError(.notWritable(reason: "no place for links"), file: path, part: part)
        }
        try sink.send(rest[..<head])
        try sink.send(links.element)
        rest = rest[head...]
      }
      try sink.send(Self.finished(rest, insertion))
    }
  }

  /// What follows a sheet's rows, with what the library does not write.
  private static func finished(_ rest: ArraySlice<UInt8>, _ insertion: Insertion) -> ArraySlice<UInt8> {
    let tag = "<pageSetup"
    guard insertion.isBlackAndWhite, let place = place(of: tag, in: rest) else { return rest }
    let end = place + tag.utf8.count
    return (Array(rest[..<end]) + " blackAndWhite=\"1\"".utf8 + rest[end...])[...]
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

  /// Where a tag begins; no cell's text can hold it.
  private static func place(of tag: String, in part: ArraySlice<UInt8>) -> Int? {
    let tag = Array(tag.utf8)
    guard part.count >= tag.count else { return nil }
    return (part.startIndex...part.endIndex - tag.count).first {
      part[$0] == tag[0] && part[$0..<$0 + tag.count].elementsEqual(tag)
    }
  }
}
