import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// G10 of SOP C: patients who are on their way through the house when the week turns, and the census that was typed.
struct HotlineCarryTests {
  private let first = "kerja/Hotline 2026-W47.xlsx"
  private let second = "kerja/Hotline 2026-W48.xlsx"
  private let third = "kerja/Hotline 2026-W49.xlsx"
  private let home = "7 Pulang"

  /// Three patients of a week who are on their way, and one whom the hotline is not for.
  private func started(_ date: String = "2026-11-20") throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["hotline"], name: "RS Uji", date: CalendarDate(iso: "2026-11-16"))
    try folder.write(
      "masuk/log.csv",
      [
        "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Level;Jalur",
        "16/11/2026;09.00;CS;Ani Uji;081200000001;Pribadi;VIP;;Rawat Inap",
        "17/11/2026;10.00;CS;Budi Uji;081200000002;Perusahaan;II;Menengah ke Atas;Rawat Inap",
        "20/11/2026;10.00;CS;Citra Uji;081200000003;Umum;Suite;;Rawat Jalan",
        "20/11/2026;11.00;CS;Dedi Uji;081200000004;BPJS;I;;Rawat Inap",
      ].joined(separator: "\r\n") + "\r\n")
    try folder.run(date)
    return folder
  }

  private func type(
    _ folder: FacilityFolder, _ book: String, _ sheet: String, _ name: String, _ values: [String: StaffValue?]
  ) throws {
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == sheet else { return }
      let (head, columns) = try #require(copy.header)
      let known = try #require(columns["Nama Pasien"] ?? columns["Kamar"])
      let row = try #require(copy.rows.indices.first { $0 > head && copy.rows[$0][known] == .text(name) })
      for (header, value) in values { copy.rows[row][try #require(columns[header])] = value }
    }
  }

  private func row(
    _ folder: FacilityFolder, _ book: String, _ sheet: String, _ name: String
  ) throws -> [String: String]? {
    try folder.rows(book, sheet: sheet).first { $0["Nama Pasien"] == name || $0["Kamar"] == name }
  }

  private func names(_ folder: FacilityFolder, _ book: String, _ sheet: String) throws -> [String] {
    try folder.rows(book, sheet: sheet).compactMap { $0["Nama Pasien"] }
  }

  /// By label, what stands beside it in a table of a page.
  private func figures(_ folder: FacilityFolder, _ file: String, _ sheet: String, _ label: String) throws -> [String] {
    let copy = try SheetCopy(path: folder.path + "/" + file, sheet: sheet)
    let row = try #require(copy.rows.first { $0.values.contains(.text(label)) })
    let column = try #require(row.first { $0.value == .text(label) }?.key)
    return (1...3).map { row[column + $0]?.text ?? "" }
  }

  @Test func `G10: who is on the way on Sunday night goes over with the times typed so far and where it comes from`()
    throws
  {
    let folder = try started()
    try type(folder, first, "Rawat Inap", "Ani Uji", ["1 Bed IGD": .text("09.20"), "Edukasi Ekses Klaim": .text("Ya")])
    try type(
      folder, first, "Rawat Inap", "Budi Uji",
      [
        "1 Bed IGD": .text("10.10"), "2 Pemeriksaan & Kamar": .text("10.40"), "3 Diantar Perawat IGD": .text("11.00"),
        home: .text("19/11/2026 09.00"),
      ])
    try folder.run("2026-11-24")
    #expect(try names(folder, second, "Rawat Inap") == ["Ani Uji"])
    #expect(try names(folder, second, "Rawat Jalan") == ["Citra Uji"])
    #expect(try names(folder, second, "Log Hotline") == [])
    let ani = try #require(try row(folder, second, "Rawat Inap", "Ani Uji"))
    #expect(ani["Asal"] == "2026-W47")
    #expect(ani["1 Bed IGD"] == "09.20")
    #expect(ani["Edukasi Ekses Klaim"] == "Ya")
    #expect(ani["Langkah Berikutnya"] == "2 Pemeriksaan & Kamar – CS/MOD")
    #expect(try row(folder, first, "Rawat Inap", "Ani Uji")?["Langkah Berikutnya"] == "Lanjut di buku 2026-W48")
    #expect(try row(folder, first, "Rawat Inap", "Budi Uji")?["Langkah Berikutnya"] == "Selesai")
  }

  @Test
  func
    `G10, G4: a finished patient stays in the book of the week in which the path was finished, and goes into no later one`()
    throws
  {
    let folder = try started()
    try folder.run("2026-11-24")
    try type(folder, second, "Rawat Inap", "Ani Uji", ["1 Bed IGD": .text("08.00"), home: .text("25/11/2026 09.00")])
    try folder.run("2026-11-26")
    #expect(try folder.run("2026-11-26").written.isEmpty)
    #expect(try row(folder, first, "Rawat Inap", "Ani Uji")?["Langkah Berikutnya"] == "Selesai di buku 2026-W48")
    try folder.run("2026-12-01")
    #expect(try folder.run("2026-12-01").written.isEmpty)
    #expect(try names(folder, second, "Rawat Inap") == ["Ani Uji", "Budi Uji"])
    #expect(try names(folder, third, "Rawat Inap") == ["Budi Uji"])
    #expect(try row(folder, third, "Rawat Inap", "Budi Uji")?["Asal"] == "2026-W47")
    #expect(try row(folder, first, "Rawat Inap", "Budi Uji")?["Langkah Berikutnya"] == "Lanjut di buku 2026-W49")
  }

  @Test func `G10: what is typed into the earlier week's book afterwards counts, in a step's column too`() throws {
    let folder = try started()
    try type(folder, first, "Rawat Inap", "Budi Uji", ["1 Bed IGD": .text("10.10")])
    try folder.run("2026-11-24")
    try type(
      folder, first, "Rawat Inap", "Budi Uji",
      ["1 Bed IGD": .text("10.15"), "2 Pemeriksaan & Kamar": .text("24/11/2026 11.00")])
    let summary = try folder.run("2026-11-25")
    let budi = try #require(try row(folder, second, "Rawat Inap", "Budi Uji"))
    #expect(budi["1 Bed IGD"] == "10.15")
    #expect(budi["2 Pemeriksaan & Kamar"] == "24/11/2026 11.00")
    #expect(budi["Langkah Berikutnya"] == "3 Diantar Perawat IGD – Perawat IGD")
    #expect(summary.notes.contains { $0.contains("2 isian baru") })
    #expect(try folder.run("2026-11-25").written.isEmpty)
  }

  @Test func `G10: what is typed into an old book before the new week has one goes over by way of the newest`() throws {
    let folder = try started()
    try type(folder, first, "Rawat Inap", "Budi Uji", ["1 Bed IGD": .text("10.10")])
    try folder.run("2026-11-24")
    try type(folder, first, "Rawat Inap", "Budi Uji", ["1 Bed IGD": .text("10.15")])
    try folder.run("2026-12-01")
    #expect(try row(folder, third, "Rawat Inap", "Budi Uji")?["1 Bed IGD"] == "10.15")
  }

  @Test func `G6, G13: a step that is typed in a later week changes no figure of the week that is closed`() throws {
    let folder = try started()
    try folder.run("2026-11-24")
    try type(folder, second, "Rawat Inap", "Ani Uji", ["1 Bed IGD": .text("08.00"), home: .text("09.00")])
    let summary = try folder.run("2026-11-26")
    #expect(summary.procedures.first { $0.period == "2026-W47" }?.corrections == 0)
    // A time without its day, which is of this week, is not held against the call's.
    #expect(try row(folder, second, "Rawat Inap", "Ani Uji")?["Pelanggaran"]?.contains("sebelum") != true)
    // One that says that it was in the closed week is a correction of that.
    try type(folder, second, "Rawat Jalan", "Citra Uji", ["1 Diarahkan ke Hotline": .text("21/11/2026 08.00")])
    let late = try folder.run("2026-11-26")
    #expect((late.procedures.first { $0.period == "2026-W47" }?.corrections ?? 0) > 0)
  }

  @Test
  func
    `G10: the recap counts what is open from earlier weeks by age and path, apart from the week's own, each patient once`()
    throws
  {
    let folder = try started()
    try folder.run("2026-11-24")
    let recap = "laporan/Rekap Hotline 2026-W48.xlsx"
    #expect(try figures(folder, second, "Rekap", "4–7 hari")[0...1] == ["1", "1"])
    #expect(try figures(folder, second, "Rekap", "8–14 hari")[0...1] == ["1", "0"])
    #expect(try figures(folder, recap, "Langkah", "4–7 hari")[0...1] == ["1", "1"])
    try type(folder, second, "Rawat Jalan", "Citra Uji", ["Disarankan Rawat Inap": .text("Ya")])
    try type(folder, second, "Rawat Inap", "Ani Uji", [home: .text("25/11/2026 09.00")])
    try folder.run("2026-11-25")
    #expect(try names(folder, second, "Rawat Inap") == ["Ani Uji", "Budi Uji", "Citra Uji"])
    try folder.run("2026-12-01")
    let notes = try SheetCopy(path: folder.path + "/" + recap, sheet: "Langkah").rows.flatMap { $0.values.map(\.text) }
    #expect(notes.contains { $0.hasPrefix("Selesai minggu ini: 1 Rawat Inap, 0 Rawat Jalan.") })
    #expect(try figures(folder, recap, "Langkah", "8–14 hari")[0...1] == ["1", "1"])
  }

  @Test func `G3: a patient's row that staff delete goes no further`() throws {
    let folder = try started()
    try folder.run("2026-11-24")
    try editWorkbook(folder.path + "/" + second) { copy in
      guard copy.name == "Rawat Inap", let columns = copy.header?.columns, let name = columns["Nama Pasien"] else {
        return
      }
      copy.rows.removeAll { $0[name] == .text("Ani Uji") }
    }
    try folder.run("2026-11-25")
    try folder.run("2026-12-01")
    #expect(try names(folder, second, "Rawat Inap") == ["Budi Uji"])
    #expect(try names(folder, third, "Rawat Inap") == ["Budi Uji"])
    #expect(try figures(folder, third, "Rekap", "15–30 hari")[0] == "0")
  }

  @Test func `G10: the census that staff typed goes over, and stays theirs until a census says something new`() throws {
    let folder = try started()
    let census = "Kamar;Kelas;Penjamin;Status\r\nVIP 1;VIP;;Kosong\r\nVIP 2;VIP;BPJS;Terisi\r\n"
    try folder.write("masuk/sensus.csv", census)
    try folder.run("2026-11-20")
    try type(folder, first, "Kamar", "VIP 1", ["Status": .text("Terisi"), "Penjamin": .text("Umum")])
    for day in ["2026-11-22", "2026-11-24", "2026-11-25", "2026-12-01", "2026-12-01"] {
      try folder.run(day)
    }
    for book in [first, second, third] {
      let room = try #require(try row(folder, book, "Kamar", "VIP 1"))
      #expect(room["Status"] == "Terisi")
      #expect(room["Penjamin"] == "Umum")
    }
    #expect(try folder.run("2026-12-01").written.isEmpty)
    try folder.write(
      "masuk/sensus_2.csv", census.replacingOccurrences(of: "VIP 2;VIP;BPJS;Terisi", with: "VIP 2;VIP;;Kosong"))
    try folder.run("2026-12-01")
    #expect(try row(folder, third, "Kamar", "VIP 2")?["Status"] == "Kosong")
    #expect(try row(folder, third, "Kamar", "VIP 1")?["Status"] == "Terisi")
  }

  @Test func `G10: a census that was typed by hand alone goes over, and what is typed into last week's afterwards too`()
    throws
  {
    let folder = try started()
    try type(folder, first, "Kamar", "VIP 1", ["Status": .text("Terisi"), "Penjamin": .text("BPJS")])
    try folder.run("2026-11-24")
    #expect(try row(folder, second, "Kamar", "VIP 1")?["Penjamin"] == "BPJS")
    try type(folder, first, "Kamar", "VIP 3", ["Status": .text("Kosong")])
    try folder.run("2026-11-25")
    #expect(try row(folder, second, "Kamar", "VIP 3")?["Status"] == "Kosong")
    #expect(try folder.run("2026-11-25").written.isEmpty)
  }
}
