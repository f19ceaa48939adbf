extension SheetRewriter {
  /// The rows, up to their end; the start of `sheetData` was read.
  mutating func rows() throws(SpreadsheetError) {
    let outer = xml.depth
    if xml.isEmptyTag {
      guard nextEdit < changes.edits.count else { return try passElement() }
      try copy(to: xml.attributesRange.upperBound)
      drop(to: xml.tokenRange.upperBound)
      out.append(">")
      try writeRows(before: .max)
      close("sheetData")
      _ = try xml.next()
      return
    }
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("row"): try row()
      case .start: try passElement(without: "row")
      case .end where xml.depth == outer:
        try copy(to: xml.tokenRange.lowerBound)
        try writeRows(before: .max)
        return try pass()
      case .finished: return
      default: try passIfMuch()
      }
    }
  }

  /// Copies an element, as AlternateContent; with rows in it that the reader reads, no edit has a sure place.
  mutating func passElement(without name: StaticString) throws(SpreadsheetError) {
    guard let edit = changes.edits.first else { return try passElement() }
    try passElement { (sheet: inout SheetRewriter) throws(SpreadsheetError) in
      if sheet.xml.isNamed(name) { throw sheet.disorder(row: edit.row) }
    }
  }

  private func disorder(row: Int) -> SpreadsheetError { error(.notPatchable(.disorder), row, 0) }

  /// What a row's start tag says.
  struct RowHead {
    /// Where the tag begins, where it ends, and where its attributes do.
    var start: Int
    var end: Int
    var contentEnd: Int
    var isEmpty: Bool
    var row: Int?
    var style = 0
    var hasHeight = false
    var spans: (range: Range<Int>, columns: ClosedRange<Int>?)?
  }

  private mutating func rowHead() throws(SpreadsheetError) -> RowHead {
    var head = RowHead(
      start: xml.tokenRange.lowerBound, end: xml.tokenRange.upperBound, contentEnd: xml.attributesRange.upperBound,
      isEmpty: xml.isEmptyTag)
    var hasStyle = false
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "r") {
        guard let number = xml.withBytes(of: attribute, { NumberText.integer($0) }), number > 0 else {
          throw xml.error(.malformedXML(reason: "a row without a number"))
        }
        head.row = number - 1
      } else if xml.isNamed(attribute, "s") {
        head.style = xml.withBytes(of: attribute, { NumberText.integer($0) }) ?? 0
      } else if xml.isNamed(attribute, "ht") {
        head.hasHeight = true
      } else if xml.isNamed(attribute, "customFormat") {
        hasStyle = XMLBoolean.value(try xml.string(attribute))
      } else if xml.isNamed(attribute, "spans") {
        let ends = try xml.string(attribute).split { $0 == ":" || $0 == " " }.compactMap { Int($0) }
        let columns = ends.min().flatMap { low in ends.max().map { low - 1...$0 - 1 } }
        head.spans = (xml.range(of: attribute), columns)
      }
    }
    if !hasStyle { head.style = 0 }
    return head
  }

  /// A row whose start was read.
  private mutating func row() throws(SpreadsheetError) {
    var head = try rowHead()
    let outer = xml.depth
    var token: XMLScanner.Token?
    lastElement = head.row ?? lastElement + 1
    if head.row == nil, !head.isEmpty { token = try numberByCell(&head, outer) }
    let row = head.row ?? lastElement
    if nextEdit < changes.edits.count, changes.edits[nextEdit].row < row {
      try copy(to: head.start)
      try writeRows(before: row)
    }
    let edits: Range<Int>
    if row > lastRow {
      lastRow = row
      edits = nextEdit..<end(ofRow: row)
      nextEdit = edits.upperBound
    } else {
      guard changes.edits(inRow: row).isEmpty else { throw disorder(row: row) }
      edits = nextEdit..<nextEdit
    }
    guard !edits.isEmpty else { return try passRow(outer, row, token) }
    try editRow(head, row, edits, outer, token)
  }

  /// Finds the number of a row that says none by its first cell's.
  private mutating func numberByCell(_ head: inout RowHead, _ outer: Int) throws(SpreadsheetError) -> XMLScanner.Token {
    while true {
      let token = try xml.next()
      switch token {
      case .start where xml.isLetter("c"):
        head.row = try xml.cellHead().row
        return token
      case .start, .end, .finished: return token
      case .text: continue
      }
    }
  }

  /// The place of the first edit after those of a row, of which the next one is.
  private func end(ofRow row: Int) -> Int {
    var index = nextEdit
    while index < changes.edits.count, changes.edits[index].row == row { index += 1 }
    return index
  }

  /// Copies a row without an edit; `token` is what was read behind its start.
  private mutating func passRow(
    _ outer: Int, _ row: Int, _ firstToken: XMLScanner.Token?
  ) throws(SpreadsheetError) {
    var token: XMLScanner.Token
    if let firstToken { token = firstToken } else { token = try xml.next() }
    while true {
      switch token {
      case .start where xml.depth == outer + 1 && xml.isLetter("c"):
        // A cell of another row, which then would stand twice.
        let own = try xml.cellHead().row ?? lastElement
        if own != row, !changes.edits(inRow: own).isEmpty { throw disorder(row: own) }
      case .start where xml.isLetter("f"): try noteFormula(row)
      case .end where xml.depth == outer: return try passIfMuch()
      case .finished: return
      default: break
      }
      try passIfMuch()
      token = try xml.next()
    }
  }

  /// Copies a row and makes its edits.
  private mutating func editRow(
    _ head: RowHead, _ row: Int, _ edits: Range<Int>, _ outer: Int, _ firstToken: XMLScanner.Token?
  ) throws(SpreadsheetError) {
    rowDigits = SheetXML.Piece("\(row + 1)\"")
    let inherited = changes.inheritedStyles(row: row)
    if let spans = head.spans, let columns = spans.columns {
      let low = min(columns.lowerBound, changes.edits[edits.lowerBound].column)
      let high = max(columns.upperBound, changes.edits[edits.upperBound - 1].column)
      if low < columns.lowerBound || high > columns.upperBound {
        try copy(to: spans.range.lowerBound)
        out.append(Double(low + 1))
        out.append(":")
        out.append(Double(high + 1))
        drop(to: spans.range.upperBound)
      }
    }
    if !head.hasHeight, let height = changes.heights[row] {
      try copy(to: head.contentEnd)
      out.append(height.attributes)
    }
    var edits = edits
    if head.isEmpty {
      try copy(to: head.contentEnd)
      drop(to: head.end)
      out.append(">")
      try writeCells(before: .max, row, &edits, inherited, rowStyle: head.style)
      close("row")
      _ = try xml.next()
      return
    }
    let all = edits
    var column = -1
    var token: XMLScanner.Token
    if let firstToken { token = firstToken } else { token = try xml.next() }
    while true {
      switch token {
      case .start where xml.depth == outer + 1 && xml.isLetter("c"):
        let cell = try xml.cellHead()
        guard cell.row ?? lastElement == row else { throw disorder(row: row) }
        let previous = column
        column = cell.column ?? column + 1
        guard column < CellArea.lastColumn + 1 else {
          throw xml.error(.limitPassed(what: "columns", limit: CellArea.lastColumn + 1))
        }
        if column <= previous, changes.edits[all].contains(where: { $0.column == column }) {
          throw error(.notPatchable(.disorder), row, column)
        }
        if let next = edits.first, changes.edits[next].column <= column {
          if changes.edits[next].column < column {
            try copy(to: xml.tokenRange.lowerBound)
            try writeCells(before: column, row, &edits, inherited, rowStyle: head.style)
          }
          let own = takeEdits(of: column, &edits)
          if !own.isEmpty {
            try edit(cell, row, column, own)
            break
          }
        }
        try passCell(row)
      case .start: try passElement()
      case .end where xml.depth == outer:
        try copy(to: xml.tokenRange.lowerBound)
        try writeCells(before: .max, row, &edits, inherited, rowStyle: head.style)
        return
      case .finished: return
      default: break
      }
      token = try xml.next()
    }
  }

  /// The edits of one column, the next ones of the row.
  private func takeEdits(of column: Int, _ edits: inout Range<Int>) -> Range<Int> {
    var end = edits.lowerBound
    while end < edits.upperBound, changes.edits[end].column == column { end += 1 }
    defer { edits = end..<edits.upperBound }
    return edits.lowerBound..<end
  }

  /// Copies a cell without an edit.
  @inline(__always)
  mutating func passCell(_ row: Int) throws(SpreadsheetError) {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start where xml.isLetter("f"): try noteFormula(row)
      case .end where xml.depth == outer: return try passIfMuch()
      case .finished: return
      default: try passIfMuch()
      }
    }
  }

  // MARK: New rows and cells

  /// Writes the rows that come before a row and are not in the sheet.
  mutating func writeRows(before row: Int) throws(SpreadsheetError) {
    while nextEdit < changes.edits.count, changes.edits[nextEdit].row < row {
      let number = changes.edits[nextEdit].row
      var edits = nextEdit..<end(ofRow: number)
      nextEdit = edits.upperBound
      guard number > lastRow else { throw disorder(row: number) }
      rowDigits = SheetXML.Piece("\(number + 1)\"")
      var isOpen = false
      try writeCells(
        before: .max, number, &edits, changes.inheritedStyles(row: number), rowStyle: 0, opening: &isOpen)
      if isOpen {
        close("row")
        lastRow = number
      }
      if out.count > 1 << 17 { try sink.send(xml: &out) }
    }
  }

  private mutating func writeCells(
    before column: Int, _ row: Int, _ edits: inout Range<Int>, _ inherited: [Int: Int], rowStyle: Int
  ) throws(SpreadsheetError) {
    var isOpen = true
    try writeCells(before: column, row, &edits, inherited, rowStyle: rowStyle, opening: &isOpen)
  }

  /// Writes the cells of a row that come before a column and are not in the sheet, and the row's start if it is not open.
  private mutating func writeCells(
    before column: Int, _ row: Int, _ edits: inout Range<Int>, _ inherited: [Int: Int], rowStyle: Int,
    opening isOpen: inout Bool
  ) throws(SpreadsheetError) {
    while let next = edits.first, changes.edits[next].column < column {
      let place = changes.edits[next].column
      let own = takeEdits(of: place, &edits)
      let value = value(of: own)
      let hasLook = changes.edits[own].contains { $0.look != nil }
      guard hasLook || (value ?? .empty) != .empty || inherited[place] != nil else { continue }
      let base = inherited[place] ?? (rowStyle > 0 ? rowStyle : columnStyle(place))
      let style = try style(of: own, base: base)
      if !isOpen {
        open("row")
        out.append(" r=\"")
        out.append(rowDigits)
        if let height = changes.heights[row] { out.append(height.attributes) }
        out.append(">")
        isOpen = true
      }
      open("c")
      out.append(" r=\"")
      out.append(SheetXML.Piece(CellReference.letters(place)))
      out.append(rowDigits)
      if style > 0 {
        out.append(" s=\"")
        out.append(Double(style))
        out.append("\"")
      }
      try write(value ?? .empty, row, place)
    }
  }

  private func columnStyle(_ column: Int) -> Int {
    columnStyles.first { $0.columns.contains(column) }?.style ?? 0
  }

  /// The value that several edits of one cell leave; nil where they leave it as it is.
  func value(of edits: Range<Int>) -> PatchValue? { changes.edits[edits].last { $0.value != nil }?.value }

  /// The style that several edits of one cell make of its own.
  mutating func style(of edits: Range<Int>, base: Int) throws(SpreadsheetError) -> Int {
    var style = base
    for index in edits {
      if let look = changes.edits[index].look { style = try styled(look, base: style) }
    }
    guard let value = value(of: edits), value.needsFormat,
      let format = value.numberFormat(in: try context.numberFormat(style))
    else { return style }
    return try styled(.change(LookChange(numberFormat: format)), base: style)
  }

  /// A row's cells mostly share a look and have few styles: what was just asked need not be looked up.
  private mutating func styled(_ look: LookEdit, base: Int) throws(SpreadsheetError) -> Int {
    guard (0..<4096).contains(base) else { return try context.style(base, look) }
    while knownStyles.count <= base { knownStyles.append(nil) }
    if let known = knownStyles[base], known.look == look { return known.style }
    let style = try context.style(base, look)
    knownStyles[base] = (look, style)
    return style
  }
}
