/// The merge of one sheet with row keys.
struct SheetMerge {
  let spec: KeyedSheetSpec
  /// Nil where the copy has none.
  let base: BaseSheet.Keyed?
  let current: KeyedSheet
  let copy: KeyedSheet
  let deletions: ThreeWayMerge.Deletions

  private var changes: [MergePlan.CellChange] = []
  private(set) var newRows: [MergePlan.NewRow] = []
  private var newColumns: [MergePlan.NewColumn] = []
  private(set) var conflicts: [MergeConflict] = []
  private var removed: [MergePlan.Deletion] = []
  private var notes: [MergePlan.Note] = []
  private var formulasWithoutValue = 0

  init(
    spec: KeyedSheetSpec, base: BaseSheet.Keyed?, current: KeyedSheet, copy: KeyedSheet,
    deletions: ThreeWayMerge.Deletions
  ) {
    self.spec = spec
    self.base = base
    self.current = current
    self.copy = copy
    self.deletions = deletions
  }

  func add(to plan: inout MergePlan) {
    plan.changes += changes
    plan.newRows += newRows
    plan.newColumns += newColumns
    plan.conflicts += conflicts
    plan.deletions += removed
    plan.notes += notes
  }

  mutating func run() {
    mergeColumns()
    mergeKeyedRows()
    mergeKeylessRows()
    if formulasWithoutValue > 0 {
      notes.append(.formulaWithoutValue(sheet: spec.name, count: formulasWithoutValue))
    }
  }

  // MARK: Columns

  private mutating func mergeColumns() {
    for column in base?.columns ?? [] where copy.place(column) == nil && current.place(column) != nil {
      notes.append(.columnAbsent(sheet: spec.name, column: column))
    }
    for (place, column) in copy.columns.enumerated() where place != copy.keyPlace && isNew(column.header) {
      newColumns.append(MergePlan.NewColumn(sheet: spec.name, header: column.header, values: [:]))
    }
  }

  /// Whether staff added the column in the copy, and nobody here.
  private func isNew(_ header: String) -> Bool {
    current.place(header) == nil && base?.hasColumn(header) != true
  }

  // MARK: Rows with a key

  private mutating func mergeKeyedRows() {
    let added = Dictionary(
      newColumns.enumerated().map { ($0.element.header, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for row in copy.rows {
      if let key = row.repeatedKey { notes.append(.doubledKey(sheet: spec.name, key: key)) }
      if row.key.isEmpty { continue }
      if let ours = current.row(row.key) {
        for (place, column) in copy.columns.enumerated() where place != copy.keyPlace {
          if let number = added[column.header] {
            if let value = row.value(place) { newColumns[number].values[row.key] = value }
          } else {
            merge(row, place, column.header, ours)
          }
        }
      } else if let base, base.hasKey(row.key) {
        record(deletedHere: row, base)
      } else {
        newRows.append(MergePlan.NewRow(sheet: spec.name, key: row.key, cells: cells(of: row)))
      }
    }
    guard let base else { return }
    for row in current.rows where !row.key.isEmpty && base.hasKey(row.key) && !copy.hasKey(row.key) {
      delete(row, base)
    }
  }

  private mutating func merge(_ row: KeyedSheet.Row, _ place: Int, _ header: String, _ ours: KeyedSheet.Row) {
    let theirs = row.digest(place)
    let theirValue = row.value(place)
    if theirs.isFormula, theirs.isEmpty { formulasWithoutValue += 1 }
    guard let ownPlace = current.place(header) else {
      // The column was deleted here.
      if let base, theirValue != nil, !theirs.isFormula, !base.digest(row.key, header).hasValue(of: theirs) {
        conflict(.recorded, row.key, header, current: nil, copy: theirValue)
      }
      return
    }
    let own = ours.digest(ownPlace)
    let ownValue = ours.value(ownPlace)
    if theirs.isFormula, theirs.isEmpty || own.isFormula { return }
    if StaffValue.areSame(ownValue, theirValue) { return }
    guard let base else {
      // Without a base, only what is empty here is filled.
      if theirValue == nil || spec.isComputed(header) { return }
      if ownValue == nil, !own.isFormula {
        change(row.key, header, theirValue)
      } else {
        conflict(.open, row.key, header, current: ownValue, copy: theirValue)
      }
      return
    }
    let last = base.digest(row.key, header)
    if !isChanged(last, theirs) { return }
    if spec.isComputed(header) {
      if theirValue != nil, !theirs.isFormula {
        conflict(.recorded, row.key, header, current: ownValue, copy: theirValue)
      }
    } else if !isChanged(last, own) {
      // A formula that is gone was lost by a program, or goes by the list.
      if own.isFormula, theirValue == nil { return }
      change(row.key, header, theirValue)
    } else {
      conflict(.open, row.key, header, current: ownValue, copy: theirValue)
    }
  }

  /// Whether somebody changed a cell; a formula's value changes by itself.
  private func isChanged(_ base: CellDigest, _ now: CellDigest) -> Bool {
    if base.isFormula { return !now.isFormula && !now.hasValue(of: base) }
    return now.isFormula || !now.hasValue(of: base)
  }

  /// A row that was deleted here stays so; what was typed into it since is listed.
  private mutating func record(deletedHere row: KeyedSheet.Row, _ base: BaseSheet.Keyed) {
    for (place, column) in copy.columns.enumerated() where place != copy.keyPlace {
      let digest = row.digest(place)
      if let value = row.value(place), !digest.isFormula, isChanged(base.digest(row.key, column.header), digest) {
        conflict(.recorded, row.key, column.header, current: nil, copy: value)
      }
    }
  }

  private mutating func delete(_ row: KeyedSheet.Row, _ base: BaseSheet.Keyed) {
    guard deletions == .apply else {
      removed.append(MergePlan.Deletion(sheet: spec.name, key: row.key, row: row.index, isApplied: false))
      return
    }
    let isUntouched = current.columns.enumerated().allSatisfy { place, column in
      place == current.keyPlace || spec.isComputed(column.header)
        || !isChanged(base.digest(row.key, column.header), row.digest(place))
    }
    if isUntouched {
      removed.append(MergePlan.Deletion(sheet: spec.name, key: row.key, row: row.index, isApplied: true))
    } else {
      conflict(
        .open, row.key, MergeConflict.wholeRow, current: .text("(diubah)"), copy: .text("(dihapus)"))
    }
  }

  // MARK: Rows without a key

  /// Rows that staff inserted, or copied, are the same where they hold the same.
  private mutating func mergeKeylessRows() {
    let own = Dictionary(grouping: keyless(of: current), by: \.content)
    let theirs = keyless(of: copy)
    var counts: [UInt64: Int] = [:]
    for row in theirs { counts[row.content, default: 0] += 1 }
    // Rows that were taken in here and got a key since.
    var adopted: [UInt64: Int] = [:]
    if !theirs.isEmpty {
      for row in current.rows where !row.key.isEmpty && base?.hasKey(row.key) == false {
        adopted[current.content(of: row, spec), default: 0] += 1
      }
    }
    var seen: [UInt64: Int] = [:]
    for (content, row) in theirs {
      seen[content, default: 0] += 1
      let known = base?.keyless[content] ?? 0
      let here = (own[content]?.count ?? 0) + (adopted[content] ?? 0)
      // So many of the copy's are old, or were added here as well.
      if seen[content, default: 0] > known + max(0, here - known) {
        newRows.append(MergePlan.NewRow(sheet: spec.name, key: "", cells: cells(of: row)))
      }
    }
    guard deletions == .apply, let base else { return }
    for (content, rows) in own {
      let known = base.keyless[content] ?? 0
      let gone = known - (counts[content] ?? 0) - max(0, known - rows.count)
      for row in rows.suffix(max(0, gone)) {
        removed.append(MergePlan.Deletion(sheet: spec.name, key: "", row: row.row.index, isApplied: true))
      }
    }
    removed.sort { ($0.row, $0.key) < ($1.row, $1.key) }
  }

  private func keyless(of sheet: KeyedSheet) -> [(content: UInt64, row: KeyedSheet.Row)] {
    sheet.rows.compactMap { row in
      guard row.key.isEmpty, !sheet.repeatsItsFirst(row) else { return nil }
      let content = sheet.content(of: row, spec)
      return content == 0 ? nil : (content, row)
    }
  }

  /// A row's values by header, but for its key and for the values of formulas in Sapa's columns.
  private func cells(of row: KeyedSheet.Row) -> [String: StaffValue] {
    var cells: [String: StaffValue] = [:]
    for (place, column) in copy.columns.enumerated() where place != copy.keyPlace {
      if row.isFormula(place), spec.isComputed(column.header) { continue }
      cells[column.header] = row.value(place)
    }
    return cells
  }

  // MARK: Findings

  private mutating func change(_ key: String, _ column: String, _ value: StaffValue?) {
    changes.append(MergePlan.CellChange(sheet: spec.name, key: key, column: column, value: value))
  }

  private mutating func conflict(
    _ kind: MergeConflict.Kind, _ key: String, _ column: String, current: StaffValue?, copy: StaffValue?
  ) {
    conflicts.append(
      MergeConflict(kind: kind, sheet: spec.name, key: key, column: column, current: current, copy: copy))
  }
}
