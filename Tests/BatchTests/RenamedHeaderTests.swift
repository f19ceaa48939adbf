import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import PhoneService

/// Headers that staff changed in a work book: the column counts as before, and each run asks for its header (G1, G3).
struct RenamedHeaderTests {
  private let callBook = "kerja/Sapa Pasien 2026-W47.xlsx"

  /// Gives the headers of a sheet other texts; an empty one leaves the cell empty.
  private func rename(_ folder: FacilityFolder, _ book: String, _ sheet: String, _ names: [String: String]) throws {
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == sheet else { return }
      let (head, columns) = try #require(copy.header)
      for (name, new) in names { copy.rows[head][try #require(columns[name])] = new.isEmpty ? nil : .text(new) }
    }
  }

  private func headers(_ folder: FacilityFolder, _ book: String, _ sheet: String) throws -> [String] {
    let copy = try SheetCopy(path: folder.path + "/" + book, sheet: sheet)
    let head = try #require(copy.header?.row)
    return copy.rows[head].sorted { $0.key < $1.key }.map(\.value.text)
  }

  private func asked(_ summary: RunSummary, _ names: String...) -> Bool {
    summary.findings.texts.contains { finding in names.allSatisfy { $0.isEmpty || finding.contains($0) } }
  }

  /// Eight finished calls and two open ones.
  private func calls() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    for number in 1...10 { export.add("00100\(number)", in: "05/11/2026", out: "11/11/2026") }
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + callBook) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      for number in 1...8 { try sheet.enter("00100\(number)", .executed(by: "Rina", on: "18/11/2026")) }
    }
    try folder.run("2026-11-18")
    return folder
  }

  private func finished(_ folder: FacilityFolder) throws -> Int {
    try folder.data("2026-W47").values.count { $0["Status"] == "Selesai" }
  }

  @Test(arguments: ["Dihubungi?", "dihubungi", "Sudah ditelepon", ""])
  func `calls: a renamed column is asked about at every run, and finished calls stay finished`(_ name: String) throws {
    let folder = try calls()
    try rename(folder, callBook, "Lembar Sapa", ["Dihubungi": name])
    let changed = try headers(folder, callBook, "Lembar Sapa")
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
      let summary = try folder.run(day)
      #expect(asked(summary, "Lembar Sapa", "Dihubungi", name))
      #expect(summary.exitCode == 1)
      #expect(summary.procedures.first?.statuses["Selesai"] == 8)
      #expect(try headers(folder, callBook, "Lembar Sapa") == changed)
    }
    let before = try folder.files()
    #expect(try folder.run("2026-11-20").written.isEmpty)
    #expect(try folder.files() == before)
    #expect(try finished(folder) == 8)
    // What is typed meanwhile counts.
    try editWorkbook(folder.path + "/" + callBook) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      var entries = [String: StaffValue].executed(by: "Rina", on: "20/11/2026")
      entries["Dihubungi"] = nil
      try sheet.enter("001009", entries)
      let (head, columns) = try #require(sheet.header)
      let place = try #require(columns["Izin"]) - 1
      let row = try #require(
        sheet.rows.indices.first { $0 > head && sheet.rows[$0][columns["No RM"] ?? 0] == .text("001009") })
      sheet.rows[row][place] = .text("Ya")
    }
    #expect(try folder.run("2026-11-20").procedures.first?.statuses["Selesai"] == 9)
    // With its header back there is nothing to ask.
    try editWorkbook(folder.path + "/" + callBook) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      let (head, columns) = try #require(sheet.header)
      sheet.rows[head][try #require(columns["Izin"]) - 1] = .text("Dihubungi")
    }
    let mended = try folder.run("2026-11-20")
    #expect(!asked(mended, "Dihubungi"))
    #expect(mended.procedures.first?.statuses["Selesai"] == 9)
  }

  @Test func `calls: several renamed columns at once, with the same answers in each`() throws {
    let folder = try calls()
    try rename(folder, callBook, "Lembar Sapa", ["Dihubungi": "A", "Izin": "B", "Kondisi Sekarang": "C"])
    let summary = try folder.run("2026-11-19")
    #expect(asked(summary, "Dihubungi", "\"A\"") && asked(summary, "Izin", "\"B\""))
    #expect(asked(summary, "Kondisi Sekarang", "\"C\""))
    #expect(summary.procedures.first?.statuses["Selesai"] == 8)
  }

  @Test func `calls: a column that was renamed and moved is known by its values`() throws {
    let folder = try calls()
    try editWorkbook(folder.path + "/" + callBook) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      let (head, columns) = try #require(sheet.header)
      let (from, to) = (try #require(columns["Petugas"]), try #require(columns.values.max()) + 1)
      for row in head..<sheet.rows.count { sheet.rows[row][to] = sheet.rows[row].removeValue(forKey: from) }
      sheet.rows[head][to] = .text("Nama petugas")
    }
    let summary = try folder.run("2026-11-19")
    #expect(asked(summary, "Petugas", "Nama petugas"))
    #expect(summary.procedures.first?.points == ["Rina": 1])
  }

  @Test func `calls: a column without entries is known by its neighbours, and one of staff's own beside it is none`()
    throws
  {
    let folder = try calls()
    try rename(folder, callBook, "Lembar Sapa", ["Catatan": "Keterangan"])
    let summary = try folder.run("2026-11-19")
    #expect(asked(summary, "Catatan", "Keterangan"))
    #expect(try !headers(folder, callBook, "Lembar Sapa").contains("Catatan"))
  }

  @Test func `calls: a renamed status of Data Pasien is read, and its sheet gets no second one`() throws {
    let folder = try calls()
    try rename(folder, callBook, "Data Pasien", ["Status": "Keadaan"])
    let summary = try folder.run("2026-11-19")
    #expect(asked(summary, "Data Pasien", "Status", "Keadaan"))
    #expect(try !headers(folder, callBook, "Data Pasien").contains("Status"))
    #expect(summary.procedures.first?.statuses["Selesai"] == 8)
  }

  @Test func `calls: a closed week's book keeps its state under a renamed header, and is asked about too`() throws {
    let folder = try calls()
    try folder.run("2026-11-23")
    try rename(folder, callBook, "Lembar Sapa", ["Dihubungi": "Dihubungi?"])
    let summary = try folder.run("2026-11-24")
    #expect(asked(summary, "2026-W47.xlsx", "Dihubungi?"))
    #expect(summary.procedures.first?.corrections == 0)
  }

  @Test func `telephone calls: a renamed column is asked about at every run, and rows keep their state`() throws {
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
    try rename(folder, book, PhoneColumns.sheet, ["Tuntas": "Tuntas?", "Jam Hubungi Kembali": "Telepon balik"])
    for day in ["2026-11-18", "2026-11-19"] {
      let summary = try folder.run(day)
      #expect(asked(summary, PhoneColumns.sheet, "Tuntas", "Tuntas?"))
      #expect(asked(summary, PhoneColumns.sheet, "Jam Hubungi Kembali", "Telepon balik"))
      #expect(summary.procedures.first?.statuses == wanted?.statuses)
      #expect(summary.procedures.first?.violations == wanted?.violations)
    }
    #expect(try headers(folder, book, PhoneColumns.sheet).contains("Tuntas?"))
    #expect(try !headers(folder, book, PhoneColumns.sheet).contains("Tuntas"))
  }

  @Test func `a hotline: renamed columns of the log and of a path are asked about, and rows keep their state`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["hotline"], name: "Uji", date: CalendarDate(iso: "2026-11-16"))
    let header = "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Jalur"
    let lines = (1...4).map { "17/11/2026;09.0\($0);CS;Orang \($0);08120000000\($0);Umum;Suite;Rawat Jalan" }
    try folder.write("masuk/log.csv", ([header] + lines).joined(separator: "\r\n") + "\r\n")
    try folder.run("2026-11-18")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/log.csv")
    let book = "kerja/Hotline 2026-W47.xlsx"
    let step = try #require(try headers(folder, book, "Rawat Jalan").first { $0.hasPrefix("1") })
    try editWorkbook(folder.path + "/" + book) { copy in
      guard copy.name == "Rawat Jalan" else { return }
      let (head, columns) = try #require(copy.header)
      for row in copy.rows.indices where row > head && copy.rows[row][columns["Nama Pasien"] ?? 0] != nil {
        copy.rows[row][try #require(columns[step])] = .text("09.30")
      }
    }
    let wanted = try folder.run("2026-11-18").procedures.first
    let states = try folder.rows(book, sheet: "Rawat Jalan").map { $0["Langkah Berikutnya"] }
    try rename(folder, book, "Log Hotline", ["Penjamin": "Dibayar oleh"])
    try rename(folder, book, "Rawat Jalan", [step: "Langkah pertama"])
    for day in ["2026-11-18", "2026-11-19"] {
      let summary = try folder.run(day)
      #expect(asked(summary, "Log Hotline", "Penjamin", "Dibayar oleh"))
      #expect(asked(summary, "Rawat Jalan", step, "Langkah pertama"))
      #expect(summary.procedures.first?.statuses == wanted?.statuses)
    }
    #expect(try folder.rows(book, sheet: "Rawat Jalan").map { $0["Langkah Berikutnya"] } == states)
  }

  @Test func `feedback: a renamed column of the register is asked about, and rows keep their stage`() throws {
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
    #expect(stages.count { $0 == "Didistribusikan" } == 4)
    try rename(folder, book, "Register", ["Tanggal Distribusi": "Tgl ke unit"])
    for day in ["2026-11-18", "2026-11-19"] {
      #expect(asked(try folder.run(day), "Register", "Tanggal Distribusi", "Tgl ke unit"))
      #expect(try folder.rows(book, sheet: "Register").map { $0["Tahap"] } == stages)
    }
  }
}
