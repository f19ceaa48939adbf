package import Procedures

/// A6: answers that the template marks as a warning, one line each.
package struct Escalation: Sendable {
  package var stay: Int
  package var question: FormQuestion
  package var answer: String
  /// The row's key: the stay's and the question's.
  package var key: String

  /// The warnings among the answers of the run's list, in its order.
  package static func all(_ state: CallState, _ list: CallList) -> [Escalation] {
    list.stays.flatMap { stay -> [Escalation] in
      guard let entry = state.entries[stay] else { return [] }
      return state.profile.questions.indices.compactMap { index in
        let question = state.profile.questions[index]
        guard let warning = question.warnings.first(where: { $0.lowercased() == entry.answers[index].lowercased() })
        else { return nil }
        return Escalation(
          stay: stay, question: question, answer: warning, key: state.keys[stay] + "#" + question.id)
      }
    }
  }
}
