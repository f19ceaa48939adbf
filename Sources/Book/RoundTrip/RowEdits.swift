package import Spreadsheet

/// One row's next cells, to be compared with the row of a book that is patched.
///
/// Columns are the writer's; where they stand in the sheet is known to ``SheetOverlay``.
package struct RowEdits: RowCanvas {
  package struct Content {
    package var value: PatchValue
    package var format: FormatID?
    package var link: CellLink?
  }

  package let row: Int
  /// By the writer's column; nil where nothing was written.
  package private(set) var cells: [Content?]
  /// The columns of which no input tells: what is written there is what a book holds.
  package private(set) var kept: [Bool]
  private var measure: RowMeasure

  package init(row: Int, columns: Int, measure: RowMeasure = RowMeasure(widths: [])) {
    self.row = row
    self.measure = measure
    cells = [Content?](repeating: nil, count: columns)
    kept = [Bool](repeating: false, count: columns)
  }

  /// What the row's texts need; nil for one line.
  package var height: RowHeight? { measure.height }

  package mutating func keep(column: Int) {
    if kept.indices.contains(column) { kept[column] = true }
  }

  package mutating func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError) {
    measure.take(text, column: column)
    put(text.isEmpty ? .empty : .text(text), column, format)
  }

  package mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    try text(
      unsafe utf8.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }, column: column, format: format
    )
  }

  package mutating func number(_ number: Double, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(.number(number), column, format)
  }

  package mutating func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(.date(date.serial), column, format)
  }

  package mutating func boolean(_ value: Bool, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(.boolean(value), column, format)
  }

  package mutating func blank(column: Int, format: FormatID?) throws(SpreadsheetError) { put(.empty, column, format) }

  package mutating func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    if case .text(let text) = cached { measure.take(text, column: column) }
    put(.formula(formula, cached: cached), column, format)
  }

  package mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    measure.take(text, column: column)
    put(.text(text), column, format)
    cells[column]?.link = CellLink(row: row, column: column, target: url, tip: tip)
  }

  private mutating func put(_ value: PatchValue, _ column: Int, _ format: FormatID?) {
    guard cells.indices.contains(column) else { return }
    cells[column] = Content(value: value, format: format)
  }
}

extension PatchValue {
  /// The value as it reads back; of a formula the one that it shows.
  package var staffValue: StaffValue? {
    switch self {
    case .empty: nil
    case .text(let text): text.isBlank ? nil : .text(text)
    case .number(let number), .plainNumber(let number): .number(number)
    case .boolean(let truth): .boolean(truth)
    case .date(let serial): .date(serial)
    case .time(let fraction): .time(fraction)
    case .duration(let days): .duration(days)
    case .formula(_, .number(let number)): .number(number)
    case .formula(_, .text(let text)): text.isEmpty ? nil : .text(text)
    }
  }
}
