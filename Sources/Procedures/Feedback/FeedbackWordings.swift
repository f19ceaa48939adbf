/// How registers word channels, kinds and grades: the names of RULES, and the template's aliases.
package struct FeedbackWordings: Sendable {
  package let channels: WordTable<FeedbackChannel>
  package let kinds: WordTable<FeedbackKind>
  package let grades: WordTable<FeedbackGrade>

  /// Tables of these aliases; the names themselves go without saying.
  package init(
    channels: [(FeedbackChannel, [String])] = [], kinds: [(FeedbackKind, [String])] = [],
    grades: [(FeedbackGrade, [String])] = []
  ) {
    self.channels = Self.table(channels)
    self.kinds = Self.table(kinds)
    self.grades = Self.table(grades)
  }

  private static func table<Value: CaseIterable & RawRepresentable<String> & Hashable & Sendable>(
    _ aliases: [(Value, [String])]
  ) -> WordTable<Value> {
    WordTable(
      Value.allCases.map { ($0, [$0.rawValue]) } + aliases.map { (meaning: $0.0, wordings: $0.1) })
  }

  /// A client's score: 1 to 4, also written `4 (sangat puas)`.
  package static func score(_ text: String) -> Noted<Int> {
    if text.isEmpty { return .missing }
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count)
    let isWhole = rest.isEmpty || rest.first == " " || rest.first == "(" || rest == ".0" || rest == ",0"
    guard isWhole, let score = Int(digits), (1...4).contains(score) else { return .unreadable(text) }
    return .value(score)
  }
}
