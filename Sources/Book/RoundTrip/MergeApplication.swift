package import Spreadsheet

/// Puts choices and merge plans into a workbook, as edits of a patch.
///
/// Rows and columns are found by key and header in the workbook as the patch has opened it; nothing is moved.
package struct MergeApplication {
  package let patch: WorkbookPatch
  /// The workbook as it was opened.
  package let current: KeyedBook
  package private(set) var conflicts: ConflictList
  private let specs: [KeyedSheetSpec]

  /// The fill of a cell in conflict.
  package static let mark = Color(0xFFC000)

  /// Opens a workbook to be changed.
  ///
  /// - Parameters:
  ///   - path: its path.
  ///   - specs: the sheets with row keys.
  ///   - readsOthers: whether those without are read, too: where a copy is to be merged.
  /// - Throws: ``MergeRefusal`` where it can't be read or its sheet `Konflik` has lost its header.
  package init(path: String, sheets specs: [KeyedSheetSpec], readsOthers: Bool = true) throws(MergeRefusal) {
    do {
      patch = try WorkbookPatch(path: path)
      current = try KeyedBook.read(patch.workbook, sheets: Self.withConflicts(specs), readsOthers: readsOthers)
    } catch {
      throw .notReadable(error)
    }
    conflicts = try ConflictList.read(patch.workbook)
    self.specs = specs
  }

  /// The specs and that of sheet `Konflik`: what current and copy are to be read with.
  package static func withConflicts(_ specs: [KeyedSheetSpec]) -> [KeyedSheetSpec] {
    specs.contains { $0.name == ConflictList.sheetName } ? specs : specs + [ConflictList.spec]
  }

  /// Formulas and comments of the workbook as it was opened.
  package func remarks() throws(SpreadsheetError) -> BookRemarks { try BookRemarks.read(patch.workbook, current) }

  /// Applies the choices that staff made on `Konflik`: the copy's value goes into its cell, marks go.
  ///
  /// A value that somebody typed into the cell since the conflict was listed is recorded where the copy's takes its place.
  ///
  /// - Parameters:
  ///   - date: the day, for `Konflik`.
  ///   - scratch: a path at which a workbook may be written for a moment.
  /// - Returns: the entries that were settled.
  /// - Throws: ``SpreadsheetError`` where an edit can't be made.
  package mutating func settle(date: CalendarDate, scratch: String) throws(SpreadsheetError) -> [ConflictList.Entry] {
    let marked = conflicts.openCells
    let settled = conflicts.settle()
    guard !settled.isEmpty else { return [] }
    var edits = SheetEdits()
    var replaced: [MergeConflict] = []
    for entry in settled where entry.choice == .copy {
      guard let sheet = current.sheet(entry.conflict.sheet), let row = sheet.row(entry.conflict.key) else { continue }
      if let now = sheet.value(row, entry.conflict.column), !now.isSame(as: entry.conflict.current),
        !now.isSame(as: entry.conflict.copy)
      {
        var conflict = entry.conflict
        conflict.kind = .recorded
        conflict.current = entry.conflict.copy
        conflict.copy = now
        replaced.append(conflict)
      }
      if entry.conflict.column == MergeConflict.wholeRow {
        edits.empty(row, of: sheet)
      } else if let column = sheet.column(entry.conflict.column) {
        edits.set(entry.conflict.copy, row: row.index, column: column.position, on: sheet.name)
      }
    }
    let open = conflicts.openCells
    for cell in marked.subtracting(open).sorted(on: \.column).sorted(on: \.key).sorted(on: \.sheet) {
      guard let style = conflicts.entries.first(where: { $0.cell == cell && $0.earlierStyle != nil })?.earlierStyle,
        let place = place(of: cell)
      else { continue }
      edits.look(
        .change(LookChange(fill: .style(style))), row: place.row, column: place.column, on: cell.sheet)
    }
    for index in conflicts.changed.sorted() {
      let entry = conflicts.entries[index]
      guard let row = entry.row, let column = conflicts.positions[ConflictList.Column.state.rawValue] else { continue }
      edits.set(.text(entry.state.rawValue), row: row, column: column, on: ConflictList.sheetName)
    }
    conflicts.changed = []
    try edits.make(on: patch)
    let listed = conflicts.entries.count
    conflicts.add(replaced, file: current.fileName, who: current.lastModifiedBy ?? "", date: date)
    try write(from: listed, scratch: scratch)
    return settled
  }

  /// Takes from a plan what would come under a merged area, where no cell shows it: it is listed instead.
  private func listCovered(_ plan: inout MergePlan) throws(SpreadsheetError) {
    let merged = try mergedAreas(
      on: Set(plan.freeChanges.map(\.sheet) + plan.changes.filter { $0.value != nil }.map(\.sheet)))
    func isCovered(_ row: Int, _ column: Int, _ sheet: String) -> Bool {
      merged[sheet]?.contains { area in
        area.rows.contains(row) && area.columns.contains(column)
          && (row, column) != (area.rows.lowerBound, area.columns.lowerBound)
      } ?? false
    }
    plan.freeChanges.removeAll { change in
      guard isCovered(change.row, change.column, change.sheet) else { return false }
      plan.conflicts.append(
        MergeConflict(
          kind: .recorded, sheet: change.sheet, key: "",
          column: CellReference.name(row: change.row, column: change.column), current: nil, copy: change.value))
      return true
    }
    plan.changes.removeAll { change in
      guard change.value != nil,
        let place = place(of: ConflictCell(sheet: change.sheet, key: change.key, column: change.column)),
        isCovered(place.row, place.column, change.sheet)
      else { return false }
      plan.conflicts.append(
        MergeConflict(
          kind: .recorded, sheet: change.sheet, key: change.key, column: change.column, current: nil, copy: change.value
        ))
      return true
    }
  }

  private func mergedAreas(on sheets: Set<String>) throws(SpreadsheetError) -> [String: [CellArea]] {
    var areas: [String: [CellArea]] = [:]
    for name in sheets {
      guard let sheet = patch.workbook.sheet(named: name) else { continue }
      let reader = try patch.workbook.reader(of: sheet, readsFrame: true)
      var row = SheetRow()
      while try reader.next(&row) {}
      areas[name] = reader.frame?.merged.filter { $0.rows.count > 1 || $0.columns.count > 1 }
    }
    return areas
  }

  /// Puts a plan into the patch; its conflicts are listed on `Konflik` and their cells marked.
  ///
  /// The plan is one of this very workbook, made after ``settle()`` was saved where that settled anything.
  ///
  /// - Parameters:
  ///   - plan: what the copy changes; what has no place here is moved to its conflicts.
  ///   - date: the day, for `Konflik`.
  ///   - scratch: a path at which a workbook may be written for a moment.
  /// - Returns: how many conflicts were not listed before.
  /// - Throws: what the patch throws.
  package mutating func apply(
    _ plan: inout MergePlan, date: CalendarDate, scratch: String
  ) throws(SpreadsheetError) -> Int {
    try listCovered(&plan)
    var edits = SheetEdits()
    for change in plan.changes {
      guard let sheet = current.sheet(change.sheet), let row = sheet.row(change.key),
        let column = sheet.column(change.column)
      else { continue }
      edits.set(change.value, row: row.index, column: column.position, on: sheet.name)
    }
    for change in plan.freeChanges {
      edits.set(change.value, row: change.row, column: change.column, on: change.sheet)
    }
    for deletion in plan.deletions where deletion.isApplied {
      guard let sheet = current.sheet(deletion.sheet), let row = sheet.rows.first(where: { $0.index == deletion.row })
      else { continue }
      edits.empty(row, of: sheet)
    }
    var added: [String: [String: Int]] = [:]
    for column in plan.newColumns {
      try add(column, &added, &edits)
    }
    let listed = conflicts.entries.count
    let marked = conflicts.openCells
    let count = conflicts.add(plan.conflicts, file: plan.file, who: plan.who, date: date)
    try mark(from: listed, except: marked, &edits)
    try edits.make(on: patch)
    try append(plan.newRows, added)
    try add(plan.newSheets)
    try write(from: listed, scratch: scratch)
    return count
  }

  /// Where a cell stands now.
  package func place(of cell: ConflictCell) -> CellPosition? {
    guard let sheet = current.sheet(cell.sheet), let row = sheet.row(cell.key), let column = sheet.column(cell.column)
    else { return nil }
    return CellPosition(row: row.index, column: column.position)
  }

  // MARK: Rows, columns and sheets

  /// Adds a column at the right of all others, headed as its neighbour among the staff's columns is.
  private func add(
    _ column: MergePlan.NewColumn, _ added: inout [String: [String: Int]], _ edits: inout SheetEdits
  ) throws(SpreadsheetError) {
    guard let sheet = current.sheet(column.sheet), let header = sheet.headerRow else { return }
    let known = added[column.sheet] ?? [:]
    let last = max(sheet.columns.map(\.position).max() ?? -1, known.values.max() ?? -1)
    guard last < CellArea.lastColumn else {
      throw SpreadsheetError(.limitPassed(what: "columns", limit: CellArea.lastColumn + 1), file: current.file)
    }
    let position = last + 1
    added[column.sheet, default: [:]][column.header] = position
    let spec = specs.first { $0.name == column.sheet }
    let neighbour = sheet.columns.enumerated()
      .filter { place, column in !sheet.isKey(place) && spec?.isComputed(column.header) != true }
      .max { $0.element.position < $1.element.position }?.element
    var styles: [CellPosition: Int] = [:]
    if let neighbour {
      styles = try self.styles(ofColumn: neighbour.position, on: sheet.name)
      styles.merge(earlierStyles(on: sheet.name)) { _, earlier in earlier }
    }
    func look(_ row: Int) -> LookEdit? {
      guard let neighbour else { return nil }
      return styles[CellPosition(row: row, column: neighbour.position)].map { .donor($0) }
    }
    edits.set(.text(column.header), row: header, column: position, on: sheet.name, look: look(header))
    for row in sheet.rows where row.index > header {
      let value = row.key.isEmpty ? nil : column.values[row.key]
      guard let value else { continue }
      edits.set(value, row: row.index, column: position, on: sheet.name, look: look(row.index))
    }
    try patch.setColumnWidths([(column: position, width: 20, isHidden: false)], sheet: sheet.name)
  }

  private func append(_ rows: [MergePlan.NewRow], _ added: [String: [String: Int]]) throws(SpreadsheetError) {
    for (spec, outcome) in current.outcomes {
      guard case .sheet(let sheet) = outcome else { continue }
      let new = rows.filter { $0.sheet == spec.name }
      guard !new.isEmpty, !sheet.columns.isEmpty else { continue }
      let values = new.map { row in
        var positions: [Int: PatchValue] = [:]
        for (header, value) in row.cells {
          guard let position = sheet.column(header)?.position ?? added[spec.name]?[header] else { continue }
          positions[position] = value.patchValue
        }
        for (place, value) in zip(sheet.keyPlaces, row.keyCells) {
          if let value { positions[sheet.columns[place].position] = value.patchValue }
        }
        return (0...(positions.keys.max() ?? 0)).map { positions[$0] }
      }
      let first = try patch.append(values, sheet: sheet.name)
      try unmark(first..<first + values.count, of: sheet)
    }
  }

  /// New rows look like the last one; a mark that this has is not theirs.
  private func unmark(_ rows: Range<Int>, of sheet: KeyedSheet) throws(SpreadsheetError) {
    var edits = SheetEdits()
    for (place, style) in earlierStyles(on: sheet.name) where place.row == rows.lowerBound - 1 {
      for row in rows {
        edits.look(.change(LookChange(fill: .style(style))), row: row, column: place.column, on: sheet.name)
      }
    }
    try edits.make(on: patch)
  }

  /// The numbers of the formats that marked cells had before.
  private func earlierStyles(on sheet: String) -> [CellPosition: Int] {
    var styles: [CellPosition: Int] = [:]
    for entry in conflicts.entries where entry.state == .open && entry.conflict.sheet == sheet {
      if let style = entry.earlierStyle, let place = place(of: entry.cell) { styles[place] = style }
    }
    return styles
  }

  private func add(_ sheets: [MergePlan.NewSheet]) throws(SpreadsheetError) {
    for sheet in sheets {
      let rows = Dictionary(grouping: sheet.cells, by: \.row)
      let values = (0...(rows.keys.max() ?? 0)).map { row -> [PatchValue?] in
        let cells = Dictionary((rows[row] ?? []).map { ($0.column, $0.value) }) { first, _ in first }
        guard let last = cells.keys.max() else { return [] }
        return (0...last).map { cells[$0]?.flatMap { $0.patchValue } }
      }
      try patch.addSheet(sheet.name, rows: values, visibility: .visible)
    }
  }

  // MARK: Konflik

  /// Marks the cells of new open entries, and keeps the looks that they had.
  private mutating func mark(
    from listed: Int, except marked: Set<ConflictCell>, _ edits: inout SheetEdits
  ) throws(SpreadsheetError) {
    var places: [String: [Int: CellPosition]] = [:]
    for index in listed..<conflicts.entries.count where conflicts.entries[index].state == .open {
      let entry = conflicts.entries[index]
      if marked.contains(entry.cell) {
        // It looks as marked already; what it looked like before, the earlier entry knows.
        conflicts.entries[index].earlierStyle =
          conflicts.entries.first { $0.cell == entry.cell && $0.earlierStyle != nil }?.earlierStyle
      } else if let place = place(of: entry.cell) {
        places[entry.conflict.sheet, default: [:]][index] = place
      }
    }
    for (name, wanted) in places.sorted(on: \.key) {
      let styles = try styles(on: name, at: Set(wanted.values))
      for (index, place) in wanted.sorted(on: \.key) {
        conflicts.entries[index].earlierStyle = styles[place] ?? 0
        edits.look(
          .change(LookChange(fill: .solid(Self.mark))), row: place.row, column: place.column, on: name)
      }
    }
  }

  /// Writes the entries from `listed` on: the sheet where there is none, else rows at its end.
  private mutating func write(from listed: Int, scratch: String) throws(SpreadsheetError) {
    let new = Array(conflicts.entries[listed...])
    guard !new.isEmpty else { return }
    let name = ConflictList.sheetName
    let columns = ConflictList.Column.allCases
    let first: Int
    if conflicts.exists {
      let width = (conflicts.positions.values.max() ?? 0) + 1
      first = try patch.append(
        new.map { entry in
          var row = [PatchValue?](repeating: nil, count: width)
          for column in columns {
            if let position = conflicts.positions[column.rawValue] { row[position] = entry.value(column)?.patchValue }
          }
          return row
        }, sheet: name)
    } else {
      try ConflictSheetWriter.write(new, to: scratch)
      defer { ScratchFile.remove(scratch) }
      try patch.importSheet(name, from: scratch, keeping: [])
      first = ConflictSheetWriter.headerRow + 1
      conflicts.positions = Dictionary(
        uniqueKeysWithValues: columns.enumerated().map { ($0.element.rawValue, $0.offset) })
    }
    guard let trace = conflicts.positions[ConflictList.Column.trace.rawValue] else { return }
    var edits = SheetEdits()
    for offset in new.indices {
      conflicts.entries[listed + offset].row = first + offset
      guard let style = new[offset].earlierStyle else { continue }
      edits.set(.text("·"), row: first + offset, column: trace, on: name, look: .donor(style))
    }
    try edits.make(on: patch)
  }

  // MARK: Looks

  private func styles(on name: String, at places: Set<CellPosition>) throws(SpreadsheetError) -> [CellPosition: Int] {
    try styles(on: name) { places.contains($0) }
  }

  private func styles(ofColumn column: Int, on name: String) throws(SpreadsheetError) -> [CellPosition: Int] {
    try styles(on: name) { $0.column == column }
  }

  /// The numbers of the formats that some cells have.
  private func styles(
    on name: String, where isWanted: (CellPosition) -> Bool
  ) throws(SpreadsheetError) -> [CellPosition: Int] {
    guard let sheet = patch.workbook.sheet(named: name) else { return [:] }
    let reader = try patch.workbook.reader(of: sheet, includesEmptyCells: true)
    var row = SheetRow()
    var styles: [CellPosition: Int] = [:]
    while try reader.next(&row) {
      for cell in row.cells {
        let place = CellPosition(row: row.index, column: Int(cell.column))
        if isWanted(place) { styles[place] = Int(cell.style) }
      }
    }
    return styles
  }
}

/// Cell edits by sheet, in the order in which they were asked for.
package struct SheetEdits {
  private var names: [String] = []
  private var edits: [String: [CellEdit]] = [:]

  package init() {}

  /// Puts a value into a cell, or empties it; a look comes first, so that a date keeps its format.
  package mutating func set(_ value: StaffValue?, row: Int, column: Int, on sheet: String, look: LookEdit? = nil) {
    if let look { add(CellEdit(row: row, column: column, look: look), sheet) }
    add(CellEdit(row: row, column: column, value: value?.patchValue ?? .empty), sheet)
  }

  package mutating func look(_ look: LookEdit, row: Int, column: Int, on sheet: String) {
    add(CellEdit(row: row, column: column, look: look), sheet)
  }

  /// Empties the cells of a row; its formulas stay, for others may share them.
  package mutating func empty(_ row: KeyedSheet.Row, of sheet: KeyedSheet) {
    for (place, column) in sheet.columns.enumerated() where row.value(place) != nil && !row.isFormula(place) {
      add(CellEdit(row: row.index, column: column.position, value: .empty), sheet.name)
    }
  }

  package func make(on patch: WorkbookPatch) throws(SpreadsheetError) {
    for name in names { try patch.edit(edits[name] ?? [], sheet: name) }
  }

  private mutating func add(_ edit: CellEdit, _ sheet: String) {
    if edits[sheet] == nil { names.append(sheet) }
    edits[sheet, default: []].append(edit)
  }
}
