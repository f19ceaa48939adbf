import Core
package import Spreadsheet

/// A page of figures, declared: what stands on it from top to bottom. Where each cell stands, what is printed and what a chart
/// draws follow from it (G8).
package struct Page {
  /// The sheet's title, before the facility's name.
  package var title: String
  /// Of its columns, in characters.
  package var widths: [Double]
  package var isLandscape = true
  /// How many sheets of paper it is high, where that leaves it legible; 0 as many as it takes.
  package var pagesHigh = 1
  /// The table whose headers stay in sight and are printed on each sheet of paper, and how many columns stay in sight. It is made
  /// to be one sheet wide.
  package var frozen: (table: String, columns: Int)?
  /// From the row below title and document control.
  package var blocks: [Block]

  /// One thing on a page.
  package indirect enum Block {
    /// A line in small letters.
    case note(String, Look = .note)
    /// Rows that stay empty.
    case gap(Int)
    case table(PageTable)
    case tiles([Tile])
    case chart(PageChart)
    /// Sentences below a heading, each over all columns.
    case sentences(String, [String], Look = .wrapped)
    /// Stacks of blocks that begin in one row, each from a column to the next's.
    case beside([Stack])
    /// One below the other, not parted by the end of a sheet of paper, but within a table.
    case together([Block])
    /// Lines of the document control, by which later runs know the day of a report.
    case control(labels: Int = 0, values: Int? = nil)
    /// Lines to the page's end.
    case list(PageList)
  }

  package struct Stack {
    package var columns: ClosedRange<Int>
    package var blocks: [Block]

    package init(_ columns: ClosedRange<Int>, _ blocks: [Block]) {
      self.columns = columns
      self.blocks = blocks
    }
  }

  /// A large figure with what it is of.
  package struct Tile {
    package var column: Int
    package var title: String
    package var value: PageCell
    package var remark: String

    package init(_ column: Int, _ title: String, _ value: PageCell, _ remark: String) {
      self.column = column
      self.title = title
      self.value = value
      self.remark = remark
    }

    package init(_ column: Int, _ title: String, _ value: Int, _ remark: String) {
      self.init(column, title, .number(value), remark)
    }

    package init(_ column: Int, _ measure: Measure, _ remark: String) {
      self.init(column, measure.label, measure.value, remark)
    }
  }

  package init(
    title: String, widths: [Double], isLandscape: Bool = true, pagesHigh: Int = 1,
    frozen: (table: String, columns: Int)? = nil, blocks: [Block]
  ) {
    self.title = title
    self.widths = widths
    self.isLandscape = isLandscape
    self.pagesHigh = pagesHigh
    self.frozen = frozen
    self.blocks = blocks
  }

  /// A list with what stands above it.
  package init(title: String, _ blocks: [Block], list: PageList) {
    self.init(title: title, widths: list.columns.map(\.width), blocks: blocks + [.list(list)])
  }

  /// The columns of the page's list by their headers, as formulas of other sheets name their cells.
  package func ranges(on sheet: String, _ control: DocumentControl) -> [String: String] {
    let layout = PageLayout(self, control)
    guard let columns = layout.list?.list.columns else { return [:] }
    return columns.reduce(into: [:]) { $0[$1.header] = layout.list($1.header)?.absoluteReference(sheet: sheet) }
  }

  /// How the columns come out on paper.
  var fit: PaperFit {
    for case .list(let list) in blocks { return list.fit }
    return fit(smallest: PaperFit.letters)
  }

  /// The same of a page of figures whose smallest letters have some size, in points.
  func fit(smallest size: Double) -> PaperFit {
    PaperFit(widths: widths, isLandscape: isLandscape, fontSize: size)
  }

  /// Writes the page to an empty sheet.
  package func write(to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in widths.enumerated() { try sheet.setColumn(first: column, last: column, width: width) }
    let layout = PageLayout(self, control)
    let width = widths.prefix(layout.firstColumns).reduce(0, +)
    try sheet.write(HeadLine.head(title, control).map { $0.fitted(to: layout.firstColumns, width: width) }, styles)
    try layout.write(to: sheet, styles)
    if let (list, row) = layout.list { return try list.write(to: sheet, control, styles, headerRow: row) }
    try sheet.hideGridlines()
    let headerRow = frozen.flatMap { layout.headerRow(of: $0.table) }
    if let headerRow, let frozen { try sheet.freeze(rows: headerRow + 1, columns: frozen.columns) }
    let paper = layout.paper(self, headerRow: headerRow)
    try sheet.pageBreaks(rows: paper.breaks)
    try sheet.print(
      control, landscape: isLandscape, repeatRows: headerRow.map { $0...$0 },
      area: CellArea(rows: 0...layout.lastRow, columns: 0...widths.count - 1), fitWidth: paper.pagesWide,
      fitHeight: paper.pagesHigh)
  }
}

extension Styles {
  /// The format of a look.
  package func format(_ look: Look) -> FormatID {
    switch look {
    case .label: label
    case .value: value
    case .number: number
    case .percent: percent
    case .date: valueDate
    case .header: header
    case .turnedHeader: book.format(Styles.turnedHead)
    case .section: section
    case .note: note
    case .strongNote: book.format(HeadLine.strong)
    case .subtitle: subtitle
    case .wrapped: wrapped
    case .state(let row): cell(row, isCentred: true)
    case .own(let format): book.format(format)
    }
  }
}

/// How a cell of a page looks.
package enum Look {
  case label
  /// A text that may take several lines.
  case value
  case number
  case percent
  case date
  case header
  /// The same of a narrow column, whose header runs upwards.
  case turnedHeader
  case section
  case note
  case strongNote
  case subtitle
  /// A text without a frame that may take several lines.
  case wrapped
  /// A code in the colour of the rows that bear it.
  case state(Styles.Row)
  case own(CellFormat)

  /// Of letters, in points.
  package static let ordinarySize = 11.0
  package var fontSize: Double {
    if case .own(let format) = self { format.fontSize ?? Self.ordinarySize } else { Self.ordinarySize }
  }

  /// The same for a text that takes several lines.
  var wrapping: Look {
    func wrapped(_ format: CellFormat) -> Look {
      .own(
        format.with {
          $0.wrapsText = true; $0.vertical = .top
        })
    }
    return switch self {
    case .note: wrapped(HeadLine.note)
    case .strongNote: wrapped(HeadLine.strong)
    case .subtitle: wrapped(HeadLine.subtitle)
    default: self
    }
  }

  package var wraps: Bool {
    switch self {
    case .value, .wrapped: true
    case .own(let format): format.wrapsText
    default: false
    }
  }
}
