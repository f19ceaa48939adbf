import Book
import Core
import Intake

/// The IDs of all feedback: one once given stays, new ones follow the highest of the year in any book (D1).
struct FeedbackNumbers {
  /// By the log's row; empty for a row without a date.
  private(set) var texts: [String]
  /// Rows whose input has another kind of number, or one that an earlier row has.
  private(set) var replaced: [Int] = []

  init(_ log: Log, _ fields: FeedbackFields, _ closed: FeedbackClosed, _ findings: inout FeedbackFindings) {
    let prefix = D1FeedbackNumber.prefix
    var given: [String: String] = [:]
    for book in log.books { given.merge(book.numbers) { first, _ in first } }
    var taken = Set(closed.numbers)
    var entries: [RunningNumber.Row] = []
    entries.reserveCapacity(log.rows.count)
    for row in log.rows.indices {
      var text = ""
      if !given.isEmpty, let known = given.removeValue(forKey: log.rows[row].key) {
        text = known
        taken.insert(text)
      }
      entries.append(RunningNumber.Row(date: log.rows[row].date, minute: log.rows[row].time?.minute, text: text))
    }
    for row in log.rows.indices where entries[row].text.isEmpty {
      let own = log.text(row, fields.id)
      if own.isEmpty { continue }
      if let number = RunningNumber.parse(own, prefix: prefix)?.description, taken.insert(number).inserted {
        entries[row].text = number
      } else {
        replaced.append(row)
      }
    }
    let others = (given.values + closed.numbers + closed.deleted).compactMap {
      RunningNumber.parse($0, prefix: prefix)
    }
    texts = RunningNumber.assign(entries, prefix: prefix, known: others).texts
  }
}

extension FeedbackState {
  /// The IDs of a period's book by the row's key, those of deleted rows included.
  func givenNumbers(_ period: Period) -> [String: String] {
    var given = log.book(period)?.numbers ?? [:]
    for row in log.rows(in: period) where !numbers[row].isEmpty { given[log.rows[row].key] = numbers[row] }
    return given
  }
}
