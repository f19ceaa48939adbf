import Intake
import Procedures
import Spreadsheet

/// The parameters of feedback, as template and `sapa.toml` spell them; what is absent keeps its value.
struct FeedbackParameters: Decodable, Sendable {
  /// Which SOP is followed: `keduanya`, `lima-kanal` (D), `whatsapp-sms` (E).
  var sop: String?
  var channels: [String]?
  var own_numbers: [String]?
  var own_names: [String]?
  var thread_minutes: Int?
  var answer_days: Int?
  var feedback_days: Int?
  var reply_days: Int?
  var grading: String?
  var days: String?
  var formula: String?
  var target: Int?
  var red_days: Int?
  var yellow_days: Int?
  var green_days: Int?
  var head_title: String?
  var team: String?
  var message_team: String?
  var report_names: Bool?
  var report_texts: Bool?
  var closed_days: ClosedDaysSetting?

  func apply(to profile: inout FeedbackProfile) {
    switch sop {
    case "lima-kanal": profile.follows = .fiveChannels
    case "whatsapp-sms": profile.follows = .messages
    case "keduanya": profile.follows = [.fiveChannels, .messages]
    default: break
    }
    if let channels { profile.channels = Set(channels.compactMap(Self.channel)) }
    profile.threadMinutes = thread_minutes ?? profile.threadMinutes
    profile.answerDays = answer_days ?? profile.answerDays
    profile.feedbackDays = feedback_days ?? profile.feedbackDays
    profile.replyDays = reply_days ?? profile.replyDays
    if let grading { profile.grading = grading == "kkm" }
    if let days { profile.workingDays = days == "kerja" }
    if let formula = formula.flatMap(PunctualityFormula.init) { profile.formula = formula }
    profile.target = target ?? profile.target
    for (grade, days) in [(FeedbackGrade.red, red_days), (.yellow, yellow_days), (.green, green_days)] {
      if let days { profile.limits[grade] = days }
    }
    profile.headTitle = head_title ?? profile.headTitle
    profile.complaintTeam = team ?? profile.complaintTeam
    profile.feedbackTeam = message_team ?? profile.feedbackTeam
  }

  /// What is wrong, in words; nil where all is well.
  var fault: String? {
    let choices = [
      ("sop", sop, ["keduanya", "lima-kanal", "whatsapp-sms"]), ("grading", grading, ["", "kkm"]),
      ("days", days, ["kalender", "kerja"]), ("formula", formula, ["gabungan", "rerata"]),
    ]
    for (name, value, known) in choices {
      if let value, !known.contains(value) {
        return "\(name) = \"\(value)\": \(known.map { "\"\($0)\"" }.joined(separator: ", "))"
      }
    }
    for name in channels ?? [] where Self.channel(name) == nil {
      return "channels: \"\(name)\"; \(FeedbackChannel.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    if channels?.isEmpty == true { return "channels = []" }
    return rangeFault([
      ("thread_minutes", thread_minutes, 1...1440), ("answer_days", answer_days, 0...365),
      ("feedback_days", feedback_days, 0...365), ("reply_days", reply_days, 0...365), ("target", target, 1...100),
      ("red_days", red_days, 1...365), ("yellow_days", yellow_days, 1...365), ("green_days", green_days, 1...365),
    ])
  }

  private static func channel(_ name: String) -> FeedbackChannel? {
    let key = HeaderText.key(name)
    return FeedbackChannel.allCases.first { HeaderText.key($0.rawValue) == key }
  }
}

/// A template of feedback.
struct RawFeedbackTemplate: Decodable {
  struct Messages: Decodable {
    var reply: String
    var steps: [String]
  }
  struct Choice: Decodable {
    var name: String
    var aliases: [String]
    var meaning: String?
  }
  struct SurveyColumn: Decodable {
    var id: String
    var header: String
    var kind: Field.Kind
    var words: [String]
    var aliases: [String]
  }

  var document: TemplateDocument
  var document_messages: TemplateDocument
  var parameters: FeedbackParameters
  var messages: Messages
  var channels: [Choice]
  var kinds: [Choice]
  var grades: [Choice]
  var words: RawVocabulary
  var themes: [RawVocabulary.Theme]
  var units: [RawVocabulary.Unit]
  var columns: [TemplateColumn]
  var box_columns: [TemplateColumn]
  var survey_columns: [SurveyColumn]
}

extension RawFeedbackTemplate {
  /// The document of the SOP that is followed; of both, one that names both.
  func document(for follows: FeedbackProcedures) -> TemplateDocument {
    if follows == .messages { return document_messages }
    guard follows.contains(.messages) else { return document }
    var both = document
    both.number += " dan " + document_messages.number
    both.revision += " dan " + document_messages.revision
    both.effective += " dan " + document_messages.effective
    return both
  }

  /// The register's columns; what a survey calls its day and its unit they are called there, too.
  var registerFields: [Field] {
    columns.map { column in
      let more = survey_columns.first { $0.id == column.id }?.aliases ?? []
      return Field(
        id: column.id, header: column.header, aliases: column.aliases + more.filter { !column.aliases.contains($0) },
        kind: column.kind)
    }
  }

  /// The columns of surveys and of lists of openings that a register has not.
  var otherFields: [Field] {
    let known = Set(columns.map(\.id))
    return box_columns.map(\.field)
      + survey_columns.filter { !known.contains($0.id) }.map { column in
        Field(
          id: column.id, header: column.header, aliases: [column.id.uppercased()] + column.aliases, kind: column.kind,
          phrases: column.words)
      }
  }

  /// The aliases of choices by what they mean.
  ///
  /// - Throws: ``FacilityError/setting(file:reason:)`` for a name that RULES has not.
  static func aliases<Value: RawRepresentable<String>>(
    _ choices: [Choice], _ table: String, file: String
  ) throws(FacilityError) -> [(Value, [String])] {
    var aliases: [(Value, [String])] = []
    for choice in choices {
      guard let value = Value(rawValue: choice.name) else {
        throw .setting(file: file, reason: "\(table).name = \"\(choice.name)\"")
      }
      aliases.append((value, choice.aliases))
    }
    return aliases
  }
}
