import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// Whole runs of SOPs D and E: a chat, a complaint book, and a register that staff decide in.
struct FeedbackRunTests {
  private let book = "kerja/Umpan Balik 2026-11.xlsx"

  private let chat = """
    03/11/2026 08.10 - Rini Uji: antri di loket lama banget
    03/11/2026 08.45 - Puskesmas Uji: Terima kasih, akan kami tindak lanjuti
    13/11/2026 09.15 - Rini Uji: petugas farmasinya gak ramah

    """

  private let list = """
    Tanggal;Kanal;Nama;No Telepon;Isi;Tanggal Identifikasi;Tanggal Keputusan
    04/11/2026;Langsung;Sari Uji;081200000101;Obat habis;05/11/2026;13/11/2026
    16/11/2026;Telepon;;;Kapan imunisasi?;;

    """

  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["umpan-balik"], name: "Puskesmas Uji", date: CalendarDate(iso: "2026-11-16"))
    try folder.write("masuk/Chat WhatsApp dengan Rini Uji.txt", chat)
    try folder.write("masuk/buku.csv", list)
    return folder
  }

  private func rows(_ folder: FacilityFolder) throws -> [[String: String]] { try folder.rows(book, sheet: "Register") }

  @Test func `E1, E5: a chat's threads and a list's rows are one register, in order of receipt`() throws {
    let folder = try folder()
    let summary = try folder.run("2026-11-18")
    let rows = try rows(folder)
    #expect(rows.map { $0["ID"] } == ["UB-2026-0001", "UB-2026-0002", "UB-2026-0003", "UB-2026-0004"])
    #expect(rows.map { $0["Kanal"] } == ["WhatsApp", "Langsung", "WhatsApp", "Telepon"])
    #expect(rows.first?["Usulan Tema"] == "Waktu Tunggu")
    #expect(rows[2]["Kata Penentu"]?.contains("gak ramah") == true)
    #expect(rows[1]["Pelanggaran"] == "D4: Diputuskan sebelum Didistribusikan")
    #expect(rows[3]["Pelanggaran"] == "D2: identitas tidak dicatat")
    let input = try #require(summary.inputs.first { $0.file.hasPrefix("Chat") })
    #expect(input.rows == 3 && input.used == 2 && input.merged == 1 && input.rejected == 0)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `D1: late arrivals follow, and an ID once given stays`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.write("masuk/susulan.csv", "Tanggal;Kanal;Nama;Isi\r\n02/11/2026;SMS;Budi Uji;Parkir penuh\r\n")
    try folder.run("2026-11-19")
    let rows = try rows(folder)
    #expect(rows.first { $0["Nama"] == "Budi Uji" }?["ID"] == "UB-2026-0005")
    #expect(rows.first { $0["Isi"]?.hasPrefix("antri") == true }?["ID"] == "UB-2026-0001")
  }

  @Test func `D3: a box opening of which the day alone is typed counts, the box was empty`() throws {
    let folder = try folder()
    try folder.run("2026-11-16")
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == "Pembukaan Kotak" else { return }
      let (head, columns) = try #require(copy.header)
      while copy.rows.count < head + 3 { copy.rows.append([:]) }
      for (row, day) in [(head + 1, "2026-11-03"), (head + 2, "2026-11-10")] {
        copy.rows[row] = [try #require(columns["Tanggal"]): .date(try #require(CalendarDate(iso: day)).serial)]
      }
    }
    try folder.run("2026-11-17")
    #expect(try folder.rows(book, sheet: "Pembukaan Kotak").compactMap { $0["Kunci"] }.count == 2)
  }

  @Test func `D3: a list of box openings in masuk goes into Pembukaan Kotak, each day once`() throws {
    let folder = try folder()
    try folder.write(
      "masuk/kotak.csv", "Tanggal;Petugas Pembuka;Jml Saran\r\n03/11/2026;Wati Uji;0\r\n03/11/2026;Wati Uji;0\r\n")
    let summary = try folder.run("2026-11-17")
    let rows = try folder.rows(book, sheet: "Pembukaan Kotak").filter { $0["Kunci"] != nil }
    #expect(rows.map { $0["Petugas"] } == ["Wati Uji"] && rows.map { $0["Jumlah Saran"] } == ["0"])
    let account = try #require(summary.inputs.first { $0.file.hasSuffix("kotak.csv") })
    #expect(account.used == 1 && account.merged == 1)
  }

  @Test func `sapa explain finds a feedback by its ID`() throws {
    let folder = try folder()
    let (_, plan) = try folder.plan("2026-11-18")
    let found = plan.parts.flatMap { $0.explanations(of: "ub-2026-0002") }
    #expect(found.count == 1)
    #expect(found.first?.status == "Diputuskan")
    #expect(found.first?.rules.contains { $0.clause == "D4" && $0.decides } == true)
  }

  @Test func `a blank book is written anew though the settings were changed after it was given`() throws {
    let changed = try folder()
    try changed.set("grading = \"kkm\"")
    try changed.run("2026-11-18")
    let fresh = try folder()
    try fresh.set("grading = \"kkm\"")
    try FileManager.default.removeItem(atPath: fresh.path + "/" + book)
    try fresh.run("2026-11-18")
    #expect(changed.bytes(book) == fresh.bytes(book))
  }

  @Test func `G7: reports hold no name, number or text`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    for (name, bytes) in try folder.files() where name.contains("laporan/") {
      let path = folder.path + "/cek.xlsx"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      guard case .workbook(let workbook) = try Document.open(path) else { continue }
      for sheet in workbook.sheets {
        let reader = try workbook.reader(of: sheet)
        var row = SheetRow()
        while try reader.next(&row) {
          for case .text(let range) in row.cells.map(\.value) {
            let text = row.string(range)
            #expect(!text.contains("Rini") && !text.contains("Sari") && !text.contains("0101"), "\(name) \(sheet.name)")
            #expect(!text.contains("Obat habis") && !text.contains("lama banget"), "\(name) \(sheet.name)")
          }
        }
      }
    }
  }
}
