import Foundation
import Spreadsheet
import Testing

@testable import Batch
@testable import PostDischargeCalls
import Procedures

struct FileNameTests {
  @Test func `a name that fits stays, one that does not is cut between characters and told apart by its digest`() {
    #expect(FileName.fitting("Rekap", ".tmp", after: ".") == ".Rekap.tmp")
    let names = ["a", "b"].map { String(repeating: "é", count: 150) + $0 }
    let cut = names.map { FileName.fitting($0, ".xlsx", after: ".", spare: 7) }
    #expect(cut[0] != cut[1])
    for name in cut {
      #expect((240...248).contains(name.utf8.count))
      #expect(name.hasPrefix(".éé") && name.hasSuffix(".xlsx"))
      #expect(!name.contains("\u{FFFD}"))
    }
    #expect(FileName.fitting(String(repeating: "a", count: 255), "").utf8.count == 255)
  }

  @Test(arguments: [224, 235, 250])
  func `a workbook whose name is as long as names may be is annotated, patched and kept`(length: Int) throws {
    let folder = try FacilityFolder()
    try folder.write(
      "masuk/ekspor.csv", "No RM,Nama Pasien,No HP,Tgl Masuk,Tgl Keluar\n001234,Ani,0812,2026-11-10,2026-11-14\n")
    let stem = String(repeating: "n", count: length)
    let path = folder.path + "/" + stem + ".xlsx"
    let settings = try AnnotationSettings(language: .indonesian, date: CalendarDate(iso: "2026-11-18"))
    let annotation = Annotation(settings)
    _ = try annotation.perform(Annotation.Request(file: folder.path + "/masuk/ekspor.csv", output: path))
    #expect(FileManager.default.fileExists(atPath: path))
    let edit = #"{"sheet": "\#(try XLSXWorkbook(path: path).sheets[0].name)", "cell": "B2", "value": "Budi"}"#
    let script = try PatchScript(Array(edit.utf8))
    let patched = try PatchedFile.make(path, script: script, output: path, replaces: true, allowsSigned: false)
    let backup = try #require(patched.backup)
    #expect(System.name(of: backup).utf8.count <= FileName.limit)
    #expect(backup.hasSuffix(" (sebelum sapa).xlsx"))
    #expect(FileManager.default.fileExists(atPath: backup))
    let csv = folder.path + "/" + String(repeating: "c", count: length + 1) + ".csv"
    try FileManager.default.copyItem(atPath: folder.path + "/masuk/ekspor.csv", toPath: csv)
    _ = try annotation.perform(Annotation.Request(file: csv, output: folder.path + "/hasil.xlsx"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".sapa-tmp") })
  }

  @Test func `a backup's name fits however long the workbook's is, and is read back`() throws {
    let date = try #require(CalendarDate(iso: "2026-11-18"))
    let digest = String(repeating: "ab", count: 32)
    for digits in [8, 64] {
      let name = Archive.Name(
        of: String(repeating: "b", count: 250) + ".xlsx", date: date, digest: digest, digits: digits)
      #expect(name.text.utf8.count <= FileName.limit)
      #expect(Archive.Name(name.text) == name)
    }
    let beside = BesideCopy(of: String(repeating: "b", count: 250) + ".xlsx", date: date, number: 12)
    #expect(beside.name.utf8.count <= FileName.limit)
    #expect(BesideCopy.isBesideCopy(beside.name))
  }

  @Test func `a name that is itself too long is an error, and nothing is left`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/" + String(repeating: "n", count: 256)
    let error = #expect(throws: FacilityError.self) { try AtomicFile.write([1], to: path) }
    #expect(error?.message(.english).contains("too long") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
