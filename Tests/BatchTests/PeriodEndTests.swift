import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// G13: a recap of a week or month that is over tells how things stood at its end, whatever day the run is.
struct PeriodEndTests {
  private func folder(_ sop: String) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: [sop], name: "Fasilitas Uji", date: CalendarDate(iso: "2026-11-16"))
    return folder
  }

  private func figures(_ folder: FacilityFolder, _ report: String) throws -> [String: Int] {
    let known = try #require(try PeriodFigures(report: folder.path + "/laporan/" + report))
    return Dictionary(known.figures.map { ($0.name, $0.value) }) { first, _ in first }
  }

  private let register = """
    Tanggal;Jam;Kanal;Nama;Isi;Tanggal Identifikasi;Tanggal Distribusi
    17/11/2026;08.00;Langsung;Sari Uji;Obat habis;18/11/2026;24/11/2026
    18/11/2026;08.00;Langsung;Budi Uji;Parkir sempit;23/11/2026;23/11/2026

    """

  @Test(arguments: ["2026-11-23", "2026-11-25", "2026-12-01"])
  func `D4: stages reached after the week are not in its recap, on whatever day it is closed`(day: String) throws {
    let folder = try folder("umpan-balik")
    try folder.write("masuk/buku.csv", register)
    try folder.run(day)
    let week = try figures(folder, "Rekap Umpan Balik 2026-W47.xlsx")
    #expect(week["Tahap Diterima"] == 1 && week["Tahap Diidentifikasi"] == 1 && week["Tahap Didistribusikan"] == 0)
  }

  @Test func `G6: a stage reached after a closed period is no correction of it, one noted late is`() throws {
    let folder = try folder("umpan-balik")
    try folder.write("masuk/buku.csv", register.replacingOccurrences(of: ";24/11/2026", with: ";"))
    try folder.run("2026-11-24")
    try folder.write("masuk/buku.csv", register)
    #expect(try folder.run("2026-11-25").procedures.map(\.corrections).reduce(0, +) == 0)
    try folder.write("masuk/buku.csv", register.replacingOccurrences(of: ";24/11/2026", with: ";20/11/2026"))
    #expect(try folder.run("2026-11-26").procedures.map(\.corrections).reduce(0, +) > 0)
    #expect(try figures(folder, "Rekap Umpan Balik 2026-W47.xlsx")["Tahap Didistribusikan"] == 1)
  }

  @Test(arguments: [("2026-12-01", "0"), ("2026-12-03", "0")])
  func `E2: the book of a month that is over tells its weeks as of its end`(day: String, completed: String) throws {
    let folder = try folder("umpan-balik")
    let dates = "26/11/2026;26/11/2026;26/11/2026;26/11/2026;01/12/2026"
    try folder.write(
      "masuk/buku.csv",
      """
      Tanggal;Jam;Kanal;Isi;Tanggal Identifikasi;Tanggal Distribusi;Tanggal Keputusan;Tanggal Persetujuan;Tanggal Jawaban
      25/11/2026;08.00;Kotak Saran;Parkir sempit;\(dates)

      """)
    try folder.run(day)
    let path = folder.path + "/kerja/Umpan Balik 2026-11.xlsx"
    let rows = try SheetCopy(path: path, sheet: "Buku Umpan Balik").rows
    let header = try #require(rows.first { $0.values.contains(.text("Tema terbanyak")) })
    let column = try #require(header.first { $0.value == .text("Selesai") }?.key)
    #expect(rows.first { $0.values.contains(.text("2026-W48")) }?[column]?.text == completed)
  }

  @Test(arguments: ["2026-11-23", "2026-11-26"])
  func `B: the recap of a week is as of its end, on whatever day it is closed`(day: String) throws {
    let folder = try folder("layanan-telepon")
    let log = """
      Tanggal;Jam Masuk;Nama Penelpon;No Telepon;Jenis Layanan;Permasalahan;Tuntas;Jam Hubungi Kembali;Disetujui Oleh;Tanggal Persetujuan
      20/11/2026;09.00;Sari Uji;081200000101;Konsultasi;Tanya;Ya;09.20;Kepala;22/11/2026
      20/11/2026;10.00;Budi Uji;081200000102;Konsultasi;Tanya;Ya;10.20;Kepala;23/11/2026
      22/11/2026;23.45;Rina Uji;081200000103;Konsultasi;Tanya;Ya;;;

      """
    try folder.write("masuk/log.csv", log)
    try folder.run(day)
    let week = try figures(folder, "Rekap Layanan Telepon 2026-W47.xlsx")
    #expect(week["Disetujui"] == 1)
    // Its limit is on Monday.
    #expect(week["Pelanggaran B4"] == 0 && week["Belum dihubungi kembali"] == 1)
  }
}
