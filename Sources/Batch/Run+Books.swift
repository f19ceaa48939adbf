import FoundationEssentials
import Procedures
import Spreadsheet
import Worklist

extension Run {
  /// A procedure's work books in `kerja/`, the newest first; behind them those of periods that by the run's date have not begun, the
  /// nearest first: what an earlier run with a later date made ahead does not outweigh the book that staff work in.
  ///
  /// - Throws: ``FacilityError/book(_:)`` where one can't be read: what staff typed in it would be lost.
  func workBooks(of procedure: any BatchProcedure, in folder: WorkFolder) throws(FacilityError) -> [WorkBook] {
    var books: [WorkBook] = []
    for (period, name) in folder.books[procedure.sop] ?? [] {
      var book = WorkBook(
        period: period, name: name, path: facility.folder + "/" + Facility.workFolder + "/" + name)
      book.base = try base(of: book)
      books.append(book)
    }
    return inOrder(books)
  }

  func inOrder(_ books: [WorkBook]) -> [WorkBook] {
    let begun = books.filter { $0.period.first <= date }.sorted { $0.period > $1.period }
    return begun + books.filter { $0.period.first > date }.sorted { $0.period < $1.period }
  }

  private func base(of book: WorkBook) throws(FacilityError) -> BaseSheet? {
    do {
      guard case .workbook(let workbook) = try Document.open(book.path) else { return nil }
      return try BaseSheet.read(workbook)
    } catch let error as SpreadsheetError {
      throw .book(error)
    } catch let refusal as MergeRefusal {
      throw .refused(refusal)
    } catch {
      throw .notReadable(file: book.path, reason: String(describing: error))
    }
  }

  /// Makes the period's blank books of every SOP that logs its work in one; a book that is there stays.
  ///
  /// - Throws: ``FacilityError`` where a book can't be written.
  func makeBlankBooks() throws(FacilityError) {
    let workspace = try Workspace()
    var summary = RunSummary(date: date.description)
    let folder = try workFolder(&summary)
    for procedure in facility.procedures {
      for (period, source) in procedure.blankBooks(self) where folder.name(procedure.sop, period) == nil {
        let target = target(Facility.workFolder, procedure.bookName(period)) {
          try makeBook(source, of: period, procedure, [], workspace, to: $0)
        }
        if System.status(target.path) != nil { continue }
        _ = try make(target)
        try AtomicFile.finish(target.temporary, for: target.path)
        try AtomicFile.replace(target.path, by: target.temporary)
      }
    }
  }
}
