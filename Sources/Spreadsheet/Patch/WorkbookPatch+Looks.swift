extension WorkbookPatch {
  /// The number of the format that a look makes of a format; the same number where it changes nothing.
  package func style(of base: Int, _ look: LookEdit) throws(SpreadsheetError) -> Int {
    try styles().index(of: base, look)
  }

  /// The colour with which a format fills a cell wholly; nil where it has none, a pattern, or a colour of the theme.
  package func solidFill(ofStyle style: Int) throws(SpreadsheetError) -> Color? {
    try styles().solidFill(of: style)
  }
}

extension StylePatch {
  func solidFill(of format: Int) throws(SpreadsheetError) -> Color? {
    guard let xf = self[.cellFormats].entry(format, in: tree),
      let fill = self[.fills].entry(try Self.number("fillId", of: xf) ?? 0, in: tree),
      let pattern = fill.tree.child(of: fill.element, named: "patternFill"),
      try fill.tree.value("patternType", of: pattern) == "solid",
      let color = fill.tree.child(of: pattern, named: "fgColor"),
      let text = try fill.tree.value("rgb", of: color), text.utf8.count == 8 || text.utf8.count == 6
    else { return nil }
    return UInt32(text.suffix(6), radix: 16).map { Color($0) }
  }
}
