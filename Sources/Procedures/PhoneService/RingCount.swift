package import Core
import Intake

/// How `Jumlah Dering` is read (B1).
package enum RingCount {
  private static let numerals = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
  ]
  private static let units: Set<Substring> = ["x", "kali", "dering", "deringan", "ring", "rings"]

  /// Reads `3`, `3x`, `3 kali dering`, `tiga`, `3.0`; a range, a bound or thousands (`2-3`, `> 3`, `3.000`) are not guessed.
  package static func parse(_ text: String) -> Noted<Int> {
    // Most cells hold a digit and nothing else.
    if (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) {
      return .value(number)
    }
    if ClockTime.parse(text) == .none { return .missing }
    let unreadable = Noted<Int>.unreadable(text)
    var rest = text.lowercased()[...]
    rest.trim(\.isWhitespace)
    let word = rest.prefix { $0.isLetter && $0.isASCII }
    if let number = numerals.firstIndex(where: { $0 == word }) {
      return isUnit(rest.dropFirst(word.count)) ? .value(number) : unreadable
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number <= 1000 else { return unreadable }
    rest = rest.dropFirst(digits.count)
    if let point = rest.first, point == "." || point == "," {
      let zeros = rest.dropFirst().prefix { $0 == "0" }
      guard zeros.count <= 2 else { return unreadable }
      rest = rest.dropFirst(1 + zeros.count)
    }
    return isUnit(rest) ? .value(number) : unreadable
  }

  private static func isUnit(_ text: Substring) -> Bool {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "." }).allSatisfy(units.contains)
  }
}

extension Substring {
  fileprivate mutating func trim(_ isTrimmed: (Character) -> Bool) {
    self = drop(while: isTrimmed)
    while let last, isTrimmed(last) { removeLast() }
  }
}
