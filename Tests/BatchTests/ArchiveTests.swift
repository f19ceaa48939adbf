import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct ArchiveTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"

  private func folder(_ settings: String = "") throws -> FacilityFolder {
    let folder = try FacilityFolder()
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    try folder.write("sapa.toml", profile.replacingOccurrences(of: "[archive]", with: "[archive]\n\(settings)\n#"))
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    return folder
  }

  /// Puts a backup there, as of a day and with that age.
  private func keep(_ folder: FacilityFolder, _ stem: String, _ day: String, _ text: String, aged: String? = nil) throws
  {
    let name = "arsip/\(stem) \(day) \(SHA256.of(text).prefix(8)).xlsx"
    try folder.write(name, text)
    let moment = try #require(Moment(iso: (aged ?? day) + "T09:00:00Z"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(moment.seconds))], ofItemAtPath: folder.path + "/" + name)
  }

  private func names(_ folder: FacilityFolder) throws -> [String] {
    try folder.files().keys.filter { $0.hasPrefix("arsip/") && $0.hasSuffix(".xlsx") }.map { String($0.dropFirst(6)) }
      .sorted()
  }

  @Test func `what a run replaces is kept under the day of the run and its digest`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    let (book, recap) = (try #require(folder.bytes(book47)), try #require(folder.bytes(recap47)))
    let overview = try #require(folder.bytes(overview11))
    try folder.run("2026-11-19")
    let digests = [book, recap, overview].map { bytes in
      var hash = SHA256()
      hash.update(bytes[...])
      return hash.hexadecimal().prefix(8)
    }
    #expect(
      try names(folder) == [
        "Rekap Sapa Pasien 2026-W47 2026-11-19 \(digests[1]).xlsx",
        "Ringkasan 2026-11 2026-11-19 \(digests[2]).xlsx",
        "Sapa Pasien 2026-W47 2026-11-19 \(digests[0]).xlsx",
      ])
    #expect(folder.bytes("arsip/Sapa Pasien 2026-W47 2026-11-19 \(digests[0]).xlsx") == book)
    #expect(folder.bytes("arsip/Rekap Sapa Pasien 2026-W47 2026-11-19 \(digests[1]).xlsx") == recap)
  }

  @Test func `backups go after their time, the newest of a workbook never`() throws {
    let folder = try folder("keep_days = 30\nkeep_at_least = 2")
    for day in 1...5 { try keep(folder, "Sapa Pasien 2026-W40", "2026-10-0\(day)", "isi \(day)") }
    try keep(folder, "Sapa Pasien 2026-W41", "2026-10-01", "satu")
    try keep(folder, "Sapa Pasien 2026-W46", "2026-11-10", "dua")
    // The name is old, the file is not: a run with a mistyped date would have made it so.
    try keep(folder, "Sapa Pasien 2026-W42", "2020-01-01", "tiga", aged: "2026-11-17")
    try keep(folder, "Sapa Pasien 2026-W42", "2020-01-02", "empat", aged: "2026-11-17")
    try keep(folder, "Sapa Pasien 2026-W42", "2020-01-03", "lima", aged: "2026-11-17")
    try folder.run("2026-11-18")
    let left = try names(folder)
    #expect(left.filter { $0.contains("W40") }.map { $0.dropFirst(21).prefix(10) } == ["2026-10-04", "2026-10-05"])
    #expect(left.filter { $0.contains("W41") }.count == 1)
    #expect(left.filter { $0.contains("W46") }.count == 1)
    #expect(left.filter { $0.contains("W42") }.count == 3)
    let pruned = try folder.journal().filter { $0.kind == .pruned }.compactMap { $0.text("file") }
    #expect(pruned.map { $0.dropFirst(27).prefix(10) } == ["2026-10-01", "2026-10-02", "2026-10-03"])
  }

  @Test func `what Sapa did not put there, or somebody changed, stays`() throws {
    let folder = try folder("keep_days = 1\nkeep_at_least = 1")
    for day in 1...4 { try keep(folder, "Sapa Pasien 2026-W40", "2026-10-0\(day)", "isi \(day)") }
    try folder.write("arsip/catatan.xlsx", "x")
    try folder.write("arsip/Sapa Pasien 2026-W40 2026-10-01.xlsx", "x")
    try folder.write("arsip/Sapa Pasien 2026-W40 1a2b3c4d5e6f7a8b.xlsx", "x")
    let changed = "arsip/Sapa Pasien 2026-W40 2026-10-01 \(SHA256.of("isi 1").prefix(8)).xlsx"
    try folder.write(changed, "diubah")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: folder.path + "/" + changed)
    try folder.run("2026-11-18")
    #expect(
      try names(folder).map { String($0.prefix(33)) } == [
        "Sapa Pasien 2026-W40 1a2b3c4d5e6f", "Sapa Pasien 2026-W40 2026-10-01 \(SHA256.of("isi 1").prefix(1))",
        "Sapa Pasien 2026-W40 2026-10-01.x", "Sapa Pasien 2026-W40 2026-10-04 \(SHA256.of("isi 4").prefix(1))",
        "catatan.xlsx",
      ])
    #expect(folder.bytes(changed) == Array("diubah".utf8))
  }

  @Test func `0 days keep all`() throws {
    let folder = try folder("keep_days = 0\nkeep_at_least = 1")
    for day in 1...9 { try keep(folder, "Sapa Pasien 2026-W40", "2020-10-0\(day)", "isi \(day)") }
    try folder.run("2026-11-18")
    #expect(try names(folder).count == 9)
  }

  @Test(arguments: ["keep_days = -1", "keep_at_least = 0", "keep_weeks = 3"])
  func `a retention that can't be is refused by name`(_ setting: String) throws {
    let folder = try folder(setting)
    let error = try #require(throws: FacilityError.self) { try Facility(folder: folder.path) }
    #expect(error.message(.english).contains(setting.prefix { $0 != " " }))
  }

  @Test func `without a place for backups nothing is replaced`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    let archive = folder.path + "/arsip"
    try FileManager.default.moveItem(atPath: archive, toPath: archive + " lama")
    try folder.write("arsip", "bukan folder")
    let before = try folder.files()
    #expect(throws: FacilityError.self) { try folder.run("2026-11-19") }
    #expect(try folder.files() == before)
  }
}
