package import Spreadsheet

/// The rows of a table as text, by which a later run knows them without the file: cells apart by tabs, each with a letter for its kind.
extension Table {
  private enum Mark {
    static let text: UInt8 = UInt8(ascii: "t")
    static let whole: UInt8 = UInt8(ascii: "w")
    static let error: UInt8 = UInt8(ascii: "e")
    static let number: UInt8 = UInt8(ascii: "n")
    static let truth: UInt8 = UInt8(ascii: "b")
    static let date: UInt8 = UInt8(ascii: "d")
    static let time: UInt8 = UInt8(ascii: "m")
    static let duration: UInt8 = UInt8(ascii: "u")
  }

  /// Its columns: headers, fields and places in the sheet.
  package var columnsText: String {
    columns.map { column in
      let field = column.field.map { schema.fields[$0].id } ?? ""
      return [field, String(column.sheetColumn), String(column.rank), column.isDuplicate ? "1" : "0", column.header]
        .map(Self.escaped).joined(separator: "\u{1F}")
    }.joined(separator: "\t")
  }

  /// A row's cells.
  package func text(ofRow row: Int) -> String {
    columns.indices.map { column -> String in
      func bits(_ mark: UInt8, _ number: Double) -> String { Self.letter(mark) + String(number.bitPattern, radix: 36) }
      switch content.cells.value(row: row, column: column) {
      case .empty: return ""
      case .text(let range), .error(let range):
        let isText = if case .text = content.cells.value(row: row, column: column) { true } else { false }
        let mark =
          !isText ? Mark.error : content.cells.wasFloat(row: row, column: column) ? Mark.whole : Mark.text
        return Self.letter(mark) + Self.escaped(String(decoding: content.cells.bytes[range.range], as: UTF8.self))
      case .number(let number): return bits(Mark.number, number)
      case .boolean(let truth): return Self.letter(Mark.truth) + (truth ? "1" : "0")
      case .date(let serial): return bits(Mark.date, serial)
      case .time(let fraction): return bits(Mark.time, fraction)
      case .duration(let days): return bits(Mark.duration, days)
      }
    }.joined(separator: "\t")
  }

  private static func letter(_ mark: UInt8) -> String { String(UnicodeScalar(mark)) }

  /// A text without tabs and line breaks.
  package static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x5C }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The text of ``escaped(_:)``.
  package static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(0x5C) else { return String(text) }
    var plain = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        plain.unicodeScalars.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// Whether all dates in it are read as such columns are that nothing speaks against, so that some of its rows are read as all of them.
  package var readsDatesPlainly: Bool {
    dateColumns.allSatisfy { ($0.order == .dayFirst || $0.order == .notNeeded) && !$0.isContradictory && !$0.isSwapped }
  }

  /// The table of such texts.
  ///
  /// - Parameters:
  ///   - file: the file's name.
  ///   - sheet: the sheet's.
  ///   - schema: by which it was read.
  ///   - columns: ``columnsText``.
  ///   - rows: the numbers of the rows, and ``text(ofRow:)``.
  /// - Returns: nil where a text is none.
  /// - Throws: ``SpreadsheetError`` where rows or texts pass their limit.
  package static func of(
    file: String, sheet: String, schema: Schema, columns: String, rows: [(number: Int, text: Substring)]
  ) throws(SpreadsheetError) -> Table? {
    var known: [TableColumn] = []
    for text in columns.split(separator: "\t", omittingEmptySubsequences: false) {
      let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { unescaped($0) }
      guard parts.count == 5, let place = Int(parts[1]), let rank = Int(parts[2]) else { return nil }
      let field = parts[0].isEmpty ? nil : schema.index(of: parts[0])
      if !parts[0].isEmpty, field == nil { return nil }
      known.append(
        TableColumn(
          header: parts[4], sheetColumn: place, field: field, rank: rank, isDuplicate: parts[3] == "1", suggestion: nil)
      )
    }
    var cells = CellStore(width: known.count)
    for (number, text) in rows {
      try cells.appendRow(number: number, file: file)
      let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == known.count else { return nil }
      for (column, part) in parts.enumerated() {
        guard let mark = part.utf8.first else { continue }
        let rest = part.dropFirst()
        func number() -> Double? { UInt64(rest, radix: 36).map { Double(bitPattern: $0) } }
        let value: CellValue?
        var bytes: [UInt8] = []
        switch mark {
        case Mark.text, Mark.whole, Mark.error:
          bytes = Array(unescaped(rest).utf8)
          let range = TextRange(start: 0, count: bytes.count)
          value = mark == Mark.error ? .error(range) : .text(range)
        case Mark.number: value = number().map { .number($0) }
        case Mark.truth: value = .boolean(rest == "1")
        case Mark.date: value = number().map { .date($0) }
        case Mark.time: value = number().map { .time($0) }
        case Mark.duration: value = number().map { .duration($0) }
        default: value = nil
        }
        guard let value else { return nil }
        try cells.set(column: column, value, bytes: bytes, file: file)
        if mark == Mark.whole { cells.keepWhole(row: cells.rowNumbers.count - 1, column: column, bytes.count) }
      }
    }
    cells.finish()
    var columnsOfField = [[Int]](repeating: [], count: schema.fields.count)
    for column in known.indices.sorted(by: { (known[$0].rank, $0) < (known[$1].rank, $1) }) {
      if let field = known[column].field { columnsOfField[field].append(column) }
    }
    return Table(
      content: TableContent(
        file: file, sheet: sheet, schema: schema, shape: nil, headerRow: 0, headerHeight: 0, columns: known,
        skipped: [],
        columnsOfField: columnsOfField, cells: cells, zone: .western, dateColumns: []))
  }
}
