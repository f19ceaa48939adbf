/// A known header that an unknown one resembles. It is told, not applied.
package struct HeaderSuggestion: Sendable, Hashable {
  /// The index of the field in the schema.
  package let field: Int
  /// The known header.
  package let header: String
}

/// A header under which a field goes, made ready to be compared.
struct KnownHeader: Sendable {
  let field: Int
  let header: String
  fileprivate let key: String
  fileprivate let words: [String]
  fileprivate let sorted: [String]
  /// A bit for each byte of the key, by its lowest six.
  fileprivate let bytes: UInt64
  /// The same of the words, which have letters and digits of ASCII alone.
  fileprivate let wordBytes: UInt64

  init(_ header: String, field: Int) {
    self.field = field
    self.header = header
    key = HeaderText.key(header)
    words = HeaderText.words(header)
    sorted = words.sorted()
    bytes = Self.bits([key])
    wordBytes = Self.bits(words)
  }

  private static func bits(_ texts: [String]) -> UInt64 {
    var bits: UInt64 = 0
    for text in texts {
      for byte in text.utf8 { bits |= 1 << UInt64(byte & 63) }
    }
    return bits
  }

  /// How far an unknown header is from this one; nil where it does not resemble it.
  fileprivate func distance(_ unknown: KnownHeader) -> Int? {
    let shorter = min(unknown.key.utf8.count, key.utf8.count)
    let limit = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0
    // Each change takes one byte away and brings another at most.
    if limit > 0, (unknown.bytes ^ bytes).nonzeroBitCount <= 2 * limit {
      let distance = EditDistance.between(unknown.key, key, limit: limit)
      if distance <= limit { return distance }
    }
    guard words.count >= 2, wordBytes & ~unknown.wordBytes == 0 else { return nil }
    if unknown.sorted == sorted { return 1 }
    return words.allSatisfy(unknown.words.contains) ? 3 + unknown.words.count - words.count : nil
  }
}

extension Schema {
  /// The known header that an unknown one is closest to: a slip of the pen, its words in another order, or with words added.
  package func suggestion(for header: String) -> HeaderSuggestion? {
    guard header.utf8.count <= HeaderText.longest else { return nil }
    let unknown = KnownHeader(header, field: -1)
    guard unknown.key.utf8.count >= 3 else { return nil }
    var best: (distance: Int, suggestion: HeaderSuggestion)?
    for known in known {
      guard let distance = known.distance(unknown), distance < best?.distance ?? .max else { continue }
      best = (distance, HeaderSuggestion(field: known.field, header: known.header))
    }
    return best?.suggestion
  }
}
