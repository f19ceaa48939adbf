import Intake

/// What a column's wordings mean: prepared once, asked for each row.
///
/// Case, blanks and punctuation make no difference: `kls. vip` is `KLS VIP`.
package struct WordTable<Meaning: Hashable & Sendable>: Sendable {
  /// As listed, for the many cells that are spelled so.
  private var exact: [String: Meaning] = [:]
  private var keys: [String: Meaning] = [:]
  private let missing: Set<String>

  /// A table of wordings; of a wording that two meanings claim the first has it.
  package init(_ words: [(meaning: Meaning, wordings: [String])], missing: [String] = []) {
    for (meaning, wordings) in words {
      for wording in wordings {
        let key = HeaderText.key(wording)
        guard !key.isEmpty, keys[key] == nil else { continue }
        exact[wording] = meaning
        keys[key] = meaning
      }
    }
    self.missing = Set(missing.map(HeaderText.key)).subtracting(keys.keys)
  }

  /// The meaning of a cell's text; one that the table does not know is unreadable and stays as it stands.
  package func meaning(of text: String) -> Noted<Meaning> {
    if text.isEmpty { return .missing }
    if let meaning = exact[text] { return .value(meaning) }
    let key = HeaderText.key(text)
    if key.isEmpty || missing.contains(key) { return .missing }
    if let meaning = keys[key] { return .value(meaning) }
    return .unreadable(text.trimmedBlanks)
  }
}
