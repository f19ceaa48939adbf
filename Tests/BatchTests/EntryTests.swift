import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// What officers type, in runs that follow each other.
struct EntryTests {
  private let book = "/kerja/Sapa Pasien 2026-W47.xlsx"

  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "09/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  private func enter(_ folder: FacilityFolder, _ number: String, _ values: [String: StaffValue]) throws {
    try editWorkbook(folder.path + book) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, values) }
    }
  }

  @Test func `G3: blanks and line breaks at the ends of a note survive`() throws {
    let folder = try folder()
    try enter(folder, "001001", ["Catatan": .text("  ramah\nsekali ")])
    try folder.run("2026-11-18")
    let cells = try SheetCopy(path: folder.path + book, sheet: "Lembar Sapa").rows.flatMap(\.values)
    #expect(cells.contains(.text("  ramah\nsekali ")))
  }

  @Test func `A6: a warning stands in Eskalasi from the next week's run on, until somebody has handled it`() throws {
    let folder = try folder()
    var answers = [String: StaffValue].executed(by: "Rina", on: "18/11/2026")
    answers["Kondisi Sekarang"] = .text("Memburuk")
    try enter(folder, "001001", answers)
    try folder.run("2026-11-25")
    let next = "kerja/Sapa Pasien 2026-W48.xlsx"
    #expect(try folder.rows(next, sheet: "Eskalasi").map { $0["Jawaban"] } == ["Memburuk"])
    try editWorkbook(folder.path + "/" + next) { sheet in
      if sheet.name == "Eskalasi" { try sheet.enter("001001", .handled(on: "25/11/2026")) }
    }
    try folder.run("2026-12-02")
    let later = try folder.rows("kerja/Sapa Pasien 2026-W49.xlsx", sheet: "Eskalasi")
    #expect(later.allSatisfy { $0["Jawaban"] != "Memburuk" })
  }

  @Test func `A5: an entry that can't be read is kept and pointed out`() throws {
    let folder = try folder()
    try enter(folder, "001001", ["Dihubungi": .text("mungkin"), "Tanggal Sapa": .text("kemarin")])
    let summary = try folder.run("2026-11-18")
    #expect(summary.findings.texts.contains { $0.contains("Dihubungi") && $0.contains("di luar pilihan") })
    #expect(summary.findings.texts.contains { $0.contains("Tanggal Sapa") && $0.contains("bukan tanggal") })
    #expect(try folder.calls("2026-W47").first { $0["No RM"] == "001001" }?["Dihubungi"] == "mungkin")
  }

  @Test func `A3b: a correction that is no number is pointed out`() throws {
    let folder = try folder()
    try enter(folder, "001001", ["No HP (perbaikan)": .text("salah")])
    let summary = try folder.run("2026-11-18")
    #expect(summary.findings.texts.contains { $0.contains("No HP (perbaikan)") })
  }

  @Test func `G3: entries of a stay that is gone stay at the foot of the list, with a warning`() throws {
    let folder = try folder()
    try enter(folder, "001002", ["Catatan": .text("sudah pindah kota")])
    try editWorkbook(folder.path + book) { sheet in
      guard sheet.name == "Data Pasien" else { return }
      sheet.rows.removeAll { $0.values.contains(.text("001002")) }
    }
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "09/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    let summary = try folder.run("2026-11-18")
    #expect(summary.findings.texts.contains { $0.contains("(G3)") })
    #expect(try folder.calls("2026-W47").contains { $0["Catatan"] == "sudah pindah kota" && $0["No RM"] == "001002" })
  }
}
