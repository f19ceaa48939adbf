extension StylePatch {
  /// Adds what makes a cell look as one that ``WorkbookWriter`` gives this format.
  func add(_ format: CellFormat) throws(SpreadsheetError) -> Int {
    try check(format)
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
    if format.isUnlocked { xml += " applyProtection=\"1\"" }
    var children = alignment.isEmpty ? "" : "<\(prefix)alignment\(alignment)/>"
    if format.isUnlocked { children += "<\(prefix)protection locked=\"0\"/>" }
    xml += children.isEmpty ? "/>" : ">\(children)</\(prefix)xf>"
    return try addFormat(Array(xml.utf8))
  }

  private func check(_ format: CellFormat) throws(SpreadsheetError) {
    if let name = format.fontName, name.isEmpty || name.utf16.count > 31 { throw invalid("font name \(name)") }
    if let size = format.fontSize, !(1...409).contains(size) { throw invalid("font size \(size)") }
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
    if format.isStruckOut { xml += "<\(p)strike/>" }
    switch format.underline {
    case nil: break
    case .single: xml += "<\(p)u/>"
    case .double: xml += "<\(p)u val=\"double\"/>"
    }
    xml += "<\(p)sz val=\"\(Self.decimal(format.fontSize ?? 11))\"/>"
    xml += format.fontColor.map { "<\(p)color rgb=\"\($0.argb)\"/>" } ?? "<\(p)color theme=\"1\"/>"
    let name = format.fontName ?? "Calibri"
    xml += "<\(p)name val=\"\(escapedAttribute(name))\"/><\(p)family val=\"2\"/>"
    if isBound, name == "Calibri" { xml += "<\(p)scheme val=\"minor\"/>" }
    return xml + "</\(p)font>"
  }

  private static func decimal(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\(number)"
  }

  // MARK: Border

  private func borderXML(_ format: CellFormat) -> String {
    let p = prefix
    var xml = "<\(p)border"
    switch format.diagonal {
    case nil: break
    case .up: xml += " diagonalUp=\"1\""
    case .down: xml += " diagonalDown=\"1\""
    case .upAndDown: xml += " diagonalUp=\"1\" diagonalDown=\"1\""
    }
    xml += ">"
    xml += edgeXML("left", format.leftBorder ?? format.border)
    xml += edgeXML("right", format.rightBorder ?? format.border)
    xml += edgeXML("top", format.topBorder ?? format.border)
    xml += edgeXML("bottom", format.bottomBorder ?? format.border)
    xml += edgeXML("diagonal", format.diagonal == nil ? nil : format.diagonalBorder ?? .thin)
    return xml + "</\(p)border>"
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
    let rotation = max(-90, min(90, format.rotation))
    if rotation != 0 { xml += " textRotation=\"\(rotation < 0 ? 90 - rotation : rotation)\"" }
    if format.wrapsText { xml += " wrapText=\"1\"" }
    if format.indent > 0 { xml += " indent=\"\(min(format.indent, 250))\"" }
    let shrinks = format.shrinksToFit && !format.wrapsText && horizontal != .fill && horizontal != .justify
    if shrinks { xml += " shrinkToFit=\"1\"" }
    return xml
  }

  private func invalid(_ reason: String) -> SpreadsheetError {
    tree.error(.invalidValue(reason: reason), 0)
  }
}
