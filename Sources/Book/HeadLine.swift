package import Spreadsheet

/// One line above a sheet's table, in the first column.
package struct HeadLine {
  /// From 0.
  package var row: Int
  package var value: PatchValue
  package var look: CellFormat
  /// Over how many columns a text is wrapped; nil is one line.
  package var span: Int?
  /// In points; nil is the usual one.
  private var height: Double?

  package init(_ row: Int, _ value: PatchValue, _ look: CellFormat, span: Int? = nil) {
    self.row = row
    self.value = value
    self.look = look
    self.span = span
    if span != nil { height = 32 }
    if row == 0 { height = 22 }
  }

  // How it looks.

  static let title = CellFormat {
    $0.isBold = true; $0.fontSize = 15; $0.fontColor = Styles.navy
  }
  static let subtitle = CellFormat { $0.fontColor = Styles.darkGrey }
  static let note = CellFormat {
    $0.isItalic = true; $0.fontColor = Styles.darkGrey
  }
  static let strong = CellFormat {
    $0.isBold = true; $0.fontColor = Styles.navy
  }
  static let wrapped = CellFormat {
    $0.wrapsText = true; $0.vertical = .top
  }

  /// Title and document control: rows 0 to 2 (G8).
  package static func head(_ title: String, _ control: DocumentControl) -> [HeadLine] {
    let made =
      "Periode \(control.period) · dibuat \(control.made.indonesian) · Sapa \(control.programVersion) · "
      + "templat \(control.templateVersion)"
    return [
      HeadLine(0, .text("\(title) – \(control.facility)"), Self.title),
      HeadLine(1, .text(control.line), subtitle), HeadLine(2, .text(made), subtitle),
    ]
  }

  /// The line as it fits into the columns of a sheet of paper: a longer text is wrapped over them.
  ///
  /// - Parameters:
  ///   - columns: how many there are.
  ///   - width: theirs together, in characters.
  /// - Returns: the line.
  package func fitted(to columns: Int, width: Double) -> HeadLine {
    let size = (look.fontSize ?? 11) / 11
    let letters = Int(width * 0.95 / size)
    guard case .text(let text) = value, span == nil, columns > 1, TextHeight.lines(text, width: letters) > 1 else {
      return self
    }
    var line = self
    line.span = columns
    line.look.wrapsText = true
    line.look.vertical = .top
    line.height = TextHeight.points(text, width: letters, line: 15 * size)
    return line
  }

  fileprivate func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let format = styles.book.format(look)
    if let height { try sheet.setRow(row, height: height) }
    switch value {
    case .text(let text):
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: (span ?? 1) - 1, text: text, format: format)
    case .formula(let formula, let cached):
      try sheet.formula(formula, cached: cached, row: row, column: 0, format: format)
    default: break
    }
  }
}

extension SheetWriter {
  /// Writes title and document control above a table: rows 0 to 2.
  package func head(_ title: String, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    try write(HeadLine.head(title, control), styles)
  }

  /// Writes what stands above a table.
  package func write(_ lines: [HeadLine], _ styles: Styles) throws(SpreadsheetError) {
    for line in lines { try line.write(to: self, styles) }
  }
}
