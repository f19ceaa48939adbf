import Foundation
import Spreadsheet
import Testing

@testable import Book
@testable import Core

/// Sheets that Sapa keeps for itself are put in place as a whole, and only where they would say anything else.
struct OwnSheetTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "own-\(UUID().uuidString)")

  private func book(_ numbers: [String: String], _ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_775))
    try book.addSheet("Data").text("Isi", row: 0, column: 0)
    try NumberSheet.sheet(numbers).write(to: try book.addSheet(NumberSheet.name))
    try book.close()
    return path
  }

  /// Brings a book up to date; gives whether that changed it, and what it then says.
  private func updated(_ path: String, _ numbers: [String: String]) throws -> (changed: Bool, numbers: [String: String])
  {
    let patch = try WorkbookPatch(path: path)
    #expect(try !NumberSheet.sheet(numbers).update(patch))
    let changed = patch.hasChanges
    let saved = path + ".xlsx"
    try patch.save(to: saved)
    let workbook = try XLSXWorkbook(path: saved)
    #expect(workbook.sheet(named: NumberSheet.name)?.visibility == .hidden)
    return (changed, try NumberSheet.read(workbook))
  }

  @Test func `the same rows change nothing, others take their place`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let two = ["L2611170810": "UB-2026-0001", "L2611170811": "UB-2026-0002"]
    let path = try book(two, "dua.xlsx")
    #expect(try !updated(path, two).changed)
    for other in [
      [:], ["L2611170810": "UB-2026-0001"], two.merging(["L3": "UB-2026-0003"]) { old, _ in old },
      ["L2611170810": "UB-2026-0001", "L2611170811": "UB-2026-0009"],
    ] {
      let (changed, numbers) = try updated(path, other)
      #expect(changed && numbers == other)
    }
  }

  @Test(arguments: [
    "dua\nbaris", "  di tepi  ", "\t", "a\r\nb", "_x0041_ dan _x005F_", "\u{1}\u{1F}", "& < > \"", "🙏🏽", "e\u{301}",
    "\u{FFFD}\u{FFFE}\u{2028}", String(repeating: "panjang ", count: 3_000),
  ])
  func `any text is known again, as it was first written and as it is put in place`(text: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try book(["kunci": text, "satu": "dua"], "teks.xlsx")
    #expect(try !updated(path, ["kunci": text, "satu": "dua"]).changed)
    #expect(try updated(path, ["kunci": text]).changed)
    #expect(try !updated(path + ".xlsx", ["kunci": text]).changed)
  }

  @Test func `a book without the sheet is given it, and says so`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "tanpa.xlsx").path
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_775))
    try book.addSheet("Data").text("Isi", row: 0, column: 0)
    try book.close()
    let patch = try WorkbookPatch(path: path)
    #expect(try NumberSheet.sheet(["L1": "UB-2026-0001"]).update(patch))
    try patch.save(to: path + ".xlsx")
    #expect(try NumberSheet.read(XLSXWorkbook(path: path + ".xlsx")) == ["L1": "UB-2026-0001"])
  }

  @Test func `a merge does not see it, and its cells are not remembered`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try book(["L1": "UB-2026-0001"], "satu.xlsx")
    #expect(try KeyedBook.read(path, sheets: []).others.map(\.name) == ["Data"])
    let rows = try BaseSheet.make(
      from: path, sheets: [], meta: BaseSheet.Meta(facility: "Uji", sop: "uji", period: "2026-W47", programVersion: "0")
    )
    #expect(!(0..<rows.count).contains { rows[$0].contains(NumberSheet.name) })
  }
}
