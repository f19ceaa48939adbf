/// What a word or phrase of a text says of the feedback's kind, negation taken into account.
enum FeedbackSignal: UInt8, Sendable, CaseIterable {
  case none
  /// Complains, by a word of its own or by one that approves, negated: `kotor`, `tidak ramah`.
  case negative
  /// Complains only since it is negated: `tidak dilayani`.
  case weakNegative
  /// Complains after `walaupun`.
  case conceded
  case positive
  case praise
  case thanks
  /// In so many words: `sebaiknya`.
  case suggestion
  /// `mohon`, `tolong`, `jangan galak`.
  case request
  case wish
  case question
  /// `kenapa`; or only a question mark.
  case reproach
  case grievance
}

/// The signals of one kind in a text: how many, and where the first is.
struct SignalTally: Sendable {
  private var counts = [Int](repeating: 0, count: FeedbackSignal.allCases.count)
  private var firsts = [Range<Int>](repeating: 0..<0, count: FeedbackSignal.allCases.count)

  mutating func reset() {
    for index in counts.indices { counts[index] = 0 }
  }

  mutating func add(_ signal: FeedbackSignal, _ range: Range<Int>) {
    let place = Int(signal.rawValue)
    if counts[place] == 0 { firsts[place] = range }
    counts[place] += 1
  }

  func has(_ signal: FeedbackSignal) -> Bool { counts[Int(signal.rawValue)] > 0 }

  func count(_ signal: FeedbackSignal) -> Int { counts[Int(signal.rawValue)] }

  /// The bytes of the first signal of some kind; nil for none.
  func first(_ signal: FeedbackSignal) -> Range<Int>? { has(signal) ? firsts[Int(signal.rawValue)] : nil }
}

/// Some signals.
struct FeedbackSignals: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ signal: FeedbackSignal) { rawValue = 1 << UInt32(signal.rawValue) }

  init(_ signals: FeedbackSignal...) {
    self.init(rawValue: signals.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
  }
}
