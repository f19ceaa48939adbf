/// A value of a column, whose wordings a template lists under a key.
package protocol TemplateTerm: Sendable, Hashable {
  /// The keys in the order in which their wordings count.
  static var keys: KeyValuePairs<String, Self> { get }
}

/// A template's wordings of a column's terms, a list each; a term's own name needs no entry.
package struct WordLists<Term: TemplateTerm>: Sendable, Decodable {
  private var lists: [Term: [String]] = [:]

  /// No wordings.
  package init() {}

  /// A table of lists by ``TemplateTerm/keys``, each of which it has.
  package init(from decoder: any Decoder) throws {
    let table = try decoder.container(keyedBy: WordKey.self)
    for (key, term) in Term.keys { lists[term] = try table.decode([String].self, forKey: WordKey(stringValue: key)) }
  }

  package subscript(term: Term) -> [String] {
    get { lists[term] ?? [] }
    set { lists[term] = newValue }
  }

  /// The terms in the order of their keys, with their wordings.
  package var words: [(Term, [String])] { Term.keys.map { ($0.value, self[$0.value]) } }
}

/// A template's words for `Ya` and `Tidak`.
package struct AnswerWords: Sendable, Decodable {
  package var yes: [String] = []
  package var no: [String] = []

  /// No words.
  package init(yes: [String] = [], no: [String] = []) {
    self.yes = yes
    self.no = no
  }
}

private struct WordKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }
}
