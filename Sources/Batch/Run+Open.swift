import Book
import Core
import Spreadsheet

extension Run {
  /// Takes what was typed on `Belum Selesai` of later books, since Sapa last wrote these, into the books that the rows are of (G10); where
  /// one was changed in both, `Konflik` of the row's own book lists what was typed later.
  ///
  /// - Returns: whether something was typed into rows of closed periods, whose books have to be opened for it.
  func mergeOpen(
    into books: inout [WorkBook], of procedure: any BatchProcedure, closed: ClosedLog?, _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws(FacilityError) -> Bool {
    guard let (open, log) = procedure.openSheet else { return false }
    var isClosed = false
    let closedKeys = Set((closed?.openRows ?? []).map(\.key))
    for later in books.indices.sorted(on: { books[$0].period }) {
      guard let base = books[later].base?.keyed[open.name] else { continue }
      let book = books[later]
      var typed: [String: Set<String>] = [:]
      try ofBook(book.path) {
        let current =
          try book.current ?? KeyedBook.read(book.working, sheets: procedure.mergedSpecs, readsOthers: false)
        if let sheet = current.sheet(open.name) { typed = Self.typed(sheet, open, base, book.period) }
      }
      if typed.isEmpty { continue }
      var rest: Set<String> = []
      for (origin, keys) in typed.sorted(on: \.key) {
        rest.formUnion(keys)
        guard let place = books.firstIndex(where: { $0.period.name == origin && $0.period < books[later].period })
        else {
          continue
        }
        // A row of the log, or a line about the whole period.
        for home in [log, open] {
          rest.subtract(
            try mergeOpen(keys, of: later, into: place, home, &books, open, procedure.mergedSpecs, workspace, &summary))
        }
      }
      if !rest.isDisjoint(with: closedKeys) { isClosed = true }
      let lost = rest.subtracting(closedKeys).sorted()
      if !lost.isEmpty, closed == nil || !isClosed {
        let shown = lost.prefix(5).joined(separator: ", ") + (lost.count > 5 ? ", …" : "")
        summary.findings.append(
          facility.language(
            "\(book.name), \(open.name): \(lost.count) baris yang diisi tidak ada lagi di buku asalnya, jadi tidak dihitung; isiannya tetap di sini (\(shown))",
            "\(book.name), \(open.name): \(lost.count) rows that were filled in are not in their own book any more and do not count; what was typed stays here (\(shown))"
          ))
      }
    }
    return isClosed
  }

  /// The keys of rows in which somebody typed since the base was written, by the period that they are of; a line about the book's own
  /// period is at home there.
  private static func typed(
    _ sheet: KeyedSheet, _ spec: KeyedSheetSpec, _ base: BaseSheet.Keyed, _ period: Period
  ) -> [String: Set<String>] {
    let origin = sheet.place(OpenSheet.origin.header)
    let columns = sheet.columns.enumerated().compactMap { place, column -> (place: Int, known: Int)? in
      guard spec.owners[column.header] == .source, let known = base.place(of: column.header) else { return nil }
      return (place, known)
    }
    var typed: [String: Set<String>] = [:]
    for row in sheet.rows where !row.key.isEmpty {
      guard let last = base.rows[row.key] else { continue }
      let name = origin.flatMap { row.value($0)?.text } ?? ""
      if name == period.name { continue }
      if columns.contains(where: { row.digest($0.place).isChange(of: BaseSheet.Keyed.digest(last, $0.known)) }) {
        typed[name, default: []].insert(row.key)
      }
    }
    return typed
  }

  /// Merges rows of one later book into one that has them; gives the keys of those that it has.
  private func mergeOpen(
    _ typed: Set<String>, of later: Int, into place: Int, _ home: KeyedSheetSpec, _ books: inout [WorkBook],
    _ open: KeyedSheetSpec, _ specs: [KeyedSheetSpec], _ workspace: Workspace, _ summary: inout RunSummary
  ) throws(FacilityError) -> Set<String> {
    var found: Set<String> = []
    try ofBook(books[place].path) {
      let own = try books[place].current ?? KeyedBook.read(books[place].working, sheets: specs, readsOthers: false)
      guard let standing = own.sheet(home.name) else { return }
      found = typed.filter { standing.hasKey($0) }
      if found.isEmpty { return }
      var application = try MergeApplication(path: books[place].working, sheets: specs)
      let patch = try WorkbookPatch(path: books[later].working)
      guard let base = books[later].base?.keyed[open.name], let current = application.current.sheet(home.name),
        let sheet = try KeyedBook.read(patch.workbook, sheets: [open], readsOthers: false).sheet(open.name)
      else { return }
      var plan = EarlierBook.plan(
        rows: found, of: sheet, home, base: base, current: current, file: books[later].name)
      let new = try application.apply(&plan, date: date, scratch: workspace.next("konflik.xlsx"))
      books[place].openConflicts = application.conflicts.openCount
      if application.patch.hasChanges {
        let path = workspace.next(books[place].name)
        try application.patch.save(to: path)
        books[place].working = path
      }
      // What both have now is what the later book's next base knows.
      var edits = SheetEdits()
      for (key, column, value) in plan.changes.map({ ($0.key, $0.column, $0.value) })
        + plan.conflicts.map({ ($0.key, $0.column, $0.current) })
      {
        guard let row = sheet.row(key), let position = sheet.column(column)?.position else { continue }
        edits.set(value, row: row.index, column: position, on: sheet.name)
      }
      try edits.make(on: patch)
      let path = workspace.next(books[later].name)
      try patch.save(to: path)
      books[later].working = path
      summary.notes.append(
        facility.language(
          "\(books[later].name), \(open.name): \(plan.changes.count) isian dibawa ke \(books[place].name)",
          "\(books[later].name), \(open.name): \(plan.changes.count) entries were taken to \(books[place].name)"))
      if new > 0 {
        summary.findings.append(
          facility.language(
            "\(books[later].name), \(open.name): \(new) isian berbeda dengan \(books[place].name); pilih di lembar Konflik buku itu",
            "\(books[later].name), \(open.name): \(new) entries differ from \(books[place].name); choose on that book's sheet Konflik"
          ))
      }
    }
    return found
  }
}
