import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import PhoneService

/// A run's date and the clock: what each of them closes (G6), and that going back loses nothing (G1, G3).
struct RunDateTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"
  private let recap48 = "laporan/Rekap Sapa Pasien 2026-W48.xlsx"

  /// A folder with an export of one stay whose target day is in 2026-W47.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    try export(["001001"], to: folder)
    return folder
  }

  private func export(_ numbers: [String], to folder: FacilityFolder, as name: String = "ekspor.csv") throws {
    var export = Export()
    for number in numbers { export.add(number, in: "05/11/2026", out: "11/11/2026") }
    try folder.write("masuk/" + name, export.text)
  }

  private func executed(_ folder: FacilityFolder, _ book: String, _ number: String) throws {
    try editWorkbook(folder.path + "/" + book) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, .executed(by: "Rina", on: "18/11/2026")) }
    }
  }

  @Test func `a run dated a week ahead closes nothing, and the right day updates book and recap`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    try export(["001002"], to: folder, as: "baru.csv")
    let back = try folder.run("2026-11-18", now: "2026-11-18T10:00:00Z")
    #expect(!back.findings.texts.contains { $0.contains("sudah ditutup") })
    #expect(back.written.contains(book47) && back.written.contains(recap47))
    #expect(try folder.data("2026-W47")["001002"]?["Status"] == "Target")
    #expect(try folder.calls("2026-W47").map { $0["No RM"] } == ["001001", "001002"])
    // As if nobody had run it ahead.
    let other = try self.folder()
    try other.run("2026-11-18")
    try export(["001002"], to: other, as: "baru.csv")
    try other.run("2026-11-18")
    #expect(folder.bytes(recap47) == other.bytes(recap47))
    #expect(try folder.data("2026-W47") == other.data("2026-W47"))
    #expect(try folder.calls("2026-W47") == other.calls("2026-W47"))
  }

  @Test func `a date that has not come is said, with today and what it means`() throws {
    let folder = try folder()
    let summary = try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    let finding = try #require(summary.findings.texts.first)
    #expect(finding.contains("25/11/2026") && finding.contains("18/11/2026") && finding.contains("tidak ada minggu"))
    #expect(summary.warnings.contains(finding))
    #expect(summary.exitCode == 1)
    #expect(try folder.plan("2026-11-25", now: "2026-11-18T09:00:00Z").0.preview().findings.texts.first == finding)
    let journal = try Journal(folder: folder.path).lines(
      since: nil, last: nil, zone: .western, language: .indonesian)
    #expect(journal.contains { $0.contains("Mulai untuk 2026-11-25 (belum tiba)") })
  }

  @Test func `today in the facility's zone is no date that has not come`() throws {
    let folder = try folder()
    // 19 November, 01.00 in Jakarta.
    let summary = try folder.run("2026-11-19", now: "2026-11-18T18:00:00Z")
    #expect(!summary.findings.texts.contains { $0.contains("belum tiba") })
  }

  @Test func `the same date ahead, run again on another day, changes no file`() throws {
    let folder = try folder()
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    let before = try folder.files()
    let again = try folder.run("2026-11-25", now: "2026-11-20T09:00:00Z")
    #expect(again.written.isEmpty)
    #expect(try folder.files() == before)
  }

  @Test func `a recap made ahead says so in print, and closes its week once its day has come`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    let made = ReportFile.made(folder.path + "/" + recap47)
    #expect(made == ReportFile.Made(day: try #require(CalendarDate(iso: "2026-11-25")), isAhead: true))
    try executed(folder, book47, "001001")
    let summary = try folder.run("2026-11-25")
    #expect(summary.written.contains(recap47))
    #expect(summary.procedures.first?.corrections == 0)
    #expect(ReportFile.made(folder.path + "/" + recap47)?.isAhead == false)
    let closed = folder.bytes(recap47)
    try folder.run("2026-11-26")
    #expect(folder.bytes(recap47) == closed)
  }

  @Test func `a run dated ahead lists no correction in a closed recap`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    let closed = folder.bytes(recap47)
    try executed(folder, book47, "001001")
    let ahead = try folder.run("2026-12-02", now: "2026-11-24T09:00:00Z")
    #expect(ahead.procedures.first?.corrections == 0)
    #expect(folder.bytes(recap47) == closed)
    #expect(try folder.run("2026-11-24").procedures.first?.corrections ?? 0 > 0)
  }

  @Test func `what is typed after a run dated ahead counts, and stands in the later book when its week comes`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    try executed(folder, book47, "001001")
    #expect(try folder.run("2026-11-19").procedures.first?.executed == 1)
    #expect(try folder.data("2026-W47")["001001"]?["Status"] == "Selesai")
    try folder.run("2026-11-25")
    #expect(try folder.data("2026-W48")["001001"]?["Status"] == "Selesai")
  }

  @Test func `what is typed into the book made ahead and mended in the week's own: the week's own counts`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001001", ["Catatan": .text("lama"), "Izin": .text("Tidak")]) }
    }
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    try executed(folder, book47, "001001")
    try folder.run("2026-11-19")
    #expect(try folder.data("2026-W47")["001001"]?["Status"] == "Selesai")
  }

  private func correct(_ folder: FacilityFolder, _ book: String, _ value: StaffValue?) throws {
    try editWorkbook(folder.path + "/" + book) { sheet in
      guard sheet.name == "Data Pasien",
        let row = sheet.rows.firstIndex(where: { $0.values.contains(.text("001001")) }),
        let header = sheet.rows.first(where: { $0.values.contains(.text("No HP (perbaikan)")) }),
        let column = header.first(where: { $0.value == .text("No HP (perbaikan)") })?.key
      else { return }
      sheet.rows[row][column] = value
    }
  }

  private func correction(_ folder: FacilityFolder, _ week: String) throws -> String {
    try folder.data(week)["001001"]?["No HP (perbaikan)"] ?? ""
  }

  @Test func `a correction that staff emptied stays empty at each run, though a book made ahead still holds it`() throws
  {
    let folder = try folder()
    try folder.run("2026-11-18")
    try correct(folder, book47, .text("081266904162"))
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    try correct(folder, book47, nil)
    for day in ["2026-11-18", "2026-11-18", "2026-11-19", "2026-11-20"] {
      try folder.run(day)
      #expect(try correction(folder, "2026-W47") == "")
    }
    // Its own week takes the emptying over.
    try folder.run("2026-11-25")
    #expect(try correction(folder, "2026-W48") == "")
    try correct(folder, "kerja/Sapa Pasien 2026-W48.xlsx", .text("081266904163"))
    for day in ["2026-11-25", "2026-11-26"] {
      try folder.run(day)
      #expect(try correction(folder, "2026-W48") == "081266904163")
    }
  }

  @Test func `a correction that staff emptied stays empty at each run, though last week's still holds it`() throws {
    let folder = try folder()
    try folder.run("2026-11-13")
    try correct(folder, "kerja/Sapa Pasien 2026-W46.xlsx", .text("081266904162"))
    try folder.run("2026-11-16")
    #expect(try correction(folder, "2026-W47") == "081266904162")
    try correct(folder, book47, nil)
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
      try folder.run(day)
      #expect(try correction(folder, "2026-W47") == "")
    }
    // Another one in the earlier book is no longer the one that was emptied: staff choose.
    try correct(folder, "kerja/Sapa Pasien 2026-W46.xlsx", .text("081266904163"))
    let summary = try folder.run("2026-11-19")
    #expect(try correction(folder, "2026-W47") == "")
    #expect(summary.findings.texts.contains { $0.contains("1 isian berbeda") && $0.contains("Konflik") })
  }

  @Test func `a stay first seen by a run dated ahead was seen on the day of the next`() throws {
    let folder = try folder()
    try folder.run("2026-11-25", now: "2026-11-13T09:00:00Z")
    try folder.run("2026-11-13")
    #expect(try folder.data("2026-W46")["001001"]?["Pertama Terlihat"] == "13/11/2026")
  }

  @Test func `a clock that was ahead and is put right closes nothing, and it is said`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    // The run believed the clock: nothing marks its recap.
    try folder.run("2026-11-30", now: "2026-11-30T09:00:00Z")
    try export(["001002"], to: folder, as: "baru.csv")
    let back = try folder.run("2026-11-19", now: "2026-11-19T09:00:00Z")
    #expect(back.findings.texts.contains { $0.contains("30/11/2026 16.00 WIB") && $0.contains("19/11/2026 16.00 WIB") })
    #expect(back.findings.texts.contains { $0.contains(recap47) && $0.contains("30/11/2026") && $0.contains("arsip/") })
    #expect(back.written.contains(book47) && back.written.contains(recap47))
    #expect(try folder.calls("2026-W47").contains { $0["No RM"] == "001002" })
    // What it replaced is kept.
    let backups = try folder.files().keys.filter { $0.hasPrefix("arsip/Rekap Sapa Pasien 2026-W47 2026-11-19") }
    #expect(backups.count == 1)
  }

  @Test func `a clock that was set back years makes no closed recap anew`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    let before = try folder.files()
    let summary = try folder.run("2020-01-01", now: "2020-01-01T00:30:00Z")
    #expect(summary.findings.texts.contains { $0.contains("kini salah") })
    let after = try folder.files()
    for name in [book47, recap47] { #expect(after[name] == before[name]) }
    try folder.run("2026-11-24")
    #expect(try folder.files()[recap47] == before[recap47])
    #expect(try folder.data("2026-W47")["001001"]?["Status"] == "Target")
  }

  @Test func `a run dated back into a closed week names the patients that stand in no book`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    try export(["001002", "001003"], to: folder, as: "baru.csv")
    let back = try folder.run("2026-11-18", now: "2026-11-24T09:00:00Z")
    #expect(back.findings.texts.contains { $0.hasPrefix("2 pasien dari masuk/ belum ada di buku mana pun") })
    try folder.run("2026-11-24")
    #expect(try folder.data("2026-W48").keys.sorted() == ["001001", "001002", "001003"])
  }
}

extension RunDateTests {
  @Test func `a stay that only a run dated ahead saw comes into the right week's book, though its export is gone`()
    throws
  {
    let folder = try folder()
    try folder.run("2026-11-18")
    try export(["001002"], to: folder, as: "baru.csv")
    try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z")
    for name in ["masuk/ekspor.csv", "masuk/baru.csv"] {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    try folder.run("2026-11-19")
    #expect(try folder.calls("2026-W47").map { $0["No RM"] } == ["001001", "001002"])
  }
}

/// The same of SOPs whose records are the rows of a log.
struct LogRunDateTests {
  /// Runs a log of two rows on 18 November, perhaps a week ahead too, and with a third row on the 19th.
  private func run(_ sop: String, _ header: String, _ lines: [String], ahead: Bool) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: [sop], name: "Uji", date: CalendarDate(iso: "2026-11-17"))
    try folder.write("masuk/log.csv", ([header] + lines.prefix(2)).joined(separator: "\r\n") + "\r\n")
    try folder.run("2026-11-18")
    if ahead { try folder.run("2026-11-25", now: "2026-11-18T09:00:00Z") }
    try folder.write("masuk/log.csv", ([header] + lines).joined(separator: "\r\n") + "\r\n")
    let back = try folder.run("2026-11-19")
    #expect(!back.notes.contains { $0.contains("sudah ditutup") })
    return folder
  }

  /// Compares folders with and without the run ahead.
  private func expectSame(_ ahead: FacilityFolder, _ plain: FacilityFolder, _ title: String, _ sheet: String) throws {
    let recap = "laporan/Rekap \(title) 2026-W47.xlsx"
    #expect(ahead.bytes(recap) != nil)
    #expect(ahead.bytes(recap) == plain.bytes(recap))
    let book = "kerja/\(title) 2026-W47.xlsx"
    #expect(try ahead.rows(book, sheet: sheet) == plain.rows(book, sheet: sheet))
    #expect(try ahead.rows(book, sheet: sheet).count { $0["No Telepon"]?.isEmpty == false } == 3)
  }

  @Test func `telephone calls: a run dated a week ahead closes nothing, and the right day updates book and recap`()
    throws
  {
    var log = CallLog()
    for minute in 1...3 { log.add("17/11/2026", "09.0\(minute)", "Konsultasi") }
    let header = CallLog.headers.joined(separator: ";")
    try expectSame(
      run("layanan-telepon", header, log.lines, ahead: true), run("layanan-telepon", header, log.lines, ahead: false),
      "Layanan Telepon", PhoneColumns.sheet)
  }

  @Test func `a hotline: a run dated a week ahead closes nothing, and the right day updates book and recap`() throws {
    let header = "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Jalur"
    let lines = (1...3).map { "17/11/2026;09.0\($0);CS;Orang \($0);08120000000\($0);Umum;Suite;Rawat Jalan" }
    try expectSame(
      run("hotline", header, lines, ahead: true), run("hotline", header, lines, ahead: false), "Hotline", "Log Hotline")
  }

  @Test func `a month of feedback that is run ahead is not closed`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["umpan-balik"], name: "Uji", date: CalendarDate(iso: "2026-11-17"))
    let header = "Tanggal;Jam;Kanal;Nama;Isi\r\n"
    try folder.write("masuk/kotak.csv", header + "17/11/2026;09.00;Telepon;Budi;Antre lama\r\n")
    try folder.run("2026-11-18")
    try folder.run("2026-12-02", now: "2026-11-18T09:00:00Z")
    try folder.write(
      "masuk/kotak.csv",
      header + "17/11/2026;09.00;Telepon;Budi;Antre lama\r\n18/11/2026;10.00;Telepon;Sari;Kursi kurang\r\n")
    let back = try folder.run("2026-11-19")
    #expect(!back.notes.contains { $0.contains("sudah ditutup") })
    #expect(back.written.contains("laporan/Analisis Umpan Balik 2026-11.xlsx"))
    #expect(
      try folder.rows("kerja/Umpan Balik 2026-11.xlsx", sheet: "Register").count { $0["Isi"]?.isEmpty == false } == 2)
  }

  /// Follow-up plans typed into a month's `RTL`; the rows that stand there change.
  private func plan(_ folder: FacilityFolder, _ book: String, _ values: [String: String], below: Int = 0) throws {
    try editWorkbook(folder.path + "/" + book) { sheet in
      guard sheet.name == "RTL" else { return }
      let (head, columns) = try #require(sheet.header)
      let row = head + 1 + below
      while sheet.rows.count <= row { sheet.rows.append([:]) }
      for (header, value) in values { sheet.rows[row][try #require(columns[header])] = .text(value) }
    }
  }

  private func feedback() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["umpan-balik"], name: "Uji", date: CalendarDate(iso: "2026-11-17"))
    try folder.run("2026-11-18")
    try plan(
      folder, "kerja/Umpan Balik 2026-11.xlsx",
      ["Masalah": "Antre lama", "Rencana": "Loket kedua", "Status": "Terbuka"])
    try folder.run("2026-11-18")
    return folder
  }

  @Test func `a follow-up plan that is closed after a run dated ahead is closed in the next month's book, too`() throws
  {
    let folder = try feedback()
    try folder.run("2026-12-02", now: "2026-11-18T09:00:00Z")
    let december = "kerja/Umpan Balik 2026-12.xlsx"
    #expect(try folder.rows(december, sheet: "RTL").first { $0["Masalah"] == "Antre lama" }?["Status"] == "Terbuka")
    try plan(folder, "kerja/Umpan Balik 2026-11.xlsx", ["Status": "Selesai", "Bukti": "Foto"])
    try folder.run("2026-11-20")
    try folder.run("2026-12-02")
    let plan = try folder.rows(december, sheet: "RTL").first { $0["Masalah"] == "Antre lama" }
    #expect(plan?["Status"] == "Selesai")
    #expect(plan?["Bukti"] == "Foto")
  }

  @Test func `what is typed into last month's follow-up plan after the month has turned stands in this month's`() throws
  {
    let folder = try feedback()
    try folder.run("2026-12-02")
    try plan(folder, "kerja/Umpan Balik 2026-11.xlsx", ["Penanggung Jawab": "Kepala TU"])
    let summary = try folder.run("2026-12-03")
    let rows = try folder.rows("kerja/Umpan Balik 2026-12.xlsx", sheet: "RTL")
    #expect(rows.first { $0["Masalah"] == "Antre lama" }?["Penanggung Jawab"] == "Kepala TU")
    #expect(summary.notes.contains { $0.contains("buku bulan ini") })
  }

  @Test func `a follow-up plan goes into next month's book once that month has come, not before`() throws {
    let folder = try FacilityFolder(profile: nil)
    // The blank register of December is there while November is worked on.
    try Facility.create(folder: folder.path, sops: ["umpan-balik"], name: "Uji", date: CalendarDate(iso: "2026-12-01"))
    let (november, december) = ("kerja/Umpan Balik 2026-11.xlsx", "kerja/Umpan Balik 2026-12.xlsx")
    let problems = { try folder.rows(december, sheet: "RTL").compactMap { $0["Masalah"] }.filter { !$0.isEmpty } }
    try folder.run("2026-11-18")
    try plan(folder, november, ["Masalah": "Antre lama", "Rencana": "Loket kedua", "Status": "Terbuka"])
    try folder.run("2026-11-18")
    #expect(try problems() == [])
    try plan(folder, november, ["Status": "Selesai"])
    try plan(folder, november, ["Masalah": "Parkir", "Rencana": "Pagar", "Status": "Terbuka"], below: 1)
    try folder.run("2026-11-30")
    #expect(try problems() == [])
    try folder.run("2026-12-01")
    #expect(try problems() == ["Parkir"])
  }
}
