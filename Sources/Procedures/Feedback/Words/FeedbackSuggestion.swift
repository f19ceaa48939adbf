/// What the words of one feedback suggest (D5); staff decide.
package struct FeedbackSuggestion: Sendable, Hashable {
  /// Nil where no word decides.
  package var kind: FeedbackKind?
  /// The place among the vocabulary's themes; nil for `Belum Dikelompokkan`.
  package var theme: Int?
  /// The place among the vocabulary's units; nil for none.
  package var unit: Int?
  /// The bytes of the text that decided the kind, negation included: `tidak ramah`.
  package var kindWord: Range<Int>?
  package var themeWord: Range<Int>?
  /// The theme's where the unit is the theme's usual one.
  package var unitWord: Range<Int>?

  package init() {}

  /// For column `Kata Penentu`, of the text that was classified: `Keluhan: tidak ramah; Tema: antrian; Unit: loket`.
  package func decidingWords(in text: String) -> String {
    var parts: [String] = []
    let bytes = text.utf8
    func add(_ label: String, _ range: Range<Int>?) {
      guard let range, range.upperBound <= bytes.count else { return }
      let word = bytes.dropFirst(range.lowerBound).prefix(range.count)
      parts.append("\(label): \(String(decoding: word, as: UTF8.self))")
    }
    if let kind { add(kind.rawValue, kindWord) }
    if theme != nil { add("Tema", themeWord) }
    if unit != nil { add("Unit", unitWord) }
    return parts.joined(separator: "; ")
  }
}
