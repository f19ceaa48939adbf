import Book
import Core
import FoundationEssentials
import Intake
import Spreadsheet

extension Run {
  /// A procedure's work books in `kerja/`, the newest first; behind them those of periods that by the run's date have not begun, the
  /// nearest first: what an earlier run with a later date made ahead does not outweigh the book that staff work in.
  ///
  /// - Throws: ``FacilityError/book(_:)`` where one can't be read: what staff typed in it would be lost.
  func workBooks(
    of procedure: any BatchProcedure, in folder: WorkFolder, inputs: ProcedureInputs, _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws(FacilityError) -> [WorkBook] {
    var books: [WorkBook] = []
    let closed = Set((inputs.closed?.parts ?? []).map(\.book))
    for (period, name) in folder.books[procedure.sop] ?? [] where !closed.contains(name) {
      var book = WorkBook(
        period: period, name: name, path: facility.folder + "/" + Facility.workFolder + "/" + name)
      try open(&book, procedure, inputs.tables, workspace, &summary)
      books.append(book)
    }
    return inOrder(books)
  }

  func inOrder(_ books: [WorkBook]) -> [WorkBook] {
    let begun = books.filter { $0.period.first <= date }.sorted(on: { -Int($0.period.first.dayNumber) })
    return begun + books.filter { $0.period.first > date }.sorted(on: \.period)
  }

  /// Reads what Sapa last wrote into a book, and goes on with one that has the columns which staff renamed or deleted.
  private func open(
    _ book: inout WorkBook, _ procedure: any BatchProcedure, _ tables: [Table], _ workspace: Workspace,
    _ summary: inout RunSummary
  ) throws(FacilityError) {
    try ofBook(book.path) {
      guard case .workbook(let workbook) = try Document.open(book.path), let base = try BaseSheet.read(workbook) else {
        return
      }
      book.base = base
      let missing = try MissingColumns(in: workbook, sheets: procedure.specs, base: base) { sheet, owner in
        owner == .staff || owner == .source && procedure.keepsInputs(on: sheet)
      }
      try mend(&book, missing, procedure, tables, workspace, &summary)
    }
  }

  /// Runs what reads or changes a work book.
  func ofBook(_ path: String, _ body: () throws -> Void) throws(FacilityError) {
    do {
      try body()
    } catch let error as SpreadsheetError {
      throw .book(error)
    } catch let refusal as MergeRefusal {
      throw .refused(refusal)
    } catch {
      throw .notReadable(file: path, reason: String(describing: error))
    }
  }

  /// Makes the period's blank books of every SOP that logs its work in one; a book that is there stays.
  ///
  /// - Throws: ``FacilityError`` where a book can't be written.
  func makeBlankBooks() throws(FacilityError) {
    let workspace = try Workspace()
    var summary = RunSummary(date: date.description, facility.language)
    let folder = try workFolder(&summary)
    let mark = WorkMark(for: facility.folder + "/" + Facility.workFolder + "/")
    defer { withExtendedLifetime(mark) {} }
    for procedure in facility.procedures {
      for (period, source) in procedure.blankBooks(self) where folder.name(procedure.sop, period) == nil {
        let target = target(Facility.workFolder, procedure.bookName(period)) {
          try makeBook(source, of: period, procedure, [], workspace, to: $0)
        }
        try requireInside([target])
        if System.status(target.path) != nil { continue }
        defer { AtomicFile.discard(target.temporary) }
        _ = try make(target)
        try AtomicFile.commit(target.temporary, to: target.path)
      }
    }
  }
}
