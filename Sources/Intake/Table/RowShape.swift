package import Spreadsheet

/// Tells records from repeated headers, totals and notes.
package struct RowShape {
  private let schema: Schema
  /// By sheet column: the header's cells as they stand, their lengths (-1 for none), and the field's kind.
  private var headerCells: [(upper: [UInt8], lower: [UInt8])] = []
  private var headerLengths: [(upper: Int32, lower: Int32)] = []
  private var kindOfSheetColumn: [Field.Kind?] = []
  private let kinds: [Field.Kind?]
  private let mappedCount: Int

  init(schema: Schema, columns: [FoundHeader.Column]) {
    self.schema = schema
    kinds = columns.map { column in column.match.map { schema.fields[$0.field].kind } }
    mappedCount = kinds.count { $0 != nil }
    for (index, column) in columns.enumerated() {
      while headerCells.count <= column.sheetColumn {
        headerCells.append(([], []))
        headerLengths.append((-1, -1))
        kindOfSheetColumn.append(nil)
      }
      headerCells[column.sheetColumn] = (column.upper, column.lower)
      headerLengths[column.sheetColumn] = (
        column.upper.isEmpty ? -1 : Int32(clamping: column.upper.count),
        column.lower.isEmpty ? -1 : Int32(clamping: column.lower.count)
      )
      kindOfSheetColumn[column.sheetColumn] = kinds[index]
    }
  }

  static func isBlank(_ cell: Cell, _ row: SheetRow) -> Bool {
    switch cell.value {
    case .empty: return true
    case .text(let range):
      // Nearly every text begins with a letter or digit.
      if range.isEmpty { return true }
      let first = row.bytes[range.range.lowerBound]
      if first > 0x20, first < 0xC2, first != 0x27, first != 0x3D { return false }
      return CellText.unwrapped(row.bytes.span.extracting(range.range)).isEmpty
    default: return false
    }
  }

  package static func isBlank(_ row: SheetRow) -> Bool { row.cells.allSatisfy { isBlank($0, row) } }

  static func firstText(_ row: SheetRow) -> String {
    guard let cell = row.cells.first(where: { !isBlank($0, row) }) else { return "" }
    return cell.text(in: row).trimmedBlanks
  }

  /// Why a row below the header is no record; nil for a record.
  ///
  /// `isFirst` says that no record came before it.
  func reasonToSkip(_ row: SheetRow, isFirst: Bool) -> SkippedRows.Reason? {
    var count = 0
    var headerCells = 0
    var first: Cell?
    for cell in row.cells where !Self.isBlank(cell, row) {
      count += 1
      if first == nil { first = cell }
      if repeatsHeader(cell, row) { headerCells += 1 }
    }
    guard let first else { return .blank }
    if headerCells >= 2, headerCells * 2 >= count { return .repeatedHeader }
    if isFirst, count >= 3, isColumnNumbers(row) { return .columnNumbers }
    guard case .text(let range) = first.value else { return nil }
    let text = row.bytes.span.extracting(range.range)
    if count == 1 {
      if headerCells == 1 { return .repeatedHeader }
      if TotalWord.begins(text) { return .total }
      return mappedCount >= 2 && !Self.isIdentifying(text, kind(of: first)) ? .note : nil
    }
    if TotalWord.begins(text), othersAreFigures(row, after: first) { return .total }
    if count <= 3, NoteWord.begins(text), !row.cells.contains(where: { isIdentifying($0, row) }) { return .note }
    return nil
  }

  private func repeatsHeader(_ cell: Cell, _ row: SheetRow) -> Bool {
    let column = Int(cell.column)
    guard case .text(let range) = cell.value, column < headerLengths.count else { return false }
    let lengths = headerLengths[column]
    guard Int64(range.count) == lengths.upper || Int64(range.count) == lengths.lower else { return false }
    let text = row.bytes.span.extracting(range.range)
    return Bytes.equal(text, headerCells[column].upper) || Bytes.equal(text, headerCells[column].lower)
  }

  /// Whether the cells are 1, 2, 3 …, as numbers or texts such as `(1)`.
  private func isColumnNumbers(_ row: SheetRow) -> Bool {
    var expected = 1
    for cell in row.cells where !Self.isBlank(cell, row) {
      switch cell.value {
      case .number(let number): if number != Double(expected) { return false }
      case .text(let range):
        let digits = row.bytes[range.range].filter { Bytes.isDigit($0) }
        let others = row.bytes[range.range].contains { !Bytes.isDigit($0) && $0 != 0x28 && $0 != 0x29 && $0 > 0x20 }
        if others || String(decoding: digits, as: UTF8.self) != String(expected) { return false }
      default: return false
      }
      expected += 1
    }
    return true
  }

  /// What the column of a cell holds; nil where no field is known.
  private func kind(of cell: Cell) -> Field.Kind? {
    let column = Int(cell.column)
    return column < kindOfSheetColumn.count ? kindOfSheetColumn[column] : nil
  }

  private func isIdentifying(_ cell: Cell, _ row: SheetRow) -> Bool {
    switch cell.value {
    case .text(let range): Self.isIdentifying(row.bytes.span.extracting(range.range), kind(of: cell))
    case .number: Self.isIdentifying([0x30].span, kind(of: cell))
    default: false
    }
  }

  /// Whether a lone cell could be what is left of a record: digits in a column of identifiers.
  private static func isIdentifying(_ text: Span<UInt8>, _ kind: Field.Kind?) -> Bool {
    switch kind {
    case .identifier, .nik, .telephone: Bytes.hasDigit(text) && !FooterText.isOne(text)
    default: false
    }
  }

  /// Whether a row of a table whose columns are not known is its totals: `Jumlah`, and figures.
  package static func isTotal(_ row: SheetRow) -> Bool {
    guard let first = row.cells.first(where: { !isBlank($0, row) }), case .text(let range) = first.value,
      TotalWord.begins(row.bytes.span.extracting(range.range))
    else { return false }
    let shape = RowShape(schema: Schema(fields: []), columns: [])
    return row.cells.contains { $0.column > first.column && !isBlank($0, row) }
      && shape.othersAreFigures(row, after: first)
  }

  private func othersAreFigures(_ row: SheetRow, after first: Cell) -> Bool {
    for cell in row.cells where cell.column > first.column && !Self.isBlank(cell, row) {
      let kind = kind(of: cell)
      switch cell.value {
      case .number, .duration, .time: continue
      case .text(let range):
        let text = row.bytes.span.extracting(range.range)
        if kind == .date, case .text = DateText.read(text) { return false }
        if !TotalWord.isFigure(text) { return false }
      default: return false
      }
    }
    return true
  }

  /// The text of a row at the very end that is a signature or a remark; nil for a record.
  ///
  /// `isAboveFooter` says that the row below is one.
  func trailingNote(_ cells: CellStore, row: Int, isAboveFooter: Bool) -> String? {
    guard mappedCount >= 2 else { return nil }
    var count = 0
    var days = 0
    var hasMark = false
    var hasPlace = false
    var note: String?
    for column in 0..<cells.width {
      let value = cells.value(row: row, column: column)
      if value == .empty { continue }
      count += 1
      let kind = column < kinds.count ? kinds[column] : nil
      switch value {
      case .date: days += 1
      case .text(let range):
        let text = cells.bytes.span.extracting(range.range)
        if Self.isIdentifying(text, kind) { return nil }
        if kind == .date, case .text = DateText.read(text) { days += 1 }
        // What a record says may begin like a remark; its first cell does not.
        if count == 1, kind != .date, kind != .time {
          hasMark = FooterText.isMark(text)
          hasPlace = FooterText.isPlace(text)
        }
        if note == nil { note = Bytes.string(text, Bytes.trimmed(text)) }
      default: return nil
      }
    }
    let isMarked = hasMark || hasPlace && days > 0
    // A lone day is a row that somebody began where days make rows, as in a log.
    if days > 0, !isMarked, count > 1 || !namesMakeRows { return nil }
    if isMarked { return count <= 4 ? note ?? "" : nil }
    guard mappedCount >= 4 else { return nil }
    return count <= (isAboveFooter ? 4 : 2) ? note ?? "" : nil
  }

  /// Whether a row that names nobody is none; a work book's own sheet takes whatever is typed.
  private var namesMakeRows: Bool { !schema.shapes.isEmpty && schema.shapes.allSatisfy(\.rejectsNameless) }
}
