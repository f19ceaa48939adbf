import Procedures
import Spreadsheet

/// A list of lines below a header: long texts are wrapped, and of a list of many lines shrunk into their cells.
struct ListSheet: Sendable {
  struct Column: Sendable {
    enum Look {
      case plain
      case centred
      case date
      /// Wrapped, so that nothing of it is cut.
      case long
    }

    var header: String
    var width: Double
    var look: Look

    init(_ header: String, _ width: Double, _ look: Look = .plain) {
      self.header = header
      self.width = width
      self.look = look
    }
  }

  /// Lines up to which rows have heights of their own; more are streamed.
  static let wrappedLimit = 2_000
  /// Columns' widths that are legible on one page.
  private static let pageWidth = 245.0

  var columns: [Column]
  /// From 0.
  var headerRow: Int
  var count: Int
  /// What stands in place of no lines.
  var empty: String

  private var lastRow: Int { headerRow + max(1, count) }

  /// The area of a column's cells.
  func area(_ column: Int) -> CellArea { CellArea(rows: headerRow + 1...lastRow, columns: column...column) }

  /// Writes header and lines, and sets up filter, freeze and print; what stands above is written before.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - control: The document control.
  ///   - styles: The workbook's.
  ///   - cells: The cells of a line, counted from 0; `.formula` is not among them.
  /// - Throws: ``SpreadsheetError`` where the sheet can't be written.
  func write(
    to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles,
    cells: @escaping @Sendable (Int) -> [CellGrid.Value]
  ) throws(SpreadsheetError) {
    try sheet.setRow(headerRow, height: 32)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.header, row: headerRow, column: index, format: styles.header)
    }
    try sheet.freeze(rows: headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: headerRow...lastRow, columns: 0...columns.count - 1))
    let width = columns.reduce(0) { $0 + $1.width }
    try sheet.print(
      control, landscape: true, repeatRows: headerRow...headerRow,
      area: CellArea(rows: 0...lastRow, columns: 0...columns.count - 1),
      fitWidth: max(1, Int((width / Self.pageWidth).rounded(.up))), repeatColumns: 0...0)
    if count == 0 {
      try sheet.text(empty, row: headerRow + 1, column: 0, format: styles.note)
    } else if count <= Self.wrappedLimit {
      try writeWrapped(to: sheet, styles, cells)
    } else {
      try stream(to: sheet, styles, cells)
    }
  }

  private func formats(_ styles: Styles, wraps: Bool) -> [FormatID] {
    columns.map { column in
      switch column.look {
      case .plain: styles.cell(.plain)
      case .centred: styles.cell(.plain, isCentred: true)
      case .date: styles.cell(.plain, numberFormat: Styles.date)
      case .long:
        wraps
          ? styles.value
          : styles.book.format(
            CellFormat {
              $0.border = CellBorder(.thin, color: Styles.line); $0.vertical = .center; $0.shrinksToFit = true
            })
      }
    }
  }

  private func writeWrapped(
    to sheet: SheetWriter, _ styles: Styles, _ cells: (Int) -> [CellGrid.Value]
  ) throws(SpreadsheetError) {
    let formats = formats(styles, wraps: true)
    var grid = CellGrid()
    for line in 0..<count {
      let row = headerRow + 1 + line
      for (index, value) in cells(line).enumerated() {
        if columns[index].look == .long, case .text(let text) = value {
          // Letters of other fonts may be wider.
          let points = TextHeight.points(text, width: Int(columns[index].width * 0.85) - 1)
          if points > 18 { grid.height(row, points) }
        }
        grid.put(row, index, value, formats[index])
      }
    }
    try grid.write(to: sheet)
  }

  private func stream(
    to sheet: SheetWriter, _ styles: Styles, _ cells: @escaping @Sendable (Int) -> [CellGrid.Value]
  ) throws(SpreadsheetError) {
    let formats = formats(styles, wraps: false)
    let first = headerRow + 1
    try sheet.stream(rows: first..<first + count, columns: columns.count, formats: formats) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      for (index, value) in cells(row - first).enumerated() {
        switch value {
        case .text(let text): try encoder.text(text, column: index, format: formats[index])
        case .number(let number): try encoder.number(number, column: index, format: formats[index])
        case .date(let date): try encoder.date(date, column: index, format: formats[index])
        case .formula, .blank: try encoder.blank(column: index, format: formats[index])
        }
      }
    }
  }
}
