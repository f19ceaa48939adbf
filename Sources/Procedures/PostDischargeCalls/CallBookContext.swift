package import Book
import Core
import Spreadsheet

/// What the sheets of a work book and its recap are made from.
package final class CallBookContext: Sendable {
  package let state: CallState
  package let control: DocumentControl
  package let messages: CallMessages
  package let problems: [SheetProblem]
  private let inputs: UsedInputs

  package init(
    state: CallState, control: DocumentControl, messages: CallMessages, problems: [SheetProblem],
    inputs: UsedInputs = UsedInputs()
  ) {
    self.inputs = inputs
    self.state = state
    self.control = control
    self.messages = messages
    self.problems = problems
  }

  /// The next state of the week's work book: `kerja/Sapa Pasien 2026-W47.xlsx`.
  package var book: BookPlan {
    let list = CallList(state)
    let tables = [dataTable(list), callTable(list), escalationTable(list), evaluationTable(list)].compactMap { $0 }
    let frees = [
      guide(list).plan(control),
      FreeSheetPlan(streamed: CallSheets.forms) { [self] sheet, styles throws(SpreadsheetError) in
        try FormSheetWriter(context: self, list: list, styles: styles).write(to: sheet)
      },
      FreeSheetPlan(CallSheets.recap, control) { [self] places in
        CallRecapPage(
          context: self, list: list, recap: CallHistory(state).recap(of: state.week), places: places
        ).page
      },
      FreeSheetPlan.problems(
        problems, control, note: "Perbaiki di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di Data Pasien."
      ),
    ]
    let sheets = CallSheets.order.compactMap { name -> BookPlan.Sheet? in
      tables.first { $0.name == name }.map { .table($0) } ?? frees.first { $0.name == name }.map { .free($0) }
    }
    var plan = BookPlan(
      title: "Sapa Pasien \(state.week.name)", control: control, sheets: sheets, active: CallSheets.calls)
    plan.inputs = inputs
    return plan
  }
}

/// The rows of a table of stays: those that are wanted, then those that stand on its sheet all the same.
struct StayRows: Sendable {
  private(set) var stays: [Int]
  /// Of those that are wanted.
  let keys: [String]
  /// By key, as ``TableSheet/standing``.
  private(set) var standing: [String: Int] = [:]

  /// - Parameters:
  ///   - wanted: the stays that have a row.
  ///   - standing: the keys on the sheet; a book may know a stay by another of its keys.
  ///   - state: what is known of the stays.
  init(_ wanted: [Int], standing: some Sequence<String>, _ state: CallState) {
    stays = wanted
    keys = wanted.map { state.keys[$0] }
    var places = Dictionary(wanted.enumerated().map { ($1, $0) }) { first, _ in first }
    for key in standing {
      guard let stay = state.stayOfKey[key] else { continue }
      let known = places[stay]
      if let known, known < keys.count, keys[known] == key { continue }
      if known == nil {
        places[stay] = stays.count
        stays.append(stay)
      }
      self.standing[key] = places[stay]
    }
  }
}

/// The wordings that officers speak and send (A6, A8), from the template.
package struct CallMessages: Sendable, Decodable {
  package var opening: String
  package var evaluation: String
  package var steps: [String]

  package init(opening: String, evaluation: String, steps: [String]) {
    self.opening = opening
    self.evaluation = evaluation
    self.steps = steps
  }
}
