/// What a word or phrase does in a feedback.
struct WordRoles: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(bit: UInt32) { rawValue = 1 << bit }

  static let negation = WordRoles(bit: 0)
  static let deficit = WordRoles(bit: 1)
  static let prohibition = WordRoles(bit: 2)
  static let intensifier = WordRoles(bit: 3)
  static let filler = WordRoles(bit: 4)
  static let conjunction = WordRoles(bit: 5)
  static let contrast = WordRoles(bit: 6)
  static let concession = WordRoles(bit: 7)
  static let positive = WordRoles(bit: 8)
  static let negative = WordRoles(bit: 9)
  static let expected = WordRoles(bit: 10)
  static let burden = WordRoles(bit: 11)
  static let praise = WordRoles(bit: 12)
  static let thanks = WordRoles(bit: 13)
  static let suggestion = WordRoles(bit: 14)
  static let request = WordRoles(bit: 15)
  static let wish = WordRoles(bit: 16)
  static let question = WordRoles(bit: 17)
  static let reproach = WordRoles(bit: 18)
  static let grievance = WordRoles(bit: 19)

  /// What may stand between the words of a phrase.
  static let skippable: WordRoles = [.intensifier, .filler]
  /// What a negation turns.
  static let polar: WordRoles = [.positive, .negative, .expected, .burden, .praise, .grievance]
  /// Words of grammar, which no affix but a particle derives.
  static let grammar: WordRoles = [
    .negation, .deficit, .prohibition, .intensifier, .filler, .conjunction, .contrast, .concession, .request, .wish,
  ]
}

/// What a word or phrase says.
struct WordMeaning: Sendable, Hashable {
  var roles: WordRoles = []
  /// -1 for none.
  var theme: Int16 = -1
  /// -1 for none.
  var unit: Int16 = -1
  /// False for what is only the beginning of a phrase.
  var isKnown = false
}
