import Book
package import Core
import Intake
package import Spreadsheet

/// What a week's recap tells of one call: its answers where it was made in the week, and what became of its warnings.
package struct CallAnswers: Sendable {
  package var medicalRecordNumber: String
  package var ward: String
  package var calledOn: CalendarDate?
  /// Whether the call was made in the week, so that its answers count in it.
  package var isOfWeek: Bool
  /// By the form's questions: the choice, as the template spells it; nil without one.
  package var choices: [String?]
  /// Warnings that came up in the week, that were handled in it, and that were open at its end.
  package var opened: Int
  package var handled: Int
  package var open: Int
  /// Of those that were handled in the week, the last one's day.
  package var handledOn: CalendarDate?

  /// What stands for a ward that no export tells.
  package static let noWard = "(tanpa ruangan)"
}

extension CallHistory {
  /// The day on which a stay's answers were noted, up to the run's; of an entry without any date the first of the oldest week that
  /// has it; nil without answers.
  func answerDay(_ stay: Int) -> CalendarDate? {
    guard let entry = state.entries[stay], entry.hasAnswers else { return nil }
    let day = entry.outcomeDay ?? undatedWeeks(stay).last?.first
    return day.flatMap { $0 <= state.date ? $0 : nil }
  }

  /// What calls found in a week, and the warnings that came up, were handled or open in it: by ward, day and key.
  package func answers(in week: Week) -> [CallAnswers] {
    let end = asOf(week)
    func field(_ stay: Int, _ id: String) -> String { state.schema.index(of: id).map { state.string(stay, $0) } ?? "" }
    var found: [(key: String, answers: CallAnswers)] = []
    for stay in state.entries.keys {
      guard let entry = state.entries[stay], let day = answerDay(stay), day <= end else { continue }
      let isOfWeek = week.contains(day)
      let warnings = warnings[stay] ?? []
      // Nothing is handled before it came up.
      let days = warnings.compactMap { $0.handling.day.map { max($0, day) } }
      let handled = days.filter { week.contains($0) && $0 <= end }
      let open = warnings.count - days.count { $0 <= end }
      guard isOfWeek || !handled.isEmpty || open > 0 else { continue }
      let ward = field(stay, "ruangan")
      found.append(
        (
          state.keys[stay],
          CallAnswers(
            medicalRecordNumber: field(stay, "no_rm"), ward: ward.isEmpty ? CallAnswers.noWard : ward,
            calledOn: entry.outcomeDay, isOfWeek: isOfWeek,
            choices: zip(state.profile.questions, entry.answers).map { isOfWeek ? $0.choice($1) : nil },
            opened: isOfWeek ? warnings.count : 0, handled: handled.count, open: open, handledOn: handled.max())
        ))
    }
    return found.sorted { left, right in
      let (l, r) = (left.answers, right.answers)
      return (l.ward, l.calledOn?.dayNumber ?? 0, left.key) < (r.ward, r.calledOn?.dayNumber ?? 0, right.key)
    }.map(\.answers)
  }

  /// The weeks in whose recaps a stay's answers or warnings are told: the call's, to that in which the last one was handled.
  func answerWeeks(_ stay: Int) -> ClosedRange<Week>? {
    guard let day = answerDay(stay) else { return nil }
    let first = Week(holding: day)
    let warnings = warnings[stay] ?? []
    let isOpen = warnings.contains { !$0.isHandled }
    let last = isOpen ? state.date : warnings.compactMap(\.handling.day).max() ?? day
    return first...max(first, Week(holding: last))
  }

  /// Whether the answers and warnings that a closed week tells of are those of the closed weeks' own books: what stands in a newer
  /// one may have come since.
  func agreesOnAnswers(of week: Week) -> Bool {
    let closed = state.books.filter { state.closedWeeks.contains($0.week) }
    let (calls, handlings) = (StaffSheet.merged(closed.map(\.calls)), StaffSheet.merged(closed.map(\.escalation)))
    return state.entries.allSatisfy { stay, entry in
      guard answerWeeks(stay)?.contains(week) == true else { return true }
      guard let row = calls[state.keys[stay]], case let own = CallEntry(row, profile: state.profile),
        own.answers == entry.answers, own.outcomeDay == entry.outcomeDay
      else { return false }
      return (warnings[stay] ?? []).allSatisfy {
        EscalationHandling(handlings[$0.key], asked: state.columns.asked, by: state.date) == $0.handling
      }
    }
  }
}
