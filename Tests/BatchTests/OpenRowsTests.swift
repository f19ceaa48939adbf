import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core
@testable import PhoneService

/// G10: what is open when its week ends stands in the next week's book, and is closed there or at home.
struct OpenRowsTests {
  private static func book(_ week: String) -> String { "kerja/Layanan Telepon \(week).xlsx" }

  /// A log of W46: a call without a callback, an unapproved complaint, a call that waits for the recap's approval alone.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    var log = CallLog()
    log.add("09/11/2026", "09.00", "Konsultasi", ["Jam Hubungi Kembali": "", "Nama Penelpon": "Ani Uji"])
    log.add("10/11/2026", "10.00", "Pengaduan", ["Nama Penelpon": "Budi Uji"])
    log.add("11/11/2026", "11.00", "Konsultasi", ["Nama Penelpon": "Cici Uji"])
    try folder.write("masuk/log.csv", log.text)
    try folder.run("2026-11-13")
    return folder
  }

  private func rows(_ folder: FacilityFolder, _ week: String, _ sheet: String = OpenSheet.name) throws
    -> [String: [String: String]]
  {
    Dictionary(
      try folder.rows(Self.book(week), sheet: sheet).compactMap { row in
        (row["Nama Penelpon"] ?? row["Jenis Layanan"]).map { ($0, row) }
      }
    ) { first, _ in first }
  }

  private func enter(
    _ folder: FacilityFolder, _ week: String, on sheet: String = OpenSheet.name, _ name: String,
    _ values: [String: StaffValue]
  ) throws {
    try editWorkbook(folder.path + "/" + Self.book(week)) { copy in
      guard copy.name == sheet else { return }
      let (head, columns) = try #require(copy.header)
      let column = try #require(columns[name.hasPrefix("Rekap") ? "Jenis Layanan" : "Nama Penelpon"])
      let row = try #require(copy.rows.indices.first { $0 > head && copy.rows[$0][column] == .text(name) })
      for (header, value) in values { copy.rows[row][try #require(columns[header])] = value }
    }
  }

  @Test func `G10: the next week's book has what is open, with where it comes from and what is next`() throws {
    let folder = try folder()
    #expect(Set(try rows(folder, "2026-W46").keys) == ["Rekap 2026-W46"])
    try folder.run("2026-11-17")
    let open = try rows(folder, "2026-W47")
    #expect(Set(open.keys) == ["Ani Uji", "Budi Uji", "Rekap 2026-W46"])
    #expect(open["Ani Uji"]?["Asal"] == "2026-W46")
    #expect(open["Ani Uji"]?["Kode"] == "L")
    #expect(open["Ani Uji"]?["Tindak Lanjut"]?.contains("Hubungi kembali") == true)
    #expect(open["Budi Uji"]?["Tindak Lanjut"]?.contains("Mintakan persetujuan BA-2026-0001") == true)
    #expect(try folder.run("2026-11-17").written.isEmpty)
  }

  @Test func `G10: what is typed on Belum Selesai counts in the row's own book, and goes no further`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    try enter(folder, "2026-W47", "Ani Uji", ["Jam Hubungi Kembali": .text("09.20")])
    let summary = try folder.run("2026-11-18")
    #expect(summary.notes.contains { $0.contains("1 isian dibawa ke Layanan Telepon 2026-W46.xlsx") })
    let home = try #require(try rows(folder, "2026-W46", PhoneColumns.sheet)["Ani Uji"])
    #expect(home["Jam Hubungi Kembali"] == "09.20")
    #expect(home["Tindak Lanjut"]?.contains("Mintakan persetujuan rekap") == true)
    let row = try #require(try rows(folder, "2026-W47")["Ani Uji"])
    #expect(row["Jam Hubungi Kembali"] == "09.20")
    #expect(row["Tindak Lanjut"] == home["Tindak Lanjut"])
    #expect(try folder.run("2026-11-18").written.isEmpty)
    try folder.run("2026-11-24")
    #expect(Set(try rows(folder, "2026-W48").keys) == ["Budi Uji", "Rekap 2026-W46"])
  }

  @Test func `G10: what is typed at home shows on Belum Selesai, also where that was typed into before`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    // An answer changes nothing that Sapa says of the call.
    try enter(folder, "2026-W47", "Ani Uji", ["Jawaban": .text("Kartu aktif")])
    try folder.run("2026-11-18")
    #expect(try rows(folder, "2026-W46", PhoneColumns.sheet)["Ani Uji"]?["Jawaban"] == "Kartu aktif")
    try enter(
      folder, "2026-W46", on: PhoneColumns.sheet, "Ani Uji",
      ["Jawaban": .text("Kartu diganti"), "Jam Hubungi Kembali": .text("09.10")])
    let summary = try folder.run("2026-11-19")
    #expect(summary.procedures.allSatisfy { $0.conflicts == 0 })
    let row = try #require(try rows(folder, "2026-W47")["Ani Uji"])
    #expect(row["Jawaban"] == "Kartu diganti")
    #expect(row["Jam Hubungi Kembali"] == "09.10")
    #expect(try folder.run("2026-11-19").written.isEmpty)
  }

  @Test func `G10: typed in both is a conflict of the row's own book, listed once`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    try enter(folder, "2026-W47", "Ani Uji", ["Jam Hubungi Kembali": .text("09.20")])
    try enter(folder, "2026-W46", on: PhoneColumns.sheet, "Ani Uji", ["Jam Hubungi Kembali": .text("09.10")])
    let summary = try folder.run("2026-11-18")
    #expect(summary.procedures.first { $0.period == "2026-W46" }?.conflicts == 1)
    #expect(try rows(folder, "2026-W46", PhoneColumns.sheet)["Ani Uji"]?["Jam Hubungi Kembali"] == "09.10")
    #expect(try rows(folder, "2026-W47")["Ani Uji"]?["Jam Hubungi Kembali"] == "09.10")
    let again = try folder.run("2026-11-18")
    #expect(again.written.isEmpty)
    #expect(again.procedures.first { $0.period == "2026-W46" }?.conflicts == 1)
  }

  @Test func `G10: a row stays open over weeks whose books are not opened any more, and is closed from the last one`()
    throws
  {
    let folder = try folder()
    let weeks = ["2026-11-17", "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"]
    // A call a week keeps the log going.
    var log = CallLog()
    for day in weeks {
      let (year, month, date) = (day.prefix(4), day.dropFirst(5).prefix(2), day.suffix(2))
      log.add("\(date)/\(month)/\(year)", "08.00", "Konsultasi", ["Nama Penelpon": "Dedi \(date)"])
      try folder.write("masuk/log lain.csv", log.text)
      try folder.run(day)
    }
    #expect(
      RunRecord(folder: folder.path).closed?.logs["layanan-telepon"]?.parts.map(\.period).contains("2026-W46") == true)
    #expect(Set(["Ani Uji", "Budi Uji"]).isSubset(of: try rows(folder, "2026-W53").keys))
    // The next week's book takes them from the last one's; without the record, from their own.
    let copy = try FacilityFolder(profile: nil)
    for (name, bytes) in try folder.files() { try copy.write(name, bytes) }
    try copy.write("sapa.toml", try #require(folder.bytes("sapa.toml")))
    try folder.run("2027-01-05")
    try copy.run("2027-01-05")
    #expect(Set(["Ani Uji", "Budi Uji"]).isSubset(of: try rows(folder, "2027-W01").keys))
    let (one, other) = (try folder.files(), try copy.files())
    let unlike = one.keys.filter { $0.hasPrefix("kerja/") && one[$0] != other[$0] }
    #expect(unlike.isEmpty)
    try enter(
      folder, "2027-W01", "Budi Uji",
      ["Disetujui Oleh": .text("dr. Uji"), "Tanggal Persetujuan": .text("05/01/2027")])
    try folder.run("2027-01-06")
    let home = try #require(try rows(folder, "2026-W46", PhoneColumns.sheet)["Budi Uji"])
    #expect(home["Disetujui Oleh"] == "dr. Uji")
    #expect(home["Kode"] == "S")
    #expect(try rows(folder, "2027-W01")["Budi Uji"]?["Kode"] == "S")
    try folder.run("2027-01-12")
    let last = try rows(folder, "2027-W02")
    #expect(last["Ani Uji"] != nil)
    #expect(last["Budi Uji"] == nil)
  }

  @Test func `B10: a recap that is approved once approves its calls, but for complaints`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    #expect(try rows(folder, "2026-W46", PhoneColumns.sheet)["Cici Uji"]?["Kode"] == nil)
    try enter(
      folder, "2026-W47", "Rekap 2026-W46",
      ["Disetujui Oleh": .text("dr. Uji"), "Tanggal Persetujuan": .text("17/11/2026")])
    try folder.run("2026-11-18")
    let log = try rows(folder, "2026-W46", PhoneColumns.sheet)
    #expect(log["Cici Uji"]?["Kode"] == "S")
    #expect(log["Cici Uji"]?["Disetujui Oleh"] == nil)
    #expect(log["Budi Uji"]?["Tindak Lanjut"]?.contains("Mintakan persetujuan BA-2026-0001") == true)
    for week in ["2026-W46", "2026-W47"] {
      let line = try #require(try rows(folder, week)["Rekap 2026-W46"])
      #expect(line["Kode"] == "S")
      #expect(line["Disetujui Oleh"] == "dr. Uji")
    }
    #expect(try folder.run("2026-11-18").written.isEmpty)
    try folder.run("2026-11-24")
    #expect(try rows(folder, "2026-W48")["Rekap 2026-W46"] == nil)
  }

  @Test func `G10: a row that staff typed on Belum Selesai by themselves is pointed out, and stays`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    try editWorkbook(folder.path + "/" + Self.book("2026-W47")) { copy in
      guard copy.name == OpenSheet.name else { return }
      let (_, columns) = try #require(copy.header)
      copy.rows.append([try #require(columns["Nama Penelpon"]): .text("Eko Uji")])
    }
    let summary = try folder.run("2026-11-18")
    let finding = try #require(
      summary.findings.first {
        $0.indonesian.contains("1 baris yang diketik sendiri tidak dihitung; tulis di Log Layanan")
      })
    #expect(finding.file == Self.book("2026-W47") && finding.sheet == OpenSheet.name)
    #expect(finding.row.hasPrefix("baris ") && !finding.isPassing)
    #expect(try folder.run("2026-11-18").findings.contains(finding))
    #expect(try rows(folder, "2026-W47")["Eko Uji"] != nil)
  }

  @Test func `G10: what was typed on Belum Selesai about a row that is gone from its own book is pointed out`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    try enter(folder, "2026-W47", "Ani Uji", ["Jam Hubungi Kembali": .text("09.20")])
    try editWorkbook(folder.path + "/" + Self.book("2026-W46")) { copy in
      if copy.name == PhoneColumns.sheet { copy.rows.removeAll { $0.values.contains(.text("Ani Uji")) } }
    }
    let summary = try folder.run("2026-11-17")
    let finding = try #require(summary.findings.first { $0.indonesian.contains("tidak ada lagi di buku asalnya") })
    #expect(finding.file == Self.book("2026-W47") && finding.sheet == OpenSheet.name)
    #expect(finding.row.contains(" (baris "))
    #expect(try folder.run("2026-11-17").findings.contains(finding) == !finding.isPassing)
  }

  @Test func `G10: a book that has lost its record loses nothing that was typed on Belum Selesai`() throws {
    let folder = try folder()
    try folder.run("2026-11-17")
    try enter(folder, "2026-W47", "Ani Uji", ["Jam Hubungi Kembali": .text("09.20"), "Petugas": .text("Sari")])
    try editWorkbook(folder.path + "/" + Self.book("2026-W47"), losing: BaseSheet.name) { _ in }
    let summary = try folder.run("2026-11-18")
    let home = try #require(try rows(folder, "2026-W46", PhoneColumns.sheet)["Ani Uji"])
    #expect(home["Jam Hubungi Kembali"] == "09.20")
    // Which of two names is right, nobody can tell without the record.
    #expect(home["Petugas"] == "Rina")
    #expect(summary.procedures.first { $0.period == "2026-W46" }?.conflicts == 1)
    #expect(try folder.run("2026-11-18").procedures.first { $0.period == "2026-W46" }?.conflicts == 1)
  }

  @Test func `G10: a sheet of that name which staff had before is theirs`() throws {
    let folder = try folder()
    try editWorkbook(folder.path + "/" + Self.book("2026-W46")) { sheet in
      if sheet.name == OpenSheet.name { sheet.rows = [[0: .text("catatan kami")]] }
    }
    try folder.run("2026-11-14")
    let cells = try SheetCopy(path: folder.path + "/" + Self.book("2026-W46"), sheet: OpenSheet.name).rows
    #expect(cells == [[0: .text("catatan kami")]])
  }
}
