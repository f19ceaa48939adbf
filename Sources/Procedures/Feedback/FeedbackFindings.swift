import Book
import Core
import Intake

/// What the rules found in cells of the register, for `Data Bermasalah`.
struct FeedbackFindings {
  private(set) var problems: [SheetProblem] = []
  private let fields: FeedbackFields

  init(_ log: Log, _ fields: FeedbackFields) { self.fields = fields }

  /// Lists what can't be read of one row's words; dates that can't be read are listed by the table.
  mutating func add(_ row: Int, _ feedback: borrowing Feedback, _ log: Log) {
    if feedback.channel.isUnreadable {
      add(log, row, fields.channel, "Kanal tidak dikenal; yang dikenal: \(Self.names(FeedbackChannel.self)) (D1)")
    }
    if feedback.kind.isUnreadable {
      add(log, row, fields.kind, "Jenis tidak dikenal; yang dikenal: \(Self.names(FeedbackKind.self)) (D5)")
    }
    if feedback.grade.isUnreadable {
      add(log, row, fields.grade, "Grading tidak dikenal; yang dikenal: \(Self.names(FeedbackGrade.self)) (D7)")
    }
    if feedback.score.isUnreadable { add(log, row, fields.score, "Nilai bukan 1, 2, 3 atau 4 (D6)") }
    if !log.isEmpty(row, fields.duplicate),
      case .unreadable = FeedbackReader.Repeats(log.text(row, fields.duplicate))
    {
      add(log, row, fields.duplicate, "Bukan ID umpan balik, misalnya UB-2026-0007, dan bukan kata Bukan (D9)")
    }
  }

  /// Lists rows whose ID had to be another one, and duplicates of what is not there.
  mutating func addRepeats(_ log: Log, _ numbers: FeedbackNumbers, _ closed: FeedbackClosed) {
    for row in numbers.replaced {
      add(
        log, row, fields.id,
        "ID ini dipakai baris lain, atau bukan UB-tahun-nomor; Sapa memberi \(numbers.texts[row]) (D1)")
    }
    let known = Set(numbers.texts).union(closed.numbers)
    for row in log.rows.indices where !log.isEmpty(row, fields.duplicate) {
      guard case .original(let id) = FeedbackReader.Repeats(log.text(row, fields.duplicate)) else { continue }
      if id == numbers.texts[row] {
        add(log, row, fields.duplicate, "Baris ini menyebut dirinya sendiri sebagai aslinya (D9)")
      } else if !known.contains(id) {
        add(log, row, fields.duplicate, "Tidak ada umpan balik dengan ID \(id) (D9)", effect: SheetProblem.checked)
      }
    }
  }

  mutating func add(_ problem: SheetProblem) { problems.append(problem) }

  private mutating func add(
    _ log: Log, _ row: Int, _ field: Int, _ what: String, effect: String = SheetProblem.unused
  ) {
    var problem = log.problem(row, field, what, effect: effect)
    problem.home = log.rows[row].home
    problems.append(problem)
  }

  private static func names<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> String {
    Value.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
