import Core
import Spreadsheet

/// How a stay ended (`Status Pulang`), as far as the rules need it.
package enum DischargeOutcome: UInt8, Sendable, TemplateTerm {
  package static let keys: KeyValuePairs = [
    "home": Self.home, "died": .died, "referred": .referred, "room_move": .roomMove, "unstated": .unstated,
  ]

  /// Nothing stated: empty, `-`, `Status Belum Lengkap`.
  case unstated
  /// Went home, against advice (APS, pulang paksa) included.
  case home
  case died
  case referred
  /// The row closes a room, not the stay (`Pindah Kamar`).
  case roomMove
  /// A wording that the template does not list; treated as home, and pointed out.
  case unknown
}

/// The wordings of `Status Pulang` and what they mean, from the template.
package struct DischargeOutcomeWords: Sendable {
  private let table: WordTable<DischargeOutcome>
  private var phrases: [(words: [Substring], outcome: DischargeOutcome)] = []

  package init(_ words: [(DischargeOutcome, [String])]) {
    table = WordTable(words.map { (meaning: $0.0, wordings: $0.1) }, key: Self.normalised)
    for (outcome, wordings) in words {
      for wording in wordings {
        let text = Self.normalised(wording)
        if text.utf8.count >= 4 { phrases.append((text.split(separator: " "), outcome)) }
      }
    }
    phrases = phrases.sorted(on: { Self.precedence($0.outcome) }).sorted(on: { -$0.words.count })
  }

  /// Of phrases equally long in one text death wins, then what else keeps from calling (A3b).
  private static func precedence(_ outcome: DischargeOutcome) -> Int {
    switch outcome {
    case .died: 0
    case .referred: 1
    case .roomMove: 2
    default: 3
    }
  }

  /// The meaning of a wording: the whole text if listed, else of the listed phrases in it death first; a phrase within a
  /// longer one, such as `Rujuk` in `Rujuk Balik`, does not count.
  package func outcome(of text: String) -> DischargeOutcome {
    switch table.meaning(of: text) {
    case .missing: return .unstated
    case .value(let outcome): return outcome
    case .unreadable: break
    }
    let words = Self.normalised(text).split(separator: " ")
    var found: [(place: Range<Int>, outcome: DischargeOutcome)] = []
    for phrase in phrases {
      guard let place = place(of: phrase.words, in: words) else { continue }
      if !found.contains(where: { $0.place.contains(place.lowerBound) && $0.place.upperBound >= place.upperBound }) {
        found.append((place, phrase.outcome))
      }
    }
    return found.min { Self.precedence($0.outcome) < Self.precedence($1.outcome) }?.outcome ?? .unknown
  }

  private func place(of phrase: [Substring], in words: [Substring]) -> Range<Int>? {
    guard words.count >= phrase.count, !phrase.isEmpty else { return nil }
    return (0...words.count - phrase.count).lazy.map { $0..<$0 + phrase.count }
      .first { words[$0].elementsEqual(phrase) }
  }

  /// Lower case, dots gone, `>48jam` as `> 48 jam`, single blanks, also for `_` and for `-` behind a word.
  @Sendable private static func normalised(_ text: String) -> String {
    var words: [String] = [""]
    var last: Character = " "
    for character in text.lowercased() {
      let isDigit = character.isNumber
      if character == "_" || (character == "-" && (last.isLetter || last.isNumber)) {
        words.append("")
        last = " "
        continue
      }
      let startsWord =
        isComparison(character) || isSeparator(character) || isComparison(last)
        || (last != " " && isDigit != last.isNumber && (character.isLetter || last.isLetter))
      if character.isWhitespace || isSeparator(character) {
        words.append("")
      } else if character != "." {
        if startsWord { words.append("") }
        words[words.count - 1].append(character)
      }
      last = character.isWhitespace ? " " : character
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func isComparison(_ character: Character) -> Bool {
    switch character {
    case "<", ">", "≤", "≥": true
    default: false
    }
  }

  private static func isSeparator(_ character: Character) -> Bool {
    switch character {
    case "(", ")", "/", ",", ";", ":": true
    default: false
    }
  }
}
