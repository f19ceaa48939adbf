import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// Formulas, comments and truths of copies, as openpyxl and LibreOffice save them.
struct MergedRemarksTests {
  private static let producers = ["openpyxl", "libreoffice"]

  private func merge(_ base: String, _ copy: String) throws -> (summary: WorkbookMergeSummary, list: [MergeConflict]) {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/merge")
    let out = FileManager.default.temporaryDirectory.appending(path: "merge-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: out) }
    let summary = try WorkbookMerge(
      base: folder.appending(path: base).path, copies: [folder.appending(path: copy).path], output: out, keys: ["ID"],
      date: CalendarDate(dayNumber: 20_778)
    ).run()
    return (summary, try ConflictList.read(XLSXWorkbook(path: out)).entries.map(\.conflict))
  }

  @Test(arguments: producers, producers)
  func `changed formulas and comments of a copy are listed, whoever saved it`(base: String, copy: String) throws {
    let (summary, list) = try merge("asal.\(base).xlsx", "salinan.\(copy).xlsx")
    func entry(_ sheet: String, _ key: String, _ column: String, _ current: String?, _ copy: String) -> MergeConflict {
      MergeConflict(
        kind: .recorded, sheet: sheet, key: key, column: column, current: current.map { .text($0) }, copy: .text(copy))
    }
    // openpyxl saves a formula without its value: there is nothing to take, so the formula itself is listed.
    let typed = copy == "openpyxl" ? [entry("Data", "003", "Nama", nil, "=UPPER(\"citra\")")] : []
    #expect(
      Set(list)
        == Set(
          typed + [
            entry("Data", "002", "Dua kali", "=C5*2", "=C5*3 (+1 baris)"),
            entry("Data", "001", "Nama (komentar)", "telepon siang", "telepon malam"),
            entry("Data", "002", "Nama (komentar)", nil, "pindah alamat"),
            entry("Hitung", "", "B2", nil, "=MAX(Data!$C$4:$C$6)"),
          ]))
    #expect(summary.exitCode == 1)
    #expect(summary.copies.map(\.cells) == [copy == "openpyxl" ? 1 : 2])
  }

  @Test func `comments and formulas are the same under keys that became numbers and beside a header that came twice`()
    throws
  {
    let (summary, list) = try merge("asal.openpyxl.xlsx", "angka.openpyxl.xlsx")
    #expect(list.isEmpty)
    #expect(summary.copies.map(\.cells) == [0])
  }

  @Test(arguments: [("asal.openpyxl.xlsx", "asal.libreoffice.xlsx"), ("asal.libreoffice.xlsx", "asal.openpyxl.xlsx")])
  func `a truth that LibreOffice writes as a formula, and formulas that it writes anew, are no change`(
    base: String, copy: String
  ) throws {
    let (summary, list) = try merge(base, copy)
    #expect(list.isEmpty)
    #expect(summary.exitCode == 0)
    #expect(summary.copies.map(\.cells) == [0])
  }
}
