/// What a number format makes of a number (ECMA-376 §18.8.30, §18.8.31).
enum NumberFormat: UInt8 {
  case number
  case date
  /// Elapsed hours, minutes or seconds, as `[h]:mm`.
  case duration

  /// The class of a format that stands in no file.
  ///
  /// 27 to 36 and 50 to 58 are dates in the locales that have them.
  init(builtIn id: Int) {
    switch id {
    case 14...22, 27...36, 45, 47, 50...58: self = .date
    case 46: self = .duration
    default: self = .number
    }
  }

  /// The class that a format code's first section tells; the others are for negative numbers, zero and text.
  ///
  /// A letter of a day or a clock makes it a date, whatever stands beside it. `e`, `g` and `b`, which are years and eras
  /// where the locale has them, do so only where no digit and no other letter stands beside them, as in `Yes` or `0e0`.
  init(code: String) {
    self = .number
    let bytes = Array(code.utf8)
    var hasDigits = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: ";"): return
      // The next character stands for itself, as a width, or to fill.
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index = Self.afterCharacter(bytes, index)
      case UInt8(ascii: "\""):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        index += 1
      case UInt8(ascii: "["):
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "]") { index += 1 }
        if Self.isElapsed(bytes[start..<min(index, bytes.count)]) {
          self = .duration
          return
        }
        index += 1
      case UInt8(ascii: "G"), UInt8(ascii: "g"), UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "B"),
        UInt8(ascii: "b"):
        if Self.begins("General", bytes, index - 1) {
          index += 6
        } else if !hasDigits, !Self.isOfWord(bytes, index - 1) {
          self = .date
        }
      case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): hasDigits = true
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "y"),
        UInt8(ascii: "Y"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
        self = .date
      default: continue
      }
    }
  }

  private static func afterCharacter(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private static func begins(_ word: StaticString, _ bytes: [UInt8], _ start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    for offset in 0..<count where unsafe bytes[start + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
      return false
    }
    return true
  }

  /// Whether a letter stands beside one that no date has.
  private static func isOfWord(_ bytes: [UInt8], _ index: Int) -> Bool {
    [index - 1, index + 1].contains { bytes.indices.contains($0) && isOther(bytes[$0] | 0x20) }
  }

  private static func isOther(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) && !"ymdhsgeba".utf8.contains(letter)
  }

  /// Whether a bracket holds nothing but one of the letters h, m and s.
  private static func isElapsed(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first.map({ $0 | 0x20 }), "hms".utf8.contains(first) else { return false }
    return bytes.allSatisfy { $0 | 0x20 == first }
  }
}
