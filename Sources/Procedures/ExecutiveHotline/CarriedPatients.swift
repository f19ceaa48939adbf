import Book
import Core
import Spreadsheet

/// Patients of earlier weeks' calls whose path was not finished when a week began, each of them once (G10).
struct CarriedPatients: Sendable {
  /// Open at the week's end, by age and by the path of the next step, in the order of ``CarePath``.
  private(set) var open = [[Int]](
    repeating: [Int](repeating: 0, count: CarePath.allCases.count), count: OpenAge.allCases.count)
  /// Finished in the week, by the path of the last step.
  private(set) var finished = [Int](repeating: 0, count: CarePath.allCases.count)

  init(_ state: HotlineState, _ period: Period) {
    let before = period.first.adding(days: -1)
    let day = min(state.end ?? state.date, period.last)
    for row in state.log.rows.indices where state.period(row) < period {
      let decision = state.decisions[row]
      if let path = decision.openPath {
        if state.isDropped(path, row, upTo: period) { continue }
        let since = state.log.rows[row].date ?? state.log.rows[row].home.last
        open[OpenAge(days: day.days(since: since)).rawValue][Self.place(path)] += 1
      } else if let path = decision.lastPath, state.decision(row, atEndOf: before).openPath != nil {
        finished[Self.place(path)] += 1
      }
    }
  }

  private static func place(_ path: CarePath) -> Int { CarePath.allCases.firstIndex(of: path) ?? 0 }
}

extension HotlineDecision {
  /// The path on which the patient is; nil where it is finished, or the patient stands on none.
  var openPath: CarePath? { [outpatient, inpatient].compactMap { $0 }.first { !$0.isFinished }?.path }

  /// The path on which the patient came last.
  var lastPath: CarePath? { (inpatient ?? outpatient)?.path }
}
