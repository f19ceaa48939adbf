/// The SOPs that a facility follows.
package struct FeedbackProcedures: OptionSet, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// SOP D: five channels, stages (Puskesmas Sungai Besar).
  package static let fiveChannels = FeedbackProcedures(rawValue: 1)
  /// SOP E: messages by WhatsApp and SMS (UPTD Puskesmas Padaherang).
  package static let messages = FeedbackProcedures(rawValue: 2)
}

/// The two formulas of the indicator of complaint response that are in use (D7); the raw value stands in the settings.
package enum PunctualityFormula: String, Sendable, CaseIterable, Hashable {
  /// All on time ÷ all.
  case combined = "gabungan"
  /// The mean of the grades' percentages.
  case mean = "rerata"
}

/// Days for each grade (D7).
package struct FeedbackLimits: Sendable, Hashable {
  package var red = 1
  package var yellow = 3
  package var green = 7

  package init() {}

  package subscript(_ grade: FeedbackGrade) -> Int {
    get {
      switch grade {
      case .red: red
      case .yellow: yellow
      case .green: green
      }
    }
    set {
      switch grade {
      case .red: red = newValue
      case .yellow: yellow = newValue
      case .green: green = newValue
      }
    }
  }
}

/// The settings of a facility's feedback; every default is RULES D's and E's.
package struct FeedbackProfile: SettingProfile, Equatable {
  package var follows: FeedbackProcedures = [.fiveChannels, .messages]
  /// Those that the facility offers (D1).
  package var channels = Set(FeedbackChannel.allCases)
  /// Whether `Grading` counts (`grading = "kkm"`, D7).
  package var grading = false
  /// Whether `Kuning` and `Hijau` count working days (`days = "kerja"`, D7); `Merah` never does.
  package var workingDays = false
  /// The days that are no working days (D7).
  package var closedDays = ClosedDays.weekends
  /// Days until the written answer, by grade (D7).
  package var limits = FeedbackLimits()
  package var formula = PunctualityFormula.combined
  /// Percent on time, at least (D7).
  package var target = 80
  /// Calendar days until the written answer of a feedback without a grade.
  package var answerDays = 7
  /// Calendar days until the client's feedback, and until its rating.
  package var feedbackDays = 7
  /// Calendar days until the reply to a message, for a facility that follows SOP E alone.
  package var replyDays = 1
  /// Messages of one sender less than so many minutes apart are one feedback (E5).
  package var threadMinutes = 30
  /// Days after a week's end until its recap, at most (E2).
  package var recapDays = 7
  package var headTitle = "Kepala Puskesmas"
  /// The team of SOP D.
  package var complaintTeam = "Tim Penanganan Keluhan"
  /// The team of SOP E.
  package var feedbackTeam = "Tim Pengelola Umpan Balik"
  /// Our own telephone numbers and names, as chats show them (E5).
  package var ownNumbers: [String] = []
  package var ownNames: [String] = []
  /// Whether reports show masked names, and what was written (G7).
  package var reportsShowNames = false
  package var reportsShowTexts = false

  package init() {}

  /// Whether the stages of SOP D count; else only replies do.
  package var followsStages: Bool { follows.contains(.fiveChannels) }
}
