import Spreadsheet
import Testing

@testable import Book

struct RowMeasureTests {
  private static func height(_ texts: [String], widths: [Int], linesAtMost: Int = 3) -> RowHeight? {
    var measure = RowMeasure(widths: widths, linesAtMost: linesAtMost)
    for (column, text) in texts.enumerated() { measure.take(text, column: column) }
    return measure.height
  }

  private static func isLong(_ text: String, width: Int, lines: Int) -> Bool {
    let utf8 = Array(text.utf8)
    return LongText.isLong(utf8.span, width: width, lines: lines)
  }

  @Test func `a row of short texts has no height of its own`() {
    #expect(Self.height(["Sari Uji", "Kartu tidak aktif"], widths: [20, 17]) == nil)
    #expect(Self.height([], widths: []) == nil)
  }

  @Test func `a row is as high as its longest text and grows while staff type`() {
    #expect(
      Self.height(["Kartu tidak aktif sejak dua bulan"], widths: [20])
        == RowHeight(TextHeight.points(lines: 2), isFixed: false))
    #expect(Self.height(["a\nb"], widths: [20]) == RowHeight(TextHeight.points(lines: 2), isFixed: false))
  }

  @Test func `a text that is longer than a log's row shows does not make the row higher`() {
    let text = [String](repeating: "antrean", count: 30).joined(separator: " ")
    #expect(Self.height([text], widths: [20]) == RowHeight(TextHeight.points(lines: 3), isFixed: true))
    #expect(Self.height([text], widths: [20], linesAtMost: .max)?.isFixed == false)
  }

  @Test func `columns that are not wrapped do not count`() {
    #expect(Self.height(["Kartu tidak aktif sejak dua bulan"], widths: [0]) == nil)
  }

  @Test func `a text is marked exactly if its row hides a part of it`() {
    for count in 1...60 {
      let text = [String](repeating: "kata", count: count).joined(separator: " ")
      let isCut = Self.height([text], widths: [20])?.isFixed ?? false
      #expect(isCut == Self.isLong(text, width: RowMeasure.letters(20), lines: 3))
    }
    // What LEN counts: UTF-16.
    #expect(!Self.isLong("😀😀", width: 2, lines: 2))
    #expect(Self.isLong("😀😀a", width: 2, lines: 2))
  }

  @Test func `the spreadsheet marks a long text by itself`() {
    let rule = LongText.rule("isi", width: 18, lines: 3)
    #expect(rule.formula == "LEN([isi])+(LEN([isi])-LEN(SUBSTITUTE([isi],CHAR(10),\"\")))*9>54")
    #expect(rule.format.numberFormat == "\"[…] \"@")
  }
}
