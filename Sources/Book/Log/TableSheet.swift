import Core
package import Intake
package import Spreadsheet

/// What one cell of a table is to hold.
package enum TableCell: Sendable {
  case empty
  case text(String)
  case number(Double)
  case date(CalendarDate)
  case time(ClockTime)
  /// A value as staff typed it.
  case staff(StaffValue)
  /// A formula with columns named by their ids, `IF([tuntas]="Ya",…)`, and what it shows until it is computed.
  case formula(String, cached: SheetWriter.CachedValue)
  /// A text that opens an address; see ``TableSheet/hasLinks``.
  case link(String, url: String, tip: String)
  /// What the log says: the cell of a field of the template.
  case log(row: Int, field: Int)
  /// What a cell of an input or a book says; numbers and days of an input may be wanted as text.
  case copy(SharedTable, row: Int, column: Int, asText: Bool)
  /// A cell of which a book alone tells, and no input.
  indirect case kept(TableCell)
}

/// Colours that a spreadsheet gives by itself while staff type (ECMA-376 §18.3.1.18).
package struct LiveRule {
  /// The ids of the columns that are coloured; nil is the whole row.
  package var columns: [String]?
  /// For a row, with columns named by their ids.
  package var formula: String
  package var format: CellFormat
  package var stopIfTrue = false

  package init(columns: [String]? = nil, formula: String, format: CellFormat, stopIfTrue: Bool = false) {
    self.columns = columns
    self.formula = formula
    self.format = format
    self.stopIfTrue = stopIfTrue
  }
}

/// A sheet with row keys in its next state, whatever book it goes into.
package struct TableSheet: Sendable {
  package var name: String
  /// As they stand, without the key.
  package var columns: [BookColumn]
  /// Lines above the table, below title and document control.
  package var notes: [TableNote] = []
  package var keys: [String]
  /// Rows that are brought up to date where they stand, and come nowhere else: those that the sheet knows by another key than
  /// ``keys`` has, and those that are wanted no more. By key, the row that cells and look are asked for.
  package var standing: [String: Int] = [:]
  /// The cells of a row, one a column.
  package var cells: @Sendable (Int) -> [TableCell]
  /// The state that a row's colour tells.
  package var look: @Sendable (Int) -> Styles.Row
  package var rules: [LiveRule] = []
  /// Between which days those lie that are typed into columns with ``BookColumn/hasDayLimits``.
  package var dates: ClosedRange<CalendarDate>?
  /// Whether only the choices of a drop-down are taken; else others are asked about.
  package var refusesOthers = false
  /// Cells that hold a column's choices where these are too many for a list of their own: by id.
  package var choiceRanges: [String: String] = [:]
  /// Rows below the last one that are ready to be typed into.
  package var spareRows = 2000
  /// Formulas that answer in rows which staff are typing, by the column's id, with columns named by their ids; an empty text where
  /// nothing is typed. A run puts what it says in their place.
  package var live: [(id: String, formula: String)] = []
  /// How many of the spare rows have them.
  package static let liveRows = 200
  /// Columns that stay in view.
  package var frozenColumns = 1
  /// The rows of the standing sheet, from 0, that staff typed without a key.
  package var adopted: [String: Int] = [:]
  /// What the input says of cells of a new sheet that hold what staff typed elsewhere: by key and header.
  package var sources: [String: [String: CellDigest]] = [:]
  /// Where a log has the cell of a row and a field; nil where it has none.
  var logged: (@Sendable (_ row: Int, _ field: Int) -> LoggedCell?)?
  /// Columns that are put back where staff deleted them, by id; nil is those of Sapa's.
  package var required: Set<String>?
  /// Whose a column is that nobody declared.
  package var unnamedOwner = KeyedSheetSpec.Owner.staff
  /// A sheet into whose rows the formulas look: they are written anew when it gets more.
  package var looksInto: String?
  /// Stands in the first row as long as there is none.
  package var emptyNote: String?

  /// Whether staff type whole rows, the export's columns too, as into a log; else only their own columns are theirs to fill.
  package var isLog = true

  // How it looks.

  /// How many lines a row shows of long texts: scrolling through a log stays quick; in a short list texts stand whole.
  package var linesAtMost = 3
  /// Whether every cell is ruled, and those for staff are pale in a target's row; else plain rows have no lines.
  package var isRuled = false
  /// Whether a row in another state colours staff's cells too; else live rules do.
  package var coloursStaffs = true
  /// Whether cells open addresses: for tables that are not large.
  package var hasLinks = false
  /// Whether a cell looks the same whether an input tells of it or a book, as one that staff typed.
  package var isUniform = false
  /// The header's height, in points.
  package var headerHeight = 46.0
  /// How many columns are printed; nil is all.
  package var printedColumns: Int?
  package var tabColor: Color?

  /// A table of such rows.
  package init(
    name: String, columns: [BookColumn], keys: [String], cells: @escaping @Sendable (Int) -> [TableCell],
    look: @escaping @Sendable (Int) -> Styles.Row = { _ in .plain }
  ) {
    self.name = name
    self.columns = columns
    self.keys = keys
    self.cells = cells
    self.look = look
  }

  /// A table whose cells are made one by one, by row and column.
  package init(
    name: String, columns: [BookColumn], keys: [String], cell: @escaping @Sendable (Int, Int) -> TableCell,
    look: @escaping @Sendable (Int) -> Styles.Row = { _ in .plain }
  ) {
    self.init(
      name: name, columns: columns, keys: keys, cells: { row in columns.indices.map { cell(row, $0) } }, look: look)
  }

  /// From 0.
  package var headerRow: Int { 3 + notes.count }
  package var firstRow: Int { headerRow + 1 }
  package var headers: [String] { columns.map(\.header) + [BookColumn.key.header] }
  /// By which formulas know the columns, whatever a facility calls them.
  package var ids: [String] { columns.map(\.id) + [BookColumn.key.id] }

  /// Whether a column is there to be typed into.
  package func isTyped(_ column: BookColumn) -> Bool { column.owner == .staff || isLog && column.owner == .source }

  /// Title, document control and notes, within the first sheet of paper.
  package func head(_ control: DocumentControl, _ places: BookPlaces) -> [HeadLine] {
    let notes = notes.enumerated().map { index, note in
      let value: PatchValue =
        switch note.value {
        case .text(let text): .text(text)
        case .formula(let formula, let cached): .formula("=" + places.resolve(formula), cached: cached)
        }
      let look = note.span != nil ? HeadLine.wrapped : note.isStrong ? HeadLine.strong : HeadLine.note
      return HeadLine(3 + index, value, look, span: note.span)
    }
    let columns = printed.prefix(fit.firstColumns)
    let width = columns.reduce(0) { $1.isHidden ? $0 : $0 + $1.width }
    return (HeadLine.head(name, control) + notes).map { $0.fitted(to: columns.count, width: width) }
  }

  /// The columns that are printed.
  package var printed: ArraySlice<BookColumn> { columns.prefix(printedColumns ?? columns.count) }

  /// How the printed columns come out on paper.
  package var fit: PaperFit {
    PaperFit(widths: printed.map { $0.isHidden ? 0 : $0.width }, repeated: frozenColumns, isLandscape: true)
  }

  /// Measures the texts of a row, of which those of printed columns are wrapped.
  package var measure: RowMeasure {
    RowMeasure(
      widths: columns.indices.map { place in
        columns[place].isHidden || place >= printed.count ? 0 : Int(columns[place].width)
      }, linesAtMost: linesAtMost)
  }

  /// Marks texts that are longer than their rows show.
  private var longTextRules: [LiveRule] {
    guard linesAtMost < .max else { return [] }
    let measure = measure
    return columns.indices.compactMap { place in
      let column = columns[place]
      guard column.kind == .text || column.kind == .any, measure.wraps(place), !column.id.isEmpty else { return nil }
      // Those of Sapa's that are narrow hold codes.
      if column.owner == .sapa, column.width <= 12 { return nil }
      return LongText.rule(column.id, width: RowMeasure.letters(Int(column.width)), lines: linesAtMost)
    }
  }

  /// What a spreadsheet does by itself.
  package var liveRules: [LiveRule] { longTextRules + rules }
}

/// A line above a table.
package struct TableNote: Sendable {
  package enum Value: Sendable {
    case text(String)
    /// Ranges of the book's columns are named `{Log Hotline:kelayakan}`.
    case formula(String, cached: SheetWriter.CachedValue)
  }

  package var value: Value
  package var isStrong = false
  /// Over how many columns it is wrapped; nil is one line.
  package var span: Int?

  package init(_ text: String, isStrong: Bool = false, span: Int? = nil) {
    value = .text(text)
    self.isStrong = isStrong
    self.span = span
  }

  package init(formula: String, cached: String, isStrong: Bool = true) {
    value = .formula(formula, cached: .text(cached))
    self.isStrong = isStrong
  }
}

/// Where the columns of a book's tables stand, for formulas on any of its sheets.
package struct BookPlaces: Sendable {
  /// By sheet: the header's row, the last row that formulas look at, and the columns by their ids.
  private var sheets: [String: (first: Int, last: Int, columns: [String: Int])] = [:]

  package mutating func add(_ sheet: TableSheet) {
    sheets[sheet.name] = (
      sheet.firstRow, CellArea.row(sheet.firstRow + sheet.keys.count, below: sheet.spareRows),
      Dictionary(sheet.ids.enumerated().map { ($1, $0) }) { first, _ in first }
    )
  }

  package mutating func add(_ sheet: TableSheet, standing places: SheetPlaces) {
    sheets[sheet.name] = (
      places.headerRow + 1, CellArea.row(places.lastRow + 1, below: sheet.spareRows),
      Dictionary(
        sheet.ids.enumerated().compactMap { index, id in places.column(index).map { (id, $0) } }
      ) { first, _ in first }
    )
  }

  /// A column's cells as formulas name them: `'Log Layanan'!$C$7:$C$900`; an empty text's quotes where it is gone.
  package func range(_ sheet: String, _ id: String) -> String {
    guard let place = sheets[sheet], let column = place.columns[id] else { return "\"\"" }
    return CellArea(rows: place.first...max(place.last, place.first), columns: column...column)
      .absoluteReference(sheet: sheet)
  }

  /// Puts ranges for `{Sheet:id}`.
  package func resolve(_ formula: String) -> String {
    Self.replacing(formula, open: "{", close: "}") { name in
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      return parts.count == 2 ? range(parts[0], parts[1]) : nil
    }
  }

  /// Puts values for names between two ASCII characters; one that has none stays as it is.
  private static func replacing(
    _ text: String, open: Unicode.Scalar, close: Unicode.Scalar, _ value: (String) -> String?
  ) -> String {
    let (open, close) = (UInt8(ascii: open), UInt8(ascii: close))
    let utf8 = text.utf8
    var result = ""
    var rest = utf8.startIndex
    while let start = utf8[rest...].firstIndex(of: open), let end = utf8[start...].firstIndex(of: close) {
      result += text[rest..<start]
      let next = utf8.index(after: end)
      if let value = value(String(text[utf8.index(after: start)..<end])) {
        result += value
      } else {
        result += text[start..<next]
      }
      rest = next
    }
    return result + text[rest...]
  }
}
