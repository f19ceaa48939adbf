import Intake
import Procedures
import Spreadsheet
import Worklist

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
    add(row, column, nil, .donor(try patch.style(of: own, isRed ? Self.turnedRed : Self.turnedPlain)))
  }

  private mutating func fill(_ style: Int) throws(SpreadsheetError) -> Color? {
    if let known = fills[style] { return known }
    let fill = try patch.solidFill(ofStyle: style)
    fills[style] = .some(fill)
    return fill
  }

  private static let turnedRed = LookEdit.change(LookChange(fill: .solid(red)))
  private static let turnedPlain = LookEdit.change(LookChange(fill: LookChange.Fill.none))

  private mutating func write(
    _ annotation: RowAnnotation, _ column: AnnotationColumn, _ row: Int, _ before: EarlierAnnotation.Row?,
    wasTarget: Bool
  ) throws(SpreadsheetError) {
    let place = layout.first + column.offset
    let own = looks.style(row: row, column: place)
    var change = LookChange()
    let base: Int?
    if before == nil {
      // A row that is new to the columns looks as the table does.
      change.numberFormat = column.numberFormat
      base = looks.style(row: row, column: layout.columns.upperBound) ?? own
    } else {
      if column == .executionDate { change.numberFormat = column.numberFormat }
      base = own
    }
    let isRed = try base.map { (base) throws(SpreadsheetError) in try fill(base) } == Self.red
    if annotation.isTarget, !isRed { change.fill = .solid(Self.red) }
    if wasTarget, !annotation.isTarget, isRed { change.fill = LookChange.Fill.none }
    var look: LookEdit?
    if let base {
      let style = change == LookChange() ? base : try patch.style(of: base, .change(change))
      if style != own { look = .donor(style) }
    } else if change.fill != nil || column == .executionDate {
      look = .change(change)
    }
    add(row, place, value(annotation, column, before), look)
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
