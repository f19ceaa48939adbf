package import Core

/// A3, A3a: the execution date lies in the run's week.
package enum DueThisWeek: Rule {
  package static let clause = Clause("A", 3)
  package static let title = "Target minggu ini"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    guard let day = context.executionDate, context.week.contains(day) else { return .notApplicable }
    return .gives(.target)
  }

  package static func facts(_ context: StayContext) -> String {
    "Target: \(ExecutionDate.phrase(context))"
  }
}
