import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core
@testable import PhoneService

/// A log of calls as a service exports it.
struct CallLog {
  static let headers = [
    "Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon",
    "Jenis Layanan", "Permasalahan", "Tuntas", "Diteruskan", "Jam Hubungi Kembali", "Disetujui Oleh",
    "Tanggal Persetujuan",
  ]
  var lines: [String] = []

  /// Adds a call without a breach, of which `values` change fields by their headers.
  mutating func add(_ date: String, _ time: String, _ type: String, _ values: [String: String] = [:]) {
    let minute = lines.count % 10
    var row = [
      "Tanggal": date, "Jam Masuk": time, "Jumlah Dering": "2", "Jam Selesai": time, "Petugas": "Rina", "Salam": "Ya",
      "Nama Penelpon": "Penelepon \(lines.count)", "No Telepon": "08123456780\(minute)", "Jenis Layanan": type,
      "Permasalahan": "Kartu tidak aktif", "Tuntas": "Ya", "Diteruskan": "Tidak", "Jam Hubungi Kembali": time,
    ]
    row.merge(values) { _, new in new }
    lines.append(Self.headers.map { row[$0] ?? "" }.joined(separator: ";"))
  }

  var text: String { ([Self.headers.joined(separator: ";")] + lines).joined(separator: "\r\n") + "\r\n" }
}

struct PhoneServiceTests {
  private let book = "kerja/Layanan Telepon 2026-W47.xlsx"
  private let report = "laporan/Rekap Layanan Telepon 2026-W47.xlsx"

  private func folder(_ log: CallLog) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"], name: "Dinas Uji")
    try folder.write("masuk/log.csv", log.text)
    return folder
  }

  private func edit(_ folder: FacilityFolder, _ change: (inout SheetCopy) throws -> Void) throws {
    try editWorkbook(folder.path + "/" + book) { sheet in
      if sheet.name == PhoneColumns.sheet { try change(&sheet) }
    }
  }

  /// `No BA` by the call's time.
  private func numbers(_ folder: FacilityFolder) throws -> [String: String] {
    let rows = try folder.rows(book, sheet: PhoneColumns.sheet).filter { $0["No BA"] != nil }
    return Dictionary(rows.map { (time($0["Jam Masuk"]), $0["No BA"] ?? "") }) { first, _ in first }
  }

  private func time(_ text: String?) -> String {
    guard let text, let day = Double(text), day < 1 else { return text ?? "" }
    let minute = Int((day * 1440).rounded())
    return "\(minute / 60).\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
  }

  /// The texts of a sheet, row by row.
  private func texts(_ folder: FacilityFolder, _ file: String, _ sheet: String) throws -> [String] {
    try SheetCopy(path: folder.path + "/" + file, sheet: sheet).rows.map { row in
      row.sorted { $0.key < $1.key }.map(\.value.text).joined(separator: " | ")
    }
  }

  private func names(_ folder: FacilityFolder, _ file: String) throws -> [String] {
    guard case .workbook(let workbook) = try Document.open(folder.path + "/" + file) else { throw NoWorkbook() }
    return workbook.sheets.map(\.name)
  }

  private var complaints: CallLog {
    var log = CallLog()
    log.add("17/11/2026", "10.00", "Pengaduan")
    log.add("17/11/2026", "09.00", "Konsultasi")
    log.add("18/11/2026", "08.00", "Pengaduan")
    return log
  }

  @Test func `B: the work book has its sheets in order, and the report its own`() throws {
    let folder = try folder(complaints)
    try folder.run("2026-11-20")
    #expect(
      try names(folder, book).prefix(8) == [
        "Petunjuk", "Log Layanan", "Belum Selesai", "Rekap Layanan", "BA Pengaduan", "Menunggu Persetujuan",
        "Data Bermasalah", "Nomor Sapa",
      ])
    #expect(
      try names(folder, report) == [
        "Rekap", "Hari", "Jam", "Petugas", "Dering dan Hubungi Kembali", "Rincian", "Angka Sapa",
      ])
    #expect(ReportFile.made(folder.path + "/" + report)?.day == CalendarDate(iso: "2026-11-20"))
  }

  @Test func `G12: officers of the settings are counted under one name, and who is not among them is pointed out`()
    throws
  {
    var log = CallLog()
    for officer in ["Rina Marlina", "R. Marlina", "Rina", "Sari"] {
      log.add("17/11/2026", "1\(log.lines.count).00", "Konsultasi", ["Petugas": officer])
    }
    let folder = try folder(log)
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    try folder.write("sapa.toml", profile + "\nofficers = [\"Rina Marlina = Rina = R. Marlina\", \"Doni\"]\n")
    try folder.run("2026-11-20")
    let lines = try texts(folder, report, "Petugas")
    #expect(lines.contains { $0.hasPrefix("Rina Marlina | 3 |") || $0.hasPrefix("Rina Marlina | 3.0 |") })
    let problems = try texts(folder, book, "Data Bermasalah")
    #expect(problems.count { $0.contains("Nama lain dari 'Rina Marlina'") } == 2)
    #expect(problems.count { $0.contains("'Sari' tidak ada di daftar petugas") } == 1)
    // What the exchange wrote stands as it is.
    #expect(
      try folder.rows(book, sheet: PhoneColumns.sheet).map { $0["Petugas"] ?? "" }.sorted() == [
        "R. Marlina", "Rina", "Rina Marlina", "Sari",
      ])
  }

  @Test func `G4: a second run on the same day writes nothing`() throws {
    let folder = try folder(complaints)
    try folder.run("2026-11-20")
    let before = try folder.files()
    #expect(try folder.run("2026-11-20").written.isEmpty)
    #expect(try folder.files() == before)
  }

  @Test func `B9 complaints keep their numbers over reruns, sorting and an earlier call that comes late`() throws {
    var log = complaints
    let folder = try folder(log)
    try folder.run("2026-11-18")
    #expect(try numbers(folder) == ["10.00": "BA-2026-0001", "8.00": "BA-2026-0002"])
    try edit(folder) { sheet in
      let head = try #require(sheet.header).row
      sheet.rows[(head + 1)...].reverse()
    }
    log.add("16/11/2026", "11.30", "Pengaduan")
    try folder.write("masuk/log.csv", log.text)
    try folder.run("2026-11-19")
    #expect(
      try numbers(folder) == ["10.00": "BA-2026-0001", "8.00": "BA-2026-0002", "11.30": "BA-2026-0003"])
  }

  @Test func `B9 the number of a deleted row is not given again`() throws {
    var log = complaints
    let folder = try folder(log)
    try folder.run("2026-11-18")
    try edit(folder) { sheet in
      let (head, columns) = try #require(sheet.header)
      let column = try #require(columns["No BA"])
      let row = try #require(sheet.rows.indices.first { $0 > head && sheet.rows[$0][column]?.text == "BA-2026-0002" })
      sheet.rows.remove(at: row)
    }
    log.lines.removeLast()
    log.add("19/11/2026", "13.00", "Pengaduan")
    try folder.write("masuk/log.csv", log.text)
    try folder.run("2026-11-19")
    #expect(try numbers(folder) == ["10.00": "BA-2026-0001", "13.00": "BA-2026-0003"])
  }

  @Test func `B9 each complaint has a page, those that wait for approval first`() throws {
    var log = CallLog()
    log.add(
      "17/11/2026", "10.00", "Pengaduan", ["Disetujui Oleh": "Hana", "Tanggal Persetujuan": "18/11/2026"])
    log.add("17/11/2026", "11.00", "Pengaduan", ["Jam Hubungi Kembali": "", "Nama Penelpon": ""])
    let folder = try folder(log)
    try folder.run("2026-11-20")
    let pages = try texts(folder, book, "BA Pengaduan")
    let numbers = pages.filter { $0.hasPrefix("Nomor: ") }
    #expect(numbers == ["Nomor: BA-2026-0002", "Nomor: BA-2026-0001"])
    #expect(pages.contains { $0.hasPrefix("Pada hari Selasa, 17 November 2026 pukul 10.00 ") })
    #expect(pages.contains("Nama penelepon | tidak diketahui"))
    #expect(pages.contains("– | Penelepon belum dihubungi kembali, batas 17/11/2026 11.30."))
    #expect(pages.contains("Disetujui, Rabu, 18 November 2026"))
    #expect(pages.contains("Rina | Hana"))
  }

  @Test func `B10 what waits for approval is listed, complaints first`() throws {
    var log = complaints
    log.add(
      "16/11/2026", "08.30", "Konsultasi", ["Disetujui Oleh": "Hana", "Tanggal Persetujuan": "17/11/2026"])
    let folder = try folder(log)
    try folder.run("2026-11-20")
    let lines = try texts(folder, book, "Menunggu Persetujuan").drop { !$0.hasPrefix("Yang disetujui") }.dropFirst()
    #expect(lines.map { $0.split(separator: " | ").first ?? "" } == ["BA-2026-0001", "BA-2026-0002", "Rekap"])
    #expect(lines.first?.hasSuffix("| Pengaduan | Rina | 3 | Siap disetujui") == true)
  }

  @Test func `B4 a callback that staff enter turns the row at the next run, and the rest stays`() throws {
    var log = complaints
    log.add("17/11/2026", "12.00", "Konsultasi", ["Jam Hubungi Kembali": ""])
    let folder = try folder(log)
    try folder.run("2026-11-18")
    let before = try folder.rows(book, sheet: PhoneColumns.sheet)
    #expect(before.first { $0["Kode"] == "L" }?["Kepatuhan"] == "B4, B6")
    try edit(folder) { sheet in
      let (head, columns) = try #require(sheet.header)
      let code = try #require(columns["Kode"])
      let row = try #require(sheet.rows.indices.first { $0 > head && sheet.rows[$0][code]?.text == "L" })
      sheet.rows[row][try #require(columns["Jam Hubungi Kembali"])] = .text("12.31")
    }
    try folder.run("2026-11-18")
    let after = try folder.rows(book, sheet: PhoneColumns.sheet)
    #expect(after.first { $0["Jam Hubungi Kembali"] == "12.31" }?["Kepatuhan"] == "B4")
    #expect(after.filter { $0["Jam Hubungi Kembali"] != "12.31" } == before.filter { $0["Kode"] != "L" })
  }

  @Test func `G7 a report holds no caller's name, NIK or telephone number`() throws {
    var log = complaints
    log.add("17/11/2026", "14.00", "Konsultasi", ["Jumlah Dering": "7", "Tuntas": "Tidak"])
    let folder = try folder(log)
    try folder.run("2026-11-20")
    for sheet in try names(folder, report) {
      let texts = try texts(folder, report, sheet)
      #expect(!texts.contains { $0.contains("Penelepon 0") || $0.contains("0812") || $0.contains("8123-4567") })
    }
    let breaches = try texts(folder, report, "Rincian")
    #expect(breaches.contains { $0.hasSuffix("| Konsultasi | Rina | B1 | Diangkat lewat batas dering | 7 dering") })
    #expect(breaches.contains { $0.hasSuffix("| Konsultasi | Rina | B5 | Tidak tuntas dan tidak diteruskan") })
  }

  @Test func `G6 a call that comes after the week is closed is a row of Koreksi, and the recaps stay`() throws {
    var log = complaints
    let folder = try folder(log)
    try folder.run("2026-11-20")
    try folder.run("2026-11-23")
    let frozen = try texts(folder, report, "Rekap")
    let recap = try texts(folder, book, "Rekap Layanan")
    #expect(recap.contains("Telepon tercatat | 3 | 1.0") || recap.contains("Telepon tercatat | 3 | 1"))
    log.add("17/11/2026", "15.00", "Konsultasi", ["Jumlah Dering": "5"])
    try folder.write("masuk/log.csv", log.text)
    let summary = try folder.run("2026-11-24")
    #expect(summary.procedures.first { $0.period == "2026-W47" }?.corrections ?? 0 > 0)
    #expect(try texts(folder, report, "Rekap") == frozen)
    #expect(try texts(folder, book, "Rekap Layanan") == recap)
    #expect(try folder.rows(book, sheet: PhoneColumns.sheet).count == 4)
    let corrections = try texts(folder, report, "Koreksi")
    let line = try #require(corrections.first { $0.contains("| Pelanggaran B1 |") })
    #expect(line.contains("| Pelanggaran B1 | 0 | 1 | "))
    #expect(line.hasSuffix("tidak ada → B1, Konsultasi, Rina, 5 dering, 0 menit"))
  }

  @Test func `B6 the recap of a running week is formulas over the log`() throws {
    let folder = try folder(complaints)
    try folder.run("2026-11-20")
    guard case .workbook(let workbook) = try Document.open(folder.path + "/" + book) else { throw NoWorkbook() }
    let sheet = try #require(workbook.sheets.first { $0.name == "Rekap Layanan" })
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    var formulas = 0
    while try reader.next(&row) { formulas += row.cells.count { $0.isFormula } }
    #expect(formulas > 40)
  }

  @Test func `G4: complaints of one number name each other alike before and after their book is there`() throws {
    var log = CallLog()
    log.add("17/11/2026", "09.00", "Pengaduan")
    log.add("17/11/2026", "10.00", "Pengaduan")
    let folder = try folder(log)
    let lines = log.lines.map { $0 + ";BA-2026-0044" }
    try folder.write(
      "masuk/log.csv", ([CallLog.headers.joined(separator: ";") + ";No BA"] + lines).joined(separator: "\r\n") + "\r\n")
    try folder.run("2026-11-18")
    let told = try SheetCopy(path: folder.path + "/" + book, sheet: "Data Bermasalah").rows.flatMap {
      $0.values.map(\.text)
    }
    #expect(told.filter { $0.contains("juga ada pada log.csv, baris") }.count == 2)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }
}
