import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// G11: what a run finds, for people who see no terminal.
struct FindingRunTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let book48 = "kerja/Sapa Pasien 2026-W48.xlsx"
  private let day = "2026-11-24"

  /// A folder with a closed week, before a run that finds a bit of everything: a copy that came back with a conflict, a stray
  /// book, an input that can't be read, an entry that contradicts itself and a late one in the closed week.
  private func folder(language: String = "id") throws -> FacilityFolder {
    let folder = try FacilityFolder(
      profile: Array("[facility]\nname = \"RS Uji\"\nlanguage = \"\(language)\"\n\n[sapa-pasien]\n".utf8))
    for name in ["masuk", "kerja", "laporan"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001003", in: "13/11/2026", out: "17/11/2026")
    export.add("001004", in: "13/11/2026", out: "18/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    let written = try #require(folder.bytes(book48))
    try folder.write("masuk/punya budi.xlsx", written)
    try folder.write("kerja/Salinan Sapa.xlsx", written)
    try folder.write("masuk/rusak.xlsx", [0x50, 0x4B, 3, 4, 0, 0, 0, 0])
    try enter(folder, book47, "001001", .executed(by: "Rina", on: "19/11/2026"))
    try enter(folder, "masuk/punya budi.xlsx", "001003", ["Catatan": .text("dari Budi")])
    try enter(folder, book48, "001003", ["Catatan": .text("dari Rina")])
    try enter(folder, book48, "001004", ["Dihubungi": .text("mungkin")])
    return folder
  }

  private func enter(
    _ folder: FacilityFolder, _ file: String, _ number: String, _ values: [String: StaffValue]
  ) throws {
    try editWorkbook(folder.path + "/" + file) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, values) }
    }
  }

  @Test func `what is not of a run alone is all that the next run says, with its record and without`() throws {
    let folder = try folder()
    let first = try folder.run(day)
    let passing = first.findings.filter(\.isPassing).texts
    #expect(passing.contains { $0.hasPrefix("masuk/punya budi.xlsx: 1 isian berbeda") })
    #expect(passing.contains { $0.contains("tercatat di lembar Koreksi") })
    let standing = first.findings.filter { !$0.isPassing }
    #expect(standing.texts.contains { $0.contains("di luar pilihan") })
    #expect(standing.texts.contains { $0.hasPrefix("kerja/Salinan Sapa.xlsx: salinan") })
    for isRemembered in [false, true] {
      if isRemembered { #expect(RunRecord(folder: folder.path).outcome != nil) }
      let again = try folder.run(day)
      #expect(again.written.isEmpty)
      #expect(again.findings == standing)
      #expect(again.failures == first.failures)
      #expect(first.failures.count == 1 && !first.failures[0].isPassing)
    }
  }

  @Test func `rows that staff copied or added in the call list are told of again as long as they stand there`() throws {
    let folder = try folder()
    try editWorkbook(folder.path + "/" + book48) { sheet in
      guard sheet.name == "Lembar Sapa", let (_, columns) = sheet.header else { return }
      let (number, note) = (try #require(columns["No RM"]), try #require(columns["Catatan"]))
      var copied = try #require(sheet.rows.first { $0[number] == .text("001004") })
      copied[note] = .text("kedua")
      sheet.rows.append(copied)
      sheet.rows.append([number: .text("009999"), note: .text("tamu")])
    }
    let first = try folder.run(day)
    #expect(first.findings.contains { $0.indonesian.contains("kunci yang sama") })
    #expect(first.findings.contains { $0.indonesian.contains("009999") && $0.row.hasPrefix("No RM 009999 (baris ") })
    #expect(try folder.run(day).findings == first.findings.filter { !$0.isPassing })
  }

  @Test func `a finding says its file, its sheet and its row`() throws {
    let summary = try folder().run(day)
    func finding(_ words: String) throws -> Finding {
      try #require((summary.findings + summary.failures).first { $0.indonesian.contains(words) }, "\(words)")
    }
    let entry = try finding("di luar pilihan")
    #expect(entry.file == book48 && entry.sheet == "Lembar Sapa")
    #expect(entry.row.hasPrefix("No RM 001004 (baris "))
    let conflict = try finding("isian berbeda")
    #expect(conflict.file == book48 && conflict.sheet == "Konflik")
    let late = try finding("tercatat di lembar Koreksi")
    #expect(late.file == "laporan/Rekap Sapa Pasien 2026-W47.xlsx" && late.sheet == "Koreksi")
    #expect(try finding("Salinan Sapa").file == "kerja/Salinan Sapa.xlsx")
    #expect(summary.failures.map(\.file) == ["masuk/rusak.xlsx"])
    let least = try finding("target mingguan")
    #expect(least.file == book48 && !least.remedy.isEmpty)
  }

  @Test func `a facility whose messages are in English has findings in Indonesian for its workbooks`() throws {
    let (own, folder) = (try folder(), try folder(language: "en"))
    let (inIndonesian, summary) = (try own.run(day), try folder.run(day))
    #expect(summary.findings == inIndonesian.findings)
    #expect(summary.failures.map { $0.text(in: folder.path) } == inIndonesian.failures.map { $0.text(in: own.path) })
    #expect(summary.failures[0].text(in: folder.path).hasPrefix("masuk/rusak.xlsx: berkas rusak"))
    let said = summary.warnings.joined(separator: "\n")
    #expect(said.contains("masuk/punya budi.xlsx: 1 entries differ from Sapa Pasien 2026-W48.xlsx"))
    #expect(said.contains("kerja/Salinan Sapa.xlsx: a copy of Sapa Pasien 2026-W48.xlsx"))
    #expect(!said.contains("isian berbeda"))
    #expect(summary.lines(.english).contains { $0.contains("1 entries differ") })
  }

  @Test func `an input whose dates prove nothing says where, and what to do`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "06/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    let finding = try #require(try folder.run("2026-11-10").findings.first { $0.indonesian.contains("dua cara") })
    #expect(finding.file == "masuk/ekspor.csv" && finding.row == "baris 2")
    #expect(finding.remedy.contains("ekspor ulang"))
  }
}
