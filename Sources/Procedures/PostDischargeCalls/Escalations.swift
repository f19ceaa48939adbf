package import Book
import Core

/// A6: answers that the template marks as a warning, one line each.
package struct Escalation: Sendable {
  package var stay: Int
  package var question: FormQuestion
  package var answer: String
  /// The row's key: the stay's and the question's.
  package var key: String

  /// The warnings that belong in the week's book, in the order of its list: those of the list's calls, and those of earlier
  /// calls that nobody has marked as handled.
  package static func all(_ state: CallState, _ list: CallList) -> [Escalation] {
    let listed = Set(list.stays)
    let earlier = state.entries.keys.filter { !listed.contains($0) }.sorted()
    return (list.stays + earlier).flatMap { stay -> [Escalation] in
      guard let entry = state.entries[stay] else { return [] }
      return state.profile.questions.indices.compactMap { index in
        let question = state.profile.questions[index]
        guard let warning = question.warnings.first(where: { $0.lowercased() == entry.answers[index].lowercased() })
        else { return nil }
        let key = state.keys[stay] + "#" + question.id
        let isHandled = state.escalationRows[key]?.values["tanggal_ditangani"] != nil
        if isHandled, !listed.contains(stay) { return nil }
        return Escalation(stay: stay, question: question, answer: warning, key: key)
      }
    }
  }
}

extension CallState {
  /// The warnings that nobody has marked as handled, of all calls.
  package var openEscalations: [Escalation] {
    Escalation.all(self, CallList(self)).filter { escalationRows[$0.key]?.values["tanggal_ditangani"] == nil }
  }

  /// What staff noted on escalations, by key: all books, the newest first.
  package var escalationRows: [String: StaffSheet.Row] { StaffSheet.merged(books.map(\.escalation)) }
}
