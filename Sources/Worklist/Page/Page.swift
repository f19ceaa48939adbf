import Procedures
import Spreadsheet

/// A page of figures, declared: what stands on it from top to bottom. Where each cell stands, what is printed and what a chart
/// draws follow from it (G8).
struct Page {
  /// The sheet's title, before the facility's name.
  var title: String
  /// Of its columns, in characters.
  var widths: [Double]
  var isLandscape = true
  /// How many sheets of paper it is high; 0 as many as it takes.
  var pagesHigh = 1
  /// From the row below title and document control.
  var blocks: [Block]

  /// One thing on a page.
  indirect enum Block {
    /// A line in small letters.
    case note(String)
    /// Rows that stay empty.
    case gap(Int)
    case table(PageTable)
    case tiles([Tile], remarkHeight: Double)
    case chart(PageChart)
    /// Sentences below a heading, each over all columns.
    case sentences(String, [String], Look = .wrapped)
    /// Stacks of blocks that begin in one row, each from a column to the next's.
    case beside([Stack])
    /// Lines of the document control, by which later runs know the day of a report.
    case control(labels: Int = 0, values: Int? = nil)
    /// A new sheet of paper.
    case paperBreak
  }

  struct Stack {
    var columns: ClosedRange<Int>
    var blocks: [Block]

    init(_ columns: ClosedRange<Int>, _ blocks: [Block]) {
      self.columns = columns
      self.blocks = blocks
    }
  }

  /// A large figure with what it is of.
  struct Tile {
    var column: Int
    var title: String
    var value: PageCell
    var remark: String

    init(_ column: Int, _ title: String, _ value: PageCell, _ remark: String) {
      self.column = column
      self.title = title
      self.value = value
      self.remark = remark
    }

    init(_ column: Int, _ title: String, _ value: Int, _ remark: String) {
      self.init(column, title, .number(value), remark)
    }
  }

  /// Writes the page to an empty sheet.
  func write(to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in widths.enumerated() { try sheet.setColumn(first: column, last: column, width: width) }
    try sheet.head(title, control, styles)
    let layout = PageLayout(self, control)
    try layout.write(to: sheet, styles)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: isLandscape, repeatRows: nil,
      area: CellArea(rows: 0...layout.lastRow, columns: 0...widths.count - 1), fitHeight: pagesHigh)
  }
}

extension WorkbookWriter {
  /// Adds a sheet a page; the first is shown when the workbook is opened.
  func write(
    _ pages: [(sheet: String, page: Page)], _ control: DocumentControl, _ styles: Styles
  ) throws(SpreadsheetError) {
    for (place, (name, page)) in pages.enumerated() {
      let sheet = try addSheet(name)
      try page.write(to: sheet, control, styles)
      if place == 0 { try sheet.activate() }
    }
  }
}

extension Styles {
  /// The format of a look.
  func format(_ look: Look) -> FormatID {
    switch look {
    case .label: label
    case .value: value
    case .number: number
    case .percent: percent
    case .date: valueDate
    case .header: header
    case .section: section
    case .note: note
    case .subtitle: subtitle
    case .wrapped: wrapped
    case .own(let format): book.format(format)
    }
  }
}

/// How a cell of a page looks.
enum Look {
  case label
  /// A text that may take several lines.
  case value
  case number
  case percent
  case date
  case header
  case section
  case note
  case subtitle
  /// A text without a frame that may take several lines.
  case wrapped
  case own(CellFormat)

  var wraps: Bool {
    switch self {
    case .value, .wrapped: true
    case .own(let format): format.wrapsText
    default: false
    }
  }
}
