/// D5: kind, theme and unit of a feedback are suggested by its words.
///
/// A value that remembers the words it has met: each caller has its own. What it suggests depends on vocabulary and text
/// alone.
package struct FeedbackClassifier: Sendable {
  private let lexicon: FeedbackLexicon
  private let usualUnits: [Int?]
  private var tokens = FeedbackTokens()
  private var signals = SignalTally()
  private var themes: TopicTally
  private var units: TopicTally
  private var hits: [FeedbackHit] = []
  /// The signals of each part of the text.
  private var parts: [FeedbackSignals] = []

  package init(_ vocabulary: FeedbackVocabulary) {
    lexicon = FeedbackLexicon(vocabulary)
    usualUnits = vocabulary.themes.map { theme in vocabulary.units.firstIndex { $0.name == theme.unit } }
    themes = TopicTally(count: vocabulary.themes.count)
    units = TopicTally(count: vocabulary.units.count)
  }

  /// What a text's words suggest.
  package mutating func classify(_ text: String) -> FeedbackSuggestion {
    var text = text
    return text.withUTF8 { unsafe classify($0.span) }
  }

  /// What the words of a text in UTF-8 suggest.
  package mutating func classify(_ text: borrowing Span<UInt8>) -> FeedbackSuggestion {
    tokens.read(text, lexicon)
    signals.reset()
    hits.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    readSignals()
    let opening = tokens.tokens.count > 2 ? tokens.tokens[2].start : text.count
    let decision = KindDecision(signals, opening: opening)
    var suggestion = FeedbackSuggestion()
    suggestion.kind = decision.kind
    suggestion.kindWord = decision.word
    nameTopics(&suggestion, decision.decisive)
    return suggestion
  }

  private mutating func nameTopics(_ suggestion: inout FeedbackSuggestion, _ decisive: FeedbackSignals) {
    themes.reset()
    units.reset()
    for hit in hits {
      let isDecisive = !parts[hit.part].isDisjoint(with: decisive)
      if hit.meaning.theme >= 0 { themes.add(Int(hit.meaning.theme), hit, isDecisive: isDecisive) }
      if hit.meaning.unit >= 0 { units.add(Int(hit.meaning.unit), hit, isDecisive: isDecisive) }
    }
    if let theme = themes.winner {
      suggestion.theme = theme.place
      suggestion.themeWord = theme.word
      suggestion.unit = usualUnits[theme.place]
      suggestion.unitWord = suggestion.unit == nil ? nil : theme.word
    }
    if let unit = units.winner {
      suggestion.unit = unit.place
      suggestion.unitWord = unit.word
    }
  }
}

extension FeedbackClassifier {
  /// A phrase that begins at a token: its node, how many tokens it takes, and by which form of its first word it was found.
  private struct Match {
    var node: Int32 = 0
    var count = 0
    var words = 0
    var isAbstract = false
  }

  /// Reads the tokens from first to last.
  private mutating func readSignals() {
    var negation = NegationState()
    var isWished = false
    var isConceded = false
    var part = 0
    parts.append([])
    var index = 0
    while index < tokens.tokens.count {
      let token = tokens.tokens[index]
      if index > 0, token.gap > .none {
        finish(&negation, part)
        parts.append([])
        part += 1
        isConceded = false
        if token.gap == .sentence { isWished = false }
      }
      let match = match(at: index)
      guard match.count > 0 else {
        negation.pass([], end: token.end)
        index += 1
        continue
      }
      let range = token.start..<tokens.tokens[index + match.count - 1].end
      index += match.count
      let meaning = lexicon.meanings[Int(match.node)]
      let roles = meaning.roles
      if roles.contains(.contrast) {
        finish(&negation, part)
        parts.append([])
        part += 1
        isWished = false
        isConceded = false
        continue
      }
      addHits(meaning, index - match.count..<index, range, isPhrase: match.words > 1, part: part)
      if roles.contains(.concession) { isConceded = true }
      if let manner = Self.manner(roles) {
        negation.begin(manner, range)
        continue
      }
      let isNoun = match.isAbstract && roles.isDisjoint(with: WordRoles.polar.subtracting(.expected))
      guard !roles.isDisjoint(with: .polar), !isNoun else {
        let isRefused = negation.isWaiting && roles.contains(.request)
        negation.pass(roles, end: range.upperBound)
        if let signal = Self.plain(roles), !isRefused {
          add(signal, range, part)
          isWished = isWished || signal != .thanks && signal != .question && signal != .reproach
        }
        continue
      }
      let isProhibited = negation.manner == .prohibition
      if let turned = negation.turns(roles, range) {
        let signal = Self.turned(roles, isProhibited: isProhibited)
        if signal == .positive, isWished { continue }
        let isComplaint = signal == .negative || signal == .weakNegative
        add(isConceded && isComplaint ? .conceded : signal, turned, part)
        continue
      } else if let signal = Self.judgement(roles, isAbstract: match.isAbstract) {
        if signal == .positive, isWished { continue }
        add(isConceded && signal == .negative ? .conceded : signal, range, part)
      }
      if let signal = Self.plain(roles) {
        add(signal, range, part)
        isWished = isWished || signal == .suggestion || signal == .request || signal == .wish
      }
    }
    finish(&negation, part)
    if let mark = tokens.questionMark { add(.reproach, mark..<mark + 1, part) }
  }

  private mutating func add(_ signal: FeedbackSignal, _ range: Range<Int>, _ part: Int) {
    if signal == .none { return }
    signals.add(signal, range)
    parts[part].formUnion(FeedbackSignals(signal))
  }

  /// `kurang` that turned nothing complains by itself; so does `tidak ada` at the end, after what it says is missing.
  private mutating func finish(_ negation: inout NegationState, _ part: Int) {
    if negation.isOpenDeficit { add(.negative, negation.range, part) }
    if let end = negation.absenceEnd, let hit = hits.last, hit.part == part {
      add(.weakNegative, hit.range.lowerBound..<max(hit.range.upperBound, end), part)
    }
    negation.end()
  }

  private static func manner(_ roles: WordRoles) -> NegationState.Manner? {
    if roles.contains(.negation) { return .plain }
    if roles.contains(.deficit) { return .deficit }
    return roles.contains(.prohibition) ? .prohibition : nil
  }

  /// What a word that judges says where nothing turns it.
  private static func judgement(_ roles: WordRoles, isAbstract: Bool) -> FeedbackSignal? {
    if roles.contains(.grievance) { return .grievance }
    if roles.contains(.negative) { return .negative }
    if isAbstract { return nil }
    if roles.contains(.praise) { return .praise }
    return roles.contains(.positive) ? .positive : nil
  }

  /// What a word that judges says where a negation turns it.
  private static func turned(_ roles: WordRoles, isProhibited: Bool) -> FeedbackSignal {
    if isProhibited { return .request }
    if roles.contains(.grievance) { return .none }
    if roles.contains(.negative) { return .positive }
    if !roles.isDisjoint(with: [.positive, .praise]) { return .negative }
    return roles.contains(.expected) ? .weakNegative : .positive
  }

  private static func plain(_ roles: WordRoles) -> FeedbackSignal? {
    if roles.contains(.suggestion) { return .suggestion }
    if roles.contains(.request) { return .request }
    if roles.contains(.wish) { return .wish }
    if roles.contains(.question) { return .question }
    if roles.contains(.reproach) { return .reproach }
    return roles.contains(.thanks) ? .thanks : nil
  }

  /// The longest word or phrase that begins at a token.
  private func match(at index: Int) -> Match {
    let word = tokens.tokens[index].word
    var best = Match()
    if word.stem != 0 { extend(lexicon.roots[Int(word.stem)], index, word.fallback == 0 && word.isAbstract, &best) }
    if word.fallback != 0 { extend(lexicon.roots[Int(word.fallback)], index, word.isAbstract, &best) }
    return best
  }

  private func extend(_ root: Int32, _ start: Int, _ isAbstract: Bool, _ best: inout Match) {
    var node = root
    var words = 1
    var index = start
    var skipped = 0
    while node != 0 {
      if lexicon.meanings[Int(node)].isKnown, index + 1 - start > best.count,
        words == 1 || !isOutdone(node, start, index)
      {
        best = Match(node: node, count: index + 1 - start, words: words, isAbstract: words == 1 && isAbstract)
      }
      var next: Int32 = 0
      while next == 0 {
        index += 1
        guard index < tokens.tokens.count, tokens.tokens[index].gap == .none else { return }
        let word = tokens.tokens[index].word
        next = lexicon.next(node, word.stem)
        if next == 0 { next = lexicon.next(node, word.fallback) }
        if next == 0 {
          guard word.isSkippable, skipped < 2 else { return }
          skipped += 1
        }
      }
      node = next
      words += 1
    }
  }

  /// Whether a phrase that complains by its negation gives way to a word after it that the negation turns.
  ///
  /// `petugas kurang` does before `ramah`, `tidak ada petugas` before `yang ramah`.
  private func isOutdone(_ node: Int32, _ first: Int, _ last: Int) -> Bool {
    guard lexicon.meanings[Int(node)].roles.contains(.negative),
      roles(at: last).contains(.deficit) || roles(at: first).contains(.negation)
    else { return false }
    var index = last + 1
    while index < tokens.tokens.count, tokens.tokens[index].gap == .none {
      if !tokens.tokens[index].word.isSkippable { return !roles(at: index).isDisjoint(with: [.positive, .praise]) }
      index += 1
    }
    return false
  }

  private func roles(at index: Int) -> WordRoles { meaning(at: index).roles }

  /// What a word means by itself.
  private func meaning(at index: Int) -> WordMeaning {
    let word = tokens.tokens[index].word
    return lexicon.meanings[Int(lexicon.roots[Int(word.fallback == 0 ? word.stem : word.fallback)])]
  }

  /// The topics that a word or phrase names; a phrase that names no unit has that of a word in it.
  private mutating func addHits(
    _ meaning: WordMeaning, _ found: Range<Int>, _ range: Range<Int>, isPhrase: Bool, part: Int
  ) {
    if meaning.theme >= 0 || meaning.unit >= 0 {
      let isJudging = !meaning.roles.isDisjoint(with: [.positive, .negative])
      hits.append(FeedbackHit(meaning: meaning, range: range, part: part, isPhrase: isPhrase, isJudging: isJudging))
    }
    guard isPhrase, meaning.unit < 0, meaning.theme >= 0 || !meaning.roles.isEmpty else { return }
    for index in found {
      var inner = self.meaning(at: index)
      if meaning.theme >= 0 { inner.theme = -1 }
      if inner.theme < 0, inner.unit < 0 { continue }
      let token = tokens.tokens[index]
      hits.append(
        FeedbackHit(meaning: inner, range: token.start..<token.end, part: part, isPhrase: false, isJudging: false))
    }
  }
}
