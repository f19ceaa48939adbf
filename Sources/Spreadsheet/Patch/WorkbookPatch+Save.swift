extension WorkbookPatch {
  package var hasChanges: Bool {
    editor.hasChanges || !textSheets.isEmpty || loadedStyles?.styles.hasChanges == true
      || sheets.contains { !$0.changes.isEmpty }
  }

  /// Writes the patched package; `path` is not the source's.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - takesSource: whether the source is of no more use: it is moved where it can be, and not copied.
  /// - Throws: what keeps an edit from being made, `.notWritable`; nothing stands at the path then.
  package func save(to path: String, takesSource: Bool = false) throws(SpreadsheetError) {
    var streams: [(part: String, make: ZipRewriter.Maker)] = []
    let results = Results()
    for index in sheets.indices where !sheets[index].changes.isEmpty {
      sheets[index].changes.sort()
      let sheet = sheets[index]
      let part = try part(ofSheet: sheet.name)
      for (_, table) in try tables(of: index) {
        try table.requireNames(sheet.changes, file: editor.path, sheet: sheet.name)
        try table.requireTotals(sheet.changes, file: editor.path, sheet: sheet.name)
      }
      var context = SheetRewriter.Context(
        file: editor.path, sheet: sheet.name, uses1904Dates: workbook.uses1904Dates,
        relationshipsNamespace: relationshipsNamespace,
        style: { [self] (base, look) throws(SpreadsheetError) in try styles().index(of: base, look) },
        numberFormat: { [self] (style) throws(SpreadsheetError) in try styles().numberFormat(of: style) })
      let links = try newLinks(of: sheet, part: part, &context)
      streams.append(
        (
          part,
          { [editor] (sink) throws(SpreadsheetError) in
            var rewriter = try SheetRewriter(
              editor.open(part), to: sink, changes: sheet.changes, context: context, limits: editor.archive.limits)
            results.all.append(Result(index: index, outcome: try rewriter.run(), links: links))
          }
        ))
    }
    for (part, texts) in textSheets {
      streams.append((part, { [self] (sink) throws(SpreadsheetError) in try write(texts, to: sink) }))
    }
    // Of sheets that are not copied nothing is to be learnt.
    let knowsAll = streams.count == textSheets.count
    try editor.save(to: path, takesSource: takesSource, streams: streams, knowsAll: knowsAll) {
      (package) throws(SpreadsheetError) in
      for result in results.all { try finishSheet(result, &package) }
      try finishWorkbook(results.all.map(\.outcome), &package)
    }
  }

  /// What writing the sheets has shown.
  private final class Results {
    var all: [Result] = []
  }

  private struct Result {
    var index: Int
    var outcome: SheetRewriter.Outcome
    var links: [Relationships.New]
  }

  /// The relationships of the links that are set; links of one address share theirs.
  private func newLinks(
    of sheet: PatchedSheet, part: String, _ context: inout SheetRewriter.Context
  ) throws(SpreadsheetError) -> [Relationships.New] {
    let links = sheet.changes.links.values.filter { $0.target != nil }.sorted(on: \.column).sorted(on: \.row)
    guard !links.isEmpty else { return [] }
    guard links.count <= SheetWriter.linkLimit else {
      throw SpreadsheetError(
        .limitPassed(what: "links", limit: SheetWriter.linkLimit), file: editor.path, sheet: sheet.name)
    }
    var unused = try editor.relationships(of: part).unusedIDs(links.count).makeIterator()
    var ids: [String: String] = [:]
    var new: [Relationships.New] = []
    for link in links {
      guard let target = link.target.map(Self.escapedAddress) else { continue }
      if ids[target] == nil, let id = unused.next() {
        ids[target] = id
        new.append(.init(id: id, type: relationshipsNamespace + "/hyperlink", target: target, isExternal: true))
      }
      context.linkIDs[CellPosition(row: link.row, column: link.column)] = ids[target]
    }
    return new
  }

  /// The address with what no address may hold as octets (RFC 3986 §2.1); escapes that it has stay.
  static func escapedAddress(_ address: String) -> String {
    if address.utf8.allSatisfy(standsInAddress) { return address }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in address.utf8 {
      if standsInAddress(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func standsInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "[")...UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "}"):
      false
    default: true
    }
  }

  // MARK: What follows from the sheets

  /// The relationships and tables of a sheet that was written.
  private func finishSheet(_ result: Result, _ package: inout PackageEditor) throws(SpreadsheetError) {
    let sheet = sheets[result.index]
    let part = try part(ofSheet: sheet.name)
    let gone = result.outcome.removedLinks.subtracting(result.outcome.keptLinks)
    let links = try package.relationships(of: part).all.filter { $0.kind == "hyperlink" && gone.contains($0.id) }
    try package.editRelationships(of: part, adding: result.links, removing: Set(links.map(\.id)))
    guard !sheet.changes.extensions.isEmpty || sheet.changes.widening != nil else { return }
    for (part, table) in try tables(of: result.index) {
      var table = table
      table.extend(sheet.changes.extensions)
      if let widening = sheet.changes.widening { try table.widen(widening) }
      if table.text.hasChanges { package.replace(part, with: table.text.result) }
    }
  }

  /// The styles, the workbook part and the order of computation.
  private func finishWorkbook(
    _ outcomes: [SheetRewriter.Outcome], _ package: inout PackageEditor
  ) throws(SpreadsheetError) {
    if let (styles, part) = loadedStyles, styles.hasChanges { try replaceStyles(styles.bytes, part, &package) }
    var text = try WorkbookText(package.tree(of: workbookPart))
    for sheet in sheets where !sheet.changes.extensions.isEmpty {
      text.extendNames(sheet.changes.extensions, sheet: sheet.name)
      try extendCharts(sheet.changes.extensions, sheet: sheet.name, &package)
    }
    for sheet in sheets {
      if let widening = sheet.changes.widening { text.widenFilter(widening, sheet: sheet.name) }
    }
    let chain = try package.relationships(of: workbookPart).first(kind: "calcChain")
    if hasImported || sheets.contains(where: \.changes.setsValues) {
      var isComputed = chain != nil || outcomes.contains(where: \.hasFormulas)
      if !isComputed { isComputed = try hasOtherFormulas() }
      if isComputed { try text.computeOnLoad() }
    }
    if let chain, hasImported || outcomes.contains(where: \.changesFormulas) {
      try package.editRelationships(of: workbookPart, adding: [], removing: [chain.id])
      if let part = chain.part {
        package.remove(part)
        try package.removeContentType(of: part)
      }
    }
    if text.text.hasChanges { package.replace(workbookPart, with: text.text.result) }
  }

  private func replaceStyles(
    _ bytes: [UInt8], _ part: String, _ package: inout PackageEditor
  ) throws(SpreadsheetError) {
    let relationships = try package.relationships(of: workbookPart)
    let known = relationships.first(kind: "styles")
    if known?.part?.lowercased() != part.lowercased() {
      let new = Relationships.New(
        id: relationships.unusedIDs(1)[0], type: relationshipsNamespace + "/styles", target: "/" + part)
      try package.editRelationships(
        of: workbookPart, adding: [new], removing: Set([known?.id].compactMap(\.self)).subtracting([""]))
    }
    if !package.contains(part) {
      try package.setContentType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml", of: part)
    }
    package.replace(part, with: bytes)
  }

  /// Whether a sheet that was not written holds a formula.
  private func hasOtherFormulas() throws(SpreadsheetError) -> Bool {
    for sheet in sheets where sheet.changes.isEmpty {
      guard let part = sheet.part, editor.contains(part) else { continue }
      if try Self.holdsFormula(editor.open(part)) { return true }
    }
    return false
  }

  /// Looks for the start tag `f`, whatever its prefix; a text may be taken for one, which does no harm.
  private static func holdsFormula(_ source: any ByteSource) throws(SpreadsheetError) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var before: (UInt8, UInt8) = (0, 0)
    while true {
      let count = try source.read(into: &buffer, from: 0)
      if count == 0 { return false }
      let bytes = buffer.span
      for index in 0..<count {
        let byte = unsafe bytes[unchecked: index]
        if before.1 == UInt8(ascii: "f"), before.0 == UInt8(ascii: "<") || before.0 == UInt8(ascii: ":"),
          byte == UInt8(ascii: ">") || byte == 0x20
        {
          return true
        }
        before = (before.1, byte)
      }
    }
  }
}
