/// The spellings that a stretched or abbreviated word may stand for: `lamaaa` is `lama`, `bagus2` is `bagus`.
enum WordVariants {
  /// The word itself first; then without the 2 of a repeated word, then with stretched letters shortened.
  static func of(_ letters: [UInt8]) -> [[UInt8]] {
    var variants = [letters]
    if let place = letters.firstIndex(of: 0x32), place >= 3 {
      variants.append(Array(letters[..<place] + letters[(place + 1)...]))
    }
    let longest = longestRun(letters)
    if longest > 2 { variants.append(shortened(letters, to: 2)) }
    if longest > 1 { variants.append(shortened(letters, to: 1)) }
    return variants
  }

  private static func longestRun(_ letters: [UInt8]) -> Int {
    var longest = 1
    var run = 1
    for index in letters.indices.dropFirst() {
      run = letters[index] == letters[index - 1] ? run + 1 : 1
      longest = max(longest, run)
    }
    return longest
  }

  /// Runs of a letter cut to a length.
  private static func shortened(_ letters: [UInt8], to length: Int) -> [UInt8] {
    var short: [UInt8] = []
    var run = 0
    for letter in letters {
      run = letter == short.last ? run + 1 : 1
      if run <= length { short.append(letter) }
    }
    return short
  }
}
