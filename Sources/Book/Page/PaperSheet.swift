import Core
package import Spreadsheet

/// A sheet of papers, a printed page each (B9, D4).
package struct PaperSheet: Sendable {
  package var name: String
  package var control: DocumentControl
  /// How many papers it has.
  package var count: Int
  /// What stands above them: what it leaves out, and where that is.
  package var note: String?
  /// What stands in place of none.
  package var empty: String
  package var paper: @Sendable (Int) -> Paper

  /// A page break stands before each page but the first; one more may follow for the note.
  package static let limit = SheetWriter.pageBreakLimit - 1

  package init(
    _ name: String, _ control: DocumentControl, count: Int, note: String?, empty: String,
    paper: @escaping @Sendable (Int) -> Paper
  ) {
    self.name = name
    self.control = control
    self.count = count
    self.note = note
    self.empty = empty
    self.paper = paper
  }

  package func plan(isFrozen: Bool = false) -> FreeSheetPlan {
    FreeSheetPlan(name: name, isFrozen: isFrozen) { sheet, styles, _ throws(SpreadsheetError) in
      try write(to: sheet, styles)
    }
  }

  package func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in Paper.widths.enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    let looks = PaperLooks(styles)
    var row = 0
    var breaks: [Int] = []
    if let note {
      try sheet.setRow(0, height: TextHeight.points(note, width: 96))
      try sheet.mergeRow(0, firstColumn: 0, lastColumn: 2, text: note, format: looks.plain)
      row = 1
      if count > 0 { breaks.append(1) }
    } else if count == 0 {
      try sheet.text(empty, row: 0, column: 0, format: styles.note)
      row = 1
    }
    for place in 0..<count {
      if place > 0 { breaks.append(row) }
      row = try paper(place).write(from: row, to: sheet, control, looks)
    }
    try sheet.pageBreaks(rows: breaks)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...max(row - 1, 0), columns: 0...2))
  }
}

/// The formats of papers.
struct PaperLooks {
  let facility, title, number, plain, label, value, smallText, section, writing, centred, signed, small: FormatID

  init(_ styles: Styles) {
    func format(_ setUp: (inout CellFormat) -> Void) -> FormatID { styles.book.format(CellFormat(setUp)) }
    let line = CellBorder(.thin, color: Styles.line)
    facility = format {
      $0.isBold = true; $0.fontSize = 13; $0.horizontal = .center
      $0.bottomBorder = CellBorder(.medium)
    }
    title = format {
      $0.isBold = true; $0.fontSize = 15; $0.horizontal = .center; $0.isUnderlined = true
    }
    number = format {
      $0.isBold = true; $0.horizontal = .center
    }
    plain = format {
      $0.wrapsText = true; $0.vertical = .top
    }
    label = format {
      $0.border = line; $0.vertical = .top; $0.isBold = true; $0.wrapsText = true
    }
    value = format {
      $0.border = line; $0.vertical = .top; $0.wrapsText = true; $0.numberFormat = "@"
    }
    smallText = format {
      $0.border = line; $0.vertical = .top; $0.wrapsText = true; $0.fontSize = 9; $0.numberFormat = "@"
    }
    section = styles.section
    writing = format { $0.border = line }
    centred = format {
      $0.horizontal = .center; $0.vertical = .bottom; $0.wrapsText = true
    }
    signed = format {
      $0.horizontal = .center; $0.vertical = .bottom; $0.isBold = true; $0.shrinksToFit = true
    }
    small = format {
      $0.fontSize = 8; $0.fontColor = Styles.darkGrey; $0.wrapsText = true; $0.vertical = .top
    }
  }
}
