import Intake

/// What the wordings of a template's list mean: prepared once, asked for each row.
///
/// Case, blanks and punctuation make no difference: `kls. vip` is `KLS VIP`. Of a wording that two meanings claim the first has it.
package struct WordTable<Meaning: Hashable & Sendable>: Sendable {
  /// As listed, for the many cells that are spelled so.
  private var exact: [String: Meaning] = [:]
  private var keys: [String: Meaning] = [:]
  private var missing: Set<String> = []
  /// What makes wordings equal.
  private let key: @Sendable (String) -> String

  /// A table of wordings.
  ///
  /// - Parameters:
  ///   - words: each meaning with its wordings.
  ///   - missing: words that say that nothing is known; signs alone (`-`, `...`) need not be among them.
  ///   - key: what makes wordings equal, where signs matter; empty for a text that says nothing.
  package init(
    _ words: [(meaning: Meaning, wordings: [String])], missing: [String] = [],
    key: @escaping @Sendable (String) -> String = { HeaderText.key($0) }
  ) {
    self.key = key
    for (meaning, wordings) in words {
      for wording in wordings {
        let key = key(wording)
        guard !key.isEmpty, keys[key] == nil else { continue }
        exact[wording] = meaning
        keys[key] = meaning
      }
    }
    self.missing = Set(missing.map(key)).subtracting(keys.keys)
  }

  /// The comparable forms of all wordings, in order, each with its meaning.
  package var wordings: [(key: String, meaning: Meaning)] {
    keys.keys.sorted().compactMap { key in keys[key].map { (key, $0) } }
  }

  /// The meaning of a cell's text; one that the table does not know is unreadable and stays as it stands.
  package func meaning(of text: String) -> Noted<Meaning> {
    if text.isEmpty { return .missing }
    if let meaning = exact[text] { return .value(meaning) }
    let key = key(text)
    if missing.contains(key) || key.isEmpty && !isSaying(text) { return .missing }
    if let meaning = keys[key] { return .value(meaning) }
    return .unreadable(text.trimmedBlanks)
  }

  /// Whether a text of signs alone may mean something: a plus does, `#` begins an error value.
  private func isSaying(_ text: String) -> Bool { text.utf8.contains { $0 == 0x2B || $0 == 0x23 } }
}

extension WordTable where Meaning: CaseIterable & RawRepresentable<String> {
  /// A table of terms: their own names go without saying, and before any other's wording.
  package init(_ words: [(Meaning, [String])] = [], missing: [String] = []) {
    self.init(
      Meaning.allCases.map { ($0, [$0.rawValue]) } + words.map { (meaning: $0.0, wordings: $0.1) }, missing: missing,
      key: { HeaderText.key($0) })
  }
}

extension WordTable where Meaning == Bool {
  /// A table of a template's words for `Ya` and `Tidak`, which themselves go without saying.
  package init(_ words: AnswerWords, missing: [String]) {
    self.init([(true, ["Ya"] + words.yes), (false, ["Tidak"] + words.no)], missing: missing)
  }
}
