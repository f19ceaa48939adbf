package import Book
package import Core
import Spreadsheet

/// What making one file came to.
package struct Made: Sendable {
  /// Nothing is to be changed in the file that stands there.
  var isUnchanged = false
  /// SHA-256 of what was made; nil where it is what stands there.
  var digest: String?
  var findings: [Finding] = []
  /// What the journal is told once the file is in its place.
  var events: [Journal.Event] = []
  /// Conflicts that were listed anew.
  var conflicts = 0

  package init(findings: [Finding] = [], events: [Journal.Event] = []) {
    self.findings = findings
    self.events = events
  }
}

extension Run {
  /// Makes a period's work book: patched where it stands among `books`, else new; one in which nothing would be another but the day
  /// stays, where `standing` is the same plan as of the day that it bears.
  package func makeBook(
    _ source: BookPlan, standing: BookPlan? = nil, of period: Period, _ procedure: any BatchProcedure,
    _ books: [WorkBook], _ workspace: Workspace, to path: String
  ) throws -> Made {
    let specs = procedure.mergedSpecs
    let stamp = BaseStamp(specs: specs, meta: meta(procedure, period))
    let finished = workspace.next("work book.xlsx")
    defer { AtomicFile.discard(finished) }
    guard let book = books.first(where: { $0.period == period }) else {
      let written = try source.write(to: finished)
      var staffs = BaseSheet.StaffsOwn()
      staffs.carried = try carried(into: finished, procedure, books, period) + [source.inputs.sheet]
      try stamp.stamp(finished, to: path, previous: nil, staffs: staffs, written: written, takesSource: true)
      return Made()
    }
    let current = try book.current ?? KeyedBook.read(book.working, sheets: specs)
    var patch = try WorkbookPatch(path: book.working)
    var found = try source.update(
      patch, current: current, base: book.base, donor: workspace.next("sheets.xlsx"), standing: standing)
    if found == nil {
      patch = try WorkbookPatch(path: book.working)
      found = try source.update(patch, current: current, base: book.base, donor: workspace.next("sheets.xlsx"))
    }
    guard var changes = found else { return Made() }
    var made = Made(findings: findings(changes, book), events: book.events)
    guard changes.hasChanges || book.isMerged || book.base == nil else {
      made.isUnchanged = true
      return made
    }
    try patch.save(to: finished)
    let listed = try list(changes.conflicts, of: book, specs, in: finished, workspace, &made)
    changes.staffs.carried = try carried(into: listed, procedure, books, period) + [source.inputs.sheet]
    changes.staffs.merged = book.merged
    try finish(book, stamp, listed, changes.staffs, written: changes.written, takesSource: true, workspace, to: path)
    return made
  }

  /// The rows of earlier books' lists that a finished book has too.
  private func carried(
    into finished: String, _ procedure: any BatchProcedure, _ books: [WorkBook], _ period: Period
  ) throws -> [KeyedSheet] {
    let earlier = books.filter { $0.period < period && isRemembered($0.period, in: period) }
    let carried = procedure.carriedSheets.compactMap { sheet in
      procedure.specs.first { $0.name == sheet.name }.map { (sheet, $0) }
    }
    guard !earlier.isEmpty, !carried.isEmpty else { return [] }
    let current = try KeyedBook.read(finished, sheets: carried.map(\.1), readsOthers: false)
    return try earlier.flatMap { book in
      let own = try book.current ?? KeyedBook.read(book.working, sheets: carried.map(\.1), readsOthers: false)
      return carried.compactMap { sheet, spec -> KeyedSheet? in
        guard let current = current.sheet(spec.name), let own = own.sheet(spec.name) else { return nil }
        return EarlierBook.carried(
          own, spec, into: current, period: book.period.name, filledRowsOnly: sheet.filledRowsOnly)
      }
    }
  }

  /// Whether a book remembers of an earlier one what its rows held there.
  func isRemembered(_ earlier: Period, in period: Period) -> Bool {
    earlier.last.adding(days: Self.rememberedDays) >= period.first
  }

  /// Books that ended longer ago are not typed into by mistake any more.
  package static var rememberedDays: Int { 28 }

  /// Makes a book of another period, or of a closed one, into which copies or choices were merged.
  package func makeMerged(
    _ book: WorkBook, _ procedure: any BatchProcedure, _ workspace: Workspace, to path: String
  ) throws -> Made {
    var staffs = BaseSheet.StaffsOwn()
    staffs.merged = book.merged
    let stamp = BaseStamp(specs: procedure.mergedSpecs, meta: meta(procedure, book.period))
    try finish(book, stamp, book.working, staffs, takesSource: false, workspace, to: path)
    return Made(events: book.events)
  }

  /// Stamps a finished book; the headers that staff gave columns of Sapa's stand in it as they left them.
  private func finish(
    _ book: WorkBook, _ stamp: BaseStamp, _ finished: String, _ staffs: BaseSheet.StaffsOwn,
    written: WrittenSheets = WrittenSheets(), takesSource: Bool, _ workspace: Workspace, to path: String
  ) throws {
    guard !book.renamed.isEmpty else {
      try stamp.stamp(
        finished, to: path, previous: book.base, staffs: staffs, written: written, takesSource: takesSource)
      return
    }
    let stamped = workspace.next(book.name)
    defer { AtomicFile.discard(stamped) }
    try stamp.stamp(
      finished, to: stamped, previous: book.base, staffs: staffs, written: written, takesSource: takesSource)
    try RenamedColumn.write(book.renamed, \.now, from: stamped, to: path)
  }

  /// Lists on `Konflik` what staff typed over Sapa's own or the export contradicts; gives the path of the result.
  private func list(
    _ conflicts: [MergeConflict], of book: WorkBook, _ specs: [KeyedSheetSpec], in finished: String,
    _ workspace: Workspace, _ made: inout Made
  ) throws -> String {
    guard !conflicts.isEmpty else { return finished }
    var application = try MergeApplication(path: finished, sheets: specs)
    var plan = MergePlan(file: book.name, who: application.current.lastModifiedBy ?? "")
    plan.conflicts = conflicts
    let open = application.conflicts.openCount
    let listed = try application.apply(&plan, date: date, scratch: workspace.next("konflik.xlsx"))
    guard listed > 0 else { return finished }
    made.conflicts = application.conflicts.openCount - open
    let name = Facility.workFolder + "/" + book.name
    made.events += conflicts.map { conflict in
      .conflict(book: name, sheet: conflict.sheet, key: conflict.key, column: conflict.column, file: book.name)
    }
    made.findings.append(
      Finding(
        "\(book.name): \(listed) isian petugas pada sel milik Sapa atau ekspor; lihat lembar Konflik",
        "\(book.name): \(listed) entries of staff in cells of Sapa's or the export's; see sheet Konflik",
        file: book.place, sheet: ConflictList.sheetName, isPassing: true))
    let path = workspace.next(book.name)
    try application.patch.save(to: path)
    return path
  }

  private func findings(_ changes: BookChanges, _ book: WorkBook) -> [Finding] {
    var findings: [Finding] = []
    for (sheet, keys) in changes.deleted.sorted(on: \.key) where !keys.isEmpty {
      let shown = Finding.rows(keys.sorted())
      findings.append(
        Finding(
          "\(book.name), \(sheet): \(keys.count) baris dihapus petugas dan tidak dipasang lagi (\(shown))",
          "\(book.name), \(sheet): \(keys.count) rows were deleted by staff and not put back (\(shown))",
          file: book.place, sheet: sheet, row: shown,
          remedy: "Bila tidak dimaksud, salin isinya dari buku itu di \(Facility.archiveFolder)/"))
    }
    for (sheet, columns) in changes.addedColumns.sorted(on: \.key) where !columns.isEmpty {
      findings.append(
        Finding(
          "\(book.name), \(sheet): kolom ditambahkan di kanan: \(columns.joined(separator: ", "))",
          "\(book.name), \(sheet): columns added at the right: \(columns.joined(separator: ", "))",
          file: book.place, sheet: sheet, isPassing: true))
    }
    for sheet in changes.restored {
      findings.append(
        Finding(
          "\(book.name): lembar \(sheet) tidak ada lagi dan dipasang kembali",
          "\(book.name): sheet \(sheet) was gone and was put back",
          file: book.place, sheet: sheet, isPassing: true))
    }
    return findings
  }
}
