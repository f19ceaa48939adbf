import Spreadsheet

/// A3a: the execution date lies after the run's week.
package enum Waiting: CallRule {
  package static let clause = "A3a"
  package static let title = "Menunggu minggunya"

  package static func status(_ context: StayContext) -> CallStatus? {
    guard let day = context.executionDate, day > context.week.last else { return nil }
    return .waiting
  }

  package static func message(_ context: StayContext) -> String {
    "Menunggu: tanggal eksekusi \(context.executionDate?.indonesian ?? ""), \(ExecutionDate.phrase(context)) (A3a)"
  }
}
