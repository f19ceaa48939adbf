import Spreadsheet
import TestSupport
import Testing

@testable import Book

@Suite("A standing sheet's lines above its table")
struct SheetOverlayTests {
  /// A sheet with a sentence and a formula that was saved without what it comes to above its header.
  private func overlay(_ above: [[InMemorySheet.Value]], formulaAt row: Int) throws -> SheetOverlay {
    let book = try KeyedBook(above + [["Kode", "Nama", "Kunci"], ["M", "Wulan", "1"]])
    var sheet = try #require(book.sheet("Data"))
    sheet.above.append(FreeCell(row: row, column: 0, value: nil, isFormula: true))
    return SheetOverlay(
      sheet, spec: .fixture, base: nil, headers: ["Kode", "Nama", "Kunci"], required: [], unnamedOwner: .staff,
      coloursStaffs: true
    ) { _ in nil }
  }

  private let sentence = HeadLine(1, .text("Kalimat pembuka: selamat pagi"), HeadLine.note)

  @Test("a formula gives way to the sentence that has its place")
  func formulaGivesWay() throws {
    var overlay = try overlay([["Data – RS Harapan"], []], formulaAt: 1)
    overlay.updateHead([sentence], shift: 0)
    #expect(overlay.edits.map(\.value) == [sentence.value])
  }

  @Test("a formula that rows put in between have moved is not written over by the sentence of its place")
  func formulaIsMoved() throws {
    var overlay = try overlay([["Kalimat pembuka: selamat siang"], []], formulaAt: 1)
    overlay.updateHead([sentence], shift: 0)
    #expect(overlay.edits.isEmpty)
  }
}
