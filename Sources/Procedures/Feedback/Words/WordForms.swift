/// The stems that an Indonesian word may have, by its affixes.
///
/// `mengantre` may be `antre` or `kantre`, `nunggu` `tunggu`, `pendaftarannya` `daftar`; which of them is a word is for the
/// lexicon to say.
struct WordForms {
  /// A stem: bytes of the word, after a letter that the prefix had swallowed.
  struct Stem {
    var letter: UInt8?
    var range: Range<Int>
    /// How many affixes were taken off.
    var affixes: Int
    /// Whether some affix makes another word of it: all but `-nya`, `-lah` and the like.
    var isDerived: Bool
    /// A noun or a verb of a quality, which does not say that it is so: `kebersihan`, `dibersihkan`.
    var isAbstract: Bool

    var count: Int { range.count + (letter == nil ? 0 : 1) }
  }

  private struct Head {
    var letter: UInt8?
    var start: Int
    var affixes: Int
    var makesNoun: Bool
  }

  private struct Tail {
    var end: Int
    var affixes: Int
    var isDerived: Bool
    var makesNoun: Bool
    var makesVerb: Bool
  }

  /// Calls for each stem of at least three letters, the word itself first.
  static func forEach(_ word: [UInt8], _ body: (Stem) -> Void) {
    var tails = [Tail(end: word.count, affixes: 0, isDerived: false, makesNoun: false, makesVerb: false)]
    cut(word, &tails, particles, derive: false)
    cut(word, &tails, possessives, derive: false)
    cut(word, &tails, derivations, derive: true)
    var heads = [Head(letter: nil, start: 0, affixes: 0, makesNoun: false)]
    var index = 0
    while index < heads.count {
      let head = heads[index]
      if head.affixes < 2, head.letter == nil { cut(word, from: head, &heads) }
      index += 1
    }
    for head in heads {
      for tail in tails where tail.end - head.start + (head.letter == nil ? 0 : 1) >= 3 && tail.end > head.start {
        body(
          Stem(
            letter: head.letter, range: head.start..<tail.end, affixes: head.affixes + tail.affixes,
            isDerived: head.affixes > 0 || tail.isDerived,
            isAbstract: head.makesNoun && tail.makesNoun || tail.makesVerb))
      }
    }
  }

  private struct Affix {
    var bytes: [UInt8]
    var first: UInt8
    var last: UInt8
    /// The letter that the prefix swallows.
    var letter: UInt8?
    var makesNoun: Bool
    var makesVerb: Bool

    init(_ text: String, letter: Unicode.Scalar? = nil, noun: Bool = false, verb: Bool = false) {
      bytes = Array(text.utf8)
      first = bytes.first ?? 0
      last = bytes.last ?? 0
      self.letter = letter.map { UInt8(truncatingIfNeeded: $0.value) }
      makesNoun = noun
      makesVerb = verb
    }
  }

  private static let particles = ["lah", "kah", "pun", "tah"].map { Affix($0) }
  private static let possessives = ["nya", "ny", "ku", "mu"].map { Affix($0) }
  private static let derivations =
    ["i", "in"].map { Affix($0) } + [Affix("an", noun: true), Affix("kan", verb: true)]

  /// With their nasals; those of colloquial verbs stand alone: `nunggu`, `ngantre`, `nyuruh`.
  private static let prefixes: [Affix] =
    ["di", "me", "mem", "men", "meng", "menge", "ber", "be", "bel", "ter", "te", "se", "ng", "nge"].map { Affix($0) }
    + ["ke", "pe", "pem", "pen", "peng", "penge", "per", "pel"].map { Affix($0, noun: true) }
    + [
      Affix("mem", letter: "p"), Affix("men", letter: "t"), Affix("meng", letter: "k"), Affix("meny", letter: "s"),
      Affix("pem", letter: "p", noun: true), Affix("pen", letter: "t", noun: true),
      Affix("peng", letter: "k", noun: true), Affix("peny", letter: "s", noun: true),
      Affix("n", letter: "t"), Affix("ng", letter: "k"), Affix("ny", letter: "s"),
    ]

  private static func cut(_ word: [UInt8], _ tails: inout [Tail], _ suffixes: [Affix], derive: Bool) {
    for tail in tails {
      for suffix in suffixes where tail.end > suffix.bytes.count && word[tail.end - 1] == suffix.last {
        let end = tail.end - suffix.bytes.count
        guard word[end..<tail.end].elementsEqual(suffix.bytes) else { continue }
        tails.append(
          Tail(
            end: end, affixes: tail.affixes + 1, isDerived: tail.isDerived || derive, makesNoun: suffix.makesNoun,
            makesVerb: suffix.makesVerb))
      }
    }
  }

  /// Takes one prefix off, in each way that it may have met the stem.
  private static func cut(_ word: [UInt8], from head: Head, _ heads: inout [Head]) {
    for prefix in prefixes where word.count - head.start > prefix.bytes.count && word[head.start] == prefix.first {
      guard word[head.start...].starts(with: prefix.bytes) else { continue }
      heads.append(
        Head(
          letter: prefix.letter, start: head.start + prefix.bytes.count, affixes: head.affixes + 1,
          makesNoun: head.makesNoun || prefix.makesNoun))
    }
  }
}
