/// Turns a worksheet part into rows, in the order of the file (ECMA-376 §18.3.1).
struct SheetScanner: ~Copyable {
  private var xml: XMLScanner
  private let limits: Limits
  private let formats: CellFormats
  private let strings: SharedStrings
  private let uses1904Dates: Bool
  /// Whether a cell without a value, as a look or a formula alone, is one too.
  private let includesEmptyCells: Bool
  /// What follows the rows; nil where it is not asked for.
  private(set) var frame: SheetFrame?

  private struct OpenRow {
    /// How deep the element stands.
    var depth: Int
    var isHidden = false
    /// The column of the cell last read, or -1.
    var column = -1
    /// A cell that names another row than those before it, whose start was read.
    var next: CellHead?
  }

  private enum Place {
    case beforeRows
    case inRows
    case done
  }

  private var place = Place.beforeRows
  private var hasRoot = false
  /// How deep the element stands that holds the rows.
  private var rowsDepth = 2
  /// The number of the row element last read, from 0, or -1.
  private var lastRow = -1
  /// The row element whose cells are not all read.
  private var openRow: OpenRow?
  private var rowElements = 0
  private var cellCount = 0
  private var sheetBytes = 0
  /// The characters of the cell at hand where they are a number, an index or a truth.
  private var characters: [UInt8] = []

  init(
    _ xml: consuming XMLScanner, limits: Limits, formats: CellFormats, strings: SharedStrings, uses1904Dates: Bool,
    includesEmptyCells: Bool = false, readsFrame: Bool = false
  ) {
    self.includesEmptyCells = includesEmptyCells
    frame = readsFrame ? SheetFrame() : nil
    self.xml = xml
    self.limits = limits
    self.formats = formats
    self.strings = strings
    self.uses1904Dates = uses1904Dates
    characters.reserveCapacity(64)
  }

  /// The text that a cell shows for a number where its format is one of noughts.
  func zeroPadded(_ number: Double, format: Int) -> String? { formats.zeroPadded(number, format: format) }

  /// Reads the next cells that stand in one row, by their own word; false at the end.
  ///
  /// A row may come in several pieces, and behind one that follows it in the sheet: see ``RowsInOrder``.
  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    if openRow != nil, try readCells(&row) { return true }
    while true {
      switch place {
      case .done: return false
      case .beforeRows:
        switch try xml.next() {
        case .start where xml.isNamed("sheetData") && xml.depth >= 2:
          rowsDepth = xml.depth
          place = .inRows
        case .start: hasRoot = true
        case .finished:
          guard hasRoot else { throw xml.error(.malformedXML(reason: "the part is empty")) }
          place = .done
        default: continue
        }
      case .inRows:
        switch try xml.next() {
        case .start where xml.isNamed("row"):
          try beginRow()
          if try readCells(&row) { return true }
        // What wraps rows, as AlternateContent, does not hide them.
        case .start: continue
        case .end where xml.depth == rowsDepth:
          // What follows the rows is mostly not read, but its checksum is.
          if frame != nil { try readFrame() } else { try xml.drain() }
          place = .done
        case .finished: place = .done
        default: continue
        }
      }
    }
  }

  private mutating func readFrame() throws(SpreadsheetError) {
    while try xml.nextStart() {
      if xml.depth == 2, xml.isNamed("autoFilter") {
        let area = try readArea()
        frame?.filter = area
        try xml.skipElement()
      } else if xml.depth == 3, xml.isNamed("mergeCell") {
        if let area = try readArea() { frame?.merged.append(area) }
        if frame?.merged.count ?? 0 > limits.mergedAreas {
          throw xml.error(.limitPassed(what: "merged areas", limit: limits.mergedAreas))
        }
      }
    }
  }

  /// The area that the current tag's `ref` names.
  private mutating func readArea() throws(SpreadsheetError) -> CellArea? {
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "ref") { return CellArea(try xml.string(attribute)) }
    }
    return nil
  }

  /// Reads a row's start tag.
  private mutating func beginRow() throws(SpreadsheetError) {
    lastRow += 1
    // A row may come in pieces, and empty ones stand beyond the last.
    rowElements += 1
    guard rowElements / 4 <= limits.rows else { throw xml.error(.limitPassed(what: "rows", limit: limits.rows)) }
    var isHidden = false
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "r") {
        guard let number = xml.withBytes(of: attribute, { NumberText.integer($0) }), number > 0 else {
          throw xml.error(.malformedXML(reason: "a row without a number"))
        }
        lastRow = number - 1
      } else if xml.isNamed(attribute, "hidden") {
        isHidden = XMLBoolean.value(try xml.string(attribute))
      }
    }
    openRow = OpenRow(depth: xml.depth, isHidden: isHidden)
  }

  /// Reads on in the open row, up to its end or a cell that names another row; false where no cell has a value.
  private mutating func readCells(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    guard var open = openRow else { return false }
    row.reset(index: lastRow)
    row.isHidden = open.isHidden
    var isSorted = true
    if let head = open.next {
      open.next = nil
      try resume(&row, &open.column, head)
    }
    while true {
      switch try xml.next() {
      case .start where xml.isLetter("c"):
        let head = try xml.cellHead()
        if head.row ?? lastRow != row.index {
          guard row.cells.isEmpty else {
            open.next = head
            openRow = open
            if !isSorted { row.sortCells() }
            return try isInSheet(row)
          }
          row.index = head.row ?? lastRow
        }
        let previous = open.column
        try readCell(&row, &open.column, head)
        if open.column <= previous { isSorted = false }
      case .start: try xml.skipElement()
      case .end where xml.depth == open.depth:
        openRow = nil
        if !isSorted { row.sortCells() }
        return try isInSheet(row)
      case .finished:
        openRow = nil
        return false
      default: continue
      }
    }
  }

  /// Reads the cell with which a piece of a row begins behind another piece.
  @inline(never)
  private mutating func resume(
    _ row: inout SheetRow, _ column: inout Int, _ head: CellHead
  ) throws(SpreadsheetError) {
    row.index = head.row ?? lastRow
    try readCell(&row, &column, head)
  }

  /// Whether the row holds a cell; one beyond the last row must not have a value.
  private func isInSheet(_ row: borrowing SheetRow) throws(SpreadsheetError) -> Bool {
    guard row.index >= limits.rows else { return !row.cells.isEmpty }
    guard row.cells.allSatisfy({ $0.value == .empty }) else {
      throw xml.error(.limitPassed(what: "rows", limit: limits.rows))
    }
    return false
  }

  /// An error for a row that is read too late to be put in its place.
  func disorder(_ row: Int, after last: Int) -> SpreadsheetError {
    xml.error(.malformedXML(reason: "row \(row + 1) after row \(last + 1)"))
  }

  // MARK: Cells

  /// Reads the cell whose start tag was read.
  @inline(__always)
  private mutating func readCell(
    _ row: inout SheetRow, _ column: inout Int, _ head: CellHead
  ) throws(SpreadsheetError) {
    var head = head
    column = head.column ?? column + 1
    let textStart = row.bytes.count
    let value: CellValue
    if head.type.isText
      ? try takePlainText(head, &row) : xml.takeText(between: "<v>", and: "</v></c>", references: false)
    {
      value = try self.value(head, textStart, &row, column, isScanned: true)
    } else {
      let hasValue = try readContent(&head, &row)
      value = hasValue ? try self.value(head, textStart, &row, column, isScanned: false) : .empty
    }
    guard value != .empty || (includesEmptyCells && column < limits.columns) else { return }
    guard column < limits.columns else { throw xml.error(.limitPassed(what: "columns", limit: limits.columns)) }
    cellCount += 1
    guard cellCount <= limits.cells else { throw xml.error(.limitPassed(what: "cells", limit: limits.cells)) }
    // One place may be named again and again.
    guard row.cells.count < limits.columns else {
      throw xml.error(.limitPassed(what: "columns", limit: limits.columns))
    }
    guard row.bytes.count <= limits.rowBytes else {
      throw xml.error(.limitPassed(what: "row bytes", limit: limits.rowBytes))
    }
    sheetBytes += row.bytes.count - textStart
    guard sheetBytes <= limits.sheetBytes else {
      throw xml.error(.limitPassed(what: "sheet bytes", limit: limits.sheetBytes))
    }
    row.cells.append(Cell(column: column, value: value, isFormula: head.isFormula, style: head.format))
  }

  /// Takes a text cell's content to the row's bytes where it is written plainly; false where it is not.
  @inline(__always)
  private mutating func takePlainText(_ head: CellHead, _ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    let isInline = head.type == .inlineString
    let isTaken =
      isInline
      ? xml.takeText(between: "<is><t>", and: "</t></is></c>", references: true)
      : xml.takeText(between: "<v>", and: "</v></c>", references: true)
    guard isTaken else { return false }
    let start = row.bytes.count
    try xml.appendText(to: &row.bytes)
    if isInline { StringItem.trim(&row.bytes, from: start) }
    if head.type != .error { ExcelEscapes.decode(&row.bytes, from: start) }
    return true
  }

  /// Reads a cell's elements up to its end: a text to the row's bytes, all else to `characters`; false without a value.
  private mutating func readContent(_ head: inout CellHead, _ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    let textStart = row.bytes.count
    let type = head.type
    var hasValue = false
    var truth: Bool?
    characters.removeAll(keepingCapacity: true)
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start:
        if xml.isLetter("v") {
          if type == .inlineString || truth != nil || (head.type != type && xml.isEmptyTag) {
            // The text of such a cell is in `is` alone.
            try xml.skipElement()
            continue
          }
          // In any other, `is` counts only where there is no `v`.
          head.type = type
          row.bytes.removeLast(row.bytes.count - textStart)
          if head.type.isText {
            try StringItem.appendText(&xml, to: &row.bytes, maximumBytes: limits.textBytes)
            if head.type != .error { ExcelEscapes.decode(&row.bytes, from: textStart) }
          } else {
            characters.removeAll(keepingCapacity: true)
            try StringItem.appendText(&xml, to: &characters, maximumBytes: limits.textBytes)
          }
          hasValue = true
        } else if xml.isNamed("is") {
          if hasValue, type != .inlineString, head.type == type {
            try xml.skipElement()
            continue
          }
          row.bytes.removeLast(row.bytes.count - textStart)
          try StringItem.append(&xml, to: &row.bytes, maximumBytes: limits.textBytes)
          head.type = .inlineString
          hasValue = true
        } else if xml.isLetter("f") {
          truth = try FormulaWords.takeTruth(&xml)
          head.isFormula = truth == nil
          guard let truth else { continue }
          // Whatever the cell's type says: LibreOffice writes a number in a cell of another format.
          head.type = .boolean
          characters = [UInt8(ascii: truth ? "1" : "0")]
        } else {
          try xml.skipElement()
        }
      case .end where xml.depth == outer: return hasValue || truth != nil
      case .finished: return hasValue
      default: continue
      }
    }
  }

  /// The value of the characters read; `.empty` for an empty text.
  ///
  /// The characters are the scanner's token where `isScanned`, else they stand in `characters`.
  @inline(__always)
  private mutating func value(
    _ head: CellHead, _ textStart: Int, _ row: inout SheetRow, _ column: Int, isScanned: Bool
  ) throws(SpreadsheetError) -> CellValue {
    switch head.type {
    case .formulaString, .inlineString: return Self.text(textStart, row)
    case .error:
      return row.bytes.count == textStart
        ? .empty : .error(TextRange(start: textStart, count: row.bytes.count - textStart))
    case .sharedString:
      guard let index = isScanned ? xml.withText(NumberText.integer) : NumberText.integer(characters.span) else {
        break
      }
      guard index < strings.count else { throw noSharedString("\(index)", column, row.index) }
      strings.append(index, to: &row.bytes)
      return Self.text(textStart, row)
    case .number:
      guard let number = isScanned ? xml.withText(NumberText.double) : NumberText.double(characters.span) else { break }
      switch formats[head.format] {
      case .number: return .number(number)
      case .duration: return abs(number) < Self.longestDuration ? .duration(number) : .number(number)
      case .date: return CellValue(serial: number, from1904: uses1904Dates)
      }
    case .boolean, .date: break
    }
    if isScanned {
      characters.removeAll(keepingCapacity: true)
      try xml.appendText(to: &characters)
    }
    return try rareValue(head.type, textStart, &row, column)
  }

  @inline(never)
  private func noSharedString(_ number: String, _ column: Int, _ row: Int) -> SpreadsheetError {
    var error = xml.error(
      strings.isAbsent
        ? .missingPart("sharedStrings") : .malformedXML(reason: "shared string \(number) of \(strings.count)"))
    error.cell = CellReference.name(row: row, column: column)
    return error
  }

  /// The value of a truth, an ISO date, a shared string's number between blanks, or characters that are not what the
  /// type says, which are kept as text.
  @inline(never)
  private mutating func rareValue(
    _ type: CellHead.Kind, _ textStart: Int, _ row: inout SheetRow, _ column: Int
  ) throws(SpreadsheetError) -> CellValue {
    switch type {
    case .sharedString:
      if characters.isEmpty { return .empty }
      guard let index = NumberText.double(characters.span).flatMap({ Int(exactly: $0) }),
        (0..<strings.count).contains(index)
      else { throw noSharedString("?", column, row.index) }
      strings.append(index, to: &row.bytes)
      return Self.text(textStart, row)
    case .boolean:
      switch characters.first(where: { $0 > 0x20 }) {
      case UInt8(ascii: "1"), UInt8(ascii: "t"), UInt8(ascii: "T"): return .boolean(true)
      case UInt8(ascii: "0"), UInt8(ascii: "f"), UInt8(ascii: "F"): return .boolean(false)
      default: break
      }
    case .date:
      if let value = ISODateText.value(String(decoding: characters, as: UTF8.self)) { return value }
    default: break
    }
    row.bytes.append(contentsOf: characters)
    return Self.text(textStart, row)
  }

  /// Days; more is no time that anybody measured, and its seconds need not be finite.
  private static let longestDuration = 1e9

  @inline(__always)
  private static func text(_ start: Int, _ row: borrowing SheetRow) -> CellValue {
    row.bytes.count == start ? .empty : .text(TextRange(start: start, count: row.bytes.count - start))
  }
}
