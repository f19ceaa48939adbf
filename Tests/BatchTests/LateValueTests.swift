import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// A value that arrives in a standing row later is shown in its column's format: 09.05, not 0.378472.
struct LateValueTests {
  private func value(_ folder: FacilityFolder, _ book: String, _ sheet: String, _ header: String) throws -> StaffValue?
  {
    let rows = try SheetCopy(path: folder.path + "/kerja/" + book, sheet: sheet).rows
    let top = try #require(rows.firstIndex { $0.values.contains(.text("Kunci")) })
    let column = try #require(rows[top].first { $0.value == .text(header) }?.key)
    return rows[top + 1][column]
  }

  @Test(arguments: ["09.20", "9:20", "09.20 WIB", "00.05", "23.59"])
  func `B4: a callback that a later export brings is shown as a time`(time: String) throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji", date: CalendarDate(iso: "2026-11-16"))
    func log(_ back: String, _ asked: String) -> String {
      """
      Tanggal;Jam Masuk;Nama Penelpon;No Telepon;Jenis Layanan;Tanggal Permohonan;Jam Hubungi Kembali
      17/11/2026;09.00;Sari Uji;081200000101;Konfirmasi Kepesertaan;\(asked);\(back)

      """
    }
    try folder.write("masuk/log.csv", log("", ""))
    try folder.run("2026-11-17")
    try folder.write("masuk/log.csv", log(time, "01/11/2026"))
    try folder.run("2026-11-18")
    let book = "Layanan Telepon 2026-W47.xlsx"
    if !time.hasSuffix("WIB") {
      guard case .time? = try value(folder, book, "Log Layanan", "Jam Hubungi Kembali") else {
        Issue.record("no time")
        return
      }
    }
    #expect(
      try value(folder, book, "Log Layanan", "Tanggal Permohonan")
        == .date(try #require(CalendarDate(iso: "2026-11-01")).serial))
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `E5: a reply that a later export of the chat brings is shown as a time`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["umpan-balik"], name: "Puskesmas Uji", date: CalendarDate(iso: "2026-11-16"))
    let question = "16/11/2026 08.10 - Rini Uji: antri di loket lama banget\n"
    let file = "masuk/Chat WhatsApp dengan Rini Uji.txt"
    try folder.write(file, question)
    try folder.run("2026-11-16")
    try folder.write(file, question + "17/11/2026 08.45 - Puskesmas Uji: Terima kasih\n")
    try folder.run("2026-11-17")
    let book = "Umpan Balik 2026-11.xlsx"
    guard case .time? = try value(folder, book, "Register", "Jam Balasan"),
      case .date? = try value(folder, book, "Register", "Tanggal Balasan")
    else {
      Issue.record("no moment")
      return
    }
  }
}
