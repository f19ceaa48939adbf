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
