import Book
import Core
import Intake
import Spreadsheet

/// Where patients stand on one path's sheets: in the book of the week of their call, and in those of later weeks into which they
/// went on since their path was not finished (G10).
struct PathPlaces: Sendable {
  typealias Place = (sheet: PathSheetTable, row: Int)

  /// The oldest week's first.
  let sheets: [PathSheetTable]
  /// By the log's row: the newest sheet and its row, or -1; empty where there is none.
  private var newest: [(sheet: Int32, row: Int32)] = []

  init(_ sheets: [PathSheetTable], _ log: Log) {
    self.sheets = sheets.sorted(on: \.period).map { sheet in
      var sheet = sheet
      sheet.adopt(log)
      return sheet
    }
    guard self.sheets.contains(where: { !$0.rows.isEmpty }) else { return }
    newest = log.rows.map { entry in
      for (place, sheet) in self.sheets.enumerated().reversed() {
        if sheet.period < entry.home { break }
        if let row = sheet.rows[entry.key] { return (Int32(place), Int32(row)) }
      }
      return (-1, -1)
    }
  }

  /// The row of the newest book that is a call's.
  func newest(_ row: Int) -> Place? {
    guard newest.indices.contains(row), case let place = newest[row], place.sheet >= 0 else { return nil }
    return (sheets[Int(place.sheet)], Int(place.row))
  }

  /// The row of the newest book up to a week's.
  func newest(_ row: Int, _ entry: LogRow, upTo period: Period) -> Place? {
    guard let newest = newest(row) else { return nil }
    if newest.sheet.period <= period { return newest }
    return sheets.last { $0.period <= period && $0.period >= entry.home && $0.rows[entry.key] != nil }
      .flatMap { sheet in sheet.rows[entry.key].map { (sheet, $0) } }
  }

  /// The row of a week's own book.
  func place(_ entry: LogRow, in period: Period) -> Place? {
    guard period >= entry.home, let sheet = sheets.first(where: { $0.period == period }) else { return nil }
    return sheet.rows[entry.key].map { (sheet, $0) }
  }

  /// Whether staff deleted the row from a book up to a week's, and it stands in none since.
  func isDropped(_ row: Int, _ entry: LogRow, upTo period: Period) -> Bool {
    let since = newest(row, entry, upTo: period)?.sheet.period
    return sheets.contains { sheet in
      sheet.period >= entry.home && sheet.period <= period && since.map { sheet.period > $0 } ?? true
        && sheet.deleted.contains(entry.key)
    }
  }

  /// Steps as a place has them, each one without a date that a later week's book had first with that week's first day.
  func dated(_ steps: [Noted<StepTime>], _ place: Place, _ entry: LogRow, _ words: HotlineWords) -> [Noted<StepTime>] {
    if place.sheet.period == entry.home { return steps }
    let earlier = sheets.reversed().compactMap { sheet in
      sheet.period < place.sheet.period && sheet.period >= entry.home
        ? sheet.rows[entry.key].map { (sheet: sheet, row: $0) } : nil
    }
    return steps.enumerated().map { step, noted in
      guard case .value(var time) = noted, time.date == nil else { return noted }
      var first = place.sheet.period
      for before in earlier {
        guard before.sheet.step(before.row, step, words) == noted else { break }
        first = before.sheet.period
      }
      if first > entry.home { time.notBefore = first.first }
      return .value(time)
    }
  }
}
