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

  /// Whether permission was refused (A6).
  package var isRefusal: Bool { wasReached != false && gavePermission == false }

  /// The last day that is noted, of an attempt or of the call; nil where none is.
  package var lastDay: CalendarDate? { (attempts.map(\.date) + [calledOn]).compactMap { $0 }.max() }

  /// The day of the outcome: `Tanggal Sapa`, else that of the last attempt that bears one.
  var outcomeDay: CalendarDate? { calledOn ?? attempts.compactMap(\.date).max() }

  /// What of it had happened by the end of a day (G13): an attempt without a date is of the day of the one before it; where
  /// nothing bears a date, all stays.
  package func known(by day: CalendarDate) -> CallEntry {
    var entry = self
    var latest: CalendarDate?
    entry.attempts.removeAll { attempt in
      latest = attempt.date ?? latest
      return latest.map { $0 > day } ?? false
    }
    guard let outcomeDay, outcomeDay > day else { return entry }
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
