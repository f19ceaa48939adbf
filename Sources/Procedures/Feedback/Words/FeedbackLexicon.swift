import Spreadsheet

/// A word of a text, as the lexicon knows it.
struct KnownWord: Sendable, Hashable {
  /// 0 for a word that no list has.
  var stem: Int32 = 0
  /// The stem by which the word has a meaning of its own, where ``stem`` is only part of phrases; else 0.
  var fallback: Int32 = 0
  /// A noun or a verb of a quality, which does not say that it is so: `kebersihan`, `dibersihkan`.
  var isAbstract = false
  /// May stand between the words of a phrase.
  var isSkippable = false
}

/// The vocabulary, made ready for reading texts: stems by their hashes, phrases as a tree of stems.
struct FeedbackLexicon: Sendable {
  /// The place among the nodes of what begins with a stem; 0 for none.
  private(set) var roots: [Int32] = [0]
  private(set) var meanings: [WordMeaning] = [WordMeaning()]
  private var edges = HashTable()
  private var stems = HashTable()
  /// Whether a stem is to be found only as it stands, or with a particle.
  private var isRigid: [Bool] = [false]
  /// Informal spellings so short that they are to be found only as they stand.
  private var shortSpellings = HashTable()

  init(_ vocabulary: FeedbackVocabulary) {
    let lists: [([String], WordRoles)] = [
      (vocabulary.negations, .negation), (vocabulary.deficits, .deficit), (vocabulary.prohibitions, .prohibition),
      (vocabulary.intensifiers, .intensifier), (vocabulary.fillers, .filler), (vocabulary.conjunctions, .conjunction),
      (vocabulary.contrasts, .contrast), (vocabulary.concessions, .concession), (vocabulary.positives, .positive),
      (vocabulary.negatives, .negative), (vocabulary.expected, .expected), (vocabulary.burdens, .burden),
      (vocabulary.praises, .praise), (vocabulary.thanks, .thanks), (vocabulary.suggestions, .suggestion),
      (vocabulary.requests, .request), (vocabulary.wishes, .wish), (vocabulary.questions, .question),
      (vocabulary.reproaches, .reproach), (vocabulary.grievances, .grievance), (vocabulary.neutrals, []),
    ]
    for (informal, standard) in vocabulary.spellings.sorted(on: \.key) {
      spell(informal, standard)
    }
    for (words, roles) in lists {
      for word in words { add(word, WordMeaning(roles: roles)) }
    }
    for (index, theme) in vocabulary.themes.enumerated() {
      let place = Int16(truncatingIfNeeded: index)
      for word in theme.words { add(word, WordMeaning(theme: place)) }
      for word in theme.negatives { add(word, WordMeaning(roles: .negative, theme: place)) }
      for word in theme.positives { add(word, WordMeaning(roles: .positive, theme: place)) }
    }
    for (index, unit) in vocabulary.units.enumerated() {
      for word in unit.words { add(word, WordMeaning(unit: Int16(truncatingIfNeeded: index))) }
    }
  }

  /// The node after one more stem; 0 for none.
  func next(_ node: Int32, _ stem: Int32) -> Int32 { stem == 0 ? 0 : edges[Self.edge(node, stem)] }

  /// The stem of a word that stands as it is; 0 for none.
  func stem(hash: UInt64) -> Int32 {
    let short = shortSpellings[hash]
    return short != 0 ? short : stems[hash]
  }

  /// The word of lowered letters and digits, by its affixes and with its stretched letters shortened.
  func word(_ letters: [UInt8]) -> KnownWord {
    if letters.allSatisfy({ $0 &- 0x30 < 10 }) { return known(stem: stem(hash: Self.number)) }
    for variant in WordVariants.of(letters) {
      let word = inflected(variant)
      if word.stem != 0 { return word }
    }
    return KnownWord()
  }

  private func inflected(_ letters: [UInt8]) -> KnownWord {
    let whole = stem(hash: WordHash.of(nil, letters.span, 0..<letters.count))
    var best: (stem: Int32, form: WordForms.Stem)?
    var meant: (stem: Int32, form: WordForms.Stem)?
    WordForms.forEach(letters) { form in
      guard form.affixes > 0 else { return }
      let stem = stems[WordHash.of(form.letter, letters.span, form.range)]
      guard stem != 0, !(form.isDerived && isRigid[Int(stem)]) else { return }
      if Self.isBetter(form, best?.form) { best = (stem, form) }
      if isMeant(stem), Self.isBetter(form, meant?.form) { meant = (stem, form) }
    }
    if whole != 0 {
      var word = known(stem: whole)
      if !isMeant(whole), let meant {
        word.fallback = meant.stem
        word.isAbstract = meant.form.isAbstract
      }
      return word
    }
    guard let best else { return KnownWord() }
    var word = known(stem: best.stem)
    word.isAbstract = best.form.isAbstract
    if !isMeant(best.stem), let meant {
      word.fallback = meant.stem
      word.isAbstract = meant.form.isAbstract
    }
    return word
  }

  /// Fewer affixes, then the longer stem.
  private static func isBetter(_ form: WordForms.Stem, _ other: WordForms.Stem?) -> Bool {
    guard let other else { return true }
    return form.affixes == other.affixes ? form.count > other.count : form.affixes < other.affixes
  }

  private func known(stem: Int32) -> KnownWord {
    KnownWord(stem: stem, isSkippable: !meanings[Int(roots[Int(stem)])].roles.isDisjoint(with: .skippable))
  }

  private func isMeant(_ stem: Int32) -> Bool { meanings[Int(roots[Int(stem)])].isKnown }

  private static let number = WordHash.of(nil, [0x23].span, 0..<1)

  private static func edge(_ node: Int32, _ stem: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: stem))
  }
}

extension FeedbackLexicon {
  /// Adds a word or phrase; what it means in several lists is joined, and of two themes the first has it.
  private mutating func add(_ text: String, _ meaning: WordMeaning) {
    let path = words(text).map { intern($0) }
    guard let first = path.first else { return }
    var node = roots[Int(first)]
    if node == 0 {
      node = addNode()
      roots[Int(first)] = node
    }
    for stem in path.dropFirst() {
      let edge = Self.edge(node, stem)
      var next = edges[edge]
      if next == 0 {
        next = addNode()
        edges.set(edge, next)
      }
      node = next
    }
    let place = Int(node)
    meanings[place].isKnown = true
    meanings[place].roles.formUnion(meaning.roles)
    if meanings[place].theme < 0 { meanings[place].theme = meaning.theme }
    if meanings[place].unit < 0 { meanings[place].unit = meaning.unit }
    if path.count == 1, !meaning.roles.isDisjoint(with: .grammar) { isRigid[Int(first)] = true }
  }

  /// Lets a spelling stand for a word.
  private mutating func spell(_ informal: String, _ standard: String) {
    let informal = words(informal)
    let standard = words(standard)
    guard let from = informal.first, let to = standard.first, informal.count == 1, standard.count == 1 else { return }
    let stem = intern(to)
    if from.count < 4 {
      shortSpellings.set(WordHash.of(nil, from.span, 0..<from.count), stem)
    } else {
      stems.set(WordHash.of(nil, from.span, 0..<from.count), stem)
    }
  }

  private mutating func intern(_ word: [UInt8]) -> Int32 {
    let hash = WordHash.of(nil, word.span, 0..<word.count)
    let known = stem(hash: hash)
    if known != 0 { return known }
    let stem = Int32(truncatingIfNeeded: roots.count)
    roots.append(0)
    isRigid.append(false)
    stems.set(hash, stem)
    return stem
  }

  private mutating func addNode() -> Int32 {
    meanings.append(WordMeaning())
    return Int32(truncatingIfNeeded: meanings.count - 1)
  }

  /// The words of an item, lowered, hyphens left out: `asal-asalan` is one word.
  private func words(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x20).map { part in
      part.compactMap { byte in
        byte &- 0x41 < 26 ? byte | 0x20 : byte == 0x2D ? nil : byte
      }
    }.filter { !$0.isEmpty }
  }
}
