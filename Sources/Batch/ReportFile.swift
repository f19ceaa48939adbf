import Book
import Intake
package import Spreadsheet
import Synchronization

/// What reports say of themselves, each of which a run opens once for as long as it is the same file.
final class KnownReports: Sendable {
  private struct Known {
    var identity: FolderSnapshot.Identity
    var made: ReportFile.Made??
    /// Without the rows behind them.
    var figures: PeriodFigures??
  }

  private let known = Mutex<[String: Known]>([:])

  /// The day that a report bears.
  func made(_ path: String) -> ReportFile.Made? {
    guard let identity = FolderSnapshot.Identity(path) else { return nil }
    if let made = find(path, identity)?.made { return made }
    let made = ReportFile.made(path)
    keep(path, identity) { $0.made = .some(made) }
    return made
  }

  /// What a report knows of its figures, without the rows behind them.
  func figures(_ path: String) throws(SpreadsheetError) -> PeriodFigures? {
    let identity = FolderSnapshot.Identity(path)
    if let identity, let figures = find(path, identity)?.figures { return figures }
    let figures = try PeriodFigures(report: path, withRows: false)
    if let identity { keep(path, identity) { $0.figures = .some(figures) } }
    return figures
  }

  private func find(_ path: String, _ identity: FolderSnapshot.Identity) -> Known? {
    known.withLock { known in known[path].flatMap { $0.identity == identity ? $0 : nil } }
  }

  private func keep(_ path: String, _ identity: FolderSnapshot.Identity, _ change: (inout Known) -> Void) {
    known.withLock { known in
      var entry = known[path].flatMap { $0.identity == identity ? $0 : nil } ?? Known(identity: identity)
      change(&entry)
      known[path] = entry
    }
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
