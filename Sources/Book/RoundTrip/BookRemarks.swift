package import Spreadsheet

/// Where a formula or a comment stands, in whatever order rows and columns are.
package struct RemarkPlace: Hashable, Sendable {
  /// The row's key, or empty.
  package var key: String
  /// The header, or the cell's reference where no key says which row it is.
  package var column: String
}

/// What a workbook holds beside values, by sheet.
package struct BookRemarks: Sendable {
  package struct Formula: Sendable {
    /// As it stands in the cell, with its equals sign.
    package var text: String
    /// The same wherever it stands: references are told by header and by the distance of their rows.
    package var normal: String

    /// Whether it says the same as another; a column that has lost its header, or can't be told, may be any.
    package func isSame(as other: Formula?) -> Bool {
      guard let other else { return false }
      if normal == other.normal { return true }
      let words = normal.split(separator: "{", omittingEmptySubsequences: false)
      let others = other.normal.split(separator: "{", omittingEmptySubsequences: false)
      let unknown = Anchors.unknown.dropFirst()
      func rest(_ word: Substring) -> Substring { word.firstIndex(of: "}").map { word[$0...] } ?? word }
      return words.count == others.count
        && zip(words, others).allSatisfy { left, right in
          left == right || left.hasPrefix(unknown) && rest(left) == rest(right)
            || right.hasPrefix(unknown) && rest(left) == rest(right)
        }
    }
  }

  package struct OfSheet: Sendable {
    package var formulas: [RemarkPlace: Formula] = [:]
    package var comments: [RemarkPlace: String] = [:]
  }

  /// By the sheet's name in lower case.
  private var sheets: [String: OfSheet] = [:]

  package func of(_ sheet: String) -> OfSheet { sheets[sheet.lowercased()] ?? OfSheet() }

  /// Reads formulas and comments of a book's sheets.
  ///
  /// - Parameters:
  ///   - workbook: the book's file.
  ///   - book: the book as it was read.
  /// - Returns: what it holds.
  /// - Throws: ``SpreadsheetError`` where a part is damaged.
  package static func read(_ workbook: XLSXWorkbook, _ book: KeyedBook) throws(SpreadsheetError) -> BookRemarks {
    var remarks = BookRemarks()
    var keyed: [String: KeyedSheet] = [:]
    for case .sheet(let sheet) in book.outcomes.map(\.outcome) { keyed[sheet.name] = sheet }
    var hasFormulas = Set(book.others.lazy.filter { $0.cells.contains(where: \.isFormula) }.map(\.name))
    for sheet in keyed.values
    where sheet.above.contains(where: \.isFormula) || sheet.rows.contains(where: { !$0.formulas.isEmpty }) {
      hasFormulas.insert(sheet.name)
    }
    let known = Dictionary(keyed.map { ($0.key.lowercased(), Anchors($0.value)) }) { first, _ in first }
    for sheet in workbook.sheets where !OwnSheet.names.contains(sheet.name) {
      let anchors = known[sheet.name.lowercased()] ?? Anchors(nil)
      var found = OfSheet()
      if hasFormulas.contains(sheet.name) {
        for (place, formula) in try workbook.formulas(of: sheet) {
          found.formulas[anchors.place(place)] = Formula(
            text: "=" + formula, normal: anchors.normal(formula, at: place, known))
        }
      }
      for (place, comment) in try workbook.comments(of: sheet) { found.comments[anchors.place(place)] = comment }
      remarks.sheets[sheet.name.lowercased()] = found
    }
    return remarks
  }
}

/// The rows and columns of a sheet by which its cells are known.
private struct Anchors {
  /// Stands for a column of a table of which is not known which it is.
  static let unknown = "{?}"

  private var keys: [Int: String] = [:]
  private var headers: [Int: String] = [:]
  private var header: Int?
  private var unclear: Set<Int> = []

  init(_ sheet: KeyedSheet?) {
    guard let sheet else { return }
    header = sheet.headerRow
    for row in sheet.rows where !row.key.isEmpty { keys[row.index] = row.key }
    for column in sheet.columns { headers[column.position] = column.header }
    unclear = Set(sheet.columns.filter { $0.isUnclear || $0.label.isEmpty }.map(\.position))
  }

  func place(_ cell: CellPosition) -> RemarkPlace {
    if let header = headers[cell.column] {
      if let key = keys[cell.row] { return RemarkPlace(key: key, column: header) }
      if cell.row == self.header { return RemarkPlace(key: "", column: header) }
    }
    return RemarkPlace(key: "", column: CellReference.name(row: cell.row, column: cell.column))
  }

  /// The formula in words that stay the same where rows and columns move; `sheets` are those with headers, by their names in
  /// lower case.
  func normal(_ formula: String, at cell: CellPosition, _ sheets: [String: Anchors]) -> String {
    var text = FormulaWords.mapped(formula, other: Self.plain) { reference in
      var text = ""
      let other = reference.sheet.map { sheets[$0.lowercased()] ?? Anchors(nil) }
      let anchors = other ?? self
      if let column = reference.column {
        if anchors.header != nil, anchors.headers[column] == nil || anchors.unclear.contains(column) {
          text += Self.unknown
        } else if let header = anchors.headers[column] {
          text += "{\(header)}"
        } else {
          text += reference.isColumnFixed ? "C\(column)" : "C[\(column - cell.column)]"
        }
      }
      if let row = reference.row {
        let header = anchors.header
        if let header, row <= header {
          text += "H[\(row - header)]"
        } else if reference.isRowFixed {
          // Rows that are put in or appended stretch it.
          text += reference.isRange ? "R*" : "R\(row - (header ?? 0))"
        } else {
          text += "R[\(row - cell.row)]"
        }
      }
      return text
    }
    for prefix in ["_XLFN.", "_XLWS."] {
      while let range = text.firstRange(of: prefix) { text.removeSubrange(range) }
    }
    return text
  }

  /// Upper case, without blanks.
  private static func plain(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & 0xDF
    default: byte
    }
  }
}
