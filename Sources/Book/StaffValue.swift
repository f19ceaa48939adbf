package import Intake
package import Spreadsheet

/// A value that staff typed, kept as they typed it (G3) and free of the file it was read from.
package enum StaffValue: Sendable, Hashable, Codable {
  case text(String)
  case number(Double)
  case boolean(Bool)
  /// A serial number with a date format.
  case date(Double)
  /// The fraction of a day, with a time format.
  case time(Double)
  case duration(Double)

  /// The value of a table's cell; nil where the cell is empty or blank.
  package init?(_ table: Table, row: Int, column: Int) {
    self.init(table.value(row: row, column: column)) {
      table.withUTF8(row: row, column: column) { text in
        unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      }
    }
  }

  /// The value of a row's cell; nil where the cell is empty or blank.
  package init?(_ cell: Cell, in row: SheetRow) {
    self.init(cell.value) {
      switch cell.value {
      case .text(let range), .error(let range): row.string(range)
      default: ""
      }
    }
  }

  @inline(never)
  init?(_ value: CellValue, text: () -> String) {
    switch value {
    case .empty: return nil
    case .text, .error:
      let text = text()
      if text.isBlank { return nil }
      self = .text(text)
    case .number(let number): self = .number(number)
    case .boolean(let truth): self = .boolean(truth)
    case .date(let serial): self = .date(serial)
    case .time(let fraction): self = .time(fraction)
    case .duration(let days): self = .duration(days)
    }
  }

  /// The telephone numbers that it says.
  package var telephone: TelephoneReading {
    if case .number(let number) = self { Telephone.parse(number: number) } else { Telephone.parse(text) }
  }

  /// The value as the rules read it: trimmed text, whole numbers without a decimal point.
  package var text: String {
    switch self {
    case .text(let text): String(text.trimmedWhitespace)
    case .number(let number):
      number.rounded() == number && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    case .boolean(let truth): truth ? "Ya" : "Tidak"
    case .date(let serial): CalendarDate(serial: serial)?.indonesian ?? String(serial)
    case .time(let fraction), .duration(let fraction): String(fraction)
    }
  }
}

extension RowCanvas where Self: ~Copyable {
  /// Writes a value as staff typed it; `formats` gives the looks by kind.
  package mutating func staff(
    _ value: StaffValue?, column: Int, formats: StaffFormats
  ) throws(SpreadsheetError) {
    switch value {
    case nil: try blank(column: column, format: formats.plain)
    case .text(let text): try self.text(text, column: column, format: formats.plain)
    case .number(let number): try self.number(number, column: column, format: formats.plain)
    case .boolean(let truth): try boolean(truth, column: column, format: formats.plain)
    case .date(let serial): try number(serial, column: column, format: formats.date)
    case .time(let fraction): try number(fraction, column: column, format: formats.time)
    case .duration(let days): try number(days, column: column, format: formats.duration)
    }
  }

  /// Writes a day, or a blank cell where there is none.
  package mutating func day(_ date: CalendarDate?, column: Int, format: FormatID) throws(SpreadsheetError) {
    if let date {
      try self.date(date, column: column, format: format)
    } else {
      try blank(column: column, format: format)
    }
  }
}

extension SheetWriter {
  /// Writes a value as staff typed it; `formats` gives the looks by kind.
  package func staff(_ value: StaffValue?, row: Int, column: Int, formats: StaffFormats) throws(SpreadsheetError) {
    var canvas = NewRow(self, row: row)
    try canvas.staff(value, column: column, formats: formats)
  }
}

/// The formats of one staff column: `plain` is the column's own.
package struct StaffFormats: Sendable {
  package var plain: FormatID
  package var date: FormatID
  package var time: FormatID
  package var duration: FormatID
}
