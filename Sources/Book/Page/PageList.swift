import Core
package import Spreadsheet

/// A list of lines below a header, to the end of a page; texts are wrapped, so that nothing of them is cut.
package struct PageList {
  package enum Value {
    case text(String)
    case number(Double)
    case date(CalendarDate)
    case blank
  }

  package struct Column {
    package enum Look {
      case plain
      case centred
      case number
      case date
      /// A time of day, as a part of a day.
      case time
      /// A sentence or more.
      case long
    }

    package var header: String
    package var width: Double
    package var look: Look
    package var isHidden: Bool

    package init(_ header: String, _ width: Double, _ look: Look = .plain, isHidden: Bool = false) {
      self.header = header
      self.width = width
      self.look = look
      self.isHidden = isHidden
    }
  }

  package var columns: [Column]
  package var count: Int
  /// What stands in place of no lines.
  package var empty: String
  /// A line's state, which its colour tells.
  package var state: (Int) -> Styles.Row = { _ in .plain }
  /// The cells of a line, counted from 0.
  package var cells: (Int) -> [Value]

  package init(
    columns: [Column], count: Int, empty: String, state: @escaping (Int) -> Styles.Row = { _ in .plain },
    cells: @escaping (Int) -> [Value]
  ) {
    self.columns = columns
    self.count = count
    self.empty = empty
    self.state = state
    self.cells = cells
  }

  /// The area of a column's cells below a header in some row.
  package func area(_ column: Int, headerRow: Int) -> CellArea {
    CellArea(rows: headerRow + 1...lastRow(headerRow), columns: column...column)
  }

  /// How the columns come out on paper.
  var fit: PaperFit {
    PaperFit(widths: columns.map { $0.isHidden ? 0 : $0.width }, repeated: 1, isLandscape: true)
  }

  private func lastRow(_ headerRow: Int) -> Int { headerRow + max(1, count) }

  /// Writes header and lines, and sets up filter, freeze and print; what stands above is written before.
  package func write(
    to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles, headerRow: Int
  ) throws(SpreadsheetError) {
    try sheet.setRow(headerRow, height: 32)
    for (index, column) in columns.enumerated() {
      try sheet.text(column.header, row: headerRow, column: index, format: styles.header)
    }
    let last = lastRow(headerRow)
    try sheet.freeze(rows: headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: headerRow...last, columns: 0...columns.count - 1))
    // Numbers of records are texts.
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: headerRow + 1...last, columns: 0...columns.count - 1))
    for (place, column) in columns.enumerated() where column.isHidden {
      try sheet.setColumn(first: place, last: place, width: column.width, isHidden: true)
    }
    try sheet.print(
      control, landscape: true, repeatRows: headerRow...headerRow,
      area: CellArea(rows: (fit.pagesWide > 1 ? headerRow : 0)...last, columns: 0...columns.count - 1),
      fitWidth: fit.pagesWide, repeatColumns: 0...0)
    guard count > 0 else { return try sheet.text(empty, row: headerRow + 1, column: 0, format: styles.note) }
    try stream(to: sheet, styles, from: headerRow + 1)
  }

  /// The columns' formats by a line's state.
  private func formats(_ styles: Styles) -> [Styles.Row: [FormatID]] {
    var formats: [Styles.Row: [FormatID]] = [:]
    for state in Styles.Row.allCases {
      formats[state] = columns.map { column in
        switch column.look {
        case .plain: styles.cell(state, wraps: true)
        case .centred: styles.cell(state, isCentred: true)
        case .number: styles.number
        case .time: styles.cell(state, numberFormat: Styles.clock, isCentred: true)
        case .date: styles.cell(state, numberFormat: Styles.date)
        case .long: styles.text(state)
        }
      }
    }
    return formats
  }

  private func stream(to sheet: SheetWriter, _ styles: Styles, from first: Int) throws(SpreadsheetError) {
    let formats = formats(styles)
    let unmeasured = RowMeasure(
      widths: columns.map { column in
        switch column.look {
        // Its text is indented.
        case .long: Int(column.width) - 1
        case .plain: Int(column.width)
        default: 0
        }
      })
    try sheet.stream(
      rows: first..<first + count, columns: columns.count,
      formats: Styles.Row.allCases.flatMap { formats[$0] ?? [] }
    ) { (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      let line = row - first
      var measure = unmeasured
      for (column, (value, format)) in zip(cells(line), formats[state(line)] ?? []).enumerated() {
        switch value {
        case .text(let text):
          measure.take(text, column: column)
          try encoder.text(text, column: column, format: format)
        case .number(let number): try encoder.number(number, column: column, format: format)
        case .date(let date): try encoder.date(date, column: column, format: format)
        case .blank: try encoder.blank(column: column, format: format)
        }
      }
      if let height = measure.height { encoder.setHeight(height) }
    }
  }
}
