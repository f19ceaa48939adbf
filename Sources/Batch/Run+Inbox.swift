import Book
import Core
import Spreadsheet

/// A work book that came back into `masuk/`.
struct ReturnedCopy {
  /// The file's name in `masuk/`.
  var name: String
  var path: String
  /// Relative to the facility's folder; for one in `masuk/`.
  var place: String { Facility.inputFolder + "/" + name }
  var sha256: String
  /// What Sapa last wrote into it; nil where a program lost it.
  var base: BaseSheet?
  var sop: String
  package var period: String
}

extension Run {
  /// What a work book says it is of.
  func meta(_ procedure: any BatchProcedure, _ period: Period) -> BaseSheet.Meta {
    meta(procedure.sop, period.name)
  }

  private func meta(_ sop: String, _ period: String) -> BaseSheet.Meta {
    BaseSheet.Meta(facility: facility.name, sop: sop, period: period, programVersion: programVersion)
  }

  /// Recognises a work book of Sapa's among the files of a folder; nil where a file is something else.
  ///
  /// - Throws: ``MergeRefusal`` where it is one, but not to be merged here.
  func returnedCopy(_ name: String, _ path: String, in folder: String) throws(MergeRefusal) -> ReturnedCopy? {
    guard case .workbook(let workbook)? = try? Document.open(path) else { return nil }
    let names = Set(workbook.sheets.map(\.name))
    let marked = facility.procedures.first { names.isSuperset(of: $0.marks) }
    guard names.contains(BaseSheet.name) || marked != nil else { return nil }
    let file = folder + "/" + name
    guard let digest = SHA256.ofFile(path)?.digest else { return nil }
    if let base = try BaseSheet.read(workbook) {
      let sops = facility.procedures.map(\.sop)
      let sop = sops.first { $0 == base.meta.sop } ?? sops[0]
      try ThreeWayMerge.check(base.meta, against: meta(sop, base.meta.period), file: file)
      return ReturnedCopy(name: name, path: path, sha256: digest, base: base, sop: sop, period: base.meta.period)
    }
    guard let marked, let head = BookHead(workbook, sheet: marked.marks[0]) else {
      // Logs from elsewhere may have the sheet's name, too.
      if marked?.takesLogs == true { return nil }
      throw .notOurs(file: file)
    }
    if head.facility != facility.name {
      throw .otherFacility(file: file, theirs: head.facility, ours: facility.name)
    }
    return ReturnedCopy(name: name, path: path, sha256: digest, base: nil, sop: marked.sop, period: head.period)
  }

  /// Merges choices on `Konflik` and returned copies into the work books that they belong to; the books in `kerja/` stay as
  /// they are, the results lie in the workspace.
  ///
  /// A copy that can't be merged changes nothing and is a failure of the run.
  func merge(
    _ copies: [ReturnedCopy], into books: inout [WorkBook], of procedure: any BatchProcedure, _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws(FacilityError) {
    let specs = procedure.mergedSpecs
    for index in books.indices { try settle(&books[index], specs, workspace) }
    let copies = copies.filter { $0.sop == procedure.sop }
    if copies.isEmpty { return }
    let journal = try Journal(folder: facility.folder)
    for copy in copies {
      if journal.hasMerged(sha256: copy.sha256)
        || books.contains(where: { $0.base?.merged.contains(copy.sha256) == true })
      {
        summary.notes.append(
          facility.language(
            "masuk/\(copy.name): sudah digabung sebelumnya; boleh dipindahkan dari masuk/",
            "masuk/\(copy.name): was merged before; it may be taken out of masuk/"))
        continue
      }
      guard let index = books.firstIndex(where: { $0.period.name == copy.period }) else {
        if let book = restored(copy, procedure, &summary) {
          books.append(book)
          books = inOrder(books)
          continue
        }
        summary.failures.append(
          Finding(
            "masuk/\(copy.name): salinan periode \(copy.period), tetapi kerja/\(procedure.bookPrefix)\(copy.period).xlsx tidak ada. Taruh salinan ini di kerja/ dengan nama itu",
            "masuk/\(copy.name): a copy of \(copy.period), but there is no kerja/\(procedure.bookPrefix)\(copy.period).xlsx. Put the copy into kerja/ under that name",
            file: copy.place))
        continue
      }
      do {
        try merge(copy, into: &books[index], specs, workspace, &summary)
      } catch let refusal as MergeRefusal {
        summary.failures.append(Finding(refusal, file: copy.place))
      } catch let error as SpreadsheetError {
        summary.failures.append(Finding(error, file: copy.place))
      } catch {
        summary.failures.append(Finding("masuk/\(copy.name): \(error)", file: copy.place))
      }
    }
  }

  /// The book of a copy whose original is gone from `kerja/`: the copy takes its place.
  private func restored(
    _ copy: ReturnedCopy, _ procedure: any BatchProcedure, _ summary: inout RunSummary
  ) -> WorkBook? {
    guard let base = copy.base, let period = Period(name: copy.period) else { return nil }
    let name = procedure.bookName(period)
    var book = WorkBook(period: period, name: name, path: facility.folder + "/" + Facility.workFolder + "/" + name)
    book.working = copy.path
    book.base = base
    book.merged = [copy.sha256]
    book.events = [
      .merged(
        file: Facility.inputFolder + "/" + copy.name, sha256: copy.sha256, into: Facility.workFolder + "/" + name,
        taken: 0, conflicts: 0)
    ]
    summary.findings.append(
      Finding(
        "masuk/\(copy.name): kerja/\(name) tidak ada lagi; dipulihkan dari salinan ini",
        "masuk/\(copy.name): kerja/\(name) is gone; it was restored from this copy",
        file: book.place, isPassing: true))
    return book
  }

  /// Merges what was typed into carried-over rows of earlier periods' books since the period's own book was written; so too in the
  /// books that a run dated ahead has made, where the run brings these up to date, and, where the period has no book yet, in the
  /// newest one, from which its rows will come.
  func mergeEarlier(
    into books: inout [WorkBook], of procedure: any BatchProcedure, _ workspace: Workspace, _ summary: inout RunSummary
  ) throws(FacilityError) {
    let current = procedure.unit.period(holding: date)
    let newest = books.map(\.period).filter { $0 <= current }.max() ?? current
    let places = books.indices.filter { place in
      books[place].period == current || (books[place].period >= newest && procedure.takesLogs)
    }
    for place in places.sorted(on: { books[$0].period }) {
      try mergeEarlier(into: &books, at: place, of: procedure, workspace, &summary)
    }
  }

  private func mergeEarlier(
    into books: inout [WorkBook], at place: Int, of procedure: any BatchProcedure, _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws(FacilityError) {
    let specs = procedure.mergedSpecs
    let period = books[place].period
    guard let base = books[place].base else { return }
    let carried = procedure.carriedSheets.compactMap { sheet in
      specs.first { $0.name == sheet.name }.map { ($0, sheet.takesMended) }
    }
    let pairs = books.filter { $0.period < period }.flatMap { earlier in carried.map { (earlier, $0.0, $0.1) } }
    for (earlier, spec, takesMended) in pairs
    where base.keyed[EarlierBook.name(spec.name, period: earlier.period.name)] != nil
      || takesMended && isRemembered(earlier.period, in: period)
    {
      try ofBook(earlier.path) {
        var application = try MergeApplication(path: books[place].working, sheets: specs)
        guard let current = application.current.sheet(spec.name),
          let sheet = try KeyedBook.read(earlier.working, sheets: [spec], readsOthers: false).sheet(spec.name),
          var plan = EarlierBook.plan(
            spec, base: base, current: current, earlier: sheet, file: earlier.name, period: earlier.period.name,
            mendedSince: takesMended ? earlier.base : nil)
        else { return }
        let new = try application.apply(&plan, date: date, scratch: workspace.next("konflik.xlsx"))
        guard application.patch.hasChanges else { return }
        books[place].openConflicts = application.conflicts.openCount
        let path = workspace.next(books[place].name)
        try application.patch.save(to: path)
        books[place].working = path
        if period.first <= date {
          summary.notes.append(
            facility.language(
              "\(earlier.name): \(plan.changes.count) isian baru pada baris yang sudah pindah ke \(books[place].name) ikut dipindahkan; isilah di buku \(period.isMonth ? "bulan" : "minggu") ini",
              "\(earlier.name): \(plan.changes.count) new entries in rows that have moved to \(books[place].name) were taken there; enter them in this \(period.isMonth ? "month" : "week")'s book"
            ))
        }
        if new > 0 {
          summary.findings.append(
            Finding(
              "\(earlier.name): \(new) isian berbeda dengan \(books[place].name); pilih di lembar Konflik",
              "\(earlier.name): \(new) entries differ from \(books[place].name); choose on sheet Konflik",
              file: books[place].place, sheet: ConflictList.sheetName, isPassing: true))
        }
      }
    }
  }

  /// Applies what staff chose on `Konflik`.
  private func settle(
    _ book: inout WorkBook, _ specs: [KeyedSheetSpec], _ workspace: Workspace
  ) throws(FacilityError) {
    try ofBook(book.path) {
      var application = try MergeApplication(path: book.working, sheets: specs, readsOthers: false)
      for case (let spec, .keyColumnMissing) in application.current.outcomes {
        throw MergeRefusal.keyColumnMissing(file: book.path, sheet: spec.name, key: spec.key)
      }
      if let base = book.base { try ThreeWayMerge.checkKeys(of: application.current, against: base) }
      let settled = try application.settle(date: date, scratch: workspace.next("konflik.xlsx"))
      book.openConflicts = application.conflicts.openCount
      guard !settled.isEmpty else {
        book.current = application.current
        return
      }
      let path = workspace.next(book.name)
      try application.patch.save(to: path)
      book.working = path
      book.events += settled.map { entry in
        .settled(
          book: Facility.workFolder + "/" + book.name, sheet: entry.conflict.sheet, key: entry.conflict.key,
          column: entry.conflict.column, choice: entry.choice?.rawValue ?? "")
      }
    }
  }

  private func merge(
    _ copy: ReturnedCopy, into book: inout WorkBook, _ specs: [KeyedSheetSpec], _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws {
    var application = try MergeApplication(path: book.working, sheets: specs)
    let workbook = try XLSXWorkbook(path: copy.path)
    let theirs = try KeyedBook.read(workbook, sheets: specs)
    var plan = try ThreeWayMerge(
      base: copy.base, current: application.current, copy: theirs, deletions: .keep,
      remarks: RemarkMerge(base: nil, current: application.remarks(), copy: workbook)
    ).plan()
    let open = application.conflicts.openCount
    let listed = try application.apply(&plan, date: date, scratch: workspace.next("konflik.xlsx"))
    book.openConflicts = application.conflicts.openCount
    let new = book.openConflicts - open
    let path = workspace.next(book.name)
    try application.patch.save(to: path)
    book.working = path
    book.merged.insert(copy.sha256)
    let name = Facility.workFolder + "/" + book.name
    let taken =
      [plan.changes.count, plan.freeChanges.count, plan.newRows.count, plan.newColumns.count, plan.newSheets.count]
      .reduce(0, +)
    book.events.append(
      .merged(
        file: Facility.inputFolder + "/" + copy.name, sha256: copy.sha256, into: name, taken: taken, conflicts: new))
    book.events += plan.conflicts.map { conflict in
      .conflict(book: name, sheet: conflict.sheet, key: conflict.key, column: conflict.column, file: copy.name)
    }
    describe(plan, taken: taken, conflicts: new, recorded: listed - new, copy, book, &summary)
  }

  private func describe(
    _ plan: MergePlan, taken: Int, conflicts: Int, recorded: Int, _ copy: ReturnedCopy, _ book: WorkBook,
    _ summary: inout RunSummary
  ) {
    summary.notes.append(
      facility.language(
        "masuk/\(copy.name): salinan \(book.name) digabung, \(taken) perubahan diambil",
        "masuk/\(copy.name): copy of \(book.name) merged, \(taken) changes taken"))
    if conflicts > 0 {
      summary.findings.append(
        Finding(
          "masuk/\(copy.name): \(conflicts) isian berbeda dengan \(book.name); pilih di lembar Konflik",
          "masuk/\(copy.name): \(conflicts) entries differ from \(book.name); choose on sheet Konflik",
          file: book.place, sheet: ConflictList.sheetName, isPassing: true))
    }
    if recorded > 0 {
      summary.findings.append(
        Finding(
          "masuk/\(copy.name): \(recorded) isian tidak dapat diambil (di atas nilai Sapa, atau barisnya sudah dihapus); tercatat di lembar Konflik",
          "masuk/\(copy.name): \(recorded) entries can't be taken (over a value of Sapa's, or their row was deleted); kept on sheet Konflik",
          file: book.place, sheet: ConflictList.sheetName, isPassing: true))
    }
    let kept = plan.deletions.filter { !$0.isApplied }
    if !kept.isEmpty {
      summary.findings.append(
        Finding(
          "masuk/\(copy.name): \(kept.count) baris dihapus di salinan ini; di \(book.name) tetap ada. Hapus di sana bila memang dimaksud",
          "masuk/\(copy.name): \(kept.count) rows were deleted in this copy; they stay in \(book.name). Delete them there if that is meant",
          file: book.place, row: Finding.rows(kept.map { Finding.row($0.key, at: $0.row + 1) }), isPassing: true))
    }
    summary.findings += plan.notes.map { note in
      Finding(file: copy.place, sheet: note.sheet, isPassing: true) { "\(copy.place): \(note.message($0))" }
    }
  }
}

/// What a work book says of itself above a table: facility and period.
struct BookHead {
  var facility = ""
  package var period = ""

  /// Nil where nothing of the kind stands there.
  init?(_ workbook: XLSXWorkbook, sheet name: String) {
    guard let sheet = workbook.sheets.first(where: { $0.name == name }), let reader = try? workbook.reader(of: sheet)
    else { return nil }
    var row = SheetRow()
    while facility.isEmpty || period.isEmpty, (try? reader.next(&row)) == true, row.index < 20 {
      for case .text(let range) in row.cells.map(\.value) {
        let text = row.string(range)
        let title = name + " – "
        if facility.isEmpty, text.hasPrefix(title) { facility = String(text.dropFirst(title.count)) }
        if text.hasPrefix("Periode ") { period = text.dropFirst(8).split(separator: " ").first.map(String.init) ?? "" }
      }
    }
    if facility.isEmpty || period.isEmpty { return nil }
  }
}
