import Batch
import Book
import Core
import Intake

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
  var messages: Messages
  var channels: [Choice]
  var kinds: [Choice]
  var grades: [Choice]
  var words: RawVocabulary
  var themes: [RawVocabulary.Theme]
  var units: [RawVocabulary.Unit]
  var columns: [TemplateColumn]
  /// What lists of openings call their columns, before the template had these columns.
  var box_columns: [TemplateColumn]?
  var openings: TemplateSheet?
  var follow_ups: TemplateSheet?
  var survey_columns: [SurveyColumn]

  mutating func fill(from builtIn: RawFeedbackTemplate, file: String) throws(FacilityError) {
    columns = try columns.filled(from: builtIn.columns, file: file)
    func filled(
      _ sheet: TemplateSheet?, _ builtIn: TemplateSheet?, _ name: String, _ title: String
    ) throws(FacilityError) -> TemplateSheet {
      try .filled(sheet, from: builtIn, name, on: title, needed: FeedbackSheets.needed[title] ?? [], file: file)
    }
    openings = try filled(openings, builtIn.openings, "openings", FeedbackSheets.openings)
    follow_ups = try filled(follow_ups, builtIn.follow_ups, "follow_ups", FeedbackSheets.plans)
  }
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
    return (box_columns ?? openings?.columns ?? []).filter { !known.contains($0.id) }.map(\.field)
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
