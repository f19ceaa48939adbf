import Book
import Core

/// A facility's feedback: its settings, word lists and wordings.
package struct FeedbackSettings: Sendable {
  package static let sop = "umpan-balik"

  package var profile: FeedbackProfile
  package var vocabulary: FeedbackVocabulary
  package var wordings: FeedbackWordings
  package var steps: [String]
  package var sheets = FeedbackSheets([:])
  /// The first reply to a message.
  package var reply = ""
  /// What the papers say (D4).
  package var papers: [FeedbackPaper: FeedbackPaper.Words] = [:]
  /// The grades' names and what they mean (D7).
  package var gradeMeanings: [(name: String, meaning: String)] = []

  /// The names of themes and units, in the template's order.
  package var themes: [String] { vocabulary.themes.map(\.name) }
  package var units: [String] { vocabulary.units.map(\.name) }

  package init(
    profile: FeedbackProfile, vocabulary: FeedbackVocabulary, wordings: FeedbackWordings, steps: [String]
  ) {
    self.profile = profile
    self.vocabulary = vocabulary
    self.wordings = wordings
    self.steps = steps
  }
}
