import Spreadsheet

/// A sheet whose rows go over into the next period's book.
package struct CarriedSheet: Sendable {
  package var name: String
  /// Whether only rows count in which staff filled something: a large sheet that is hardly typed into.
  package var filledRowsOnly: Bool
  /// Whether what staff typed into the export's columns goes over, too: a sheet that has no export, or one that staff fill in
  /// by hand as well.
  package var takesMended: Bool

  package init(name: String, filledRowsOnly: Bool = false, takesMended: Bool = false) {
    self.name = name
    self.filledRowsOnly = filledRowsOnly
    self.takesMended = takesMended
  }
}

/// The book of an earlier week whose rows were carried over into a later one, and in which somebody still types.
///
/// The later book's base remembers what the carried rows held there, so that what is typed into the wrong book since then is
/// merged as a returned copy is.
package enum EarlierBook {
  /// The name under which a base remembers a sheet of an earlier book; no sheet can have it.
  package static func name(_ sheet: String, period: String) -> String { sheet + "/" + period }

  /// A sheet's rows that another one has too, under the name for the base; `spec` tells which columns are staff's.
  package static func carried(
    _ sheet: KeyedSheet, _ spec: KeyedSheetSpec, into current: KeyedSheet, period: String, filledRowsOnly: Bool = false
  ) -> KeyedSheet {
    var result = KeyedSheet(name: name(sheet.name, period: period))
    result.headerRow = sheet.headerRow
    result.keyPlaces = sheet.keyPlaces
    for column in sheet.columns { result.append(column) }
    let staffs = sheet.columns.indices.filter { spec.owners[sheet.columns[$0].header] == .staff }
    for row in sheet.rows where !row.key.isEmpty && current.hasKey(row.key) {
      if filledRowsOnly, staffs.allSatisfy({ row.value($0) == nil }) { continue }
      result.append(row)
    }
    return result
  }

  /// What was typed into rows of a log that stand on another sheet, in a later book, since that was last written.
  ///
  /// - Parameters:
  ///   - keys: those of the rows.
  ///   - sheet: the other sheet.
  ///   - spec: the log's.
  ///   - base: what Sapa last wrote into the other sheet; nil where that is not known any more.
  ///   - current: the log as it stands.
  ///   - file: the later book.
  /// - Returns: the changes, and what both have changed.
  package static func plan(
    rows keys: Set<String>, of sheet: KeyedSheet, _ spec: KeyedSheetSpec, base: BaseSheet.Keyed?, current: KeyedSheet,
    file: String
  ) -> MergePlan {
    var copy = KeyedSheet(name: spec.name)
    copy.headerRow = sheet.headerRow
    copy.keyPlaces = sheet.keyPlaces
    for column in sheet.columns { copy.append(column) }
    for row in sheet.rows where keys.contains(row.key) { copy.append(row) }
    var merge = SheetMerge(spec: spec, base: base, current: current, copy: copy, deletions: .keep)
    merge.run()
    var found = MergePlan(file: file, who: file)
    merge.add(to: &found)
    var plan = MergePlan(file: file, who: file)
    plan.changes = found.changes.filter { keys.contains($0.key) }
    plan.conflicts = found.conflicts.filter { keys.contains($0.key) && spec.owners[$0.column] != .computed }
    return plan
  }

  /// What was typed into the carried rows of an earlier book since the later one was last written; nil where nothing was, or
  /// nothing is remembered in `base`, the later book's.
  ///
  /// `own` is the earlier book's base where cells of the export's that staff mended count, too: it tells them from Sapa's.
  package static func plan(
    _ spec: KeyedSheetSpec, base: BaseSheet, current: KeyedSheet, earlier: KeyedSheet, file: String, period: String,
    mendedSince own: BaseSheet? = nil
  ) -> MergePlan? {
    let written = own?.keyed[spec.name]
    guard
      var known = base.keyed[name(spec.name, period: period)]
        ?? written.map({ BaseSheet.Keyed(key: spec.key, columns: $0.columns) })
    else { return nil }
    if let written {
      // A row that came into both books in one run is remembered by the earlier one's own record.
      for key in written.keys where known.rows[key] == nil && current.hasKey(key) {
        known.rows[key] = known.columns.map { written.digest(key, $0) }
      }
    }
    var merge = SheetMerge(
      spec: spec, base: known, current: current, copy: carried(earlier, spec, into: current, period: period),
      deletions: .keep)
    merge.run()
    var found = MergePlan(file: file, who: file)
    merge.add(to: &found)
    var plan = MergePlan(file: file, who: file)
    func isStaffs(_ key: String, _ column: String) -> Bool {
      guard known.hasKey(key) else { return false }
      guard spec.owners[column] == .source, let written, let row = earlier.row(key) else {
        return spec.owners[column] == .staff
      }
      return !written.digest(key, column).hasValue(of: earlier.place(column).map { row.digest($0) } ?? .empty)
    }
    plan.changes = found.changes.filter { isStaffs($0.key, $0.column) }
    plan.conflicts = found.conflicts.filter { isStaffs($0.key, $0.column) }
    return plan.isEmpty ? nil : plan
  }
}
