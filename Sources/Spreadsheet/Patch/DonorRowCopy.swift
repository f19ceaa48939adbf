/// The copying of a donor's rows, with cells of the target's that stay in their places.
struct DonorRowCopy {
  let rows: DonorRows
  let tree: XMLTree
  let mapping: DonorSheet.Mapping
  private let strings: SharedStrings
  private let keeping: Set<CellPosition>
  private let keptRows: Set<Int>
  /// The rows with cells that stay, of which those before the current one are gone.
  private var kept: ArraySlice<KeptCells.Row>
  let prefix: [UInt8]
  /// Whether the target's elements have another prefix than the donor's.
  let isRenamed: Bool
  /// The target's cell formats by the donor's, as they are written.
  let formats: [[UInt8]]
  var position: Int
  /// The row that comes next where one does not say its number, and so the column of a cell.
  private var nextRow = 0
  private var nextColumn = 0
  var xml: [UInt8] = []
  /// What the rows fill; nil where there is no cell.
  private(set) var area: CellArea?

  /// - Parameters:
  ///   - tree: the donor's sheet but for its rows.
  ///   - rows: the donor's.
  ///   - mapping: what the donor's names and numbers become.
  ///   - strings: the donor's shared strings.
  ///   - keeping: cells that are not the donor's.
  ///   - kept: what stands in those.
  /// - Throws: `.malformedXML`; `.invalidValue` for a day before the workbook's calendar.
  init(
    of tree: XMLTree, _ rows: DonorRows, mapping: DonorSheet.Mapping, strings: SharedStrings,
    keeping: Set<CellPosition>, kept: KeptCells
  ) throws(SpreadsheetError) {
    self.tree = tree
    self.rows = rows
    self.mapping = mapping
    self.strings = strings
    self.keeping = keeping
    keptRows = Set(keeping.map(\.row))
    self.kept = kept.rows[...]
    prefix = Array(mapping.prefix.utf8)
    isRenamed = tree.prefix(0) != mapping.prefix
    formats = mapping.styles.map { Array(String($0 ?? 0).utf8) }
    position = rows.content.lowerBound
    xml.reserveCapacity(rows.content.count + rows.content.count / 16)
    xml += "<\(mapping.prefix)sheetData>".utf8
    while position < rows.content.upperBound {
      let tag = next()
      guard tag.isStart else { continue }
      if rows.isNamed(tag, "row") { try row(tag) } else { skip(tag) }
    }
    while let row = self.kept.popFirst() { append(row) }
    xml += "</\(mapping.prefix)sheetData>".utf8
  }

  mutating func next() -> DonorRows.Tag {
    let tag = DonorRows.Tag(at: position, rows)
    position = min(tag.end, rows.content.upperBound)
    return tag
  }

  /// Leaves out the rest of an element whose start tag was read.
  mutating func skip(_ start: DonorRows.Tag) {
    var depth = start.token.kind == .startTag ? 1 : 0
    while depth > 0, position < rows.content.upperBound {
      switch next().token.kind {
      case .startTag: depth += 1
      case .endTag: depth -= 1
      default: break
      }
    }
  }

  // MARK: Rows

  private mutating func row(_ start: DonorRows.Tag) throws(SpreadsheetError) {
    let row = try index(of: start)
    nextRow = row + 1
    nextColumn = 0
    while let waiting = kept.first, waiting.index < row {
      append(waiting)
      kept.removeFirst()
    }
    var own: ArraySlice<(column: Int, xml: [UInt8])> = []
    if let waiting = kept.first, waiting.index == row {
      own = waiting.cells[...]
      kept.removeFirst()
    }
    for (column, _) in own { widen(row, column) }
    let isMixed = keptRows.contains(row)
    let opens = !own.isEmpty
    try append(start, leavingOut: isMixed ? "spans" : nil, opens: opens)
    var isOpen = start.token.kind == .startTag
    while isOpen, position < rows.content.upperBound {
      let tag = next()
      switch tag.token.kind {
      case .endTag: isOpen = false
      case .startTag, .emptyTag:
        if rows.isNamed(tag, "c") {
          let column = try column(of: tag)
          nextColumn = column + 1
          widen(row, column)
          while let waiting = own.first, waiting.column < column {
            xml += waiting.xml
            own.removeFirst()
          }
          if isMixed, keeping.contains(CellPosition(row: row, column: column)) { skip(tag) } else { try cell(tag) }
        } else if isMixed {
          skip(tag)
        } else {
          try append(tag)
          try appendContent(of: tag)
        }
      default: if !isMixed { xml += rows.bytes[tag.start..<position] }
      }
    }
    for (_, cell) in own { xml += cell }
    if start.token.kind == .startTag || opens { appendEnd(of: start) }
  }

  /// A row of the target's cells alone.
  private mutating func append(_ row: KeptCells.Row) {
    xml += row.tag
    for (column, cell) in row.cells {
      xml += cell
      widen(row.index, column)
    }
    xml += "</\(mapping.prefix)row>".utf8
  }

  private mutating func widen(_ row: Int, _ column: Int) {
    guard let area, area.rows.contains(row), area.columns.contains(column) else {
      let own = CellArea(row: row, column: column)
      area = area?.union(own) ?? own
      return
    }
  }

  private func index(of row: DonorRows.Tag) throws(SpreadsheetError) -> Int {
    var cursor = row.token.nameEnd
    while let attribute = try rows.attribute(of: row, at: &cursor) {
      guard rows.isPlain(attribute, "r") else { continue }
      guard let number = rows.integer(attribute), number > 0 else {
        throw rows.error("a row without its number", at: row.start)
      }
      return number - 1
    }
    return nextRow
  }

  private func column(of cell: DonorRows.Tag) throws(SpreadsheetError) -> Int {
    var cursor = cell.token.nameEnd
    while let attribute = try rows.attribute(of: cell, at: &cursor) {
      guard rows.isPlain(attribute, "r") else { continue }
      guard let column = rows.column(attribute) else {
        throw rows.error("a cell without its place", at: cell.start)
      }
      return column
    }
    return nextColumn
  }

  // MARK: Cells

  private mutating func cell(_ start: DonorRows.Tag) throws(SpreadsheetError) {
    var format = 0
    var isShared = false
    var isNumber = true
    var cursor = start.token.nameEnd
    while let attribute = try rows.attribute(of: start, at: &cursor) {
      if rows.isPlain(attribute, "s") { format = rows.integer(attribute) ?? 0 }
      if rows.isPlain(attribute, "t") {
        isShared = rows.isValue(attribute, "s")
        isNumber = rows.isValue(attribute, "n")
      }
    }
    let text = try isShared ? sharedText(of: start) : nil
    try append(start, isInline: text != nil)
    let isDay = mapping.dayShift != 0 && isNumber && mapping.dayFormats.contains(format)
    try appendContent(of: start, text: text, isDay: isDay)
  }

  /// The element that stands for a cell's shared text; nil where it leads to none.
  private func sharedText(of start: DonorRows.Tag) throws(SpreadsheetError) -> [UInt8]? {
    var copy = self
    var depth = start.token.kind == .startTag ? 1 : 0
    while depth > 0, copy.position < rows.content.upperBound {
      let tag = copy.next()
      switch tag.token.kind {
      case .startTag where depth == 1 && rows.isNamed(tag, "v"):
        guard let index = try Int(tree.text(tag.end..<copy.next().token.contentEnd)), index >= 0,
          index < strings.count
        else { return nil }
        var text: [UInt8] = []
        strings.append(index, to: &text)
        let escaped = XMLBytes.escapedText(escapedForWorkbook(String(decoding: text, as: UTF8.self)))
        let p = mapping.prefix
        return Array("<\(p)is><\(p)t xml:space=\"preserve\">\(escaped)</\(p)t></\(p)is>".utf8)
      case .startTag: depth += 1
      case .endTag: depth -= 1
      default: break
      }
    }
    return nil
  }
}
