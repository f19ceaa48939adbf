package import Spreadsheet

/// A text that is longer than its row shows: a mark stands before it, given by the spreadsheet itself, and the cell holds it whole.
package enum LongText {
  package static let mark = "[…]"
  /// The number format that shows the mark.
  package static let format = CellFormat { $0.numberFormat = "\"\(mark) \"@" }
  /// What is said of the mark above a table.
  package static let note = "\(mark) di depan teks: hanya awalnya yang tampak dan tercetak, isi lengkapnya ada di sel."

  /// Whether a text takes more lines than a row shows, as the live rule tells it; behind a break half a line is lost.
  package static func isLong(_ utf8: Span<UInt8>, width: Int, lines: Int) -> Bool {
    var (letters, breaks) = (0, 0)
    for index in utf8.indices {
      switch utf8[index] {
      case 0x80..<0xC0: continue
      // Two units of UTF-16, of which a formula counts each.
      case 0xF0...: letters += 2
      case 0x0A:
        letters += 1
        breaks += 1
      default: letters += 1
      }
    }
    return letters + breaks * (width / 2) > width * lines
  }

  /// Marks the long texts of a column.
  static func rule(_ id: String, width: Int, lines: Int) -> LiveRule {
    let breaks = "LEN([\(id)])-LEN(SUBSTITUTE([\(id)],CHAR(10),\"\"))"
    return LiveRule(
      columns: [id], formula: "LEN([\(id)])+(\(breaks))*\(width / 2)>\(width * lines)",
      format: format)
  }
}
