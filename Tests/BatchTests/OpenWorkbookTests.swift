import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// Runs while somebody has a workbook open, or saves it in the meantime.
struct OpenWorkbookTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"
  private let mark = "kerja/.~lock.Sapa Pasien 2026-W47.xlsx#"

  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  private func beside(_ day: String) -> String { "kerja/Sapa Pasien 2026-W47 (baru \(day)).xlsx" }

  private func open(_ folder: FacilityFolder) throws {
    try folder.write(mark, "Rina,rina,PC-3,18.11.2026 09:12,file:///x;")
  }

  private func close(_ folder: FacilityFolder) throws {
    try FileManager.default.removeItem(atPath: folder.path + "/" + mark)
  }

  private func type(_ folder: FacilityFolder, _ book: String) throws {
    try editWorkbook(folder.path + "/" + book) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001001", ["Catatan": .text("diketik")]) }
    }
  }

  @Test func `an open workbook stays, the new one stands beside it, and it is said who has it`() throws {
    let folder = try folder()
    let old = folder.bytes(book47)
    try open(folder)
    let summary = try folder.run("2026-11-19")
    #expect(folder.bytes(book47) == old)
    #expect(summary.written == [overview11, beside("2026-11-19"), recap47])
    #expect(summary.exitCode == 1)
    let finding = try #require(summary.findings.texts.first { $0.contains("sedang dibuka") })
    #expect(
      finding.contains("Rina di PC-3") && finding.contains(beside("2026-11-19")) && finding.contains("hapus \(mark)"))

    // The like of it changes nothing.
    let before = try folder.files()
    let again = try folder.run("2026-11-19")
    #expect(again.written.isEmpty)
    #expect(again.findings.texts.contains(finding))
    #expect(try folder.files() == before)

    // A later day's takes the place of the earlier, which is kept.
    try folder.run("2026-11-20")
    #expect(folder.bytes(book47) == old)
    #expect(folder.bytes(beside("2026-11-19")) == nil)
    #expect(folder.bytes(beside("2026-11-20")) != nil)
    #expect(
      try folder.files().keys.contains { $0.hasPrefix("arsip/Sapa Pasien 2026-W47 (baru 2026-11-19) 2026-11-20 ") })
  }

  @Test func `once it is closed, what was typed in it is there, and the one beside it goes to the archive`() throws {
    let folder = try folder()
    try open(folder)
    try folder.run("2026-11-19")
    try type(folder, book47)
    try close(folder)
    let summary = try folder.run("2026-11-19", now: "2026-11-19T12:00:00Z")
    #expect(!summary.findings.texts.contains { $0.contains("baru") })
    #expect(folder.bytes(beside("2026-11-19")) == nil)
    #expect(try folder.calls("2026-W47").contains { $0["Catatan"] == "diketik" })
    #expect(try folder.journal().contains { $0.kind == .archived && $0.text("file") == beside("2026-11-19") })
    let before = try folder.files()
    try folder.run("2026-11-19", now: "2026-11-19T13:00:00Z")
    #expect(try folder.files() == before)
  }

  @Test func `one beside it that staff typed into is neither replaced nor moved nor read as a book`() throws {
    let folder = try folder()
    try open(folder)
    try folder.run("2026-11-19")
    try type(folder, beside("2026-11-19"))
    let typed = folder.bytes(beside("2026-11-19"))
    try type(folder, book47)
    let second = try folder.run("2026-11-19")
    #expect(second.written.contains("kerja/Sapa Pasien 2026-W47 (baru 2026-11-19, 2).xlsx"))
    #expect(second.findings.texts.contains { $0.contains(beside("2026-11-19")) && $0.contains("diubah sesudah") })
    #expect(folder.bytes(beside("2026-11-19")) == typed)
    try close(folder)
    let third = try folder.run("2026-11-20")
    #expect(third.findings.texts.contains { $0.contains(beside("2026-11-19")) })
    #expect(!third.findings.texts.contains { $0.contains("bukan nama buku kerja") })
    #expect(folder.bytes(beside("2026-11-19")) == typed)
    #expect(folder.bytes("kerja/Sapa Pasien 2026-W47 (baru 2026-11-19, 2).xlsx") == nil)
  }

  @Test func `one beside it that somebody has open is left too`() throws {
    let folder = try folder()
    try open(folder)
    try folder.run("2026-11-19")
    let old = folder.bytes(beside("2026-11-19"))
    try folder.write("kerja/~$Sapa Pasien 2026-W47 (baru 2026-11-19).xlsx", OpenMarkTests.excel("Sari"))
    try type(folder, book47)
    let summary = try folder.run("2026-11-19")
    #expect(summary.written.contains("kerja/Sapa Pasien 2026-W47 (baru 2026-11-19, 2).xlsx"))
    #expect(folder.bytes(beside("2026-11-19")) == old)
  }

  @Test func `an open recap is not replaced either`() throws {
    let folder = try folder()
    let old = folder.bytes(recap47)
    try folder.write("laporan/~$Rekap Sapa Pasien 2026-W47.xlsx", OpenMarkTests.excel("Kepala Ruangan"))
    let summary = try folder.run("2026-11-19")
    #expect(folder.bytes(recap47) == old)
    #expect(summary.written == [overview11, book47, "laporan/Rekap Sapa Pasien 2026-W47 (baru 2026-11-19).xlsx"])
    #expect(summary.findings.texts.contains { $0.contains("Kepala Ruangan") })
  }

  @Test func `a dry run says where the new one would stand`() throws {
    let folder = try folder()
    try open(folder)
    let before = try folder.files()
    let (run, _) = try folder.plan("2026-11-19")
    let preview = try run.preview()
    #expect(preview.planned == [overview11, beside("2026-11-19"), recap47])
    #expect(preview.findings.texts.contains { $0.contains("Rina") })
    #expect(try folder.files() == before)
  }

  @Test func `a mark beside a workbook that is not there yet keeps nothing back`() throws {
    let folder = try folder()
    try folder.write("kerja/~$Sapa Pasien 2026-W48.xlsx", OpenMarkTests.excel("Rina"))
    #expect(try folder.run("2026-11-25").written.contains("kerja/Sapa Pasien 2026-W48.xlsx"))
  }

  @Test func `what is saved between reading and writing is not overwritten`() throws {
    let folder = try folder()
    let facility = try Facility(folder: folder.path)
    let (run, _) = try folder.plan("2026-11-19")
    let snapshot = FolderSnapshot(facility)
    let plan = try run.plan()
    try type(folder, book47)
    let before = try folder.files()
    var writing = try Writing(run: run, plan: plan, snapshot: snapshot, record: RunRecord(), notes: [])
    #expect(throws: FacilityError.changedMeanwhile(file: folder.path + "/" + book47)) { try writing.perform() }
    #expect(try folder.files() == before)
    // A whole run reads what was saved.
    try folder.run("2026-11-19")
    #expect(try folder.calls("2026-W47").contains { $0["Catatan"] == "diketik" })
  }

  @Test func `a copy counts as merged once the workbook is in place`() throws {
    let folder = try folder()
    try folder.write("masuk/salinan.xlsx", try #require(folder.bytes(book47)))
    try type(folder, "masuk/salinan.xlsx")
    let digest = try #require(SHA256.ofFile(folder.path + "/masuk/salinan.xlsx")).digest
    try open(folder)
    try folder.run("2026-11-19")
    #expect(try !Journal(folder: folder.path).hasMerged(sha256: digest))
    #expect(try !folder.calls("2026-W47").contains { $0["Catatan"] == "diketik" })
    let before = try folder.files()
    try folder.run("2026-11-19")
    #expect(try folder.files() == before)
    try close(folder)
    try folder.run("2026-11-19")
    #expect(try Journal(folder: folder.path).hasMerged(sha256: digest))
    #expect(try folder.calls("2026-W47").contains { $0["Catatan"] == "diketik" })
  }

  @Test func `a workbook keeps its permissions, and a link stays a link`() throws {
    let folder = try folder()
    let files = FileManager.default
    let (link, real) = (folder.path + "/" + book47, folder.path + "/disk lain/buku.xlsx")
    try files.createDirectory(atPath: folder.path + "/disk lain", withIntermediateDirectories: true)
    try files.moveItem(atPath: link, toPath: real)
    try files.createSymbolicLink(atPath: link, withDestinationPath: "../disk lain/buku.xlsx")
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    let old = AtomicFile.bytes(of: real)
    try folder.run("2026-11-19")
    #expect(try files.destinationOfSymbolicLink(atPath: link) == "../disk lain/buku.xlsx")
    #expect(AtomicFile.bytes(of: real) != old)
    #expect(try files.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o640)
    #expect(try files.contentsOfDirectory(atPath: folder.path + "/disk lain") == ["buku.xlsx"])
    let backups = try folder.files().keys.filter { $0.hasPrefix("arsip/Sapa Pasien 2026-W47 ") }
    #expect(
      try files.attributesOfItem(atPath: folder.path + "/" + (try #require(backups.first)))[.posixPermissions] as? Int
        == 0o640)
  }

  @Test func `what a killed run left is swept, and nothing else`() throws {
    let folder = try folder()
    let strays = [
      "kerja/.Sapa Pasien 2026-W47.xlsx.1a2b3c4d.sapa-tmp", "laporan/.Rekap.xlsx.1a2b3c4d.sapa-tmp.aB3dE6",
      "arsip/.Sapa Pasien.xlsx.sapa-tmp",
    ]
    let others = ["kerja/.~lock.x#", "kerja/a.sapa-tmp", "kerja/.x.sapa-tmp.lain lagi", "masuk/.y.1a2b3c4d.sapa-tmp"]
    for name in strays + others { try folder.write(name, "x") }
    try folder.run("2026-11-18")
    for name in strays { #expect(folder.bytes(name) == nil, "\(name)") }
    for name in others { #expect(folder.bytes(name) != nil, "\(name)") }
  }
}
