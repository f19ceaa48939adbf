package import Core
import Spreadsheet

/// A3a: the execution date lies after the run's week.
package enum Waiting: Rule {
  package static let clause = Clause("A", 3, "a")
  package static let title = "Menunggu minggunya"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    guard let day = context.executionDate, day > context.week.last else { return .notApplicable }
    return .gives(.waiting)
  }

  package static func facts(_ context: StayContext) -> String {
    "Menunggu: tanggal eksekusi \(context.executionDate?.indonesian ?? ""), \(ExecutionDate.phrase(context)) (A3a)"
  }
}
