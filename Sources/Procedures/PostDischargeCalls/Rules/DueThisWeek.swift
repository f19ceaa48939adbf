/// A3, A3a: the execution date lies in the run's week.
package enum DueThisWeek: CallRule {
  package static let clause = "A3"
  package static let title = "Target minggu ini"

  package static func status(_ context: StayContext) -> CallStatus? {
    guard let day = context.executionDate, context.week.contains(day) else { return nil }
    return .target
  }

  package static func message(_ context: StayContext) -> String {
    "Target: \(ExecutionDate.phrase(context))"
  }
}
