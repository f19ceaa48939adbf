/// A word of a text.
struct FeedbackToken: Sendable {
  /// What comes before a word.
  enum Gap: UInt8, Sendable, Comparable {
    case none, comma, sentence

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  var word = KnownWord()
  /// Bytes of the text.
  var start: Int
  var end: Int
  var gap: Gap
  /// Of its letters, lowered.
  var hash: UInt64
}

/// Known words by the hashes of their letters; a slot forgets its word for another of the same place.
private struct WordMemo: Sendable {
  private var keys: [UInt64]
  private var words: [KnownWord]

  init() {
    keys = [UInt64](repeating: 0, count: 1 << 14)
    words = [KnownWord](repeating: KnownWord(), count: 1 << 14)
  }

  func known(_ hash: UInt64) -> KnownWord? {
    let slot = Self.slot(hash)
    return keys[slot] == hash ? words[slot] : nil
  }

  mutating func keep(_ hash: UInt64, _ word: KnownWord) {
    let slot = Self.slot(hash)
    keys[slot] = hash
    words[slot] = word
  }

  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x3FFF) }
}

/// Cuts texts into words; keeps what it found out about each.
struct FeedbackTokens: Sendable {
  private(set) var tokens: [FeedbackToken] = []
  /// The byte of the last question mark that ends a sentence; nil for none.
  private(set) var questionMark: Int?
  private var memo = WordMemo()

  /// Reads a text; the tokens stay until the next one.
  mutating func read(_ text: borrowing Span<UInt8>, _ lexicon: borrowing FeedbackLexicon) {
    tokens.removeAll(keepingCapacity: true)
    questionMark = nil
    var gap = FeedbackToken.Gap.none
    var isHyphenated = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if Self.isWord(byte) {
        let start = index
        let isNumber = byte < 0x41
        var hash = WordHash()
        repeat {
          let byte = text[index]
          guard Self.isWord(byte), !isNumber || byte < 0x41 else { break }
          hash.append(Self.lower(byte))
          index += 1
        } while index < text.count
        append(text, start..<index, hash, gap, isHyphenated: isHyphenated, lexicon)
        gap = .none
        isHyphenated = false
        continue
      }
      isHyphenated = byte == 0x2D && index > 0 && Self.isWord(text[index - 1])
      if byte < 0x80 {
        let following = index + 1 < text.count ? text[index + 1] : 0x20
        gap = max(gap, Self.gap(byte, before: following))
        if byte == 0x3F, !Self.isWord(following) { questionMark = index }
        index += 1
      } else {
        let start = index
        index = Self.end(ofScalarAt: index, text)
        if Self.isBlank(text, start..<index) { continue }
        var hash = WordHash()
        for place in start..<index { hash.append(text[place]) }
        append(text, start..<index, hash, gap, isHyphenated: false, lexicon)
        gap = .none
      }
    }
  }

  private mutating func append(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ hash: WordHash, _ gap: FeedbackToken.Gap, isHyphenated: Bool,
    _ lexicon: borrowing FeedbackLexicon
  ) {
    if isHyphenated, let last = tokens.indices.last {
      var whole = WordHash(value: tokens[last].hash)
      for place in range { whole.append(Self.lower(text[place])) }
      let compound = lexicon.stem(hash: whole.value)
      if compound != 0 {
        tokens[last].word = KnownWord(stem: compound)
        tokens[last].end = range.upperBound
        return
      }
    }
    let value = hash.value
    var word = KnownWord()
    if let known = memo.known(value) {
      word = known
    } else {
      word = lexicon.word(range.map { Self.lower(text[$0]) })
      memo.keep(value, word)
    }
    if isHyphenated, let last = tokens.indices.last,
      tokens[last].hash == value || word.stem != 0 && tokens[last].word.stem == word.stem
    {
      tokens[last].end = range.upperBound
      return
    }
    tokens.append(FeedbackToken(word: word, start: range.lowerBound, end: range.upperBound, gap: gap, hash: value))
  }
}

extension FeedbackTokens {
  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// What a punctuation mark parts; a point or a comma within a number or an abbreviation parts nothing.
  private static func gap(_ byte: UInt8, before following: UInt8) -> FeedbackToken.Gap {
    switch byte {
    case 0x0A, 0x0D, 0x21, 0x3F, 0x3B: .sentence
    case 0x2E: isWord(following) ? .none : .sentence
    case 0x2C: following &- 0x30 < 10 ? .none : .comma
    case 0x28, 0x29, 0x3A: .comma
    default: .none
    }
  }

  private static func end(ofScalarAt index: Int, _ text: borrowing Span<UInt8>) -> Int {
    var end = index + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Blanks, marks of direction, joiners, variation selectors, skin tones, dashes and quotes.
  private static func isBlank(_ text: borrowing Span<UInt8>, _ scalar: Range<Int>) -> Bool {
    let first = text[scalar.lowerBound]
    switch scalar.count {
    case 1: return true
    case 2: return first == 0xC2
    case 3:
      let second = text[scalar.lowerBound + 1]
      return first == 0xE2 && (second == 0x80 || second == 0x81) || first == 0xEF && (second == 0xB8 || second == 0xBB)
    default:
      let third = text[scalar.lowerBound + 2]
      return first == 0xF0 && text[scalar.lowerBound + 1] == 0x9F && third == 0x8F
        && text[scalar.lowerBound + 3] >= 0xBB
    }
  }
}
