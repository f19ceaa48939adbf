import Spreadsheet

/// One question of the form "Sapa pasien post rawatan" (A6).
package struct FormQuestion: Sendable, Equatable {
  package var id: String
  /// The column's header in `Lembar Sapa`.
  package var header: String
  /// The question as the officer asks it.
  package var text: String
  /// The drop-down's choices; none makes it a free text, which is not required.
  package var choices: [String]
  /// The choices that put the patient on sheet `Eskalasi`.
  package var warnings: [String]

  package var isRequired: Bool { !choices.isEmpty }

  package init(id: String, header: String, text: String, choices: [String], warnings: [String]) {
    self.id = id
    self.header = header
    self.text = text
    self.choices = choices
    self.warnings = warnings
  }
}

/// The settings and the form by which a facility makes its post-discharge calls; every default is RULES A's.
package struct CallProfile: SettingProfile {
  package enum EntryPolicy: String, Sendable, CaseIterable {
    /// A late entry is no target.
    case exclude
    /// A late entry is only marked.
    case mark
  }

  /// Days from discharge to entry, at most (A1).
  package var entryMaxDays = 5
  /// What a late `Tgl Entri` means (A1).
  package var lateEntry = EntryPolicy.exclude
  /// What a late first run means where the export has no `Tgl Entri` (A1).
  package var unknownEntry = EntryPolicy.mark
  /// Days from discharge to the call (A3).
  package var targetDay = 7
  package var closedDays = ClosedDays.none
  /// Days after the execution date during which an unexecuted target stays one (A3a).
  package var carryOverDays = 7
  /// Attempts before a target counts as not reached (A5).
  package var maxAttempts = 3
  /// Targets for one point (A9).
  package var targetsPerPoint = 5
  /// Patients a week, at least (A10).
  package var weeklyMinimum = 7
  /// Days from the call to an answer to the evaluation message, at most (A8).
  package var evaluationDays = 7
  /// Printed forms in one work book, at most (A6).
  package var maxForms = 500
  /// Whether reports show patients' names (G7).
  package var reportsShowNames = false
  /// How the facility itself appears in chats (A8).
  package var ownNumbers: [String] = []
  package var ownNames: [String] = []
  /// No. RM of patients who asked not to be called (A3b).
  package var doNotCall: [String] = []
  /// Minutes a patient, without and with the evaluation (A11).
  package var minutesPerPatient = 17
  package var minutesWithEvaluation = 22
  /// The results of an attempt that did not reach the patient (A5).
  package var failedResults: [String] = []
  /// The result of an attempt that did.
  package var reachedResult = "Terhubung"
  package var questions: [FormQuestion] = []

  package init() {}
}
