import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core
@testable import PhoneService

/// The facility's overview of a month, `laporan/Ringkasan 2026-11.xlsx` (RULES 0a).
struct OverviewTests {
  private static let file = "laporan/Ringkasan 2026-11.xlsx"

  /// Calls of October and November; one of the last week of November is without a callback.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    var log = CallLog()
    for day in 1...6 { log.add("0\(day)/10/2026", "09.00", "Konsultasi", ["Nama Penelpon": "Oktober \(day)"]) }
    for day in 2...6 { log.add("0\(day)/11/2026", "09.00", "Konsultasi", ["Nama Penelpon": "November \(day)"]) }
    log.add("24/11/2026", "10.00", "Pengaduan", ["Jam Hubungi Kembali": "", "Nama Penelpon": "Budi Uji"])
    try folder.write("masuk/log.csv", log.text)
    return folder
  }

  private func figures(_ folder: FacilityFolder, _ file: String = file) throws -> [String: Int] {
    try #require(try PeriodFigures(report: folder.path + "/" + file)).countsAsClosed
  }

  private func texts(_ folder: FacilityFolder, _ sheet: String, _ file: String = file) throws -> [[String]] {
    try SheetCopy(path: folder.path + "/" + file, sheet: sheet).rows.map { row in
      row.sorted { $0.key < $1.key }.map(\.value.text)
    }
  }

  /// A leading figure's line, by its columns' headers.
  private func line(_ folder: FacilityFolder, _ label: String, _ file: String = file) throws -> [String: String] {
    let sheet = try SheetCopy(path: folder.path + "/" + file, sheet: "Ringkasan")
    let header = try #require(sheet.rows.first { $0.values.contains(.text("Bulan lalu")) })
    let row = try #require(sheet.rows.first { $0.values.contains(.text(label)) })
    return Dictionary(row.compactMap { column, value in header[column].map { ($0.text, value.text) } }) { first, _ in
      first
    }
  }

  @Test func `the run names it first, and it has seven sheets`() throws {
    let folder = try folder()
    let summary = try folder.run("2026-11-26")
    #expect(summary.written.first == Self.file)
    #expect(summary.lines(.indonesian).first == "Ringkasan untuk pimpinan: \(Self.file)")
    let sheets = Overview.sheets
    guard case .workbook(let book) = try Document.open(folder.path + "/" + Self.file) else {
      Issue.record("no workbook")
      return
    }
    #expect(
      book.sheets.map(\.name) == [
        sheets.summary, sheets.open, sheets.attention, sheets.officers, sheets.trend, sheets.indicators,
        sheets.quality, FigureSheetWriter.sheet,
      ])
    #expect(try folder.run("2026-11-26").written.isEmpty)
  }

  @Test func `figures are the month's own, beside those of the month before`() throws {
    let folder = try folder()
    try folder.run("2026-11-26")
    let november = try figures(folder)
    #expect(november["layanan-telepon: Telepon"] == 6)
    #expect(november["layanan-telepon: Belum dihubungi kembali"] == 1)
    #expect(november["layanan-telepon: Dihubungi kembali dalam batas, dari"] == 6)
    #expect(try figures(folder, "laporan/Ringkasan 2026-10.xlsx")["layanan-telepon: Telepon"] == 6)
    let line = try line(folder, "Telepon tercatat")
    #expect(line["Jumlah"] == "6")
    #expect(line["Bulan lalu"] == "6")
    let share = try self.line(folder, "Dihubungi kembali dalam 30 menit (B4)")
    #expect(share["Jumlah"] == "5" && share["Dari"] == "6" && share["Penilaian"] == "Belum")
  }

  @Test func `what is open stands with its key, age and next step`() throws {
    let folder = try folder()
    try folder.run("2026-11-26")
    let rows = try folder.rows(Self.file, sheet: "Belum Selesai")
    let row = try #require(rows.first { $0["Langkah Berikutnya"]?.hasPrefix("Hubungi kembali") == true })
    #expect(row["SOP"] == "Layanan Telepon")
    #expect(row["Umur (hari)"] == "2")
    #expect(row["Batas"]?.hasPrefix("terlambat sejak 24/11/2026") == true)
    #expect(row["Berkas"] == "kerja/Layanan Telepon 2026-W48.xlsx")
    #expect(row["Lembar"] == "Log Layanan")
    // A week's recap that nobody has approved is open, too.
    #expect(rows.contains { $0["Kunci"] == "REKAP-2026-W45" })
  }

  @Test func `G6: a month is closed by the first run after it, and what comes later is a Koreksi`() throws {
    let folder = try folder()
    try folder.run("2026-11-26")
    try folder.run("2026-12-02")
    let closed = try #require(folder.bytes(Self.file))
    try folder.run("2026-12-03")
    #expect(folder.bytes(Self.file) == closed)
    var late = CallLog()
    late.add("30/11/2026", "15.00", "Konsultasi", ["Nama Penelpon": "Terlambat Uji"])
    try folder.write("masuk/susulan.csv", late.text)
    let summary = try folder.run("2026-12-04")
    #expect(summary.findings.texts.contains { $0.hasPrefix("Ringkasan 2026-11.xlsx: 5 angka") })
    let lines = try texts(folder, CorrectionSheet.name)
    let line = try #require(lines.first { $0.contains("layanan-telepon: Telepon") })
    #expect(line.contains("6") && line.contains("7"))
    #expect(line.last == "baris bulan ini di buku kerja berubah sesudah bulan ditutup")
    #expect(try self.line(folder, "Telepon tercatat")["Jumlah"] == "6")
    #expect(try self.line(folder, "Telepon tercatat", "laporan/Ringkasan 2026-12.xlsx")["Bulan lalu"] == "6")
    #expect(try folder.run("2026-12-04").written.isEmpty)
  }

  @Test func `a run that remembers closed weeks comes to the same as one that opens all`() throws {
    let folder = try folder()
    for date in ["2026-11-03", "2026-11-26", "2026-12-02", "2026-12-20", "2026-12-21"] { try folder.run(date) }
    var late = CallLog()
    late.add("30/11/2026", "15.00", "Konsultasi", ["Nama Penelpon": "Terlambat Uji"])
    try folder.write("masuk/susulan.csv", late.text)
    let other = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: other.url)
    try FileManager.default.copyItem(at: folder.url, to: other.url)
    try other.remove(RunRecord.name)
    try folder.run("2026-12-22")
    try other.run("2026-12-22")
    let (mine, others) = (try folder.files(), try other.files())
    for name in mine.keys.sorted() where name.hasPrefix("laporan/") || name.hasPrefix("kerja/") {
      let isSame = mine[name] == others[name]
      #expect(isSame, "\(name)")
    }
    #expect(try figures(folder, "laporan/Ringkasan 2026-11.xlsx")["layanan-telepon: Telepon"] == 6)
  }

  @Test func `an input that can't be read stands under what needs attention`() throws {
    let folder = try folder()
    try folder.write("masuk/ekspor.xlsx", "bukan buku kerja")
    let summary = try folder.run("2026-11-26")
    #expect(summary.exitCode == 2)
    let lines = try texts(folder, "Perlu Perhatian")
    #expect(lines.contains { $0.first == "Berat" && $0.contains { $0.contains("ekspor.xlsx") } })
    #expect(try folder.run("2026-11-26").written.isEmpty)
  }

  @Test func `G7: what a file without headers begins with is told to whoever runs it, and not to its readers`() throws {
    let folder = try folder()
    try folder.write("masuk/tanpa judul.csv", "Budi Rahasia;081234567890;Melati\nSiti Rahasia;081298765432;Mawar\n")
    let summary = try folder.run("2026-11-26")
    #expect(summary.failures.contains { $0.text(.indonesian).contains("Budi Rahasia") })
    let told = try texts(folder, "Perlu Perhatian") + texts(folder, "Ringkasan")
    let words = told.joined().joined(separator: "\n")
    #expect(words.contains("judul kolom tidak dikenali di baris 1. Ganti judulnya"))
    #expect(!words.contains("Rahasia") && !words.contains("081234567890"))
  }
}
