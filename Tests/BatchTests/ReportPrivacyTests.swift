import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Spreadsheet

/// G7: what stands as no. RM may be a person's number; it is nowhere in a manager's report.
struct ReportPrivacyTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"
  private let numbers = ["1371010101010004", "1371999999990004", "0001234567891", "081234567678", "0812-3333-7678"]

  /// A folder whose patients have persons' numbers as no. RM, and whose week 2026-W47 was closed.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    for number in numbers { export.add(number, in: "05/11/2026", out: "11/11/2026", phone: "081398765432") }
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    return folder
  }

  /// All parts of a workbook as one text.
  private func parts(_ folder: FacilityFolder, _ file: String) throws -> String {
    let archive = try ZipArchive(path: folder.path + "/" + file)
    return try archive.entries().keys.sorted().map { part in
      String(decoding: try archive.bytes(of: part, maximumBytes: 100_000_000), as: UTF8.self)
    }.joined(separator: "\n")
  }

  private func expectPrivacy(_ folder: FacilityFolder) throws {
    let text = try parts(folder, recap47)
    for number in numbers + ["081233337678", "081398765432", "81398765432"] {
      #expect(!text.contains(number), "\(number)")
    }
    for mask in ["1371********0004", "0001*****7891", "0812****678"] { #expect(text.contains(mask), "\(mask)") }
  }

  @Test func `G7 a NIK, a card's or a telephone number as no. RM is masked in every part of a report`() throws {
    let folder = try folder()
    try expectPrivacy(folder)
    let keys = try SheetCopy(path: folder.path + "/" + recap47, sheet: "Angka Sapa").rows.compactMap { $0[1]?.text }
    #expect(Set(keys).count == keys.count)
    #expect(keys.filter { $0.hasPrefix("M/1371********0004/") }.count == 2)
    // The work book is the officers': they need the numbers.
    #expect(try folder.calls("2026-W47").compactMap { $0["No RM"] }.contains("1371010101010004"))
  }

  @Test
  func `G7 a closed week's Koreksi tells which row changed by its masked key, and nothing is corrected for the mask`()
    throws
  {
    let folder = try folder()
    let before = try folder.files()
    #expect(try folder.run("2026-11-23").procedures.first?.corrections == 0)
    #expect(try folder.files() == before)
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Lembar Sapa" {
        try sheet.enter("1371010101010004", .executed(by: "Rina", on: "19/11/2026"))
      }
    }
    try folder.run("2026-11-24")
    let causes = try SheetCopy(path: folder.path + "/" + recap47, sheet: "Koreksi").rows.compactMap { $0[4]?.text }
    #expect(causes.contains { $0.contains("M/1371********0004/2026-11-05: ") && $0.contains("Rina") }, "\(causes)")
    try expectPrivacy(folder)
  }
}
