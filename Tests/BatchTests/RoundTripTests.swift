import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// Work books that come back: what a run makes of them.
struct RoundTripTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"

  /// A folder whose week 2026-W47 was run in, with two targets.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "12/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  private func edit(
    _ folder: FacilityFolder, _ file: String, sheet name: String, _ change: (inout SheetCopy) throws -> Void
  ) throws {
    try editWorkbook(folder.path + "/" + file) { sheet in if sheet.name == name { try change(&sheet) } }
  }

  @Test func `G3: a row that staff deleted stays deleted and is reported by each run`() throws {
    let folder = try folder()
    try edit(folder, book47, sheet: "Lembar Sapa") { sheet in
      sheet.rows.removeAll { $0.values.contains(.text("001002")) }
    }
    for day in ["2026-11-18", "2026-11-19", "2026-11-19"] {
      #expect(try folder.run(day).findings.texts.contains { $0.contains("1 baris dihapus petugas") })
      #expect(try folder.calls("2026-W47").compactMap { $0["No RM"] } == ["001001"])
    }
  }

  @Test func `G3: a discharge date that staff mend stays, and the rules go by it`() throws {
    let folder = try folder()
    try edit(folder, book47, sheet: "Data Pasien") { sheet in
      try sheet.enter("001001", ["Tanggal Keluar": .date(46_341)])
    }
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
      try folder.run(day)
      let row = try #require(try folder.data("2026-W47")["001001"])
      #expect(row["Tanggal Keluar"] == "15/11/2026")
      #expect(row["Tanggal Eksekusi"] == "22/11/2026")
    }
  }

  @Test func `G3: what is typed over a value of Sapa's gives way and is kept on Konflik`() throws {
    let folder = try folder()
    try edit(folder, book47, sheet: "Lembar Sapa") { sheet in
      try sheet.enter("001001", ["Status": .text("sudah ditelepon")])
    }
    try folder.run("2026-11-19")
    #expect(try folder.calls("2026-W47").first { $0["No RM"] == "001001" }?["Status"] == "Target")
    let listed = try SheetCopy(path: folder.path + "/" + book47, sheet: "Konflik").rows
    #expect(listed.contains { $0.values.contains(.text("sudah ditelepon")) && $0.values.contains(.text("Tercatat")) })
  }

  @Test func `G3: a note beside Sapa's own sheets stays where it is`() throws {
    let folder = try folder()
    try edit(folder, book47, sheet: "Rekap") { sheet in sheet.rows[2][8] = .text("cek lagi") }
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
      try folder.run(day)
      #expect(try SheetCopy(path: folder.path + "/" + book47, sheet: "Rekap").rows[2][8] == .text("cek lagi"))
    }
  }

  @Test func `a copy is merged cell by cell, and what both changed waits for a choice`() throws {
    let folder = try folder()
    try folder.write("masuk/punya budi.xlsx", try #require(folder.bytes(book47)))
    try edit(folder, "masuk/punya budi.xlsx", sheet: "Lembar Sapa") { sheet in
      try sheet.enter("001001", ["Catatan": .text("dari Budi")])
      try sheet.enter("001002", ["Petugas": .text("Budi")])
    }
    try edit(folder, book47, sheet: "Lembar Sapa") { sheet in
      try sheet.enter("001001", ["Catatan": .text("dari Rina")])
    }
    let summary = try folder.run("2026-11-19")
    let listed = try SheetCopy(path: folder.path + "/" + book47, sheet: "Konflik").rows
    #expect(summary.procedures.first?.conflicts == 1, "\(summary.findings.texts) \(listed)")
    #expect(try call("001002", folder)["Petugas"] == "Budi")
    #expect(try call("001001", folder)["Catatan"] == "dari Rina")
    let before = try folder.files()
    try folder.run("2026-11-19")
    #expect(try folder.files() == before)
    try edit(folder, book47, sheet: "Konflik") { sheet in
      let head = try #require(sheet.rows.firstIndex { $0.values.contains(.text("Pilihan")) })
      let column = try #require(sheet.rows[head].first { $0.value == .text("Pilihan") }?.key)
      sheet.rows[head + 1][column] = .text("Salinan")
    }
    #expect(try folder.run("2026-11-19").procedures.first?.conflicts == 0)
    #expect(try call("001001", folder)["Catatan"] == "dari Budi")
  }

  @Test func `a copy from another facility changes nothing`() throws {
    let folder = try folder()
    let other = try folder.bytes(book47).map { bytes in
      let other = try FacilityFolder()
      try other.write("sapa.toml", "[facility]\nname = \"RS Lain\"\n\n[sapa-pasien]\n")
      try other.write("masuk/salinan.xlsx", bytes)
      return other
    }
    let summary = try #require(other).run("2026-11-19")
    #expect(summary.failures.texts.contains { $0.contains("fasilitas lain") })
    #expect(summary.written.isEmpty)
    #expect(summary.exitCode == 2)
  }

  @Test func `a book that is gone comes back from a copy`() throws {
    let folder = try folder()
    try folder.write("masuk/salinan.xlsx", try #require(folder.bytes(book47)))
    try edit(folder, "masuk/salinan.xlsx", sheet: "Lembar Sapa") { sheet in
      try sheet.enter("001001", ["Catatan": .text("sempat dicatat")])
    }
    try FileManager.default.removeItem(atPath: folder.path + "/" + book47)
    #expect(try folder.run("2026-11-19").findings.texts.contains { $0.contains("dipulihkan dari salinan") })
    #expect(try call("001001", folder)["Catatan"] == "sempat dicatat")
  }

  @Test func `what is typed into last week's book after its row moved on is taken over`() throws {
    let folder = try folder()
    try folder.run("2026-11-24")
    try edit(folder, book47, sheet: "Lembar Sapa") { sheet in
      try sheet.enter("001001", ["Catatan": .text("di buku lama")])
    }
    try folder.run("2026-11-25")
    let row = try folder.calls("2026-W48").first { $0["No RM"] == "001001" }
    #expect(row?["Catatan"] == "di buku lama")
  }

  private func call(_ number: String, _ folder: FacilityFolder) throws -> [String: String] {
    try #require(try folder.calls("2026-W47").first { $0["No RM"] == number })
  }
}
