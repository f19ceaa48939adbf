import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// What a run does not read, in `masuk/` and `kerja/`, is named; a work book under another name is still the work book.
struct PassedOverTests {
  private let book = "kerja/Sapa Pasien 2026-W47.xlsx"

  /// A folder in whose book of 2026-W47 an officer has typed.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "12/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try type(in: book, folder)
    return folder
  }

  private func type(in file: String, _ folder: FacilityFolder) throws {
    try editWorkbook(folder.path + "/" + file) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001001", ["Catatan": .text("sudah bicara")]) }
    }
  }

  private func move(_ from: String, _ to: String, _ folder: FacilityFolder) throws {
    try FileManager.default.moveItem(atPath: folder.path + "/" + from, toPath: folder.path + "/" + to)
  }

  private func note(_ file: String, _ folder: FacilityFolder) throws -> String? {
    try folder.rows(file, sheet: "Lembar Sapa").first { $0["No RM"] == "001001" }?["Catatan"]
  }

  private func preview(_ folder: FacilityFolder, _ date: String) throws -> RunSummary {
    let day: CalendarDate = try #require(CalendarDate(iso: date))
    return try Run(facility: try Facility(folder: folder.path), date: day).preview()
  }

  @Test(arguments: [
    ("masuk/.ekspor.csv", "berawal titik"), ("masuk/#ekspor.csv#", "berakhir #"), ("masuk/lama.csv#", "berakhir #"),
    ("masuk/.~lock.lama.csv", "berawal titik"), ("masuk/._sendirian.csv", "berawal titik"),
    ("kerja/.Sapa Pasien 2026-W46.xlsx", "berawal titik"), ("kerja/Sapa Pasien 2026-W46.xlsx#", "berakhir #"),
  ])
  func `a file that is hidden or ends in a hash sign is named by every run`(name: String, why: String) throws {
    let folder = try folder()
    try folder.write(name, "x")
    for summary in [try preview(folder, "2026-11-19"), try folder.run("2026-11-19"), try folder.run("2026-11-19")] {
      #expect(
        summary.findings.texts.contains { $0.hasPrefix(name + ":") && $0.contains(why) }, "\(summary.findings.texts)")
      #expect(summary.exitCode == 1)
    }
  }

  @Test func `a folder in masuk or kerja is named and costs no exit status`() throws {
    let folder = try folder()
    try folder.write("masuk/lama/ekspor.csv", "x")
    try folder.write("kerja/lama/Sapa Pasien 2026-W40.xlsx", "x")
    let before = try folder.run("2026-11-18").exitCode
    let summary = try folder.run("2026-11-18")
    for name in ["masuk/lama/:", "kerja/lama/:"] {
      #expect(summary.notes.contains { $0.hasPrefix(name) && $0.contains("tidak dibaca") }, "\(summary.notes)")
    }
    #expect(summary.exitCode == before)
  }

  @Test func `pipes, links that lead nowhere and names that are no text are named`() throws {
    let folder = try folder()
    unsafe #expect(mkfifo(folder.path + "/masuk/pipa.csv", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/masuk/tautan.csv", withDestinationPath: folder.path + "/tidak ada.csv")
    let bytes = Array((folder.path + "/masuk/ekspor ").utf8) + [0xE9, 0x2E, 0x63, 0x73, 0x76, 0]
    let path = bytes.map { CChar(bitPattern: $0) }
    let file = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
    let isTaken = file >= 0
    if isTaken { close(file) }
    let findings = try folder.run("2026-11-19").findings.texts
    #expect(findings.contains { $0.hasPrefix("masuk/pipa.csv:") && $0.contains("bukan berkas biasa") })
    #expect(findings.contains { $0.hasPrefix("masuk/tautan.csv:") && $0.contains("tautan") })
    if isTaken { #expect(findings.contains { $0.hasPrefix("masuk/ekspor ") && $0.contains("bukan UTF-8") }) }
  }

  @Test func `what programs keep for themselves is passed over without a word`() throws {
    let folder = try folder()
    let quiet = try folder.run("2026-11-19")
    for name in [
      "~$ekspor.xlsx", ".~lock.ekspor.csv#", ".~ekspor.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "._ekspor.csv",
      ".ekspor.csv.0123abcd.sapa-tmp", "THUMBS.DB", "Desktop.ini", "ehthumbs.db", ".localized", ".directory",
      ".DS_STORE",
    ] {
      try folder.write("masuk/" + name, "x")
    }
    for name in [".DS_Store", "Thumbs.db", "._Sapa Pasien 2026-W47.xlsx"] { try folder.write("kerja/" + name, "x") }
    // What macOS kept beside a file that is gone; and what network disks keep in folders.
    try folder.write("masuk/._sudah dihapus.xlsx", [0x00, 0x05, 0x16, 0x07, 0x00, 0x02, 0x00, 0x00])
    for name in ["@eaDir/x", "$RECYCLE.BIN/desktop.ini", "__MACOSX/._a.csv"] { try folder.write("masuk/" + name, "x") }
    for _ in 1...2 {
      let summary = try folder.run("2026-11-19")
      #expect(summary.warnings == quiet.warnings)
      #expect(summary.failures.isEmpty)
      #expect(summary.notes == quiet.notes)
      #expect(summary.exitCode == quiet.exitCode)
    }
  }

  @Test(arguments: [
    "Salinan Sapa Pasien 2026-W47.xlsx", "sapa pasien 2026-w47.xlsx", "Sapa Pasien 2026-W47 (1).xlsx",
    "Copy of Sapa Pasien 2026-W47.xlsx", "Sapa Pasien 2026-W47 .xlsx", "Sapa Pasien 2026-W47.XLSX", "punya rina.xlsx",
  ])
  func `a work book under another name is used where it stands, and each run asks to rename it`(name: String) throws {
    let folder = try folder()
    try move(book, "kerja/" + name, folder)
    #expect(try preview(folder, "2026-11-19").planned.contains("kerja/" + name))
    for _ in 1...2 {
      let summary = try folder.run("2026-11-19")
      let said = summary.findings.texts.filter { $0.hasPrefix("kerja/\(name):") }
      #expect(
        said.count == 1 && said[0].hasSuffix("Ganti namanya menjadi Sapa Pasien 2026-W47.xlsx"),
        "\(summary.findings.texts)")
      #expect(summary.exitCode == 1)
    }
    #expect(folder.bytes(book) == nil)
    #expect(try note("kerja/" + name, folder) == "sudah bicara")
    // A new stay comes into it, and what was typed goes on into the next week.
    var export = Export()
    export.add("001003", in: "05/11/2026", out: "13/11/2026")
    try folder.write("masuk/ekspor 2.csv", export.text)
    try folder.run("2026-11-20")
    #expect(try folder.rows("kerja/" + name, sheet: "Lembar Sapa").compactMap { $0["No RM"] }.contains("001003"))
    try folder.run("2026-11-25")
    #expect(try note("kerja/Sapa Pasien 2026-W48.xlsx", folder) == "sudah bicara")
  }

  @Test func `beside the period's own book another one is a copy that is named and not read`() throws {
    let folder = try folder()
    let copy = "kerja/Salinan Sapa Pasien 2026-W47.xlsx"
    try folder.write(copy, try #require(folder.bytes(book)))
    let before = try #require(folder.bytes(copy))
    let summary = try folder.run("2026-11-18")
    #expect(
      summary.findings.texts.contains { $0.hasPrefix(copy + ": salinan Sapa Pasien 2026-W47.xlsx, tidak dibaca") })
    #expect(folder.bytes(copy) == before)
    #expect(try note(book, folder) == "sudah bicara")
  }

  @Test(arguments: [["a.xlsx", "b.xlsx"], ["Sapa Pasien 2026-W47.xlsx.bak"]])
  func `where it is not sure which book of a period counts, nothing is written and each is named`(names: [String])
    throws
  {
    let folder = try folder()
    for name in names { try folder.write("kerja/" + name, try #require(folder.bytes(book))) }
    try FileManager.default.removeItem(atPath: folder.path + "/" + book)
    let before = try folder.files()
    let error = try #require(throws: FacilityError.self) { try folder.run("2026-11-19") }
    for name in names { #expect(error.message(.indonesian).contains("kerja/" + name)) }
    #expect(error.message(.english).contains("Rename the right one to Sapa Pasien 2026-W47.xlsx"))
    #expect(try folder.files() == before)
  }

  @Test func `no blank log is begun beside one under another name, by a run or by init`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/log.csv", "Tanggal;Jam Masuk;Jumlah Dering;Petugas;Jenis Layanan\r\n")
    let day: CalendarDate = try #require(CalendarDate(iso: "2026-11-18"))
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], date: day)
    let blank = "kerja/Layanan Telepon 2026-W47.xlsx"
    try move(blank, "kerja/layanan telepon 2026-w47.xlsx", folder)
    try Facility.create(folder: folder.path, sops: ["hotline"], date: day)
    #expect(folder.bytes(blank) == nil)
    #expect(folder.bytes("kerja/Hotline 2026-W47.xlsx") != nil)
    let summary = try folder.run("2026-11-18")
    #expect(
      summary.findings.texts.contains { $0.hasPrefix("kerja/layanan telepon 2026-w47.xlsx:") }, "\(summary.warnings)")
    #expect(folder.bytes(blank) == nil)
  }

  @Test func `what is no work book in kerja is named`() throws {
    let folder = try folder()
    try folder.write("kerja/jadwal.docx", "x")
    try folder.write("kerja/Sapa Pasien 2026-W46.ods", "x")
    let other = try FacilityFolder()
    try other.write("sapa.toml", "[facility]\nname = \"RS Lain\"\n\n[sapa-pasien]\n")
    try other.write("masuk/ekspor.csv", try #require(folder.bytes("masuk/ekspor.csv")))
    try other.run("2026-11-18")
    try folder.write("kerja/dari RS lain.xlsx", try #require(other.bytes(book)))
    let summary = try folder.run("2026-11-19")
    #expect(summary.notes.contains { $0.hasPrefix("kerja/jadwal.docx: bukan buku kerja") }, "\(summary.notes)")
    #expect(
      summary.findings.texts.contains { $0.hasPrefix("kerja/Sapa Pasien 2026-W46.ods:") }, "\(summary.findings.texts)")
    #expect(summary.findings.texts.contains { $0.hasPrefix("kerja/dari RS lain.xlsx: salinan dari fasilitas lain") })
  }
}
