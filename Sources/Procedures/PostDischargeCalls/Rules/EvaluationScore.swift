/// A8: the score that the text of an answer to the evaluation message gives: 1 `tidak puas`, 2 `kurang`, 3 `puas`, 4 `sangat puas`.
///
/// A digit counts where only greetings, thanks and words such as `nilai` stand before it, and nothing behind it makes it a
/// number of something: `jam 3` and `2 hari` are none. Words count by `puas` and what stands beside it. An answer that says
/// two different things, or asks, has no score.
package enum EvaluationScore {
  package static let clause = "A8"
  /// The scale in the words of the evaluation message.
  package static let scale: [(score: Int, words: String)] = [
    (1, "tidak puas"), (2, "kurang"), (3, "puas"), (4, "sangat puas"),
  ]

  /// The score, 1 to 4; nil where the text gives none.
  package static func read(_ text: String) -> Int? {
    let clauses = AnswerClause.split(text).filter { !$0.isQuestion }
    let digits = Set(clauses.compactMap { digit($0.tokens) })
    let words = Set(clauses.flatMap { phrases($0.tokens) })
    if digits.count > 1 { return nil }
    guard let digit = digits.first else { return words.count == 1 ? words.first : nil }
    // `4 puas` is a 4; `1 sangat puas` contradicts itself.
    let agrees = words.isEmpty || words.contains(digit) || words.allSatisfy { ($0 > 2) == (digit > 2) }
    return agrees ? digit : nil
  }

  /// The clause's first number, where it is one of the scale and nothing gives it another sense.
  private static func digit(_ tokens: [AnswerClause.Token]) -> Int? {
    for (place, token) in tokens.enumerated() {
      switch token {
      case .number(let digits):
        guard let score = Int(digits), (1...4).contains(score), digits.count == 1 else { return nil }
        guard place + 1 < tokens.count else { return score }
        if case .word(let next) = tokens[place + 1], after.contains(next) { return score }
        return nil
      case .word(let word):
        if !before.contains(word) { return nil }
      }
    }
    return nil
  }

  /// What the clause's words say: one for each `puas`, or a bare `kurang`.
  private static func phrases(_ tokens: [AnswerClause.Token]) -> [Int] {
    let words = tokens.map { if case .word(let word) = $0 { word } else { "" } }
    func word(_ place: Int) -> String { words.indices.contains(place) ? words[place] : "" }
    var scores: [Int] = []
    for place in words.indices where satisfied.contains(words[place]) {
      let (second, first, next) = (word(place - 2), word(place - 1), word(place + 1))
      if negations.contains(first) {
        scores.append(1)
      } else if less.contains(first) {
        if !negations.contains(second) { scores.append(2) }
      } else if tooMuch.contains(first) {
        if negations.contains(second) { scores.append(2) }
      } else if very.contains(first) {
        if !negations.contains(second) { scores.append(4) }
      } else if unsettled.contains(first) || unsettled.contains(next) || negations.contains(next) {
        continue
      } else {
        scores.append(veryBehind.contains(next) ? 4 : 3)
      }
    }
    if scores.isEmpty, words.contains(where: less.contains),
      words.allSatisfy({ less.contains($0) || very.contains($0) || veryBehind.contains($0) || polite.contains($0) })
    {
      scores.append(2)
    }
    return scores
  }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map { AnswerClause.folded(String($0)) })
  }

  private static let negations = words("tidak tidk tdk tak ga gak gk nggak ngga ngak nga enggak engga kagak bukan")
  private static let less = words("kurang krg krang")
  private static let tooMuch = words("terlalu begitu terlampau")
  private static let very = words("sangat sgt sngt sangatlah amat paling super")
  private static let veryBehind = words("sekali skali banget bgt bngt bangat bener benar betul")
  /// Beside `puas` they leave open whether it is so.
  private static let unsettled = words("belum blm atau kalau kalo jika bila semoga moga")
  private static let satisfied = words("puas memuaskan")
  private static let polite = words(
    """
    ya iya y pak bapak bpk bu ibu buk min admin kak kakak dok dokter sus suster ners mbak mas bang terima kasih terimakasih \
    trima trimakasih makasih mksh mksih trims tks thx thanks alhamdulillah assalamualaikum waalaikumsalam walaikumsalam \
    waalaikumussalam selamat pagi siang sore malam mohon maaf rs rumah sakit sehat salam
    """)
  private static let scored = words(
    "nilai skor score angka poin point bintang rating pelayanan layanan sapaan evaluasi penilaian")
  private static let before = polite.union(scored).union(negations).union(less).union(very).union(veryBehind).union(
    satisfied
  )
  .union(
    words(
      """
      jawab jawaban pilih pilihan saya kami sy aku beri berikan kasi memberi memberikan ngasih menilai untuk utk buat petugas \
      adalah yaitu nomor baik ok oke okay siap dengan
      """))
  private static let after = polite.union(scored).union(negations).union(less).union(very).union(veryBehind).union(
    satisfied
  )
  .union(
    words(
      """
      cukup lumayan saja aja deh sih lah untuk utk buat karena krn dari bagus baik mantap mantul ramah ok oke okay sip good \
      top semoga sukses tapi
      """)
  ).subtracting(words("pagi siang sore malam sakit"))
}

/// A part of an answer between its marks, in words and numbers.
private struct AnswerClause {
  enum Token: Equatable {
    /// As ``AnswerClause/folded(_:)`` has it.
    case word(String)
    /// Digits, and marks between two of them.
    case number(String)
  }

  private(set) var tokens: [Token] = []
  private(set) var isQuestion = false

  /// The clauses of a text that hold anything.
  static func split(_ text: String) -> [AnswerClause] {
    var clauses: [AnswerClause] = []
    var clause = AnswerClause()
    var word = ""
    var number = ""
    func endToken() {
      if !word.isEmpty { clause.tokens.append(token(word)) }
      if !number.isEmpty { clause.tokens.append(.number(number)) }
      word = ""
      number = ""
    }
    func endClause() {
      endToken()
      if !clause.tokens.isEmpty { clauses.append(clause) }
      clause = AnswerClause()
    }
    let scalars = Array(text.lowercased().unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "0"..."9":
        if !word.isEmpty { endToken() }
        number.unicodeScalars.append(scalar)
      case let mark where !number.isEmpty && joiners.contains(mark) && isDigit(scalars, place + 1):
        number.unicodeScalars.append(scalar)
      case "?":
        endToken()
        clause.isQuestion = true
        endClause()
      case ".":
        endToken()
        // `1. Saya mau tanya` numbers a list.
        if clause.tokens.count == 1, case .number = clause.tokens[0] { continue }
        endClause()
      case "\n", "\r", ",", ";", "!", "(", ")", "\u{2026}": endClause()
      case "'", "\u{2019}", "\u{20E3}", "\u{200D}", "\u{FE0E}"..."\u{FE0F}": continue
      default:
        if scalar.properties.isAlphabetic {
          if !number.isEmpty { endToken() }
          word.unicodeScalars.append(scalar)
        } else {
          endToken()
        }
      }
    }
    endClause()
    return clauses
  }

  /// What stands within a number, a time, a day or a range.
  private static let joiners: Set<Unicode.Scalar> = [".", ",", ":", "-", "/", "\u{2011}", "\u{2013}"]

  private static func isDigit(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    scalars.indices.contains(place) && ("0"..."9").contains(scalars[place])
  }

  private static func token(_ word: String) -> Token {
    switch folded(word) {
    case "satu": .number("1")
    case "dua": .number("2")
    case "tiga": .number("3")
    case "empat": .number("4")
    case let word: .word(word)
    }
  }

  /// A word without `-nya` and without letters that are only drawn out: `puaaas` as `puas`.
  static func folded(_ word: String) -> String {
    let stem = word.hasSuffix("nya") && word.count > 5 ? word.dropLast(3) : word[...]
    var folded = ""
    for character in stem where character != folded.last { folded.append(character) }
    return folded
  }
}
