package import Procedures

/// A facility's feedback: its settings, word lists and wordings.
package struct FeedbackSettings: Sendable {
  package static let sop = "umpan-balik"

  package var profile: FeedbackProfile
  package var vocabulary: FeedbackVocabulary
  package var words: FeedbackWordings
  /// The names of themes and units, in the template's order.
  package var themes: [String]
  package var units: [String]
  package var steps: [String]
  /// Our own telephone numbers and names, as chats show them.
  package var ownNumbers: [String]
  package var ownNames: [String]
  /// Whether reports show masked names, and what was written (G7).
  package var reportsShowNames = false
  package var reportsShowTexts = false

  package init(
    profile: FeedbackProfile, vocabulary: FeedbackVocabulary, words: FeedbackWordings, themes: [String], units: [String],
    steps: [String], ownNumbers: [String] = [], ownNames: [String] = []
  ) {
    self.profile = profile
    self.vocabulary = vocabulary
    self.words = words
    self.themes = themes
    self.units = units
    self.steps = steps
    self.ownNumbers = ownNumbers
    self.ownNames = ownNames
  }
}
