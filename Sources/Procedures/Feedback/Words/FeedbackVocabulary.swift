/// The words by which a feedback's kind, theme and unit are suggested (D5), as the template lists them.
///
/// A word stands for its inflections too: `antre` for `mengantre`, `antrean`, `antriannya`. An item may be a phrase; the
/// longest that fits is taken, and hides the words within it. `#` stands for a number.
package struct FeedbackVocabulary: Sendable, Hashable {
  /// A theme: what a feedback is about.
  package struct Theme: Sendable, Hashable {
    package var name: String
    /// Words that name the theme and judge nothing.
    package var words: [String]
    /// Words that name the theme and complain.
    package var negatives: [String]
    /// Words that name the theme and approve.
    package var positives: [String]
    /// The unit of a feedback that has this theme and names no unit; one of ``FeedbackVocabulary/units``.
    package var unit: String?

    package init(
      name: String, words: [String] = [], negatives: [String] = [], positives: [String] = [], unit: String? = nil
    ) {
      self.name = name
      self.words = words
      self.negatives = negatives
      self.positives = positives
      self.unit = unit
    }
  }

  /// A unit of the facility.
  package struct Unit: Sendable, Hashable {
    package var name: String
    package var words: [String]

    package init(name: String, words: [String] = []) {
      self.name = name
      self.words = words
    }
  }

  /// Turn the judgement of the next words: `tidak`, `belum`.
  package var negations: [String] = []
  /// Turn what approves, and complain where nothing follows that could be turned: `kurang`.
  package var deficits: [String] = []
  /// Ask that something be not so: `jangan`.
  package var prohibitions: [String] = []
  /// Skipped between a negation and its word, and within a phrase: `sangat`, `banget`.
  package var intensifiers: [String] = []
  /// As intensifiers: `yang`, `dengan`.
  package var fillers: [String] = []
  /// Carry a negation on to a second word: `dan`, `atau`.
  package var conjunctions: [String] = []
  /// Begin another thought, which no negation before them reaches: `tapi`, `karena`.
  package var contrasts: [String] = []
  /// What complains after these does not count where something approves: `walaupun`.
  package var concessions: [String] = []
  package var positives: [String] = []
  package var negatives: [String] = []
  /// Judge nothing, but complain when negated: `dilayani`, `dijelaskan`.
  package var expected: [String] = []
  /// Judge nothing, but approve when negated: `antre`, `menunggu`.
  package var burdens: [String] = []
  package var praises: [String] = []
  package var thanks: [String] = []
  /// Suggest something in so many words: `sebaiknya`, `mohon ditambah`.
  package var suggestions: [String] = []
  /// Ask for something: `mohon`, `tolong`.
  package var requests: [String] = []
  /// `semoga`; what is wished for is not yet so.
  package var wishes: [String] = []
  package var questions: [String] = []
  /// Questions that may be complaints: `kenapa`.
  package var reproaches: [String] = []
  package var grievances: [String] = []
  /// Phrases that mean nothing here, though words in them do: `pasien lama`.
  package var neutrals: [String] = []
  /// Informal spellings and variants of one word: `yg` is `yang`, `antri` is `antre`.
  package var spellings: [String: String] = [:]
  package var themes: [Theme] = []
  package var units: [Unit] = []

  package init() {}

  /// What the lists contradict themselves in, in Indonesian; nil where all is well.
  package var fault: String? {
    var claims: [String: String] = [:]
    func claim(_ words: [String], _ owner: String) -> String? {
      for word in words {
        let key = word.lowercased()
        if let other = claims[key], other != owner { return "\"\(word)\": \(other) dan \(owner)" }
        claims[key] = owner
      }
      return nil
    }
    for theme in themes {
      if let unit = theme.unit, !units.contains(where: { $0.name == unit }) {
        return "tema \(theme.name): unit \"\(unit)\" tidak ada"
      }
      if let fault = claim(theme.words + theme.negatives + theme.positives, "tema \(theme.name)") { return fault }
    }
    claims.removeAll()
    for unit in units {
      if let fault = claim(unit.words, "unit \(unit.name)") { return fault }
    }
    claims.removeAll()
    let judgements = [
      ("positif", positives + praises + themes.flatMap(\.positives)),
      ("negatif", negatives + themes.flatMap(\.negatives)), ("netral", neutrals),
    ]
    for (owner, words) in judgements {
      if let fault = claim(words, owner) { return fault }
    }
    return nil
  }
}
