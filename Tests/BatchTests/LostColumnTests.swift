import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import PhoneService

/// Columns that staff deleted from a work book: what stood in them is put back where it is proved, and nothing reopens (G1, G3).
struct LostColumnTests {
  private let callBook = "kerja/Sapa Pasien 2026-W47.xlsx"

  /// Deletes columns of a sheet; those at their right move up.
  private func delete(_ folder: FacilityFolder, _ book: String, _ sheet: String, _ headers: [String]) throws {
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == sheet else { return }
      for header in headers {
        let (_, columns) = try #require(copy.header)
        let gone = try #require(columns[header])
        copy.rows = copy.rows.map { row in
          Dictionary(
            row.filter { $0.key != gone }.map { ($0.key > gone ? $0.key - 1 : $0.key, $0.value) }
          ) { first, _ in first }
        }
      }
    }
  }

  private func finding(_ summary: RunSummary, _ names: String...) -> String? {
    summary.findings.texts.first { finding in names.allSatisfy { finding.contains($0) } }
  }

  private func calls(_ more: [String: StaffValue] = [:]) throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    for number in 1...9 { export.add("00100\(number)", in: "05/11/2026", out: "11/11/2026") }
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + callBook) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      for number in 1...8 {
        let entries = [String: StaffValue].executed(by: "Rina", on: "18/11/2026").merging(more) { $1 }
        try sheet.enter("00100\(number)", entries)
      }
    }
    try folder.run("2026-11-18")
    return folder
  }

  @Test func `calls: a deleted column comes back with what stood in it, and finished calls stay finished`() throws {
    let folder = try calls()
    let wanted = try folder.calls("2026-W47")
    try delete(folder, callBook, "Lembar Sapa", ["Dihubungi", "Tanggal Sapa"])
    let summary = try folder.run("2026-11-18")
    #expect(finding(summary, "Lembar Sapa", "kolom Dihubungi hilang") != nil)
    #expect(finding(summary, "Lembar Sapa", "kolom Tanggal Sapa hilang") != nil)
    #expect(!summary.findings.texts.contains { $0.contains(LostColumn.mark) })
    #expect(summary.procedures.first?.statuses["Selesai"] == 8)
    #expect(summary.procedures.first?.points == ["Rina": 1])
    #expect(try folder.calls("2026-W47") == wanted)
    let again = try folder.run("2026-11-18")
    #expect(again.written.isEmpty)
    #expect(finding(again, "Dihubungi") == nil)
  }

  @Test func `calls: free text comes back from a backup that proves it`() throws {
    let folder = try calls(["Catatan": .text("keluarga minta dihubungi sore")])
    let wanted = try folder.calls("2026-W47")
    try delete(folder, callBook, "Lembar Sapa", ["Catatan"])
    #expect(!(try folder.run("2026-11-18").findings.texts.contains { $0.contains(LostColumn.mark) }))
    #expect(try folder.calls("2026-W47") == wanted)
  }

  @Test func `calls: a column's entry that can't be proved is marked, and said`() throws {
    let folder = try calls(["Catatan": .text("keluarga minta dihubungi sore")])
    for name in try folder.files().keys where name.hasPrefix("arsip/") && name.hasSuffix(".xlsx") {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    try delete(folder, callBook, "Lembar Sapa", ["Catatan", "Petugas"])
    let summary = try folder.run("2026-11-18")
    #expect(finding(summary, "Catatan hilang", "8 isian tidak dapat dipulihkan") != nil)
    let rows = try folder.calls("2026-W47")
    #expect(rows.count { $0["Catatan"] == LostColumn.mark } == 8)
    #expect(summary.procedures.first?.statuses["Selesai"] == 8)
  }

  @Test func `calls: Selesai goes by the column that was put back`() throws {
    let folder = try calls()
    try delete(folder, callBook, "Lembar Sapa", ["Izin"])
    try folder.run("2026-11-18")
    #expect(try folder.calls("2026-W47").count { $0["Selesai"] == "Ya" } == 8)
  }

  @Test func `calls: a deleted column of Data Pasien comes back, though its export is gone`() throws {
    let folder = try calls()
    let wanted = try folder.data("2026-W47")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/ekspor.csv")
    try delete(folder, callBook, "Data Pasien", ["Tanggal Keluar", "Nama Pasien"])
    let summary = try folder.run("2026-11-18")
    #expect(finding(summary, "Data Pasien", "kolom Tanggal Keluar hilang") != nil)
    #expect(summary.procedures.first?.statuses == ["Selesai": 8, "Target": 1])
    #expect(try folder.data("2026-W47") == wanted)
  }

  @Test func `calls: a closed week's book gets its column back, too, and no correction`() throws {
    let folder = try calls()
    try folder.run("2026-11-23")
    try delete(folder, callBook, "Lembar Sapa", ["Dihubungi"])
    let summary = try folder.run("2026-11-24")
    #expect(finding(summary, "2026-W47.xlsx", "kolom Dihubungi hilang") != nil)
    #expect(summary.procedures.first?.corrections == 0)
    #expect(try folder.calls("2026-W47").count { $0["Dihubungi"] == "Ya" } == 8)
  }

  @Test func `telephone calls: deleted columns come back, an empty one too, and calls keep their state`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["layanan-telepon"], name: "Uji", date: CalendarDate(iso: "2026-11-16"))
    var log = CallLog()
    for minute in 1...6 { log.add("17/11/2026", "09.0\(minute)", "Konsultasi") }
    try folder.write("masuk/log.csv", log.text)
    try folder.run("2026-11-18")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/log.csv")
    let book = "kerja/Layanan Telepon 2026-W47.xlsx"
    let wanted = try folder.run("2026-11-18").procedures.first
    try delete(folder, book, PhoneColumns.sheet, ["Tuntas", "Jam Hubungi Kembali", "No Resi"])
    let summary = try folder.run("2026-11-18")
    #expect(finding(summary, "kolom Tuntas hilang") != nil)
    #expect(finding(summary, "kolom Jam Hubungi Kembali hilang") != nil)
    #expect(summary.procedures.first?.statuses == wanted?.statuses)
    #expect(summary.procedures.first?.violations == wanted?.violations)
    #expect(finding(summary, "kolom No Resi hilang", "kosong") != nil)
    let again = try folder.run("2026-11-19")
    #expect(finding(again, "No Resi") == nil)
    #expect(finding(again, "Tuntas") == nil)
    #expect(again.procedures.first?.violations == wanted?.violations)
  }

  @Test func `feedback: a deleted stage of the register comes back, and rows keep their stage`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["umpan-balik"], name: "Uji", date: CalendarDate(iso: "2026-11-16"))
    let header = "Tanggal;Jam;Kanal;Nama;Isi;Tanggal Identifikasi;Tanggal Distribusi\r\n"
    let lines = (1...4).map {
      "1\($0)/11/2026;09.00;Telepon;Orang \($0);Antre lama \($0);1\($0)/11/2026;15/11/2026\r\n"
    }
    try folder.write("masuk/kotak.csv", header + lines.joined())
    try folder.run("2026-11-18")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/kotak.csv")
    let book = "kerja/Umpan Balik 2026-11.xlsx"
    let stages = try folder.rows(book, sheet: "Register").map { $0["Tahap"] }
    try delete(folder, book, "Register", ["Tanggal Distribusi"])
    #expect(finding(try folder.run("2026-11-18"), "Register", "kolom Tanggal Distribusi hilang") != nil)
    #expect(try folder.rows(book, sheet: "Register").map { $0["Tahap"] } == stages)
    #expect(stages.count { $0 == "Didistribusikan" } == 4)
  }

  @Test func `a hotline: a deleted column of the log comes back, and rows keep their state`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["hotline"], name: "Uji", date: CalendarDate(iso: "2026-11-16"))
    let header = "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Jalur"
    let lines = (1...4).map { "17/11/2026;09.0\($0);CS;Orang \($0);08120000000\($0);Umum;Suite;Rawat Jalan" }
    try folder.write("masuk/log.csv", ([header] + lines).joined(separator: "\r\n") + "\r\n")
    let wanted = try folder.run("2026-11-18").procedures.first
    // `Umum` is no choice of the column's: the export still has it.
    try delete(folder, "kerja/Hotline 2026-W47.xlsx", "Log Hotline", ["Penjamin", "Kelas"])
    let summary = try folder.run("2026-11-18")
    #expect(finding(summary, "kolom Penjamin hilang") != nil)
    #expect(summary.procedures.first?.statuses == wanted?.statuses)
  }
}
