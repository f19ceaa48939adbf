package import Spreadsheet

/// How columns come out on A4: how many sheets of paper lie side by side for letters to stay legible.
package struct PaperFit: Sendable {
  /// The size below which nothing is printed, in points.
  package static let legible = 7.0
  /// The letters of most cells, in points.
  package static let letters = 11.0
  package static let margins = PageSetup.Margins(left: 0.4, right: 0.4, top: 0.6, bottom: 0.6)
  /// Programs measure letters differently: so much more than legible, in hundredths.
  private static let reserve = 2

  /// How many sheets of paper lie side by side.
  package let pagesWide: Int
  /// How large the print is, in hundredths of the full size.
  package let scale: Int
  /// How many columns the first sheet of paper has.
  package let firstColumns: Int

  /// - Parameters:
  ///   - widths: of the printed columns, in characters; 0 of one that is hidden.
  ///   - repeated: how many columns come again on each sheet of paper.
  ///   - isLandscape: how the paper is held.
  ///   - fontSize: of the smallest letters, in points.
  package init(widths: [Double], repeated: Int = 0, isLandscape: Bool, fontSize: Double = Self.letters) {
    let pixels = widths.map(Self.pixels)
    let room = Self.room(isLandscape: isLandscape).width * 96
    let least = Self.leastScale(fontSize)
    let pages = Self.sheets(pixels, repeated, room: room * 100 / Double(least)).count
    pagesWide = max(1, pages)
    let fitting = stride(from: 100, through: least, by: -1).lazy
      .map { (scale: $0, sheets: Self.sheets(pixels, repeated, room: room * 100 / Double($0))) }
      .first { $0.sheets.count <= max(1, pages) }
    scale = fitting?.scale ?? least
    firstColumns = fitting?.sheets.first ?? widths.count
  }

  /// At which scale, in hundredths, letters of a size in points are legible on paper.
  package static func leastScale(_ fontSize: Double) -> Int {
    min(100, Int((legible / fontSize * 100).rounded(.up)) + reserve)
  }

  /// What of an A4 sheet is printed on, in inches.
  package static func room(isLandscape: Bool) -> (width: Double, height: Double) {
    let (short, long) = (8.27, 11.69)
    let sides = margins.left + margins.right
    let ends = margins.top + margins.bottom
    return isLandscape ? (long - sides, short - ends) : (short - sides, long - ends)
  }

  /// The width of a column on the screen (ECMA-376 §18.3.1.13).
  private static func pixels(_ width: Double) -> Double { width > 0 ? (width * 7).rounded(.down) + 5 : 0 }

  /// How many columns each sheet of paper has, as a spreadsheet deals them out.
  private static func sheets(_ pixels: [Double], _ repeated: Int, room: Double) -> [Int] {
    let again = pixels.prefix(repeated).reduce(0, +)
    var (sheets, used): ([Int], Double) = ([], 0)
    for (column, width) in pixels.enumerated() {
      if !sheets.isEmpty, used + width <= room {
        sheets[sheets.count - 1] += 1
        used += width
      } else {
        used = (sheets.isEmpty || column < repeated ? 0 : again) + width
        sheets.append(1)
      }
    }
    return sheets
  }
}
