import Book
import Core
package import Intake
import Spreadsheet

/// `Evaluasi` of a work book as it was read: the answers that are known (A8).
package struct EvaluationSheet: Sendable {
  /// By the stay's key.
  package private(set) var answers: [String: EvaluationAnswer] = [:]
  /// Keys whose rows staff deleted.
  package private(set) var removed: Set<String> = []
  /// The sheet has no keys: it is somebody else's, of the same name.
  package private(set) var isForeign = false
  /// Of its rows; nil where there is no such sheet.
  private(set) var keys: Set<String>?

  package init() {}

  /// Reads the sheet; nil for one that could not be read as a table with keys.
  ///
  /// The score is read anew from the answer: that column is Sapa's.
  package init(_ table: Table?) {
    let schema = table?.schema
    guard let table, let key = schema?.index(of: "kunci"), table.has(key),
      let day = schema?.index(of: "tanggal_jawaban"),
      let text = schema?.index(of: "jawaban"), let file = schema?.index(of: "sumber"),
      let time = schema?.index(of: "jam_jawaban")
    else {
      isForeign = true
      return
    }
    var keys: Set<String> = []
    for row in 0..<table.rowCount {
      let key = table.string(row: row, field: key)
      guard !key.isEmpty, keys.insert(key).inserted, case .date(let date, _) = table.date(row: row, field: day),
        case let words = table.string(row: row, field: text), !words.isEmpty
      else { continue }
      answers[key] = EvaluationAnswer(
        date: date, second: Self.second(table, row, time), text: words, file: table.string(row: row, field: file))
    }
    self.keys = keys
  }

  /// The second of the day that a cell shows; midnight where it shows none.
  private static func second(_ table: Table, _ row: Int, _ field: Int) -> Int {
    for column in table.columnsOfField[field] {
      switch StaffValue(table, row: row, column: column) {
      case .time(let part), .duration(let part), .number(let part), .date(let part):
        guard part.isFinite else { continue }
        return min(86_399, Int(((part - part.rounded(.down)) * 86_400).rounded()))
      case .text: if case .time(let time) = table.time(row: row, column: column) { return time.minute * 60 }
      default: continue
      }
    }
    return 0
  }

  /// Finds the rows that staff have deleted since Sapa last wrote the book; a sheet that is gone as a whole is put back.
  mutating func findRemoved(since base: BaseSheet.Keyed) {
    guard let keys else { return }
    removed = Set(base.keys).subtracting(keys)
  }
}
