package import Spreadsheet

/// Finds the formulas and comments that somebody changed in a copy: they are not taken, but never lost from sight.
package struct RemarkMerge {
  /// Nil where the base is digests alone.
  package let base: BookRemarks?
  package let current: BookRemarks
  package let copy: XLSXWorkbook

  /// - Parameters:
  ///   - base: of the workbook that the copies were made of; nil where only its digests are known.
  ///   - current: of the workbook that takes the copy in.
  ///   - copy: the workbook that came back.
  package init(base: BookRemarks?, current: BookRemarks, copy: XLSXWorkbook) {
    self.base = base
    self.current = current
    self.copy = copy
  }

  /// Lists what is new in a sheet of the copy.
  ///
  /// - Parameters:
  ///   - theirs: what the copy's sheet holds, under the current workbook's keys and headers.
  ///   - name: the sheet's name in the current workbook.
  ///   - isKnownFormula: whether the base has a formula in a cell.
  ///   - isTaken: whether the value of a formula there is taken.
  ///   - plan: where it is listed.
  package func add(
    _ theirs: BookRemarks.OfSheet, as name: String, isKnownFormula: (RemarkPlace) -> Bool,
    isTaken: (RemarkPlace) -> Bool, to plan: inout MergePlan
  ) {
    addFormulas(theirs, name, isKnownFormula, isTaken, to: &plan)
    let ours = current.of(name).comments
    let known = base?.of(name).comments ?? [:]
    let texts = Set(known.values.map(NormalText.bytes)).union(ours.values.map(NormalText.bytes))
    for (place, comment) in theirs.comments.sorted(on: \.key.column).sorted(on: \.key.key) {
      let text = NormalText.bytes(comment)
      func isSame(_ other: String?) -> Bool { other.map { NormalText.bytes($0) == text } ?? false }
      if text.isEmpty || isSame(ours[place]) || isSame(known[place]) { continue }
      // Without a key its row may have moved.
      if place.key.isEmpty, texts.contains(text) { continue }
      plan.conflicts.append(
        MergeConflict(
          kind: .recorded, sheet: name, key: place.key, column: place.column + MergeConflict.comment,
          current: ours[place].map { .text($0) }, copy: .text(comment)))
    }
  }

  private func addFormulas(
    _ theirs: BookRemarks.OfSheet, _ name: String, _ isKnownFormula: (RemarkPlace) -> Bool,
    _ isTaken: (RemarkPlace) -> Bool, to plan: inout MergePlan
  ) {
    let ours = current.of(name).formulas
    let known = base?.of(name).formulas
    // The formulas of a column, which new rows have too; without a key a row may have moved anywhere.
    var elsewhere: Set<[String]> = []
    for (place, formula) in (known.map { Array($0) } ?? []) + Array(ours) {
      elsewhere.insert([formula.normal])
      if !place.key.isEmpty { elsewhere.insert([place.column, formula.normal]) }
    }
    var groups: [[String]: (first: MergeConflict, count: Int)] = [:]
    var taken = 0
    for (place, formula) in theirs.formulas.sorted(on: \.key.column).sorted(on: \.key.key) {
      let own = ours[place]
      if formula.isSame(as: own) || formula.isSame(as: known?[place]) { continue }
      let form = (place.key.isEmpty ? [] : [place.column]) + [formula.normal]
      if place.key.isEmpty || own == nil, elsewhere.contains(form) { continue }
      // With digests alone, a formula of Sapa's that is none here any more can't be told from a changed one.
      if known == nil, own == nil, isKnownFormula(place) { continue }
      if own == nil, isTaken(place) {
        taken += 1
        continue
      }
      let conflict = MergeConflict(
        kind: .recorded, sheet: name, key: place.key, column: place.column, current: own.map { .text($0.text) },
        copy: .text(formula.text))
      // One that was filled down is one change.
      let group = place.key.isEmpty ? [place.column] : ["", place.column, formula.normal, own?.normal ?? ""]
      groups[group, default: (conflict, 0)].count += 1
    }
    for group in groups.values.sorted(on: \.first.column).sorted(on: \.first.key) {
      var conflict = group.first
      if group.count > 1, case .text(let text)? = conflict.copy {
        conflict.copy = .text("\(text) (+\(group.count - 1) baris)")
      }
      plan.conflicts.append(conflict)
    }
    if taken > 0 { plan.notes.append(.formulaAsValue(sheet: name, count: taken)) }
  }
}
