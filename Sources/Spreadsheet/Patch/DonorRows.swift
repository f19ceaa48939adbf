/// The rows of a sheet of another workbook (ECMA-376 §18.3.1.80), of whose elements none is held. Errors name no file.
struct DonorRows {
  /// The sheet's part.
  let bytes: [UInt8]
  /// What lies between the tags of `sheetData`.
  let content: Range<Int>

  /// Takes the rows of a sheet whose tree leaves `sheetData` unread.
  init(_ tree: XMLTree) {
    bytes = tree.bytes
    content = tree.child(of: 0, named: "sheetData").map { tree[$0].content } ?? 0..<0
  }

  /// The cell formats that rows and cells name.
  ///
  /// - Throws: `.malformedXML`.
  func formats() throws(SpreadsheetError) -> Set<Int> {
    var formats: Set<Int> = []
    var last = -1
    var tag = Tag(at: content.lowerBound, self)
    while tag.end < content.upperBound {
      if tag.isStart, isNamed(tag, "c") || isNamed(tag, "row") {
        var cursor = tag.token.nameEnd
        while let attribute = try attribute(of: tag, at: &cursor) {
          guard isPlain(attribute, "s"), let number = integer(attribute), number != last else {
            continue
          }
          formats.insert(number)
          last = number
        }
      }
      tag = Tag(at: tag.end, self)
    }
    return formats
  }

  /// A token with its place.
  struct Tag {
    let start: Int
    let token: XMLRawToken

    init(at start: Int, _ rows: DonorRows) {
      self.start = start
      token = XMLTokenizer.token(in: rows.bytes.span, from: start, to: rows.content.upperBound)
    }

    /// Beyond the content where no token ends in it.
    var end: Int { token.next > start ? token.next : .max }
    var isStart: Bool { token.kind == .startTag || token.kind == .emptyTag }
    var hasAttributes: Bool { token.contentEnd > token.nameEnd }
  }

  func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
    XMLBytes.equal(bytes, tag.token.nameStart..<tag.token.nameEnd, name)
  }

  /// Whether an attribute without a prefix has this name.
  func isPlain(_ attribute: XMLAttribute, _ name: StaticString) -> Bool {
    !attribute.isPrefixed && XMLBytes.equal(bytes, attribute.nameStart..<attribute.nameEnd, name)
  }

  /// An attribute's value as a number; nil where it is none.
  func integer(_ attribute: XMLAttribute) -> Int? {
    NumberText.integer(bytes.span.extracting(attribute.valueStart..<attribute.valueEnd))
  }

  /// The column of a cell reference; nil where it is none.
  func column(_ attribute: XMLAttribute) -> Int? {
    CellReference.parse(bytes.span.extracting(attribute.valueStart..<attribute.valueEnd))?.column
  }

  func isValue(_ attribute: XMLAttribute, _ text: StaticString) -> Bool {
    XMLBytes.equal(bytes, attribute.valueStart..<attribute.valueEnd, text)
  }

  /// The attribute that begins at `cursor` or after the white space there.
  func attribute(of tag: Tag, at cursor: inout Int) throws(SpreadsheetError) -> XMLAttribute? {
    switch XMLAttribute.next(in: bytes.span, from: cursor, to: tag.token.contentEnd) {
    case .none: return nil
    case .malformed: throw error("an attribute is not well-formed", at: cursor)
    case .attribute(let attribute):
      cursor = attribute.valueEnd + 1
      return attribute
    }
  }

  func error(_ reason: String, at byte: Int) -> SpreadsheetError {
    SpreadsheetError(.malformedXML(reason: reason), file: "", byte: byte)
  }
}
