import Spreadsheet

/// Identifiers that are not surely what they seem, by what the rest of their column is.
struct IdentifierDoubts {
  private enum Form {
    case digits
    /// A letter that looks like a digit stands among digits.
    case letter
    /// Digits stand behind a whole number.
    case tail
    case other
  }

  private let table: Table
  /// Columns of digits alone, but for a few.
  private var ofDigits: Set<Int> = []

  init(_ table: Table) {
    self.table = table
    for (index, column) in table.columns.enumerated() {
      guard let field = column.field, table.schema.fields[field].kind == .identifier else { continue }
      var digits = 0
      var doubtful = 0
      for row in 0..<table.rowCount {
        switch form(row, index) {
        case .digits: digits += 1
        case .letter, .tail: doubtful += 1
        case .other, nil: break
        }
      }
      if doubtful > 0, digits >= doubtful { ofDigits.insert(index) }
    }
  }

  /// What is to be said of a cell; nil where nothing is.
  func fault(row: Int, column: Int) -> (Problem.Fault, Problem.Effect)? {
    guard ofDigits.contains(column) else { return nil }
    switch form(row, column) {
    case .letter: return (.identifierLetter, .warning)
    case .tail: return (.identifierTail, .warning)
    default: return nil
    }
  }

  /// Nil for an empty cell.
  private func form(_ row: Int, _ column: Int) -> Form? {
    switch table.value(row: row, column: column) {
    case .empty: nil
    case .number: .digits
    case .text: table.withUTF8(row: row, column: column) { Self.form($0.extracting(CellText.unwrapped($0))) }
    default: .other
    }
  }

  private static func form(_ text: Span<UInt8>) -> Form {
    var letters = 0
    var digits = 0
    var areLookalikes = true
    var hasParentheses = false
    for index in 0..<text.count {
      let byte = text[index]
      if Bytes.isDigit(byte) {
        digits += 1
      } else if Identifier.isSeparator(byte) {
        continue
      } else if byte == 0x28 || byte == 0x29 {
        hasParentheses = true
      } else {
        letters += 1
        if !"oOlIiSsBbZz".utf8.contains(byte) { areLookalikes = false }
      }
    }
    if letters == 0, digits > 0 { return hasParentheses || Identifier.tail(text) != nil ? .tail : .digits }
    return digits > letters && areLookalikes ? .letter : .other
  }
}
