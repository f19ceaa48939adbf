import FoundationEssentials
import Spreadsheet
import Worklist

extension Run {
  /// The work books of `kerja/`, the newest first.
  ///
  /// - Throws: ``FacilityError/book(_:)`` where one can't be read: what staff typed in it would be lost.
  func workBooks(_ summary: inout RunSummary, _ workspace: Workspace) throws(FacilityError) -> [WorkBook] {
    guard FileManager.default.fileExists(atPath: facility.folder + "/" + Facility.workFolder) else { return [] }
    var books: [WorkBook] = []
    for name in try files(in: Facility.workFolder) {
      guard let week = CallBook.week(ofFile: name) else {
        guard name.hasPrefix(CallBook.prefix), !BesideCopy.isBesideCopy(name) else { continue }
        summary.findings.append(
          facility.language(
            "kerja/\(name): bukan nama buku kerja Sapa, tidak dibaca. Isian di dalamnya tidak ikut",
            "kerja/\(name): not the name of a work book, it was not read. What was entered in it is not taken over"))
        continue
      }
      var book = WorkBook(week: week, name: name, path: facility.folder + "/" + Facility.workFolder + "/" + name)
      book.base = try base(of: book)
      books.append(book)
    }
    return books.sorted { $0.week > $1.week }
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

  /// Reads the books as staff left them.
  func read(_ books: [WorkBook]) throws(FacilityError) -> [CallBook] {
    let schema = CallColumns.dataSchema(facility.template.schema)
    var read: [CallBook] = []
    for book in books {
      do throws(SpreadsheetError) {
        var sheets = try CallBookFile.read(
          book.working, week: book.week, file: book.name, dataSchema: schema, profile: facility.profile)
        if let base = book.base {
          sheets.findEmptied(since: base, profile: facility.profile)
          sheets.findMended(since: base, template: facility.template.schema)
        }
        read.append(sheets)
      } catch {
        throw .book(error)
      }
    }
    return read
  }
}
