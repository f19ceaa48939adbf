import Core
package import Spreadsheet

/// What stands in a cell of a page, and how it looks. A figure that follows from other cells names them: its formula and the
/// value that is shown without a recalculation are both made of that.
package struct PageCell {
  package enum Content {
    case text(String)
    case number(Double)
    case date(CalendarDate)
    /// A text that opens another file or sheet.
    case link(String, url: String)
    case blank
    /// The cell is not written.
    case nothing
    /// A formula over another sheet or over cells of this page, and the value that Sapa counted.
    case formula((PagePlaces) -> String, SheetWriter.CachedValue)
    /// The sum of the table's lines above, in this column.
    case sumAbove
    /// The sum of columns of this line.
    case sum(ClosedRange<Int>)
    /// One column of this line less another.
    case difference(Int, Int)
    /// A share, which is not shown of fewer than some.
    case share(of: Reference, in: Reference, least: Int)
    /// The share that a column of the table's lines has together, from the first to this one; shown as a share is.
    case runningShare(of: Int, in: Reference, least: Int)
    /// What another cell shows.
    case same(Reference)
  }

  /// A cell of the same page.
  package enum Reference {
    /// In this line, by its place in the table.
    case column(Int)
    /// In the line of a name.
    case line(String, Int = 1)
  }

  package var content: Content
  package var look: Look
  /// How many columns it takes more.
  package var extra = 0

  package static func label(_ text: String) -> PageCell { PageCell(content: .text(text), look: .label) }
  package static func text(_ text: String, _ look: Look = .value, over columns: Int = 1) -> PageCell {
    PageCell(content: .text(text), look: look, extra: columns - 1)
  }
  /// A text that opens a sheet of another workbook, whose path is relative to this one's.
  package static func link(_ text: String, to file: String, sheet: String) -> PageCell {
    let place = CellArea(rows: 0...0, columns: 0...0).absoluteReference(sheet: sheet)
    return PageCell(content: .link(text, url: "external:\(file)#\(place)"), look: .note)
  }
  package static func number(_ number: Int, _ look: Look = .number) -> PageCell {
    PageCell(content: .number(Double(number)), look: look)
  }
  package static func decimal(_ number: Double?, _ look: Look, none: String = noShare) -> PageCell {
    PageCell(content: number.map { .number($0) } ?? .text(none), look: look)
  }
  package static func date(_ date: CalendarDate?) -> PageCell {
    date.map { PageCell(content: .date($0), look: .date) } ?? .label(unknownWord)
  }
  package static func blank(_ look: Look = .label) -> PageCell { PageCell(content: .blank, look: look) }
  package static var nothing: PageCell { PageCell(content: .nothing, look: .label) }
  package static var sumAbove: PageCell { PageCell(content: .sumAbove, look: .number) }
  package static func sum(_ columns: ClosedRange<Int>) -> PageCell { PageCell(content: .sum(columns), look: .number) }
  package static func difference(_ whole: Int, _ part: Int, _ look: Look = .number) -> PageCell {
    PageCell(content: .difference(whole, part), look: look)
  }
  /// A share; of fewer than `least` (``FewAnswers``) their number stands there: `n = 3`.
  package static func share(of part: Reference, in whole: Reference, least: Int = 1) -> PageCell {
    PageCell(content: .share(of: part, in: whole, least: least), look: .percent)
  }
  /// The share that a column's lines have together, from the table's first to this one.
  package static func runningShare(of column: Int, in whole: Reference, least: Int = 1) -> PageCell {
    PageCell(content: .runningShare(of: column, in: whole, least: least), look: .percent)
  }
  /// A share that no cells of the page make up, not judged of too few.
  package static func share(_ part: Int, of whole: Int) -> PageCell {
    let isJudged = whole >= FewAnswers.least
    return .decimal(
      isJudged ? Double(part) / Double(whole) : nil, .percent, none: FewAnswers.verdict(whole))
  }
  package static func same(_ reference: Reference, _ look: Look = .number) -> PageCell {
    PageCell(content: .same(reference), look: look)
  }

  /// A figure that a formula counts, where one can; else its value alone.
  package static func count(_ value: Int, _ formula: String?) -> PageCell {
    count(value, formula.map { formula in { _ in formula } })
  }
  package static func count(_ value: Int, _ formula: ((PagePlaces) -> String)?) -> PageCell {
    formula.map { PageCell(content: .formula($0, .number(Double(value))), look: .number) } ?? .number(value)
  }
  package static func formula(
    _ cached: SheetWriter.CachedValue, _ look: Look, _ formula: @escaping (PagePlaces) -> String
  ) -> PageCell {
    PageCell(content: .formula(formula, cached), look: look)
  }
}

extension PageCell {
  /// Whether it is a text of digits, which a spreadsheet takes for a number that was typed wrong.
  package var isDigits: Bool {
    if case .text(let text) = content {
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    } else {
      false
    }
  }
}

/// A table of a page: heading, headers and lines.
package struct PageTable {
  package struct Line {
    /// By which other cells name it.
    package var name: String?
    package var cells: [PageCell]
    /// In points; nil for what its texts take.
    package var height: Double?

    package init(_ cells: [PageCell], name: String? = nil, height: Double? = nil) {
      self.cells = cells
      self.name = name
      self.height = height
    }
  }

  /// By which charts name it.
  package var name: String?
  package var title: String?
  /// Above the headers, over those that have something in common.
  package var groups: [PageCell] = []
  package var headers: [PageCell]
  package var lines: [Line]
  /// A last line, which charts leave out.
  package var total: Line?
  /// Columns that the heading spans; nil for those of the headers.
  package var span: Int?
  /// What stands below in small letters.
  package var notes: [String] = []

  package init(
    _ title: String?, name: String? = nil, _ headers: [String], span: Int? = nil, _ lines: [Line], total: Line? = nil,
    empty: String? = nil, notes: [String] = []
  ) {
    self.init(
      title, name: name, headers: headers.map { .text($0, .header) }, span: span, lines, total: total, empty: empty,
      notes: notes)
  }

  package init(
    _ title: String?, name: String? = nil, headers: [PageCell], span: Int? = nil, _ lines: [Line], total: Line? = nil,
    empty: String? = nil, notes: [String] = []
  ) {
    self.title = title
    self.name = name
    self.headers = headers
    self.span = span
    self.lines = lines.isEmpty ? empty.map { [Line([.text($0, .note)])] } ?? [] : lines
    self.total = total
    self.notes = notes
  }
}

/// How what is not known is shown, never as 0.
package let unknownWord = "tidak diketahui"

/// What stands for a share of nothing: neither 0 nor an error.
package let noShare = "–"
