import Procedures
package import Spreadsheet

/// What the sheets of a work book and its recap are made from.
package final class CallBookContext: Sendable {
  package let state: CallState
  package let control: DocumentControl
  package let messages: CallMessages
  package let problems: [SheetProblem]

  package init(
    state: CallState, control: DocumentControl, messages: CallMessages, problems: [SheetProblem]
  ) {
    self.state = state
    self.control = control
    self.messages = messages
    self.problems = problems
  }
}

extension CallBookContext: BookSource {
  package func write(to path: String) throws(SpreadsheetError) -> [String: WrittenRows] {
    try CallBookWriter(self).write(to: path)
    return [:]
  }

  package func update(
    _ patch: WorkbookPatch, current: KeyedBook, base: BaseSheet?, donor: String
  ) throws(SpreadsheetError) -> BookChanges {
    try CallBookPatch(self, current: current, base: base).apply(to: patch, donor: donor)
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
