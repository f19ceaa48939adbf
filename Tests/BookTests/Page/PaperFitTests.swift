import Testing

@testable import Book

struct PaperFitTests {
  @Test func `a table that fits is printed in full size on one sheet`() {
    let fit = PaperFit(widths: [10, 20, 30], isLandscape: true)
    #expect((fit.pagesWide, fit.scale, fit.firstColumns) == (1, 100, 3))
  }

  @Test func `a wider table is made smaller as long as it can be read, then goes over two sheets`() {
    // 220 characters in 8 columns are 1580 pixels of 1045: 66 hundredths, 7.26 of 11 points.
    let wide = [Double](repeating: 27.5, count: 8)
    #expect(PaperFit(widths: wide, isLandscape: true).pagesWide == 1)
    #expect(PaperFit(widths: wide, isLandscape: true).scale == 66)
    let wider = PaperFit(widths: wide + [6], repeated: 1, isLandscape: true)
    #expect(wider.pagesWide == 2)
    #expect(wider.scale >= PaperFit.leastScale(11))
  }

  @Test func `columns that come again take their room on each sheet`() {
    let widths = [30] + [Double](repeating: 30, count: 20)
    let plain = PaperFit(widths: widths, isLandscape: true)
    let repeating = PaperFit(widths: widths, repeated: 1, isLandscape: true)
    #expect(repeating.scale < plain.scale || repeating.pagesWide > plain.pagesWide)
  }

  @Test func `hidden columns take none`() {
    #expect(
      PaperFit(widths: [40, 0, 40], isLandscape: false).scale == PaperFit(widths: [40, 40], isLandscape: false).scale)
  }

  @Test func `small letters are made less small`() {
    #expect(PaperFit.leastScale(11) == 66)
    #expect(PaperFit.leastScale(8) == 90)
    #expect(PaperFit.leastScale(6) == 100)
  }
}
