import Core
import Spreadsheet

/// The merge of one sheet with row keys.
package struct SheetMerge {
  package let spec: KeyedSheetSpec
  /// Nil where the copy has none.
  package let base: BaseSheet.Keyed?
  package let current: KeyedSheet
  package let copy: KeyedSheet
  package let deletions: ThreeWayMerge.Deletions
  /// Columns of the copy that can't be told from each other, and the base's columns that each may be.
  package let unclear: [String: [String]]
  /// Rows of the copy, from 0, whose key could not be told.
  package let unclearRows: [Int]

  private var changes: [MergePlan.CellChange] = []
  package private(set) var newRows: [MergePlan.NewRow] = []
  private var newColumns: [MergePlan.NewColumn] = []
  package private(set) var conflicts: [MergeConflict] = []
  private var removed: [MergePlan.Deletion] = []
  private var notes: [MergePlan.Note] = []
  private var formulasWithoutValue = 0

  package init(
    spec: KeyedSheetSpec, base: BaseSheet.Keyed?, current: KeyedSheet, copy: KeyedSheet,
    deletions: ThreeWayMerge.Deletions
  ) {
    self.spec = spec
    self.current = current
    self.deletions = deletions
    let rows = KeyAlignment(base: base, current: current, copy: copy)
    let columns = SheetAlignment(base: rows.base, current: current, copy: rows.copy)
    self.base = columns.base
    self.copy = columns.copy
    unclear = columns.unclear
    unclearRows = rows.unclear
  }

  /// Whether any row of the copy has a key that the base, or else the current sheet, has too; true where either has no rows.
  package var sharesKeys: Bool {
    let known = base.map { Set($0.keys) } ?? Set(current.rows.lazy.map(\.key).filter { !$0.isEmpty })
    return known.isEmpty || copy.rows.isEmpty || copy.rows.contains { known.contains($0.key) }
  }

  /// Whether the copy's keys can be relied on.
  ///
  /// - Throws: ``MergeRefusal/keysUnclear(file:sheet:row:)``, ``MergeRefusal/keysMoved(file:sheet:key:row:)``.
  package func checkKeys(_ file: String) throws(MergeRefusal) {
    if let row = unclearRows.first { throw .keysUnclear(file: file, sheet: spec.name, row: row + 1) }
    if let base, let row = KeyShift.firstRow(of: copy, over: base) {
      throw .keysMoved(file: file, sheet: spec.name, key: spec.key, row: row + 1)
    }
  }

  package func add(to plan: inout MergePlan) {
    // Of `Konflik` itself, only what staff chose there is merged: its rows are Sapa's.
    let isList = spec.name == ConflictList.sheetName
    plan.changes += changes
    plan.newRows += isList ? newRows.filter { $0.key.isEmpty } : newRows
    plan.newColumns += newColumns
    plan.conflicts += isList ? conflicts.filter { $0.kind == .open } : conflicts
    plan.deletions += removed
    plan.notes += notes
  }

  package mutating func run() {
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
    for place in copy.contentPlaces {
      let column = copy.columns[place]
      if unclear[column.header] != nil {
        notes.append(.columnUnclear(sheet: spec.name, column: column.label))
      } else if isNew(column.header) {
        newColumns.append(MergePlan.NewColumn(sheet: spec.name, header: column.header, values: [:]))
      }
    }
  }

  /// Whether staff added the column in the copy, and nobody here.
  private func isNew(_ header: String) -> Bool {
    current.place(header) == nil && base?.hasColumn(header) != true && unclear[header] == nil
  }

  // MARK: Rows with a key

  private mutating func mergeKeyedRows() {
    let added = Dictionary(
      newColumns.enumerated().map { ($0.element.header, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for row in copy.rows {
      if row.key.isEmpty { continue }
      if let ours = current.row(row.key) {
        for place in copy.contentPlaces {
          let header = copy.columns[place].header
          if let number = added[header] {
            if let value = row.value(place) { newColumns[number].values[row.key] = value }
          } else if let columns = unclear[header] {
            record(row, place, header, among: columns)
          } else {
            merge(row, place, header, ours)
          }
        }
      } else if let base, base.hasKey(row.key) {
        record(deletedHere: row, base)
      } else {
        newRows.append(newRow(row))
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
    guard let ownPlace = current.place(header) else {
      // The column was deleted here.
      if let base, theirValue != nil, !theirs.isFormula, !base.digest(row.key, header).hasValue(of: theirs) {
        conflict(.recorded, row.key, header, current: nil, copy: theirValue)
      }
      return
    }
    let own = ours.digest(ownPlace)
    let ownValue = ours.value(ownPlace)
    if theirs.isFormula, own.isFormula { return }
    if theirs.isFormula, theirs.isEmpty {
      if !spec.isComputed(header), base?.digest(row.key, header).isFormula != true { formulasWithoutValue += 1 }
      return
    }
    if StaffValue.areSame(ownValue, theirValue) { return }
    if let ownValue, let theirValue, ConvertedNumber.isMade(theirValue, of: ownValue) { return }
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
    if !isChange(theirs, theirValue, of: last) { return }
    if spec.isComputed(header) {
      if theirValue != nil, !theirs.isFormula {
        conflict(.recorded, row.key, header, current: ownValue, copy: theirValue)
      }
    } else if !own.isChange(of: last) {
      // A formula that is gone was lost by a program, or goes by the list.
      if own.isFormula, theirValue == nil { return }
      change(row.key, header, theirValue)
    } else {
      conflict(.open, row.key, header, current: ownValue, copy: theirValue)
    }
  }

  /// A value in a column that could not be told from others is listed, unless one of these holds it.
  private mutating func record(_ row: KeyedSheet.Row, _ place: Int, _ header: String, among columns: [String]) {
    guard let value = row.value(place), !row.isFormula(place) else { return }
    let digest = row.digest(place)
    if let base, columns.contains(where: { base.digest(row.key, $0).hasValue(of: digest) }) { return }
    if base == nil, let ours = current.row(row.key),
      columns.contains(where: { current.digest(ours, $0).hasValue(of: digest) })
    {
      return
    }
    conflict(.recorded, row.key, header, current: nil, copy: value)
  }

  /// A row that was deleted here stays so; what was typed into it since is listed.
  private mutating func record(deletedHere row: KeyedSheet.Row, _ base: BaseSheet.Keyed) {
    for place in copy.contentPlaces {
      let header = copy.columns[place].header
      if let columns = unclear[header] {
        record(row, place, header, among: columns)
      } else if let value = row.value(place), !row.isFormula(place),
        isChange(row.digest(place), value, of: base.digest(row.key, header))
      {
        conflict(.recorded, row.key, header, current: nil, copy: value)
      }
    }
  }

  private mutating func delete(_ row: KeyedSheet.Row, _ base: BaseSheet.Keyed) {
    guard deletions == .apply else {
      removed.append(MergePlan.Deletion(sheet: spec.name, key: row.key, row: row.index, isApplied: false))
      return
    }
    let isUntouched = current.columns.enumerated().allSatisfy { place, column in
      current.isKey(place) || spec.isComputed(column.header)
        || !row.digest(place).isChange(of: base.digest(row.key, column.header))
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
    let own = keyless(of: current)
    let theirs = keyless(of: copy)
    // What was added here since; such a row may have got a key.
    var surplus: [UInt64: Int] = [:]
    for (content, _) in own { surplus[content, default: 0] += 1 }
    for (content, count) in base?.keyless ?? [:] { surplus[content]? -= count }
    if !theirs.isEmpty {
      for row in current.rows where !row.key.isEmpty && base?.hasKey(row.key) == false {
        let content = current.content(of: row, spec)
        surplus[content] = max(0, surplus[content] ?? 0) + 1
      }
    }
    var counts: [UInt64: Int] = [:]
    for (content, row) in theirs {
      counts[content, default: 0] += 1
      if counts[content, default: 0] <= base?.keyless[content] ?? 0 { continue }
      let cells = takenCells(of: row)
      let here = copy.content(of: row, spec) { isTaken($0) }
      if surplus[here, default: 0] > 0 {
        surplus[here, default: 0] -= 1
      } else if !cells.isEmpty {
        newRows.append(newRow(row, cells))
      }
    }
    guard deletions == .apply, let base else { return }
    for (content, rows) in Dictionary(grouping: own, by: \.content) {
      let known = base.keyless[content] ?? 0
      let gone = known - (counts[content] ?? 0) - max(0, known - rows.count)
      for row in rows.suffix(max(0, gone)) {
        removed.append(MergePlan.Deletion(sheet: spec.name, key: "", row: row.row.index, isApplied: true))
      }
    }
    removed = removed.sorted(on: \.key).sorted(on: \.row)
  }

  private func keyless(of sheet: KeyedSheet) -> [(content: UInt64, row: KeyedSheet.Row)] {
    sheet.rows.compactMap { row in
      let isDoubled = row.repeatedKey.map { base?.doubled.contains($0) == true } ?? false
      guard row.key.isEmpty, isDoubled || !sheet.repeatsItsFirst(row) else { return nil }
      let content = sheet.content(of: row, spec)
      return content == 0 ? nil : (content, row)
    }
  }

  /// Whether the current sheet has the column, or gets it by this merge.
  private func isTaken(_ header: String) -> Bool { current.place(header) != nil || isNew(header) }

  /// Whether somebody changed a cell that was `base`; a number that a program made of a text of digits is none.
  private func isChange(_ digest: CellDigest, _ value: StaffValue?, of base: CellDigest) -> Bool {
    digest.isChange(of: base) && !(value.map { ConvertedNumber.isMade($0, of: base) } ?? false)
  }

  /// A row that is to be added; its key stands in it as the copy has it.
  private mutating func newRow(_ row: KeyedSheet.Row, _ cells: [String: StaffValue]? = nil) -> MergePlan.NewRow {
    if let key = row.repeatedKey { notes.append(.doubledKey(sheet: spec.name, key: key)) }
    var new = MergePlan.NewRow(sheet: spec.name, key: row.key, cells: cells ?? takenCells(of: row))
    if !row.key.isEmpty || row.repeatedKey != nil && spec.keepsRepeatedKeys {
      new.keyCells = copy.keyPlaces.map { row.value($0) }
    }
    guard let key = row.repeatedKey, let first = current.row(key) else { return new }
    // What the first row with the key has as text, a spreadsheet may have made numbers of.
    for (header, value) in new.cells {
      if let own = current.value(first, header), ConvertedNumber.isMade(value, of: own) { new.cells[header] = own }
    }
    if spec.keepsRepeatedKeys { new.keyCells = current.keyPlaces.map { first.value($0) } }
    return new
  }

  /// A new row's values by header, but for its key and for the values of formulas in Sapa's columns; what stands in a
  /// column that was deleted here is listed.
  private mutating func takenCells(of row: KeyedSheet.Row) -> [String: StaffValue] {
    var cells: [String: StaffValue] = [:]
    for place in copy.contentPlaces {
      let column = copy.columns[place]
      guard let value = row.value(place), !row.isFormula(place) || !spec.isComputed(column.header) else { continue }
      if isTaken(column.header) {
        cells[column.header] = value
      } else if !row.isFormula(place) {
        conflict(.recorded, row.key, column.header, current: nil, copy: value)
      }
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
