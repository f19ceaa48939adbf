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
  init(code: String) {
    self = .number
    let bytes = Array(code.utf8)
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
      case UInt8(ascii: "G"), UInt8(ascii: "g"):
        // `General`, else a Japanese era.
        if Self.begins("eneral", bytes, index) {
          index += 6
        } else {
          self = .date
        }
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        // An exponent, else a year.
        if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { continue }
        self = .date
      case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"):
        // Digits mean a number, but for the fraction of a second.
        if self == .date { continue }
        self = .number
        return
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "y"),
        UInt8(ascii: "Y"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"),
        UInt8(ascii: "b"), UInt8(ascii: "B"):
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
    for offset in 0..<count where unsafe bytes[start + offset] | 0x20 != word.utf8Start[offset] { return false }
    return true
  }

  /// Whether a bracket holds nothing but one of the letters h, m and s.
  private static func isElapsed(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first.map({ $0 | 0x20 }), "hms".utf8.contains(first) else { return false }
    return bytes.allSatisfy { $0 | 0x20 == first }
  }
}
