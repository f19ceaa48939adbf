package import Book
package import Core
package import Intake
import Spreadsheet

/// What stands on `Lembar Sapa`: the stays in their order, and the columns that staff added.
package struct CallList: Sendable {
  /// Places in the state's stays, by execution date; without those whose rows staff took off the list.
  package let stays: [Int]
  package let columns: [BookColumn]
  let extraHeaders: [String]
  private let listed: Set<Int>

  /// The row of the first stay in a new book, counted from 0.
  static let firstRow = 6

  package init(_ state: CallState) {
    let current = state.currentBook?.calls
    let chosen = state.listed.filter { index in
      state.decisions[index].status == .target || current?.rows[state.keys[index]] != nil
        || state.wasExecuted(index, in: state.week)
    }
    let deleted = current?.deleted ?? []
    stays = chosen.filter { !deleted.contains(state.keys[$0]) }.sorted { left, right in
      let (l, r) = (state.decisions[left].executionDate, state.decisions[right].executionDate)
      if l != r { return (l?.dayNumber ?? .max) < (r?.dayNumber ?? .max) }
      return state.keys[left] < state.keys[right]
    }
    listed = Set(stays)
    columns = state.columns.list
    var headers = current?.extraHeaders ?? []
    var known = Set(headers)
    for stay in stays {
      for header in (state.callRows[state.keys[stay]]?.extras.keys.sorted() ?? []) where known.insert(header).inserted {
        headers.append(header)
      }
    }
    extraHeaders = headers
  }

  /// Whether a stay has a row on the list.
  func hasRow(of stay: Int) -> Bool { listed.contains(stay) }

  /// How many rows are targets that wait to be called, live, with the columns by their ids; and how many are so now.
  static let openFormula =
    "COUNTIFS({\(CallSheets.calls):status},\"\(CallStatus.target.rawValue)\",{\(CallSheets.calls):selesai},\"\(CallCompletion.open)\")"
  func openCount(_ state: CallState) -> Int { stays.count { state.decisions[$0].status == .target } }
}

/// The names of the work book's sheets (RULES A).
package enum CallSheets {
  package static let guide = "Petunjuk"
  package static let data = "Data Pasien"
  package static let calls = "Lembar Sapa"
  package static let forms = "Formulir"
  package static let recap = "Rekap"
  package static let escalation = "Eskalasi"
  package static let problems = "Data Bermasalah"
  /// Only where somebody has answered (A8).
  package static let evaluations = "Evaluasi"
  /// In the order of their tabs.
  static let order = [guide, data, calls, forms, recap, escalation, evaluations, problems]
}

extension CallState {
  /// Whether a stay's call was executed, and counts in a week (A9).
  package func wasExecuted(_ stay: Int, in week: Week) -> Bool {
    guard let entry = entries[stay], let day = entry.calledOn, week.contains(day), day <= date else { return false }
    return Execution.isComplete(entry, profile: profile)
  }

  /// Formats a stay's day or text field for a person.
  package func telephone(_ stay: Int) -> Telephone? {
    if case .usable(let number) = stays[stay].telephone { number } else { nil }
  }
}
