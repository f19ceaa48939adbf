import Foundation
import Testing

@testable import Core
@testable import Feedback

/// The vocabulary of `templates/umpan-balik.toml`.
struct FeedbackVocabularyFixture {
  static let template = Result { try FeedbackVocabularyFixture() }

  let vocabulary: FeedbackVocabulary
  /// One that has read nothing.
  let classifier: FeedbackClassifier

  private init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "templates/umpan-balik.toml"), encoding: .utf8)
    var vocabulary = FeedbackVocabulary()
    for section in Self.sections(text) {
      func list(_ key: String) -> [String] { section.values[key] ?? [] }
      switch section.name {
      case "[words]": Self.fill(&vocabulary, list)
      case "[words.spellings]": vocabulary.spellings = section.values.compactMapValues(\.first)
      case "[[themes]]":
        vocabulary.themes.append(
          FeedbackVocabulary.Theme(
            name: try #require(list("name").first), words: list("words"), negatives: list("negatives"),
            positives: list("positives"), unit: list("unit").first))
      case "[[units]]":
        vocabulary.units.append(
          FeedbackVocabulary.Unit(name: try #require(list("name").first), words: list("words")))
      default: break
      }
    }
    self.vocabulary = vocabulary
    classifier = FeedbackClassifier(vocabulary)
  }

  private static func fill(_ vocabulary: inout FeedbackVocabulary, _ list: (String) -> [String]) {
    vocabulary.negations = list("negations")
    vocabulary.deficits = list("deficits")
    vocabulary.prohibitions = list("prohibitions")
    vocabulary.intensifiers = list("intensifiers")
    vocabulary.fillers = list("fillers")
    vocabulary.conjunctions = list("conjunctions")
    vocabulary.contrasts = list("contrasts")
    vocabulary.concessions = list("concessions")
    vocabulary.positives = list("positives")
    vocabulary.negatives = list("negatives")
    vocabulary.expected = list("expected")
    vocabulary.burdens = list("burdens")
    vocabulary.praises = list("praises")
    vocabulary.thanks = list("thanks")
    vocabulary.suggestions = list("suggestions")
    vocabulary.requests = list("requests")
    vocabulary.wishes = list("wishes")
    vocabulary.questions = list("questions")
    vocabulary.reproaches = list("reproaches")
    vocabulary.grievances = list("grievances")
    vocabulary.neutrals = list("neutrals")
  }

  /// Just enough of TOML: sections, and keys that hold a text or a list of texts.
  private static func sections(_ text: String) -> [(name: String, values: [String: [String]])] {
    var sections: [(name: String, values: [String: [String]])] = []
    var key = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") {
        sections.append((String(line), [:]))
        continue
      }
      guard var section = sections.popLast() else { continue }
      if let equals = line.range(of: " = "), !line.hasPrefix(" ") { key = String(line[..<equals.lowerBound]) }
      let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
      let values = quoted.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
      section.values[key, default: []] += values
      sections.append(section)
    }
    return sections
  }
}
