import Batch
import Core
import Spreadsheet

/// The word lists of a template of feedback (D5).
struct RawVocabulary: Decodable {
  struct Theme: Decodable {
    var name: String
    var unit: String?
    var words: [String]?
    var negatives: [String]?
    var positives: [String]?
  }
  struct Unit: Decodable {
    var name: String
    var words: [String]?
  }

  var negations: [String]
  var deficits: [String]
  var prohibitions: [String]
  var intensifiers: [String]
  var fillers: [String]
  var conjunctions: [String]
  var contrasts: [String]
  var concessions: [String]
  var positives: [String]
  var negatives: [String]
  var expected: [String]
  var burdens: [String]
  var praises: [String]
  var thanks: [String]
  var suggestions: [String]
  var requests: [String]
  var wishes: [String]
  var questions: [String]
  var reproaches: [String]
  var grievances: [String]
  var neutrals: [String]
  var spellings: [String: String]

  /// The vocabulary with these themes and units.
  ///
  /// - Parameters:
  ///   - themes: in the order in which reports list them.
  ///   - units: likewise.
  ///   - file: the template, for an error.
  /// - Returns: the vocabulary.
  /// - Throws: ``FacilityError/setting(file:fault:)`` where the lists contradict each other.
  func vocabulary(_ themes: [Theme], _ units: [Unit], file: String) throws(FacilityError) -> FeedbackVocabulary {
    var result = FeedbackVocabulary()
    result.negations = negations
    result.deficits = deficits
    result.prohibitions = prohibitions
    result.intensifiers = intensifiers
    result.fillers = fillers
    result.conjunctions = conjunctions
    result.contrasts = contrasts
    result.concessions = concessions
    result.positives = positives
    result.negatives = negatives
    result.expected = expected
    result.burdens = burdens
    result.praises = praises
    result.thanks = thanks
    result.suggestions = suggestions
    result.requests = requests
    result.wishes = wishes
    result.questions = questions
    result.reproaches = reproaches
    result.grievances = grievances
    result.neutrals = neutrals
    result.spellings = spellings
    result.themes = themes.map {
      FeedbackVocabulary.Theme(
        name: $0.name, words: $0.words ?? [], negatives: $0.negatives ?? [], positives: $0.positives ?? [],
        unit: $0.unit)
    }
    result.units = units.map { FeedbackVocabulary.Unit(name: $0.name, words: $0.words ?? []) }
    if let clash = result.fault {
      throw .setting(
        file: file,
        fault: SettingFault { language in
          language("kata yang bertentangan: \(clash)", "words that contradict each other: \(clash)")
        })
    }
    return result
  }
}
