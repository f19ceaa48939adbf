/// Formulas that several cells share (ECMA-376 §18.3.1.40): one cell has the text, the others follow it.
enum SharedFormula {
  /// The formula as a cell so many rows and columns further has it: references without `$` move along.
  ///
  /// Texts, quoted sheet names and names of functions stay; a reference that would leave the sheet becomes `#REF!`.
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    guard rows != 0 || columns != 0 else { return formula }
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    var index = 0
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
        result += isName ? Array(word) : moved(word, isRange: isRange(bytes, word), rows, columns)
        index = end
      default:
        result.append(bytes[index])
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

  /// A word, moved where it is a reference: `B7`, `$B7`; in a range also `B` or `7`.
  private static func moved(_ word: ArraySlice<UInt8>, isRange: Bool, _ rows: Int, _ columns: Int) -> [UInt8] {
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
    let hasBoth = !letters.body.isEmpty && !digits.body.isEmpty
    guard index == word.endIndex, hasBoth || (isRange && letters.body.isEmpty != digits.body.isEmpty),
      letters.body.count <= 3, digits.body.count <= 7, digits.body.first != UInt8(ascii: "0")
    else { return Array(word) }
    var result: [UInt8] = []
    if !letters.body.isEmpty {
      guard let column = CellReference.parse(Array(letters.body).span)?.column, column <= CellArea.lastColumn else {
        return Array(word)
      }
      let moved = letters.isFixed ? column : column + columns
      guard (0...CellArea.lastColumn).contains(moved) else { return Array("#REF!".utf8) }
      result += (letters.isFixed ? "$" : "").utf8
      result += CellReference.letters(moved).utf8
    }
    if !digits.body.isEmpty {
      guard let row = Int(String(decoding: digits.body, as: UTF8.self)), row <= CellArea.lastRow + 1 else {
        return Array(word)
      }
      let moved = digits.isFixed ? row : row + rows
      guard (1...CellArea.lastRow + 1).contains(moved) else { return Array("#REF!".utf8) }
      result += (digits.isFixed ? "$" : "").utf8
      result += String(moved).utf8
    }
    return result
  }
}
