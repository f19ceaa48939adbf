import Batch
import Book
import Core
import Intake
import Spreadsheet

/// Turns a table's annotation into the cells' changes: only what is not so already.
struct AnnotationEdits {
  private(set) var edits: [CellEdit] = []
  private let layout: TableLayout
  private let looks: RowLooks
  private let earlier: EarlierAnnotation
  private let frame: SheetFrame
  private let patch: WorkbookPatch
  /// By format: what it fills a cell with.
  private var fills: [Int: Color?] = [:]
  /// What a look makes of a format, by both.
  private var styles: [StyleKey: Int] = [:]

  private enum Coloring {
    case none, red, plain
  }

  private struct StyleKey: Hashable {
    var base: Int
    var coloring: Coloring
    var numberFormat: AnnotationColumn?
  }

  static let red = Color(0xFF0000)

  init(
    _ layout: TableLayout, looks: RowLooks, earlier: EarlierAnnotation, frame: SheetFrame, patch: WorkbookPatch
  ) {
    self.layout = layout
    self.looks = looks
    self.earlier = earlier
    self.frame = frame
    self.patch = patch
  }

  // MARK: Header

  /// Writes the headers, which look as their neighbour; those of an earlier run stay.
  mutating func addHeader(_ headers: [String]) {
    guard !layout.isKnown else { return }
    let neighbour = layout.columns.upperBound
    let last = layout.header.upperBound
    if layout.header.count > 1 {
      let upper = style(ofHeader: layout.header.lowerBound, neighbour)
      for column in layout.added { add(layout.header.lowerBound, column, nil, upper.map(LookEdit.donor)) }
    }
    let look = style(ofHeader: last, neighbour).map(LookEdit.donor)
    for (column, header) in zip(layout.added, headers) { add(last, column, .text(header), look) }
  }

  /// The format of a header's cell; of a merged one that of the cell which is shown.
  private func style(ofHeader row: Int, _ column: Int) -> Int? {
    let area = frame.merged.first { $0.rows.contains(row) && $0.columns.contains(column) }
    return looks.style(row: area?.rows.lowerBound ?? row, column: area?.columns.lowerBound ?? column)
  }

  // MARK: Rows

  /// Writes what a record's row has in the four columns, and its colour.
  mutating func add(_ annotation: RowAnnotation, row: Int) throws(SpreadsheetError) {
    let before = earlier.row(row)
    let wasTarget = before.map(earlier.wasTarget) ?? false
    if annotation.isTarget || wasTarget {
      for column in layout.columns where !layout.added.contains(column) {
        try color(row, column, isRed: annotation.isTarget)
      }
    }
    for column in AnnotationColumn.allCases {
      try write(annotation, column, row, before, wasTarget: wasTarget)
    }
  }

  private mutating func color(_ row: Int, _ column: Int, isRed: Bool) throws(SpreadsheetError) {
    guard let own = looks.style(row: row, column: column) else {
      if isRed { add(row, column, nil, Self.turnedRed) }
      return
    }
    guard try fill(own) == Self.red ? !isRed : isRed else { return }
    add(row, column, nil, .donor(try style(own, isRed ? .red : .plain)))
  }

  /// The number of a format with another fill, and with a column's number format where one is given.
  private mutating func style(
    _ base: Int, _ coloring: Coloring, _ column: AnnotationColumn? = nil
  ) throws(SpreadsheetError) -> Int {
    if coloring == .none, column == nil { return base }
    let key = StyleKey(base: base, coloring: coloring, numberFormat: column)
    if let known = styles[key] { return known }
    let style = try patch.style(of: base, .change(Self.change(coloring, column)))
    styles[key] = style
    return style
  }

  private static func change(_ coloring: Coloring, _ column: AnnotationColumn?) -> LookChange {
    var change = LookChange(numberFormat: column?.numberFormat)
    switch coloring {
    case .none: break
    case .red: change.fill = .solid(red)
    case .plain: change.fill = LookChange.Fill.none
    }
    return change
  }

  private mutating func fill(_ style: Int) throws(SpreadsheetError) -> Color? {
    if let known = fills[style] { return known }
    let fill = try patch.solidFill(ofStyle: style)
    fills[style] = .some(fill)
    return fill
  }

  private static let turnedRed = LookEdit.change(LookChange(fill: .solid(red)))

  private mutating func write(
    _ annotation: RowAnnotation, _ column: AnnotationColumn, _ row: Int, _ before: EarlierAnnotation.Row?,
    wasTarget: Bool
  ) throws(SpreadsheetError) {
    let place = layout.first + column.offset
    let own = looks.style(row: row, column: place)
    // A row that is new to the columns looks as the table does.
    let base = before == nil ? looks.style(row: row, column: layout.columns.upperBound) ?? own : own
    let numberFormat = before == nil || column == .executionDate ? column : nil
    let isRed = try base.map { (base) throws(SpreadsheetError) in try fill(base) } == Self.red
    var coloring = Coloring.none
    if annotation.isTarget, !isRed { coloring = .red }
    if wasTarget, !annotation.isTarget, isRed { coloring = .plain }
    let value = value(annotation, column, before)
    var look: LookEdit?
    if let base {
      let style = try style(base, coloring, numberFormat)
      // A plain cell that is empty need not be there.
      if style != own, own != nil || style > 0 || value != nil { look = .donor(style) }
    } else if coloring != .none || column == .executionDate {
      look = .change(Self.change(coloring, numberFormat))
    }
    add(row, place, value, look)
  }

  /// The cell's new value; nil where it has it already.
  private func value(
    _ annotation: RowAnnotation, _ column: AnnotationColumn, _ before: EarlierAnnotation.Row?
  ) -> PatchValue? {
    let text: String
    switch column {
    case .code: text = annotation.code.rawValue
    case .status: text = annotation.status
    case .reason: text = annotation.reason
    case .executionDate:
      if before.map({ earlier.says(annotation.executionDate, of: $0) }) ?? (annotation.executionDate == nil) {
        return nil
      }
      return annotation.executionDate.map { .date($0.serial) } ?? .empty
    }
    if before.map({ earlier.says(text, in: column, of: $0) }) ?? text.isEmpty { return nil }
    return text.isEmpty ? .empty : .text(text)
  }

  private mutating func add(_ row: Int, _ column: Int, _ value: PatchValue?, _ look: LookEdit?) {
    if value == nil, look == nil { return }
    edits.append(CellEdit(row: row, column: column, value: value, look: look))
  }

  mutating func reserve(_ count: Int) { edits.reserveCapacity(count) }
}
