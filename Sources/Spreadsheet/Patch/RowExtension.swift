/// What reached one row is to reach a later one; rows are counted from 0.
struct RowExtension: Equatable {
  var from: Int
  var to: Int
}

/// One area as an attribute or a formula writes it: `A2:F10`, `$A$2:$F$10`, `B7`; whole rows and columns are none.
struct AreaText {
  private struct Corner {
    /// `$F`, as it is written.
    var column: Substring
    var rowMark: Substring
    /// Counted from 0.
    var row: Int
    var columnNumber: Int
  }

  private var first: Corner
  private var last: Corner?

  init?(_ text: Substring) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let first = corners.first.flatMap(Self.corner) else { return nil }
    self.first = first
    if corners.count == 2 {
      guard let last = Self.corner(corners[1]) else { return nil }
      self.last = last
    }
  }

  /// The rows and columns, where the corners are in order.
  var area: CellArea? {
    let end = last ?? first
    guard first.row <= end.row, first.columnNumber <= end.columnNumber else { return nil }
    return CellArea(rows: first.row...end.row, columns: first.columnNumber...end.columnNumber)
  }

  /// The same area down to a row.
  func reaching(_ row: Int) -> String {
    let end = last ?? first
    return "\(first.column)\(first.rowMark)\(first.row + 1):\(end.column)\(end.rowMark)\(row + 1)"
  }

  private static func corner(_ text: Substring) -> Corner? {
    var rest = text
    let start = rest.startIndex
    if rest.first == "$" { rest.removeFirst() }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    guard (1...3).contains(letters.count) else { return nil }
    let column = text[start..<letters.endIndex]
    rest = rest[letters.endIndex...]
    let mark = rest.prefix { $0 == "$" }
    rest = rest[mark.endIndex...]
    guard mark.count <= 1, let number = NumberText.integer(Array(rest.utf8).span), number > 0, number <= 1 << 20,
      let reference = CellReference.parse(Array(letters.utf8).span)
    else { return nil }
    return Corner(column: column, rowMark: mark, row: number - 1, columnNumber: reference.column)
  }
}

extension CellArea {
  /// `B2:C7` or `B2`, with or without `$`; nil for anything else.
  init?(_ text: String) {
    guard let area = AreaText(text[...])?.area else { return nil }
    self = area
  }
}

extension [RowExtension] {
  /// The area with what must be reached; nil where it stays as it is.
  func extended(area text: Substring, singleRows: Bool) -> String? {
    var current = String(text)
    for step in self {
      guard let written = AreaText(current[...]), let area = written.area else { return nil }
      guard area.rows.contains(step.from), area.rows.upperBound < step.to, singleRows || area.rows.count > 1 else {
        continue
      }
      current = written.reaching(step.to)
    }
    return current == text ? nil : current
  }

  /// A list of areas between blanks (ECMA-376 §18.18.76); nil where it stays as it is.
  func extended(list text: String) -> String? {
    var isChanged = false
    let areas = text.split(separator: " ").map { area in
      guard let new = extended(area: area, singleRows: true) else { return String(area) }
      isChanged = true
      return new
    }
    return isChanged ? areas.joined(separator: " ") : nil
  }

  /// A defined name's formula where it is a union of plain areas of the sheet; nil where it stays as it is.
  func extended(formula: String, sheet: String, singleRows: Bool) -> String? {
    var pieces: [String] = []
    var isChanged = false
    for piece in Self.union(formula) {
      guard let mark = piece.lastIndex(of: "!") else { return nil }
      let owner = Self.unquoted(piece[..<mark])
      let area = piece[piece.index(after: mark)...]
      if SheetName.areSame(owner, sheet), let new = extended(area: area, singleRows: singleRows) {
        pieces.append(piece[...mark] + new)
        isChanged = true
      } else {
        pieces.append(String(piece))
      }
    }
    return isChanged ? pieces.joined(separator: ",") : nil
  }

  /// The parts between commas that stand outside quotes.
  private static func union(_ formula: String) -> [Substring] {
    var isQuoted = false
    return formula.split(omittingEmptySubsequences: false) { character in
      if character == "'" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }
  }

  private static func unquoted(_ name: Substring) -> String {
    guard name.count >= 2, name.first == "'", name.last == "'" else { return String(name) }
    var result = ""
    var isSecond = false
    for character in name.dropFirst().dropLast() {
      if character == "'", !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      result.append(character)
    }
    return result
  }
}
