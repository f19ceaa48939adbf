/// What is to become of one sheet.
struct SheetChanges {
  /// By row, column and order of asking, once ``sort()`` was called.
  private(set) var edits: [CellEdit] = []
  private(set) var extensions: [RowExtension] = []
  /// Rows appended below the others, and the styles of the cells above them by column.
  private(set) var appended: [(rows: Range<Int>, styles: [Int: Int])] = []
  var widths: [Int: (width: Double, isHidden: Bool)] = [:]
  /// Of rows that have none of their own.
  var heights: [Int: RowHeight] = [:]
  var links: [CellPosition: CellLink] = [:]
  var widening: ColumnWidening?
  private var isSorted = true
  /// Whether any edit sets a value.
  private(set) var setsValues = false
  /// The lowest row in which an edit sets a value other than nothing, or -1.
  private var lastValueRow = -1

  /// Whether the sheet's own part changes.
  var isEmpty: Bool { edits.isEmpty && extensions.isEmpty && widths.isEmpty && links.isEmpty && widening == nil }

  mutating func add(_ new: [CellEdit]) {
    var last = edits.last
    for edit in new {
      if let last, (edit.row, edit.column) < (last.row, last.column) { isSorted = false }
      last = edit
      if edit.value != nil { setsValues = true }
      if (edit.value ?? .empty) != .empty { lastValueRow = max(lastValueRow, edit.row) }
    }
    if edits.isEmpty { edits = new } else { edits += new }
  }

  mutating func sort() {
    guard !isSorted else { return }
    // Of edits of one cell the order of asking counts.
    edits = edits.sorted(on: { $0.row * (CellArea.lastColumn + 1) + $0.column })
    isSorted = true
  }

  mutating func extend(from last: Int, to newLast: Int, continues: Bool = false) {
    guard newLast > last else { return }
    if continues, let step = extensions.last, step.to == last {
      extensions[extensions.count - 1].to = newLast
    } else {
      extensions.append(RowExtension(from: last, to: newLast))
    }
  }

  mutating func append(rows: Range<Int>, styles: [Int: Int]) {
    if let last = appended.last, last.rows.upperBound == rows.lowerBound, last.styles == styles {
      appended[appended.count - 1].rows = last.rows.lowerBound..<rows.upperBound
    } else {
      appended.append((rows, styles))
    }
  }

  /// The lowest row that has a value set or was appended, or -1.
  var lastRow: Int { max(lastValueRow, (appended.last?.rows.upperBound ?? 0) - 1) }

  // MARK: Questions of the one who writes

  /// The styles that new cells of a row take from the row above it.
  func inheritedStyles(row: Int) -> [Int: Int] { appended.last { $0.rows.contains(row) }?.styles ?? [:] }

  /// The first edit at or after a place.
  func index(row: Int, column: Int = 0) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if (edits[middle].row, edits[middle].column) < (row, column) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func edits(inRow row: Int) -> Range<Int> { index(row: row)..<index(row: row + 1) }

  /// The cells that the edits may add to the sheet.
  var area: CellArea? {
    var area: CellArea?
    for edit in edits where edit.look != nil || (edit.value ?? .empty) != .empty {
      let cell = CellArea(row: edit.row, column: edit.column)
      area = area?.union(cell) ?? cell
    }
    return area
  }
}
