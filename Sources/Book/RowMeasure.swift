package import Spreadsheet

/// Measures the texts of a row: how many lines the longest takes, and how high the row is therefore.
package struct RowMeasure: Sendable {
  /// Of the columns, in characters; 0 where texts are not wrapped.
  private let widths: [Int]
  /// How many lines a row shows at most.
  private let linesAtMost: Int
  private var lines = 1
  /// Whether a text takes more lines than the row shows.
  private var isCut = false

  /// - Parameters:
  ///   - widths: of the columns, in characters; 0 where texts are not wrapped.
  ///   - linesAtMost: how many lines a row shows of a text that ``LongText`` calls long.
  package init(widths: [Int], linesAtMost: Int = .max) {
    self.widths = widths
    self.linesAtMost = linesAtMost
  }

  /// Whether a column's texts are wrapped.
  package func wraps(_ column: Int) -> Bool { widths.indices.contains(column) && widths[column] > 0 }

  package mutating func take(_ utf8: Span<UInt8>, column: Int) {
    guard column < widths.count, case let width = widths[column], width > 0 else { return }
    // Most texts are short, and most letters narrower than digits, of which a width counts.
    if utf8.count <= width, !Self.hasBreak(utf8) { return }
    let letters = Self.letters(width)
    let own = TextHeight.lines(utf8, width: letters)
    guard own > linesAtMost, LongText.isLong(utf8, width: letters, lines: linesAtMost) else {
      return lines = max(lines, own)
    }
    lines = max(lines, linesAtMost)
    isCut = true
  }

  package mutating func take(_ text: String, column: Int) {
    guard column < widths.count, widths[column] > 0 else { return }
    var text = text
    text.withUTF8 { utf8 in unsafe take(utf8.span, column: column) }
  }

  /// Nil for a row of one line; where every text stands whole it grows with what is typed.
  package var height: RowHeight? {
    lines > 1 ? RowHeight(TextHeight.points(lines: lines), isFixed: isCut) : nil
  }

  /// How many letters a line of a width surely holds: those of a bold row are wider.
  static func letters(_ width: Int) -> Int { width * 9 / 10 }

  private static func hasBreak(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where utf8[index] == 0x0A { return true }
    return false
  }
}
