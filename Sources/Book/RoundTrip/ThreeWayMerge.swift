import Spreadsheet

/// Merges a returned copy into the current workbook, cell by cell, over what Sapa last wrote.
///
/// Changed on one side: taken. On both the same: fine. On both, differently: the current value stays and the conflict is
/// listed. Nothing that was typed is lost: what can't be taken is listed too.
package struct ThreeWayMerge {
  /// What becomes of a row that the copy deleted.
  package enum Deletions: Sendable {
    /// It stays and is reported.
    case keep
    /// It goes, unless it was changed here.
    case apply
  }

  package let base: BaseSheet?
  package let current: KeyedBook
  package let copy: KeyedBook
  package let deletions: Deletions
  /// Whether a value typed over another on a sheet of free form is taken, where nobody changed that here and nothing has
  /// moved there; else it is listed.
  package let takesFreeCells: Bool
  /// Formulas and comments; nil where nobody asks for them.
  package let remarks: RemarkMerge?

  /// - Parameters:
  ///   - base: the copy's own base; nil where a program lost it.
  ///   - current: the workbook that takes the copy in.
  ///   - copy: the workbook that came back.
  ///   - deletions: what becomes of rows that the copy deleted.
  ///   - takesFreeCells: whether what was typed over other values on sheets of free form is taken.
  ///   - remarks: formulas and comments of the books.
  package init(
    base: BaseSheet?, current: KeyedBook, copy: KeyedBook, deletions: Deletions, takesFreeCells: Bool = false,
    remarks: RemarkMerge? = nil
  ) {
    self.remarks = remarks
    self.takesFreeCells = takesFreeCells
    self.base = base
    self.current = current
    self.copy = copy
    self.deletions = deletions
  }

  /// Says whether a copy is of the same facility, SOP and period.
  ///
  /// - Throws: ``MergeRefusal`` where it is not.
  package static func check(_ meta: BaseSheet.Meta, against ours: BaseSheet.Meta, file: String) throws(MergeRefusal) {
    func differs(_ left: String, _ right: String) -> Bool {
      NormalText.bytes(left) != NormalText.bytes(right)
    }
    if differs(meta.facility, ours.facility) {
      throw .otherFacility(file: file, theirs: meta.facility, ours: ours.facility)
    }
    if differs(meta.sop, ours.sop) { throw .otherSOP(file: file, theirs: meta.sop, ours: ours.sop) }
    if differs(meta.period, ours.period) { throw .otherPeriod(file: file, theirs: meta.period, ours: ours.period) }
  }

  /// Says whether a workbook's keys still stand on the rows that they stood on when Sapa last wrote it.
  ///
  /// - Throws: ``MergeRefusal/keysMoved(file:sheet:key:row:)`` where they don't.
  package static func checkKeys(of book: KeyedBook, against base: BaseSheet) throws(MergeRefusal) {
    for case (let spec, .sheet(let sheet)) in book.outcomes where spec.name != ConflictList.sheetName {
      if let known = base.keyed[spec.name], let row = KeyShift.firstRow(of: sheet, over: known) {
        throw .keysMoved(file: book.file, sheet: sheet.name, key: spec.key, row: row + 1)
      }
    }
  }

  /// Works out what the copy changes.
  ///
  /// - Throws: ``MergeRefusal/keyColumnMissing(file:sheet:key:)``, ``MergeRefusal/notOurs(file:)``, and where the copy's keys
  ///   can't be relied on.
  package func plan() throws(MergeRefusal) -> MergePlan {
    var plan = MergePlan(file: copy.fileName, who: Self.who(copy))
    for book in [current, copy] {
      for case (let spec, .keyColumnMissing) in book.outcomes {
        throw .keyColumnMissing(file: book.file, sheet: spec.name, key: spec.key)
      }
    }
    var hasSheet = false
    var foreign: MergeRefusal?
    var sharesKeys = false
    var merged: [(spec: KeyedSheetSpec, current: KeyedSheet, copy: KeyedSheet)] = []
    for (spec, outcome) in current.outcomes {
      guard case .sheet(let sheet) = outcome else {
        if spec.name != ConflictList.sheetName, let theirs = copy.sheet(spec.name) {
          record(sheetDeletedHere: theirs, spec, into: &plan)
        }
        continue
      }
      guard let theirs = copy.sheet(spec.name) else {
        if base?.keyed[spec.name] != nil { plan.notes.append(.sheetAbsent(sheet: spec.name)) }
        continue
      }
      hasSheet = true
      guard let header = sheet.headerRow else {
        // Somebody emptied the sheet here.
        record(sheetDeletedHere: theirs, spec, into: &plan)
        continue
      }
      var merge = SheetMerge(
        spec: spec, base: base.map { $0.keyed[spec.name] ?? BaseSheet.Keyed(key: spec.key, columns: []) },
        current: sheet, copy: theirs, deletions: deletions)
      if spec.name != ConflictList.sheetName {
        try merge.checkKeys(copy.file)
        if merge.sharesKeys {
          sharesKeys = sharesKeys || !theirs.rows.isEmpty
        } else {
          foreign = foreign ?? .noSharedKey(file: copy.file, sheet: spec.name, key: spec.keys.joined(separator: " + "))
          // The rows of the base would all go.
          if deletions == .apply, let foreign { throw foreign }
        }
      }
      merge.run()
      merge.add(to: &plan)
      mergeFree(
        base?.keyed[spec.name]?.above, FreeSheet(name: sheet.name, cells: sheet.above),
        FreeSheet(name: sheet.name, cells: theirs.above), end: header, into: &plan)
      merged.append((spec, sheet, merge.copy))
    }
    guard hasSheet else { throw .notOurs(file: copy.file) }
    if let foreign, !sharesKeys { throw foreign }
    if base == nil { plan.notes.append(.noBase) }
    for sheet in copy.others {
      if let ours = current.other(sheet.name) {
        mergeFree(base?.free[sheet.name], ours, sheet, into: &plan)
      } else if base?.free[sheet.name] == nil,
        !current.asks(for: sheet.name),
        sheet.cells.contains(where: { $0.value != nil })
      {
        plan.newSheets.append(MergePlan.NewSheet(name: sheet.name, cells: sheet.cells))
      } else if let known = base?.free[sheet.name] {
        // The sheet was deleted here; what was typed on it since is listed.
        for cell in Self.typed(sheet, over: known).cells {
          plan.conflicts.append(Self.recorded(cell, sheet.name, current: nil))
        }
      }
    }
    try addRemarks(merged, to: &plan)
    return plan
  }

  /// Lists formulas and comments that are new in the copy, under the keys and headers by which it was merged.
  private func addRemarks(
    _ merged: [(spec: KeyedSheetSpec, current: KeyedSheet, copy: KeyedSheet)], to plan: inout MergePlan
  ) throws(MergeRefusal) {
    guard let remarks else { return }
    var book = copy
    book.outcomes = merged.map { ($0.spec, .sheet($0.copy)) }
    let theirs: BookRemarks
    do throws(SpreadsheetError) { theirs = try BookRemarks.read(remarks.copy, book) } catch {
      throw .notReadable(error)
    }
    for (spec, sheet, aligned) in merged {
      let known = base?.keyed[spec.name]
      remarks.add(
        theirs.of(aligned.name), as: sheet.name,
        isKnownFormula: { place in
          place.key.isEmpty
            ? known?.above.isFormula(place.column) == true : known?.digest(place.key, place.column).isFormula == true
        },
        isTaken: { place in
          guard let row = aligned.row(place.key), aligned.value(row, place.column) != nil else { return false }
          return !spec.isComputed(place.column) && (sheet.hasKey(place.key) || known?.hasKey(place.key) != true)
        }, to: &plan)
    }
    for sheet in copy.others {
      let known = base?.free[sheet.name]
      if let ours = current.other(sheet.name) {
        remarks.add(
          theirs.of(sheet.name), as: ours.name, isKnownFormula: { known?.isFormula($0.column) == true },
          isTaken: { _ in false }, to: &plan)
      } else if plan.newSheets.contains(where: { $0.name == sheet.name }) {
        remarks.add(
          theirs.of(sheet.name), as: sheet.name, isKnownFormula: { _ in false }, isTaken: { _ in true }, to: &plan)
      }
    }
  }

  /// Who worked in a copy: as the file says, else the file's name.
  private static func who(_ book: KeyedBook) -> String {
    guard let name = book.lastModifiedBy.map({ String($0.trimmedWhitespace) }), name != "Sapa", name != "openpyxl"
    else { return book.fileName }
    return name
  }

  /// A sheet with row keys that was deleted here stays so; what was typed on it since is listed.
  private func record(sheetDeletedHere sheet: KeyedSheet, _ spec: KeyedSheetSpec, into plan: inout MergePlan) {
    guard let base = base?.keyed[spec.name] else { return }
    var merge = SheetMerge(
      spec: spec, base: base, current: KeyedSheet(name: spec.name), copy: sheet, deletions: .keep)
    merge.run()
    plan.conflicts += merge.conflicts
    for row in merge.newRows {
      for (header, value) in row.cells.sorted(on: \.key) {
        plan.conflicts.append(
          MergeConflict(kind: .recorded, sheet: spec.name, key: row.key, column: header, current: nil, copy: value))
      }
    }
  }

  // MARK: Sheets of free form

  /// Merges cells without keys; of those above a header, only what has its place above the header here, at row `end`, is
  /// taken.
  private func mergeFree(
    _ base: BaseSheet.FreeCells?, _ ours: FreeSheet, _ theirs: FreeSheet, end: Int = .max, into plan: inout MergePlan
  ) {
    guard self.base == nil || base != nil else {
      // Added on both sides: as over an empty base.
      return mergeFree(BaseSheet.FreeCells(), ours, theirs, end: end, into: &plan)
    }
    var cells: [CellPosition: FreeCell] = [:]
    for cell in ours.cells { cells[CellPosition(row: cell.row, column: cell.column)] = cell }
    // Without a base, what staff typed can't be told from what Sapa wrote: what stands nowhere here is listed.
    let known = base ?? BaseSheet.FreeCells(ours.cells)
    let typed = Self.typed(theirs, over: known)
    let takes = takesFreeCells && self.base != nil && !typed.isMoved
    for cell in typed.cells {
      guard let value = cell.value else { continue }
      let own = cells[CellPosition(row: cell.row, column: cell.column)]
      let digest = CellDigest(own?.value, isFormula: own?.isFormula ?? false)
      let isUntouched = !digest.isFormula && !digest.isChange(of: known.digest(row: cell.row, column: cell.column))
      if self.base != nil, cell.row < end, digest == .empty || takes && isUntouched {
        plan.freeChanges.append(
          MergePlan.FreeChange(sheet: ours.name, row: cell.row, column: cell.column, value: value))
      } else if !value.isSame(as: own?.value) {
        plan.conflicts.append(Self.recorded(cell, ours.name, current: own?.value))
      }
    }
  }

  /// A value that can't be taken.
  private static func recorded(_ cell: FreeCell, _ sheet: String, current: StaffValue?) -> MergeConflict {
    MergeConflict(
      kind: .recorded, sheet: sheet, key: "", column: CellReference.name(row: cell.row, column: cell.column),
      current: current, copy: cell.value)
  }

  /// The cells that somebody typed: those whose value is not the base's there, unless the sheet's cells have only moved.
  private static func typed(
    _ sheet: FreeSheet, over base: BaseSheet.FreeCells
  ) -> (cells: [FreeCell], isMoved: Bool) {
    var left: [CellDigest: Int] = [:]
    for digest in base.cells.values { left[digest, default: 0] += 1 }
    var moved: [FreeCell] = []
    for cell in sheet.cells where !cell.isFormula {
      let digest = CellDigest(cell.value)
      if base.digest(row: cell.row, column: cell.column).hasValue(of: digest) {
        left[digest, default: 0] -= 1
      } else {
        moved.append(cell)
      }
    }
    let cells = moved.filter { cell in
      let digest = CellDigest(cell.value)
      if let count = left[digest], count > 0 {
        left[digest] = count - 1
        return false
      }
      return true
    }
    return (cells, cells.count < moved.count)
  }
}
