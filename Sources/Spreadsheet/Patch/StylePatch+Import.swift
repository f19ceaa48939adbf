extension StylePatch {
  /// Maps some of the cell formats of another workbook, by what they say, into this one; what it lacks is added.
  ///
  /// - Returns: the number here of each format there, nil for those not asked for. The default there is the default here, where neither fills nor frames.
  /// - Throws: `.limitPassed` beyond Excel's 65,490 formats.
  func importStyles(from donor: StylePatch, where isUsed: (Int) -> Bool) throws(SpreadsheetError) -> [Int?] {
    try prepare()
    var pieces = ImportedPieces()
    var mapped: [Int?] = []
    for index in 0..<donor[.cellFormats].count {
      guard isUsed(index), let entry = donor[.cellFormats].entry(index, in: donor.tree) else {
        mapped.append(nil)
        continue
      }
      if index == 0, try isPlain(0), try donor.isPlain(0) {
        mapped.append(0)
        continue
      }
      mapped.append(try importFormat(entry, from: donor, &pieces))
    }
    return mapped
  }

  /// Maps formats of conditional formatting; what lacks is added.
  func importDifferentials(
    from donor: StylePatch, where isUsed: (Int) -> Bool
  ) throws(SpreadsheetError) -> [Int?] {
    var mapped: [Int?] = []
    for index in 0..<donor[.differentials].count {
      guard isUsed(index), let entry = donor[.differentials].entry(index, in: donor.tree) else {
        mapped.append(nil)
        continue
      }
      var xml = try Self.rewritten(entry, prefix: prefix)
      let copy = try XMLTree(utf8: xml, file: donor.file)
      if let format = copy.child(of: 0, named: "numFmt"), let code = try copy.value("formatCode", of: format) {
        var text = PartText(copy)
        try text.set("numFmtId", to: String(number(ofDifferential: code)), on: format)
        xml = text.result
      }
      mapped.append(try add(xml, to: .differentials))
    }
    return mapped
  }

  /// What was mapped of a donor's lists so far.
  private struct ImportedPieces {
    var fonts: [Int: Int] = [:]
    var fills: [Int: Int] = [:]
    var borders: [Int: Int] = [:]
  }

  private func importFormat(
    _ entry: Entry, from donor: StylePatch, _ pieces: inout ImportedPieces
  ) throws(SpreadsheetError) -> Int {
    let font = try importPiece(Self.number("fontId", of: entry) ?? 0, .fonts, from: donor, &pieces.fonts)
    let fill = try importPiece(Self.number("fillId", of: entry) ?? 0, .fills, from: donor, &pieces.fills)
    let border = try importPiece(Self.number("borderId", of: entry) ?? 0, .borders, from: donor, &pieces.borders)
    var format = try Self.number("numFmtId", of: entry) ?? 0
    if let code = donor.code(ofNumber: format) { format = try number(ofFormat: code) }
    var attributes = [("numFmtId", format), ("fontId", font), ("fillId", fill), ("borderId", border)]
    // Named styles are not taken over: the default one stands for theirs.
    let hasBase = try Self.number("xfId", of: entry) != nil
    if hasBase || self[.baseFormats].count > 0 { attributes.append(("xfId", 0)) }
    let copy = try XMLTree(utf8: Self.rewritten(entry, prefix: prefix), file: donor.file)
    return try addFormat(Self.setting(attributes.map { ($0.0, String($0.1)) }, on: (copy, 0)))
  }

  private func importPiece(
    _ index: Int, _ kind: StyleList.Kind, from donor: StylePatch, _ mapped: inout [Int: Int]
  ) throws(SpreadsheetError) -> Int {
    if let known = mapped[index] { return known }
    guard let entry = donor[kind].entry(index, in: donor.tree) else { return 0 }
    let here = try add(Self.rewritten(entry, prefix: prefix), to: kind)
    mapped[index] = here
    return here
  }

  /// Whether a format shows a value as it is: `General`, no fill, no frame, no alignment.
  private func isPlain(_ index: Int) throws(SpreadsheetError) -> Bool {
    guard let entry = self[.cellFormats].entry(index, in: tree) else { return false }
    guard try Self.number("numFmtId", of: entry) ?? 0 == 0 else { return false }
    if let fill = self[.fills].entry(try Self.number("fillId", of: entry) ?? 0, in: tree) {
      let pattern = fill.tree.child(of: fill.element, named: "patternFill")
      let type = try pattern.map { pattern throws(SpreadsheetError) in
        try fill.tree.value("patternType", of: pattern) ?? "none"
      }
      guard type == "none" else { return false }
    }
    guard let border = self[.borders].entry(try Self.number("borderId", of: entry) ?? 0, in: tree) else { return true }
    for edge in border.tree.children(of: border.element) {
      let style = try border.tree.value("style", of: edge) ?? "none"
      guard style == "none" else { return false }
    }
    return true
  }

  /// An element with its names under another prefix, without extensions.
  private static func rewritten(_ entry: Entry, prefix: String) throws(SpreadsheetError) -> [UInt8] {
    var xml: [UInt8] = []
    try rewrite(entry.element, of: entry.tree, prefix: Array(prefix.utf8), to: &xml)
    return xml
  }

  private static func rewrite(
    _ element: Int, of tree: XMLTree, prefix: [UInt8], to xml: inout [UInt8]
  ) throws(SpreadsheetError) {
    let name = prefix + tree.bytes[tree[element].nameStart..<tree[element].nameEnd]
    xml.append(UInt8(ascii: "<"))
    xml += name
    for attribute in try tree.attributes(of: element)
    where !attribute.isPrefixed && !StyleContent.isDeclaration(attribute, tree) {
      xml.append(UInt8(ascii: " "))
      xml += tree.bytes[attribute.range]
    }
    let children = tree.children(of: element).filter { !tree.isNamed($0, "extLst") }
    guard !children.isEmpty else {
      xml += "/>".utf8
      return
    }
    xml.append(UInt8(ascii: ">"))
    for child in children { try rewrite(child, of: tree, prefix: prefix, to: &xml) }
    xml += "</".utf8
    xml += name
    xml.append(UInt8(ascii: ">"))
  }
}
