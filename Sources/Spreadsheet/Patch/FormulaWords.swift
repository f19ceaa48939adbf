/// A reference in a formula: `B7`, `$B$7`; as a side of a range also `B` or `7`.
package struct FormulaReference {
  /// From 0; nil in a reference to whole rows.
  package var column: Int?
  /// From 0; nil in a reference to whole columns.
  package var row: Int?
  package var isColumnFixed: Bool
  package var isRowFixed: Bool
  /// Whether it is a side of `A1:B2`.
  package var isRange: Bool
  /// The sheet that is named before it, or before the first side of its range; nil for the formula's own.
  package var sheet: String?

  /// As a formula writes it; nil where it leaves the sheet.
  package var text: String? {
    var text = ""
    if let column {
      guard (0...CellArea.lastColumn).contains(column) else { return nil }
      text += (isColumnFixed ? "$" : "") + CellReference.letters(column)
    }
    if let row {
      guard (0...CellArea.lastRow).contains(row) else { return nil }
      text += (isRowFixed ? "$" : "") + String(row + 1)
    }
    return text
  }
}

/// The text of a formula (ECMA-376 §18.17), cut into words as far as references need it.
package enum FormulaWords {
  /// Whether the formula is a truth alone, `TRUE()` or `FALSE()`: LibreOffice writes so what was typed as a value.
  static func isTruth(_ formula: String) -> Bool { formula == "TRUE()" || formula == "FALSE()" }

  /// Reads the element of a formula; the truth that it is alone, or nil.
  static func takeTruth(_ xml: inout XMLScanner) throws(SpreadsheetError) -> Bool? {
    let outer = xml.depth
    var truth: Bool?
    var pieces = 0
    while true {
      switch try xml.next() {
      case .text:
        pieces += 1
        truth = pieces == 1 ? xml.withText { Self.truth($0) } : nil
      case .end where xml.depth == outer: return truth
      case .finished: return nil
      default: truth = nil
      }
    }
  }

  private static func truth(_ text: Span<UInt8>) -> Bool? {
    guard text.count == 6 || text.count == 7 else { return nil }
    let formula = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    return isTruth(formula) ? text.count == 6 : nil
  }

  /// Replaces each reference of a formula by a text; texts, quoted sheet names and names of functions stay.
  ///
  /// - Parameters:
  ///   - formula: the formula without its equals sign.
  ///   - other: what becomes of all else but quoted texts, byte by byte; nil leaves the byte out.
  ///   - reference: the text of a reference.
  /// - Returns: the formula's text.
  package static func mapped(
    _ formula: String, other: (UInt8) -> UInt8? = { $0 }, reference: (FormulaReference) -> String
  ) -> String {
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    var index = 0
    // The sheet named before the first side of a range.
    var sheet: String?
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = endOfQuoted(bytes, from: index)
        result += bytes[index..<end]
        index = end
      case UInt8(ascii: "["):
        // A table's column or another workbook.
        let end = endOfBracket(bytes, from: index)
        result += bytes[index..<end]
        index = end
      case let byte where isWord(byte):
        var end = index
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        let next = end < bytes.count ? bytes[end] : 0
        let word = bytes[index..<end]
        let isName = next == UInt8(ascii: "(") || next == UInt8(ascii: "!") || next == UInt8(ascii: "[")
        let isSecond = word.startIndex > 0 && bytes[word.startIndex - 1] == UInt8(ascii: ":")
        if !isSecond { sheet = self.sheet(before: word.startIndex, in: bytes) }
        if !isName, var found = self.reference(word, in: bytes) {
          found.sheet = sheet
          result += reference(found).utf8
        } else {
          result += word.compactMap(other)
        }
        index = end
      default:
        if let byte = other(bytes[index]) { result.append(byte) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func endOfQuoted(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    // A doubled quote ends one text and begins the next: to the same end.
    while index < bytes.count, bytes[index] != bytes[start] { index += 1 }
    return min(index + 1, bytes.count)
  }

  private static func endOfBracket(_ bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    return index
  }

  /// The sheet whose name, with `!` behind it, ends where a word begins; nil where there is none.
  private static func sheet(before word: Int, in bytes: [UInt8]) -> String? {
    guard word > 1, bytes[word - 1] == UInt8(ascii: "!") else { return nil }
    let end = word - 1
    let quote = UInt8(ascii: "'")
    guard bytes[end - 1] == quote else {
      let start = bytes[..<end].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    var name: [UInt8] = []
    var index = end - 2
    while index >= 0 {
      if bytes[index] == quote {
        // A doubled quote is one of the name's.
        guard index > 0, bytes[index - 1] == quote else { break }
        index -= 1
      }
      name.append(bytes[index])
      index -= 1
    }
    return String(decoding: name.reversed(), as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "\\"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a word is a side of `A:B` or `1:2`, where it may be a whole column or row.
  private static func isRange(_ bytes: [UInt8], _ word: ArraySlice<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    return (word.endIndex < bytes.count && bytes[word.endIndex] == colon)
      || (word.startIndex > 0 && bytes[word.startIndex - 1] == colon)
  }

  /// A word as a reference; nil where it is none.
  private static func reference(_ word: ArraySlice<UInt8>, in bytes: [UInt8]) -> FormulaReference? {
    var index = word.startIndex
    let dollar = UInt8(ascii: "$")
    func take(_ isWanted: (UInt8) -> Bool) -> (isFixed: Bool, body: ArraySlice<UInt8>) {
      let start = index
      if index < word.endIndex, word[index] == dollar { index += 1 }
      let body = index
      while index < word.endIndex, isWanted(word[index]) { index += 1 }
      if body == index { index = start }
      return (body > start, word[body..<index])
    }
    let letters = take { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0 & 0xDF) && $0 >= 0x41 }
    let digits = take { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let isRange = isRange(bytes, word)
    let hasBoth = !letters.body.isEmpty && !digits.body.isEmpty
    guard index == word.endIndex, hasBoth || (isRange && letters.body.isEmpty != digits.body.isEmpty),
      letters.body.count <= 3, digits.body.count <= 7, digits.body.first != UInt8(ascii: "0")
    else { return nil }
    var result = FormulaReference(isColumnFixed: letters.isFixed, isRowFixed: digits.isFixed, isRange: isRange)
    if !letters.body.isEmpty {
      guard let column = CellReference.parse(Array(letters.body).span)?.column, column <= CellArea.lastColumn else {
        return nil
      }
      result.column = column
    }
    if !digits.body.isEmpty {
      guard let row = Int(String(decoding: digits.body, as: UTF8.self)), row <= CellArea.lastRow + 1 else { return nil }
      result.row = row - 1
    }
    return result
  }
}
