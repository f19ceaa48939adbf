import Spreadsheet

/// How high rows must be for wrapped text.
package enum TextHeight {
  /// How many lines a text takes in so many characters' width; words are kept whole.
  package static func lines(_ text: String, width: Int) -> Int {
    var text = text
    return text.withUTF8 { utf8 in unsafe lines(utf8.span, width: width) }
  }

  /// The same of UTF-8.
  package static func lines(_ utf8: Span<UInt8>, width: Int) -> Int {
    let width = max(1, width)
    var lines = 1
    // Letters in the line so far, blanks before the word, and letters of the word.
    var (used, blanks, word) = (0, 0, 0)
    func place() {
      if word == 0 { return }
      if used > 0, used + blanks + word > width {
        lines += 1
        used = 0
        blanks = 0
      }
      used += blanks + word
      // A longer word is broken.
      while used > width {
        lines += 1
        used -= width
      }
      word = 0
      blanks = 0
    }
    for index in utf8.indices {
      switch utf8[index] {
      case 0x20:
        place()
        blanks += 1
      case 0x0A:
        place()
        lines += 1
        (used, blanks) = (0, 0)
      // What follows the first byte of a letter.
      case 0x80..<0xC0, 0x0D: continue
      default: word += 1
      }
    }
    place()
    return lines
  }

  /// The height of a row in points, at most a sheet's.
  package static func points(_ text: String, width: Int, line: Double = 15) -> Double {
    points(lines: lines(text, width: width), line: line)
  }

  /// The height of a row with a bold text that runs upwards.
  static func turned(_ text: String) -> Double { min(RowHeight.limit, Double(text.count) * 7.5 + 8) }

  /// The height of so many lines.
  package static func points(lines: Int, line: Double = 15) -> Double { min(RowHeight.limit, Double(lines) * line + 3) }
}
