/// A negation that waits for the word that it turns (D5): `tidak` … `ramah`.
///
/// It reaches three words far, of which at most two may stand between; intensifiers and fillers do not count. Carried on by
/// `dan` or `atau`, it turns a second word of the same judgement: `tidak ramah dan sopan`.
struct NegationState {
  /// How a negation turns what it meets.
  enum Manner: UInt8 {
    case plain
    /// `kurang` complains by itself, where it turns nothing.
    case deficit
    /// `jangan` asks.
    case prohibition
  }

  private enum Phase { case idle, waiting, turned, joined }

  private static let reach = 3
  private var phase = Phase.idle
  private(set) var manner = Manner.plain
  /// Bytes of the negation.
  private(set) var range = 0..<0
  private var left = 0
  /// The end of the last filler that follows the negation.
  private var fillerEnd: Int?
  /// What was turned last.
  private var turned: WordRoles = []

  mutating func begin(_ manner: Manner, _ range: Range<Int>) {
    // `tidak kurang`: the later one counts, from where the first began.
    self.range = phase == .waiting ? self.range.lowerBound..<range.upperBound : range
    self.manner = manner
    phase = .waiting
    left = Self.reach
    fillerEnd = nil
  }

  /// Whether a negation waits that complains by itself, where it turned nothing.
  var isOpenDeficit: Bool { phase == .waiting && manner == .deficit }

  /// Whether a plain negation waits.
  var isWaiting: Bool { phase == .waiting && manner == .plain }

  /// The end of a plain negation that waits and was followed by fillers alone: `tidak ada`.
  var absenceEnd: Int? { isWaiting && left == Self.reach ? fillerEnd : nil }

  mutating func end() { phase = .idle }

  /// A word that can't be turned, which ends at a byte.
  mutating func pass(_ roles: WordRoles, end: Int) {
    switch phase {
    case .waiting where roles.isDisjoint(with: [.intensifier, .filler]):
      left -= 1
      if left == 0, manner != .deficit { phase = .idle }
    case .waiting: if roles.contains(.filler) { fillerEnd = end }
    case .turned: phase = roles.contains(.conjunction) ? .joined : .idle
    case .joined where roles.isDisjoint(with: .skippable): phase = .idle
    case .idle, .joined: break
    }
  }

  /// Whether a word that judges is turned; the bytes then begin with the negation, where it stands before this word.
  mutating func turns(_ roles: WordRoles, _ word: Range<Int>) -> Range<Int>? {
    switch phase {
    case .waiting where manner == .deficit && (left <= 0 || roles.isDisjoint(with: [.positive, .praise, .expected])):
      return nil
    case .waiting:
      let isNear = left > 0 && (left > 1 || roles.isDisjoint(with: [.expected, .burden]))
      phase = isNear ? .turned : .idle
      turned = roles
      return isNear ? range.lowerBound..<word.upperBound : nil
    case .joined where !roles.isDisjoint(with: turned.intersection(.polar)):
      phase = .turned
      return word
    case .turned, .joined:
      phase = .idle
      return nil
    case .idle: return nil
    }
  }
}
