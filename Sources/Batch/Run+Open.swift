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
    for later in books.indices.sorted(on: { books[$0].period }) {
      let book = books[later]
      var found: KeyedSheet?
      try ofBook(book.path) {
        found = try (book.current ?? KeyedBook.read(book.working, sheets: procedure.mergedSpecs, readsOthers: false))
          .sheet(open.name)
      }
      guard let sheet = found else { continue }
      let loose = sheet.rows.filter { row in
        row.key.isEmpty
          && sheet.columns.enumerated().contains { open.owners[$1.header] == .source && row.value($0) != nil }
      }
      if !loose.isEmpty {
        let rows = Finding.rows(loose.map { Finding.row("", at: $0.index + 1) })
        summary.findings.append(
          Finding(
            "\(book.name), \(open.name): \(loose.count) baris yang diketik sendiri tidak dihitung; tulis di \(log.name)",
            "\(book.name), \(open.name): \(loose.count) rows typed there do not count; enter them on \(log.name)",
            file: book.place, sheet: open.name, row: rows))
      }
      for (origin, keys) in Self.typed(sheet, open, book.base?.keyed[open.name], book.period).sorted(on: \.key) {
        var rest = keys
        if let place = books.firstIndex(where: { $0.period.name == origin && $0.period < book.period }) {
          // A row of the log, or a line about the whole period.
          for home in [log, open] {
            rest.subtract(
              try mergeOpen(
                rest, of: later, into: place, home, &books, open, procedure.mergedSpecs, workspace, &summary))
          }
        } else if let period = Period(name: origin), let until = closed?.until, period <= until {
          isClosed = true
          continue
        }
        if rest.isEmpty { continue }
        let shown = Finding.rows(rest.sorted())
        let rows = Finding.rows(rest.sorted().map { key in Finding.row(key, at: sheet.row(key).map { $0.index + 1 }) })
        summary.findings.append(
          Finding(
            "\(book.name), \(open.name): \(rest.count) baris yang diisi tidak ada lagi di buku asalnya, jadi tidak dihitung; isiannya tetap di sini (\(shown))",
            "\(book.name), \(open.name): \(rest.count) rows that were filled in are not in their own book any more and do not count; what was typed stays here (\(shown))",
            file: book.place, sheet: open.name, row: rows, isPassing: true))
      }
    }
    return isClosed
  }

  /// The keys of rows in which somebody typed since the base was written, by the period that they are of, of a book that has lost its
  /// base all; a line about the book's own period is at home there.
  private static func typed(
    _ sheet: KeyedSheet, _ spec: KeyedSheetSpec, _ base: BaseSheet.Keyed?, _ period: Period
  ) -> [String: Set<String>] {
    let origin = sheet.place(OpenSheet.origin.header)
    let columns = sheet.columns.enumerated().compactMap { place, column -> (place: Int, known: Int)? in
      guard spec.owners[column.header] == .source, let known = base?.place(of: column.header) else { return nil }
      return (place, known)
    }
    var typed: [String: Set<String>] = [:]
    for row in sheet.rows where !row.key.isEmpty {
      let name = origin.flatMap { row.value($0)?.text } ?? ""
      if name == period.name { continue }
      if let base, base.rows[row.key] == nil { continue }
      let last = base?.rows[row.key]
      if base == nil
        || columns.contains(where: { row.digest($0.place).isChange(of: BaseSheet.Keyed.digest(last, $0.known)) })
      {
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
      guard let current = application.current.sheet(home.name),
        let sheet = try KeyedBook.read(patch.workbook, sheets: [open], readsOthers: false).sheet(open.name)
      else { return }
      var plan = EarlierBook.plan(
        rows: found, of: sheet, home, base: books[later].base?.keyed[open.name], current: current,
        file: books[later].name)
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
          Finding(
            "\(books[later].name), \(open.name): \(new) isian berbeda dengan \(books[place].name); pilih di lembar Konflik buku itu",
            "\(books[later].name), \(open.name): \(new) entries differ from \(books[place].name); choose on that book's sheet Konflik",
            file: books[place].place, sheet: ConflictList.sheetName, isPassing: true))
      }
    }
    return found
  }
}
