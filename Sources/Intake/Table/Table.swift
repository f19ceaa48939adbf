package import Spreadsheet

/// A column of a table.
package struct TableColumn: Sendable, Hashable {
  /// The header as read; empty where data stands below none.
  package let header: String
  /// The column in the sheet, counted from 0.
  package let sheetColumn: Int
  /// The index of its field in the schema; nil for a column that Sapa does not know.
  package let field: Int?
  /// How much its header is preferred among the field's: 0 is the field's own.
  package let rank: Int
  /// Whether another column has the same header.
  package let isDuplicate: Bool
  /// The known header that an unknown one resembles.
  package let suggestion: HeaderSuggestion?

  /// The column as spreadsheets name it: `A`, `AB`.
  package var letters: String { CellReference.letters(sheetColumn) }
}

/// Rows that are no input, and why.
package struct SkippedRows: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case blank
    case repeatedHeader
    /// `1 2 3 4 …` below the header.
    case columnNumbers
    /// `Total`, `Jumlah`.
    case total
    /// `Dicetak oleh …`, a signature, a heading within the data.
    case note

    package func text(_ language: Language) -> String {
      switch self {
      case .blank: language("baris kosong", "blank row")
      case .repeatedHeader: language("judul kolom berulang", "repeated header")
      case .columnNumbers: language("nomor kolom", "column numbers")
      case .total: language("baris jumlah", "total row")
      case .note: language("keterangan", "note")
      }
    }
  }

  /// The first and last row, as people count.
  package let rows: ClosedRange<Int>
  package let reason: Reason
  /// The row's first text.
  package let text: String
}

/// One sheet under one header, all of it in memory, nine bytes a cell and one byte arena; a copy shares it.
package struct Table: Sendable {
  let content: TableContent

  /// The file's name, without its folder.
  package var file: String { content.file }
  package var sheet: String? { content.sheet }
  package var schema: Schema { content.schema }
  /// What the sheet is; nil where the schema has no shape that fits.
  package var shape: Schema.Shape? { content.shape }
  /// The header's row as people count; of a header on two rows the upper.
  package var headerRow: Int { content.headerRow }
  /// 1 or 2.
  package var headerHeight: Int { content.headerHeight }
  package var columns: [TableColumn] { content.columns }
  package var skipped: [SkippedRows] { content.skipped }
  /// The order of each date column, with its evidence.
  package var dateColumns: [DateColumn] { content.dateColumns }
  /// The columns of each field, the preferred one first.
  package var columnsOfField: [[Int]] { content.columnsOfField }

  struct DateRule: Sendable {
    var order = DateOrder.dayFirst
    var isContradictory = false
    var isSwapped = false
  }

  package var rowCount: Int { content.cells.rowNumbers.count }

  /// The number of a row as people count: in the sheet, or the record of a text file.
  package func rowNumber(_ row: Int) -> Int { Int(content.cells.rowNumbers[row]) }

  /// The number of the last row that holds anything, notes below the records included.
  package var lastRow: Int {
    let notes = skipped.filter { $0.reason != .blank }.map(\.rows.upperBound).max() ?? 0
    return max(headerRow + headerHeight - 1, content.cells.rowNumbers.last.map(Int.init) ?? 0, notes)
  }

  /// A cell by its row and the index of its column in ``columns``.
  package func value(row: Int, column: Int) -> CellValue { content.cells.value(row: row, column: column) }

  /// Whether a field has a column.
  package func has(_ field: Int) -> Bool { !content.columnsOfField[field].isEmpty }

  /// Lends the UTF-8 bytes of a text or error cell, which are none for any other.
  package func withUTF8<R>(row: Int, column: Int, _ body: (Span<UInt8>) -> R) -> R {
    let bytes = content.cells.bytes
    return switch content.cells.value(row: row, column: column) {
    case .text(let range), .error(let range): body(bytes.span.extracting(range.range))
    default: body(Span())
    }
  }

  /// The cell as people see it, without blanks at its ends: identifiers are whole digits, dates `dd/mm/yyyy`.
  package func string(row: Int, column: Int) -> String {
    let bytes = content.cells.bytes
    switch content.cells.value(row: row, column: column) {
    case .empty: return ""
    case .text(let range), .error(let range):
      let span = bytes.span.extracting(range.range)
      return Bytes.string(span, Bytes.trimmed(span))
    case .number(let number): return NumberText.string(number)
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    case .date(let serial):
      guard case .date(let date, let minute) = DateReading.parse(serial: serial) else {
        return NumberText.string(serial)
      }
      guard let minute, let time = ClockTime(hour: minute / 60, minute: minute % 60) else { return date.indonesian }
      return date.indonesian + " " + time.description
    case .time(let fraction): return ClockTime(fractionOfDay: fraction)?.description ?? NumberText.string(fraction)
    case .duration(let days):
      let minutes = (days * 1440).rounded()
      guard days.isFinite, abs(minutes) < 1e9 else { return NumberText.string(days) }
      let rest = Int(abs(minutes)) % 60
      return (minutes < 0 ? "-" : "") + "\(Int(abs(minutes)) / 60)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
  }

  /// What each of the field's columns says, the preferred first, blanks and `-` left out: a cause of leaving may stand beside a condition.
  package func strings(row: Int, field: Int) -> [String] {
    content.columnsOfField[field].compactMap { column in
      let text = string(row: row, column: column)
      return text.isEmpty || text == "-" || text == "--" ? nil : text
    }
  }

  /// The field's first column that says something, `-` and blanks being nothing; else the first that is not empty.
  package func string(row: Int, field: Int) -> String {
    let columns = content.columnsOfField[field]
    var fallback = ""
    for column in columns {
      var text = string(row: row, column: column)
      if text.isEmpty { continue }
      if content.schema.fields[field].kind == .identifier { text = Identifier.unwrapped(text) }
      if columns.count == 1 || (text != "-" && text != "--") { return text }
      if fallback.isEmpty { fallback = text }
    }
    return fallback
  }

  /// What a field says, without blanks at its ends; nil where its columns are empty or hold marks for it, such as `-`.
  package func noted(row: Int, field: Int) -> String? {
    let columns = content.columnsOfField[field]
    guard columns.count == 1, case .text(let range) = content.cells.value(row: row, column: columns[0]),
      content.schema.fields[field].kind != .identifier
    else { return isEmpty(row: row, field: field) ? nil : string(row: row, field: field) }
    let bytes = content.cells.bytes
    let span = bytes.span.extracting(range.range)
    // A nought is a number, but no identifier and no day.
    return EmptyMark.isEmpty(span, zeros: content.schema.fields[field].kind != .text)
      ? nil : Bytes.string(span, Bytes.trimmed(span))
  }
}
