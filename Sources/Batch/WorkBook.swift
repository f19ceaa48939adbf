package import Book
package import Core
package import Intake
import Spreadsheet

/// A work book of `kerja/` on its way through a run.
package struct WorkBook: Sendable {
  package var period: Period
  /// The file's name in `kerja/`.
  package var name: String
  package var path: String
  /// Relative to the facility's folder.
  package var place: String { Facility.workFolder + "/" + name }
  /// The file to go on with: the book itself, or an intermediate one that has copies and choices merged in.
  package var working: String { didSet { if working != oldValue { current = nil } } }
  /// What stands in it, once it was read.
  var current: KeyedBook?
  /// What the run began with: the book itself, or one in which Sapa's own headers stand where staff changed them.
  var opened: String
  /// The columns that stand in the book under other headers than Sapa's.
  var renamed: [RenamedColumn] = []
  /// What Sapa last wrote into the book; nil where it holds no record.
  package var base: BaseSheet?
  /// The SHA-256 of the copies that this run merges into it.
  var merged: Set<String> = []
  /// Conflicts that wait for a choice.
  package var openConflicts = 0
  /// What the journal is told once the book is in place.
  var events: [Journal.Event] = []
  /// What staff changed by merging: the book has to be written though nothing else changes.
  package var isMerged: Bool { working != opened }

  /// Whether the run found it as it was left, with nothing in it to be put right.
  package var isAtRest: Bool {
    base != nil && !isMerged && renamed.isEmpty && openConflicts == 0 && events.isEmpty
  }

  package init(period: Period, name: String, path: String) {
    self.period = period
    self.name = name
    self.path = path
    working = path
    opened = path
  }
}

extension [WorkBook] {
  /// The books as staff left them: their sheets with row keys, the first of which must be there; `optional` are names that a sheet
  /// of somebody else's may have.
  ///
  /// - Throws: ``FacilityError/book(_:)`` where one can't be read, or has lost what staff typed.
  package func read(
    _ schemas: [(sheet: String, schema: Schema)], optional: Set<String> = []
  ) throws(FacilityError) -> [LogBook] {
    var books: [LogBook] = []
    for book in self {
      do throws(SpreadsheetError) {
        books.append(
          try LogBook(
            path: book.working, period: book.period, file: book.name, base: book.base, current: book.current,
            schemas: schemas, optional: optional))
      } catch {
        throw .book(error)
      }
    }
    return books
  }
}
