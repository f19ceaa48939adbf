package import Book
import Core
package import Spreadsheet

/// A6: answers that the template marks as a warning, one line each.
package struct Escalation: Sendable {
  package var stay: Int
  package var question: FormQuestion
  package var answer: String
  /// The row's key: the stay's and the question's.
  package var key: String
  /// What staff did about it.
  package var handling: EscalationHandling

  package var isHandled: Bool { handling.day != nil }

  /// The warnings that belong in the week's book, in the order of its list: those of the list's calls, and those of earlier
  /// calls that nobody has handled.
  package static func all(_ state: CallState, _ list: CallList) -> [Escalation] {
    let listed = Set(list.stays)
    let earlier = state.entries.keys.filter { !listed.contains($0) }.sorted()
    let staff = state.escalationRows
    return (list.stays + earlier).flatMap { stay in
      of(stay, state, staff).filter { listed.contains(stay) || !$0.isHandled }
    }
  }

  /// The warnings of a stay's call; `staff` is what ``CallState/escalationRows`` has.
  static func of(_ stay: Int, _ state: CallState, _ staff: [String: StaffSheet.Row]) -> [Escalation] {
    guard let entry = state.entries[stay] else { return [] }
    return zip(state.profile.questions, entry.answers).compactMap { question, answer in
      guard let warning = question.warning(answer) else { return nil }
      let key = state.keys[stay] + "#" + question.id
      return Escalation(
        stay: stay, question: question, answer: warning, key: key,
        handling: EscalationHandling(staff[key], asked: state.columns.asked, by: state.date))
    }
  }
}

/// What `Eskalasi` says of what was done about a warning: who did what, and when (A6).
package struct EscalationHandling: Sendable, Equatable {
  /// When all of it was done; nil as long as something is lacking.
  package private(set) var day: CalendarDate?
  /// What is lacking of a handling that was begun, by the ids of its columns.
  package private(set) var missing: [String] = []

  /// - Parameters:
  ///   - row: what staff typed.
  ///   - asked: the columns of a handling that the facility's `Eskalasi` has, by their ids.
  ///   - date: the run's; a day that has not come is none yet.
  package init(_ row: StaffSheet.Row?, asked: [String], by date: CalendarDate) {
    guard let row else { return }
    let day = row.values[Self.day]?.date.flatMap { $0 <= date ? $0 : nil }
    let lacking = asked.filter { $0 == Self.day ? day == nil : row.values[$0] == nil }
    if lacking.isEmpty { self.day = day } else if lacking.count < asked.count { missing = lacking }
  }

  /// What was done, by whom, and when, by the ids of their columns.
  package static let columns = ["tindak_lanjut", "ditangani_oleh", day]
  package static let day = "tanggal_ditangani"
}

extension CallState {
  /// The warnings of which `Eskalasi` does not say yet who did what, of all calls.
  package var openEscalations: [Escalation] { Escalation.all(self, CallList(self)).filter { !$0.isHandled } }

  /// What staff noted on escalations, by key: all books, the newest first.
  package var escalationRows: [String: StaffSheet.Row] { StaffSheet.merged(books.map(\.escalation)) }
}
