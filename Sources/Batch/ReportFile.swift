import Book
import Intake
package import Spreadsheet
import Synchronization

/// When reports were made, each of which a run opens once for as long as it is the same file.
final class MadeDays: Sendable {
  private let known = Mutex<[String: (FolderSnapshot.Identity, ReportFile.Made?)]>([:])

  func made(_ path: String) -> ReportFile.Made? {
    guard let identity = FolderSnapshot.Identity(path) else { return nil }
    if let (then, made) = known.withLock({ $0[path] }), then == identity { return made }
    let made = ReportFile.made(path)
    known.withLock { $0[path] = (identity, made) }
    return made
  }
}

/// A report in `laporan/`.
package enum ReportFile {
  /// The day that a report bears, and whether a run made it before that day came.
  package struct Made: Sendable, Hashable {
    package var day: CalendarDate
    package var isAhead = false
  }

  /// When a report or work book was made, from its document control; nil where it can't be found.
  package static func made(_ path: String) -> Made? {
    guard case .workbook(let workbook)? = try? Document.open(path), let sheet = workbook.sheets.first,
      let reader = try? workbook.reader(of: sheet)
    else { return nil }
    var row = SheetRow()
    while (try? reader.next(&row)) == true {
      let texts = row.cells.compactMap { cell in
        if case .text(let range) = cell.value { row.string(range) } else { nil }
      }
      if let place = texts.firstIndex(of: DocumentControl.madeLabel), place + 1 < texts.count {
        let text = texts[place + 1]
        let isAhead = text.hasSuffix(DocumentControl.aheadMark)
        let day = DateReading.parse(isAhead ? String(text.dropLast(DocumentControl.aheadMark.count)) : text).date
        return day.map { Made(day: $0, isAhead: isAhead) }
      }
    }
    return nil
  }
}
