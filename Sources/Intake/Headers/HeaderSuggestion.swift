/// A known header that an unknown one resembles. It is told, not applied.
package struct HeaderSuggestion: Sendable, Hashable {
  /// The index of the field in the schema.
  package let field: Int
  /// The known header.
  package let header: String
}

extension Schema {
  /// The known header that an unknown one is closest to: a slip of the pen, its words in another order, or with words added.
  package func suggestion(for header: String) -> HeaderSuggestion? {
    guard header.utf8.count <= HeaderText.longest else { return nil }
    let key = HeaderText.key(header)
    let words = HeaderText.words(header)
    guard key.utf8.count >= 3 else { return nil }
    let sorted = words.sorted()
    var best: (distance: Int, suggestion: HeaderSuggestion)?
    for (index, field) in fields.enumerated() {
      for known in [field.header] + field.aliases {
        guard let distance = Self.distance(key, words, sorted, known), distance < best?.distance ?? .max else {
          continue
        }
        best = (distance, HeaderSuggestion(field: index, header: known))
      }
    }
    return best?.suggestion
  }

  private static func distance(_ key: String, _ words: [String], _ sorted: [String], _ known: String) -> Int? {
    let knownKey = HeaderText.key(known)
    let shorter = min(key.utf8.count, knownKey.utf8.count)
    let limit = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0
    if limit > 0 {
      let distance = EditDistance.between(key, knownKey, limit: limit)
      if distance <= limit { return distance }
    }
    let knownWords = HeaderText.words(known)
    guard knownWords.count >= 2 else { return nil }
    if sorted == knownWords.sorted() { return 1 }
    return knownWords.allSatisfy(words.contains) ? 3 + words.count - knownWords.count : nil
  }
}
