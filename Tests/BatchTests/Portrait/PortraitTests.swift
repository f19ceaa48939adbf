import Testing

@testable import Book
@testable import Spreadsheet

/// That the portraits of the golden cases show what a user sees: what is changed in a workbook changes its portrait.
@Suite struct PortraitTests {
  @Test func `a portrait shows a workbook`() throws {
    let portrait = try WorkbookPortrait(PortraitPackage(parts: SmallWorkbook.parts)).text

    #expect(portrait == SmallWorkbook.portrait, "\(TextDifference.text(SmallWorkbook.portrait, portrait, limit: 100))")
  }

  @Test(arguments: SmallWorkbook.changes)
  func `what a user sees changes the portrait`(_ change: SmallWorkbook.Change) throws {
    var parts = SmallWorkbook.parts
    let before = String(decoding: try #require(parts[change.part]), as: UTF8.self)
    #expect(before.contains(change.old), "\(change.old) is not in \(change.part)")
    parts[change.part] = Array(before.replacing(change.old, with: change.new).utf8)

    let portrait = try WorkbookPortrait(PortraitPackage(parts: parts)).text

    #expect(portrait != (try WorkbookPortrait(PortraitPackage(parts: SmallWorkbook.parts)).text))
  }

  @Test func `formulas that were filled down are one`() {
    let first = FormulaText.relative("IF(B5=\"A1\",'Lembar B2'!$C$3,SUM(D$1:D5))", at: CellPlace(row: 4, column: 5))
    let second = FormulaText.relative("IF(B9=\"A1\",'Lembar B2'!$C$3,SUM(D$1:D9))", at: CellPlace(row: 8, column: 5))

    #expect(first == second)
    #expect(first == "IF(R[0]C[-4]=\"A1\",'Lembar B2'!R3C3,SUM(R1C[-2]:R[0]C[-2]))")
    #expect(FormulaText.moved("A1+$B$2+LOG10(C3)", rows: 2, columns: 1) == "B3+$B$2+LOG10(D5)")
  }

  @Test func `a difference names the sheet and shows the first lines that differ`() {
    let old = "=== A ===\na\nb\n=== B ===\nc\nd\ne\nf\n"
    let new = "=== A ===\na\nb\n=== B ===\nc\nd\nE\nf\n"

    #expect(TextDifference.text(old, new) == "@@ === B ===, line 7\n  c\n  d\n- e\n+ E\n  f\n  ")
  }
}
