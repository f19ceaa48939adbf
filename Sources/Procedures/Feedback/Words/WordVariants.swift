/// The spellings that a stretched or abbreviated word may stand for: `lamaaa` is `lama`, `bagus2` is `bagus`.
enum WordVariants {
  /// The word itself first; then without the 2 of a repeated word, then with stretched letters shortened.
  static func of(_ letters: [UInt8]) -> [[UInt8]] {
    var variants = [letters]
    if let place = letters.firstIndex(of: 0x32), place >= 3 {
      variants.append(Array(letters[..<place] + letters[(place + 1)...]))
    }
    let runs = runs(letters)
    let longest = runs.reduce(1) { max($0, $1.length) }
    if longest > 2 {
      variants.append(joined(runs) { $0 > 2 ? 1 : $0 })
      variants.append(joined(runs) { min($0, 2) })
    }
    if longest > 1 { variants.append(joined(runs) { _ in 1 }) }
    return variants
  }

  /// Each letter with how often it follows itself.
  private static func runs(_ letters: [UInt8]) -> [(letter: UInt8, length: Int)] {
    var runs: [(letter: UInt8, length: Int)] = []
    for letter in letters {
      if let last = runs.indices.last, runs[last].letter == letter {
        runs[last].length += 1
      } else {
        runs.append((letter, 1))
      }
    }
    return runs
  }

  private static func joined(
    _ runs: [(letter: UInt8, length: Int)], _ length: (Int) -> Int
  ) -> [UInt8] {
    runs.flatMap { [UInt8](repeating: $0.letter, count: length($0.length)) }
  }
}
