/// The kind that a text's signals suggest, and the words that decided it (D5). The first rule that applies:
///
/// 1. A word of grievance – `komplain`, `lapor polisi` – makes it `Komplain`.
/// 2. A text that asks, and does not complain, is `Pertanyaan`. What complains only by a negated verb (`tidak bisa`) does
///    not count against `apakah`, but does against `kenapa` and a mere question mark.
/// 3. One that suggests in so many words is `Saran`, unless it complains of more than one thing and does not begin so.
/// 4. One complaint makes it `Keluhan`, whatever else is praised or thanked for. One after `walaupun` counts only
///    where nothing approves.
/// 5. A request (`mohon`) is `Saran`, unless praise follows it (`mohon dipertahankan`).
/// 6. Thanks or praise make it `Pujian`, a good wish too where something approves; a wish alone is `Saran`.
/// 7. What approves is `Positif`.
/// 8. Else nothing is suggested.
///
/// `Negatif` and `Umpan Balik` are never suggested: what is negative is a `Keluhan` for staff to look at.
struct KindDecision {
  var kind: FeedbackKind?
  var word: Range<Int>?
  /// The signals whose part of the text counts most for theme and unit.
  var decisive: FeedbackSignals

  /// - Parameters:
  ///   - tally: The text's signals.
  ///   - opening: The byte before which a suggestion opens the text.
  init(_ tally: borrowing SignalTally, opening: Int) {
    self.init(kind: nil, word: nil, decisive: [])
    let approves = tally.has(.positive) || tally.has(.praise) || tally.has(.thanks)
    let isNegative = tally.has(.negative)
    let complains = isNegative || tally.has(.weakNegative) || tally.has(.conceded) && !approves
    let complaints = tally.count(.negative) + tally.count(.weakNegative)
    if let word = tally.first(.grievance) {
      self.init(kind: .grievance, word: word, decisive: FeedbackSignals(.grievance, .negative, .weakNegative))
    } else if !isNegative, let word = tally.first(.question) {
      self.init(kind: .question, word: word, decisive: FeedbackSignals(.question, .reproach))
    } else if let word = tally.first(.suggestion), complaints < 2 || word.lowerBound < opening {
      self.init(kind: .suggestion, word: word, decisive: FeedbackSignals(.suggestion, .request))
    } else if !complains, let word = tally.first(.reproach) {
      self.init(kind: .question, word: word, decisive: FeedbackSignals(.question, .reproach))
    } else if complains {
      let word = tally.first(.negative) ?? tally.first(.weakNegative) ?? tally.first(.conceded)
      self.init(kind: .complaint, word: word, decisive: FeedbackSignals(.negative, .weakNegative, .conceded))
    } else if let word = tally.first(.request), !tally.has(.praise) {
      self.init(kind: .suggestion, word: word, decisive: FeedbackSignals(.suggestion, .request, .wish))
    } else if let word = tally.first(.praise) ?? tally.first(.thanks) {
      self.init(kind: .praise, word: word, decisive: FeedbackSignals(.praise, .thanks, .positive))
    } else if let wish = tally.first(.wish) {
      let word = tally.first(.positive)
      self.init(
        kind: word == nil ? .suggestion : .praise, word: word ?? wish,
        decisive: FeedbackSignals(.wish, .positive))
    } else if let word = tally.first(.positive) {
      self.init(kind: .positive, word: word, decisive: FeedbackSignals(.positive))
    }
  }

  private init(kind: FeedbackKind?, word: Range<Int>?, decisive: FeedbackSignals) {
    self.kind = kind
    self.word = word
    self.decisive = decisive
  }
}
