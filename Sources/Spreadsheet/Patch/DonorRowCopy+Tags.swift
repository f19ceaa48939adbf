extension DonorRowCopy {
  /// Appends a start tag as the target has it.
  ///
  /// - Parameters:
  ///   - tag: the donor's.
  ///   - name: an attribute that is left out.
  ///   - opens: whether an empty tag becomes a start tag.
  ///   - isInline: whether a cell of a shared text becomes one of an inline text.
  /// - Throws: `.malformedXML`.
  mutating func append(
    _ tag: DonorRows.Tag, leavingOut name: StaticString? = nil, opens: Bool = false, isInline: Bool = false
  ) throws(SpreadsheetError) {
    let token = tag.token
    xml.append(UInt8(ascii: "<"))
    xml += prefix
    xml += rows.bytes[token.nameStart..<token.nameEnd]
    let isCell = rows.isNamed(tag, "c")
    let hasFormat = isCell || rows.isNamed(tag, "row")
    if isCell, let plain = mapping.styles.first, let plain, plain != 0, try !names(tag, "s") {
      xml += " s=\"\(plain)\"".utf8
    }
    var done = token.nameEnd
    var cursor = token.nameEnd
    while let attribute = try rows.attribute(of: tag, at: &cursor) {
      if attribute.isPrefixed {
        let start = start(of: attribute)
        if rows.bytes[start..<attribute.valueEnd].starts(with: "xml:".utf8) { continue }
        xml += rows.bytes[done..<start]
        done = attribute.valueEnd + 1
        guard XMLBytes.equal(rows.bytes, attribute.nameStart..<attribute.nameEnd, "id"),
          let id = mapping.relationships[try tree.text(attribute.valueStart..<attribute.valueEnd)]
        else { continue }
        xml += "\(mapping.relationshipPrefix):id=\"\(id)\"".utf8
      } else if hasFormat, rows.isPlain(attribute, "s") {
        xml += rows.bytes[done..<attribute.valueStart]
        let number = rows.integer(attribute) ?? 0
        if formats.indices.contains(number) { xml += formats[number] } else { xml.append(UInt8(ascii: "0")) }
        done = attribute.valueEnd
      } else if isInline, rows.isPlain(attribute, "t") {
        xml += rows.bytes[done..<attribute.valueStart]
        xml += "inlineStr".utf8
        done = attribute.valueEnd
      } else if let name, rows.isPlain(attribute, name) {
        xml += rows.bytes[done..<start(of: attribute)]
        done = attribute.valueEnd + 1
      }
    }
    xml += rows.bytes[done..<token.contentEnd]
    if token.kind == .emptyTag, !opens { xml.append(UInt8(ascii: "/")) }
    xml.append(UInt8(ascii: ">"))
  }

  /// Appends the end tag of an element.
  mutating func appendEnd(of tag: DonorRows.Tag) {
    xml += "</".utf8
    xml += prefix
    xml += rows.bytes[tag.token.nameStart..<tag.token.nameEnd]
    xml.append(UInt8(ascii: ">"))
  }

  /// Appends what an element holds and its end tag; of a cell the text that stands for its shared one, and a day as the
  /// target counts it.
  ///
  /// - Throws: `.malformedXML`, `.invalidValue` for a day before the workbook's calendar.
  mutating func appendContent(
    of start: DonorRows.Tag, text: [UInt8]? = nil, isDay: Bool = false
  ) throws(SpreadsheetError) {
    guard start.token.kind == .startTag else { return }
    var done = position
    var depth = 1
    while depth > 0, position < rows.content.upperBound {
      let tag = next()
      switch tag.token.kind {
      case .endTag:
        depth -= 1
        guard isRenamed else { continue }
        xml += rows.bytes[done..<tag.start]
        appendEnd(of: tag)
        done = position
      case .startTag, .emptyTag:
        if depth == 1, text != nil || isDay, rows.isNamed(tag, "v") {
          if let text {
            xml += rows.bytes[done..<tag.start]
            xml += text
            skip(tag)
            done = position
            continue
          } else if let day = try day(of: tag) {
            xml += rows.bytes[done..<tag.start]
            try append(tag)
            xml += day
            _ = next()
            done = position
            depth += 1
            continue
          }
        }
        if isRenamed || tag.hasAttributes {
          xml += rows.bytes[done..<tag.start]
          try append(tag)
          done = position
        }
        if tag.token.kind == .startTag { depth += 1 }
      default: break
      }
    }
    xml += rows.bytes[done..<position]
  }

  private func names(_ tag: DonorRows.Tag, _ name: StaticString) throws(SpreadsheetError) -> Bool {
    var cursor = tag.token.nameEnd
    while let attribute = try rows.attribute(of: tag, at: &cursor) {
      if rows.isPlain(attribute, name) { return true }
    }
    return false
  }

  /// Where an attribute's name begins, its prefix included.
  private func start(of attribute: XMLAttribute) -> Int {
    var start = attribute.nameStart
    while !XMLBytes.isSpace(rows.bytes[start - 1]) { start -= 1 }
    return start
  }

  /// The day that a value's start tag leads to, counted from where the target does; nil for a time of day.
  private func day(of tag: DonorRows.Tag) throws(SpreadsheetError) -> [UInt8]? {
    let text = DonorRows.Tag(at: tag.end, rows)
    guard text.token.kind == .text,
      let number = Double(try tree.text(text.token.nameStart..<text.token.contentEnd)), number >= 1
    else { return nil }
    guard number + mapping.dayShift >= 0 else {
      throw tree.error(.invalidValue(reason: "a day before the workbook's calendar"), tag.start)
    }
    var shifted = SheetXML()
    shifted.append(number + mapping.dayShift)
    return unsafe Array(shifted.bytes)
  }
}
