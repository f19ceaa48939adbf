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
  /// A paper's words; what is left out is as the built-in template has it.
  struct Paper: Decodable {
    var title: String?
    var opening: String?
    var points: [String]?
    var closing: String?
  }
  struct Papers: Decodable {
    var disposition: Paper?
    var report: Paper?
    var answer: Paper?
    var minutes: Paper?
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
  var papers: Papers?
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
    papers = papers.filled(from: builtIn.papers)
    openings = try filled(openings, builtIn.openings, "openings", FeedbackSheets.openings)
    follow_ups = try filled(follow_ups, builtIn.follow_ups, "follow_ups", FeedbackSheets.plans)
  }
}

extension RawFeedbackTemplate.Papers? {
  fileprivate func filled(from builtIn: Self) -> Self {
    func filled(_ path: KeyPath<RawFeedbackTemplate.Papers, RawFeedbackTemplate.Paper?>) -> RawFeedbackTemplate.Paper {
      let (own, known) = (self?[keyPath: path], builtIn?[keyPath: path])
      return RawFeedbackTemplate.Paper(
        title: own?.title ?? known?.title, opening: own?.opening ?? known?.opening,
        points: own?.points ?? known?.points, closing: own?.closing ?? known?.closing)
    }
    return RawFeedbackTemplate.Papers(
      disposition: filled(\.disposition), report: filled(\.report), answer: filled(\.answer),
      minutes: filled(\.minutes))
  }

  /// By paper.
  var words: [FeedbackPaper: FeedbackPaper.Words] {
    let papers: [(FeedbackPaper, RawFeedbackTemplate.Paper?)] = [
      (.disposition, self?.disposition), (.report, self?.report), (.answer, self?.answer), (.minutes, self?.minutes),
    ]
    return papers.reduce(into: [:]) { words, paper in
      words[paper.0] = FeedbackPaper.Words(
        title: paper.1?.title ?? paper.0.rawValue.uppercased(), opening: paper.1?.opening ?? "",
        points: paper.1?.points ?? [], closing: paper.1?.closing ?? "")
    }
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
