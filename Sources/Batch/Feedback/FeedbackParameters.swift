import Intake
import Procedures
import Spreadsheet
import Worklist

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

  static let settings = [
    Setting("sop", .choice(["keduanya", "lima-kanal", "whatsapp-sms"])),
    Setting("channels", .choices(FeedbackChannel.allCases.map(\.rawValue))), Setting("own_numbers", .texts),
    Setting("own_names", .texts), Setting("thread_minutes", .wholeNumber(1...1440)),
    Setting("answer_days", .wholeNumber(0...365)), Setting("feedback_days", .wholeNumber(0...365)),
    Setting("reply_days", .wholeNumber(0...365)), Setting("grading", .choice(["", "kkm"])),
    Setting("days", .choice(["kalender", "kerja"])), Setting("formula", .choice(["gabungan", "rerata"])),
    Setting("target", .wholeNumber(1...100)), Setting("red_days", .wholeNumber(1...365)),
    Setting("yellow_days", .wholeNumber(1...365)), Setting("green_days", .wholeNumber(1...365)),
    Setting("head_title", .text), Setting("team", .text), Setting("message_team", .text),
    Setting("report_names", .truth), Setting("report_texts", .truth), ClosedDaysSetting.setting,
  ]

  private static func channel(_ name: String) -> FeedbackChannel? {
    let key = HeaderText.key(name)
    return FeedbackChannel.allCases.first { HeaderText.key($0.rawValue) == key }
  }
}

/// A template of feedback.
struct RawFeedbackTemplate: LogTemplate {
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
  var registerColumns: [DeclaredColumn] {
    columns.map { column in
      let field = column.field
      let more = survey_columns.first { $0.id == column.id }?.aliases ?? []
      return column.declared(
        Field(
          id: field.id, header: field.header, aliases: field.aliases + more.filter { !field.aliases.contains($0) },
          kind: field.kind))
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
  /// - Throws: ``FacilityError/setting(file:fault:)`` for a name that RULES has not.
  static func aliases<Value: RawRepresentable<String> & CaseIterable>(
    _ choices: [Choice], _ table: String, file: String
  ) throws(FacilityError) -> [(Value, [String])] {
    var aliases: [(Value, [String])] = []
    for choice in choices {
      guard let value = Value(rawValue: choice.name) else {
        throw .setting(
          file: file, fault: .unknownName("\(table).name", choice.name, known: Value.allCases.map(\.rawValue)))
      }
      aliases.append((value, choice.aliases))
    }
    return aliases
  }
}
