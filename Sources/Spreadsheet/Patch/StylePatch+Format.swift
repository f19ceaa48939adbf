extension StylePatch {
  /// Adds what makes a cell look as one that ``WorkbookWriter`` gives this format.
  func add(_ format: CellFormat) throws(SpreadsheetError) -> Int {
    if let size = format.fontSize, !(1...409).contains(size) {
      throw tree.error(.invalidValue(reason: "font size \(size)"), 0)
    }
    let font = try addFont(format)
    let fill = try add(format.fill.map { .solid($0) } ?? .none)
    let border = try add(Array(borderXML(format).utf8), to: .borders)
    let number = try format.numberFormat.map { code throws(SpreadsheetError) in try self.number(ofFormat: code) } ?? 0
    var xml = "<\(prefix)xf numFmtId=\"\(number)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\""
    if self[.baseFormats].count > 0 { xml += " xfId=\"0\"" }
    if number > 0 { xml += " applyNumberFormat=\"1\"" }
    if font > 0 { xml += " applyFont=\"1\"" }
    if fill > 0 { xml += " applyFill=\"1\"" }
    if border > 0 { xml += " applyBorder=\"1\"" }
    let alignment = Self.alignment(format)
    if !alignment.isEmpty { xml += " applyAlignment=\"1\"" }
    xml += alignment.isEmpty ? "/>" : "><\(prefix)alignment\(alignment)/></\(prefix)xf>"
    return try addFormat(Array(xml.utf8))
  }

  // MARK: Font

  /// Where the workbook has no such font bound to its theme, the name alone tells it: the theme may have another one.
  private func addFont(_ format: CellFormat) throws(SpreadsheetError) -> Int {
    let bound = Array(fontXML(format, isBound: true).utf8)
    let plain = Array(fontXML(format, isBound: false).utf8)
    return try add(has(bound, in: .fonts) ? bound : plain, to: .fonts)
  }

  private func fontXML(_ format: CellFormat, isBound: Bool) -> String {
    let p = prefix
    var xml = "<\(p)font>"
    if format.isBold { xml += "<\(p)b/>" }
    if format.isItalic { xml += "<\(p)i/>" }
    if format.isUnderlined { xml += "<\(p)u/>" }
    xml += "<\(p)sz val=\"\(Self.decimal(format.fontSize ?? 11))\"/>"
    xml += format.fontColor.map { "<\(p)color rgb=\"\($0.argb)\"/>" } ?? "<\(p)color theme=\"1\"/>"
    xml += "<\(p)name val=\"Calibri\"/><\(p)family val=\"2\"/>"
    if isBound { xml += "<\(p)scheme val=\"minor\"/>" }
    return xml + "</\(p)font>"
  }

  private static func decimal(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\(number)"
  }

  // MARK: Border

  private func borderXML(_ format: CellFormat) -> String {
    let sides = ["left", "right", "top"].map { edgeXML($0, format.border) }.joined()
    let bottom = edgeXML("bottom", format.bottomBorder ?? format.border)
    return "<\(prefix)border>\(sides)\(bottom)<\(prefix)diagonal/></\(prefix)border>"
  }

  private func edgeXML(_ name: String, _ edge: CellBorder?) -> String {
    guard let edge else { return "<\(prefix)\(name)/>" }
    let color = edge.color.map { "rgb=\"\($0.argb)\"" } ?? "auto=\"1\""
    return "<\(prefix)\(name) style=\"\(edge.style)\"><\(prefix)color \(color)/></\(prefix)\(name)>"
  }

  // MARK: Alignment

  /// The attributes of an `alignment`, or nothing.
  private static func alignment(_ format: CellFormat) -> String {
    var horizontal = format.horizontal
    // Only a left or right alignment is indented.
    if format.indent > 0, horizontal != .left, horizontal != .right { horizontal = .left }
    var xml = ""
    if let horizontal { xml += " horizontal=\"\(horizontal)\"" }
    switch format.vertical {
    case nil, .bottom: break
    case .top: xml += " vertical=\"top\""
    case .center: xml += " vertical=\"center\""
    }
    if format.wrapsText { xml += " wrapText=\"1\"" }
    if format.indent > 0 { xml += " indent=\"\(min(format.indent, 250))\"" }
    if format.isTurned { xml += " textRotation=\"90\"" }
    if format.shrinksToFit, !format.wrapsText { xml += " shrinkToFit=\"1\"" }
    return xml
  }
}
