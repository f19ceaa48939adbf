import Spreadsheet

/// Frees the cells of an input from what exports and number formats did to them (RULES F).
///
/// - `="001234"` and a leading `'` are how exports keep noughts: the value is 001234, in every column.
/// - A number whose format is noughts is in a column of identifiers or telephone numbers the text that it shows.
/// - A decimal of nought is no part of an identifier where no other cell of its column has another decimal: `1234.0` is 1234.
struct InputCells {
  private let kinds: [Field.Kind?]

  init(schema: Schema, columns: [FoundHeader.Column]) {
    kinds = columns.map { column in column.match.map { schema.fields[$0.field].kind } }
  }

  /// The text that a cell stands for; nil where it stands for what it holds.
  func text(of cell: Cell, in row: SheetRow, column: Int, _ reader: some RowReader) -> [UInt8]? {
    switch cell.value {
    case .text(let range):
      let first = row.bytes[range.range.lowerBound]
      guard first == 0x27 || first == 0x3D || first <= 0x20 || first >= 0xC2 else { return nil }
      return unwrapped(row.bytes.span.extracting(range.range))
    case .number(let number):
      guard cell.style > 0, column < kinds.count else { return nil }
      switch kinds[column] {
      case .identifier: return reader.zeroPadded(number, format: Int(cell.style)).map { Array($0.utf8) }
      case .telephone:
        // Noughts at the end are what a spreadsheet leaves of lost digits.
        if case .damaged = Telephone.parse(number: number) { return nil }
        return reader.zeroPadded(number, format: Int(cell.style)).map { Array($0.utf8) }
      default: return nil
      }
    default: return nil
    }
  }

  private func unwrapped(_ text: Span<UInt8>) -> [UInt8]? {
    guard CellText.isWrapped(text) else { return nil }
    return Array(CellText.plain(text).utf8)
  }

  /// Takes the decimals of floats from the columns of identifiers.
  func dropDecimals(from cells: inout CellStore) {
    for column in kinds.indices where kinds[column] == .identifier || kinds[column] == .nik {
      var floats: [(row: Int, count: Int)] = []
      var hasFraction = false
      for row in cells.rowNumbers.indices {
        guard case .text(let range) = cells.value(row: row, column: column) else { continue }
        let text = cells.bytes.span.extracting(range.range)
        // An identifier ends in a digit; few have a point before a nought.
        guard text.count > 2, text[text.count - 1] &- 0x30 < 10 else { continue }
        if let digits = CellText.digitsOfFloat(text) {
          floats.append((row, digits.count))
        } else if CellText.decimalParts(text) != nil {
          hasFraction = true
          break
        }
      }
      if hasFraction { continue }
      for (row, count) in floats { cells.keepWhole(row: row, column: column, count) }
    }
  }
}
