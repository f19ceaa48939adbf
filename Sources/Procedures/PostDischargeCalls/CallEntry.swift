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

  /// Whether staff noted anything that bears on the outcome.
  package var isEmpty: Bool { attempts.isEmpty && wasReached == nil && gavePermission == nil && !hasAnswers }
}
