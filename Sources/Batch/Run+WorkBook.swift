import Procedures
import Spreadsheet
import Worklist

/// What making one file came to.
struct Made {
  /// Nothing is to be changed in the file that stands there.
  var isUnchanged = false
  var findings: [String] = []
  /// What the journal is told once the file is in its place.
  var events: [Journal.Event] = []
}

extension Run {
  /// Makes the week's work book: patched where it stands, else new.
  func makeWorkBook(_ plan: Plan, _ context: CallBookContext, to path: String) throws -> Made {
    let week = context.state.week
    let stamp = BaseStamp(specs: specs, meta: meta(week.name))
    let finished = plan.workspace.file("work book.xlsx")
    guard let book = plan.books.first(where: { $0.week == week }) else {
      try CallBookWriter(context).write(to: finished)
      try stamp.stamp(finished, to: path, previous: nil, sources: [:])
      return Made()
    }
    let current = try KeyedBook.read(book.working, sheets: specs)
    let patch = try WorkbookPatch(path: book.working)
    let changes = try CallBookPatch(context, current: current, base: book.base)
      .apply(to: patch, donor: plan.workspace.file("sheets.xlsx"))
    var made = Made(findings: findings(changes, CallBookPatch.deletedKeys(current, book.base), book))
    guard changes.hasChanges || book.isMerged || book.base == nil else {
      made.isUnchanged = true
      return made
    }
    try patch.save(to: finished)
    try stamp.stamp(finished, to: path, previous: book.base, sources: changes.sources)
    return made
  }

  private func findings(
    _ changes: BookChanges, _ deleted: [String: Set<String>], _ book: WorkBook
  ) -> [String] {
    var findings: [String] = []
    for (sheet, keys) in deleted.sorted(by: { $0.key < $1.key }) where !keys.isEmpty {
      let shown = keys.sorted().prefix(5).joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
      findings.append(
        facility.language(
          "\(book.name), \(sheet): \(keys.count) baris dihapus petugas dan tidak dipasang lagi (\(shown))",
          "\(book.name), \(sheet): \(keys.count) rows were deleted by staff and not put back (\(shown))"))
    }
    for (sheet, columns) in changes.addedColumns.sorted(by: { $0.key < $1.key }) where !columns.isEmpty {
      findings.append(
        facility.language(
          "\(book.name), \(sheet): kolom ditambahkan di kanan: \(columns.joined(separator: ", "))",
          "\(book.name), \(sheet): columns added at the right: \(columns.joined(separator: ", "))"))
    }
    for sheet in changes.restored {
      findings.append(
        facility.language(
          "\(book.name): lembar \(sheet) tidak ada lagi dan dipasang kembali",
          "\(book.name): sheet \(sheet) was gone and was put back"))
    }
    return findings
  }
}
