package import Spreadsheet

/// One attempt to reach the patient (`Percobaan`, A5).
package struct CallAttempt: Sendable, Equatable {
  package var date: CalendarDate?
  package var result: String

  package init(date: CalendarDate?, result: String) {
    self.date = date
    self.result = result
  }
}

/// What staff entered for one stay in `Lembar Sapa`, as the rules understand it (A5 to A7).
package struct CallEntry: Sendable, Equatable {
  package var attempts: [CallAttempt] = []
  /// `Dihubungi`: nil while nothing was chosen.
  package var wasReached: Bool?
  /// `Izin`.
  package var gavePermission: Bool?
  /// The answers, one a question of the form; empty where nothing was filled.
  package var answers: [String] = []
  package var officer = ""
  /// `Tanggal Sapa`.
  package var calledOn: CalendarDate?

  package init() {}

  package var hasAnswers: Bool { answers.contains { !$0.isEmpty } }

  /// The last day that is noted, of an attempt or of the call; nil where none is.
  package var lastDay: CalendarDate? { (attempts.map(\.date) + [calledOn]).compactMap { $0 }.max() }

  /// What of it had happened by the end of a day; what bears no date stays.
  package func known(by day: CalendarDate) -> CallEntry {
    var entry = self
    entry.attempts.removeAll { $0.date.map { $0 > day } ?? false }
    guard let calledOn, calledOn > day else { return entry }
    entry.wasReached = nil
    entry.gavePermission = nil
    entry.answers = answers.map { _ in "" }
    entry.officer = ""
    entry.calledOn = nil
    return entry
  }

  /// Whether staff noted anything that bears on the outcome.
  package var isEmpty: Bool { attempts.isEmpty && wasReached == nil && gavePermission == nil && !hasAnswers }
}
