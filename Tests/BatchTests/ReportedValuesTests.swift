import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
@testable import PostDischargeCalls
import Procedures
@testable import Book
@testable import PhoneService

/// Whole runs over inputs as people reported them: values that were read wrong without a word, and others of their kinds.
struct ReportedValuesTests {
  private static let header = "No RM;NIK;Nama Pasien;No HP;Ruangan;Tgl Masuk;Tgl Pulang;Cara Keluar"

  /// A facility with one file in `masuk/`, and run.
  private func run(_ name: String, _ bytes: [UInt8], profile: String = "") throws -> (FacilityFolder, RunSummary) {
    let folder = try FacilityFolder()
    if !profile.isEmpty {
      let old = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
      try folder.write("sapa.toml", old.replacing("timezone = \"Asia/Jakarta\"", with: profile))
    }
    try folder.write("masuk/\(name)", bytes)
    return (folder, try folder.run("2026-11-18"))
  }

  private func run(_ rows: [String], profile: String = "") throws -> (FacilityFolder, RunSummary) {
    try run("ekspor.csv", Array(([Self.header] + rows).joined(separator: "\r\n").utf8), profile: profile)
  }

  /// A row with a telephone number.
  private func row(_ number: Int, phone: String, rm: String? = nil, out: String = "11/11/2026") -> String {
    "\(rm ?? "00000\(number)");;Pasien \(number);\(phone);Melati;28/10/2026;\(out);Membaik"
  }

  /// The lines of `Data Bermasalah`: row, column, and what is wrong.
  private func problems(_ folder: FacilityFolder) throws -> [[String]] {
    let rows = try SheetCopy(path: folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx", sheet: "Data Bermasalah").rows
    let header = try #require(rows.firstIndex { $0[0] == .text("Berkas") })
    return rows[(header + 1)...].compactMap { row in
      row[2].map { [$0.text, row[4]?.text ?? "", row[6]?.text ?? ""] }
    }
  }

  @discardableResult
  private func annotate(_ file: String, to output: String) throws -> AnnotationSummary {
    let settings = try AnnotationSettings(language: .indonesian, date: CalendarDate(iso: "2026-11-18"))
    return try Annotation(settings).perform(Annotation.Request(file: file, output: output))
  }

  private func fixture(_ name: String) throws -> [UInt8] { try #require(AtomicFile.bytes(of: reportedFixture(name))) }

  // MARK: Floats

  @Test func `phone-float: a float's decimal is no digit of a telephone number, a no. RM or a NIK`() throws {
    let (folder, _) = try run("ekspor.csv", try fixture("phone-float.csv"))
    let data = try folder.data("2026-W47")
    #expect(data["000001"]?["No HP"] == "0812-3456-7890")
    #expect(data["000002"]?["No HP"] == "0812-3456-7891")
    #expect(data["000003"]?["No HP"] == "0752-21234")
    #expect(data["1234"]?["No HP"] == "0812-3456-789")
    #expect(data["1234"]?["NIK"] == "1371010107800004")
    #expect(try problems(folder).map { $0.prefix(2).joined(separator: " ") } == ["5 NIK"])
  }

  @Test func `a no. RM that was a float is the patient of the same number, and of no other`() throws {
    let (folder, summary) = try run([
      row(1, phone: "81234567890.0", rm: "1234.0"), row(2, phone: "081234567890", rm: "1234"),
      row(3, phone: "81234567892.0", rm: "12340"),
    ])
    #expect(Set(try folder.data("2026-W47").keys) == ["1234", "12340"])
    #expect(summary.inputs[0].merged == 1)
  }

  // MARK: Letters, and what stands behind a number

  @Test func `phone-letter: a letter glued to digits makes no other number, and is pointed out`() throws {
    let (folder, _) = try run("ekspor.csv", try fixture("phone-letter.csv"))
    let data = try folder.data("2026-W47")
    #expect(data["000001"]?["No HP"] == "0812-3456-7890")
    #expect(data["000002"]?["No HP"] == "0812-3456-7890")
    #expect(data["000003"]?["No HP"] == "0812-3456-7801")
    let problems = try problems(folder)
    #expect(problems.map { $0.prefix(2).joined(separator: " ") } == ["2 No HP", "3 No HP", "4 No HP"])
    #expect(problems.allSatisfy { $0[2].hasPrefix("huruf di dalam nomor dibaca sebagai angka") })
  }

  @Test func `numbers that are not surely one are no number to call, and stand on Data Bermasalah`() throws {
    let phones = ["0812345678S", "08123456789-1", "0812345678 90", "0812345678l", "0812x4567890", "08123456789?"]
    let (folder, _) = try run(phones.enumerated().map { row($0 + 1, phone: $1) })
    let data = try folder.data("2026-W47")
    #expect(data.values.allSatisfy { $0["Status"] == "Tanpa Telepon" })
    #expect(
      try problems(folder).filter { $0[2].hasPrefix("tidak pasti") }.map(\.[0]) == ["2", "3", "4", "5", "6", "7"])
  }

  @Test func `what stands behind a whole number is told and never called`() throws {
    let phones = ["081234567890 (2)", "081234567890-1", "081234567890/2", "0812-3456-7890 (12)", "081234567890 ext 12"]
    let (folder, _) = try run(phones.enumerated().map { row($0 + 1, phone: $1) })
    let data = try folder.data("2026-W47")
    #expect(Set(data.values.map { $0["No HP"] }) == ["0812-3456-7890"])
    #expect(try problems(folder).map(\.[0]) == ["2", "3", "4", "5"])
  }

  @Test func `a letter or more digits at a no. RM are pointed out, and make no other patient's number`() throws {
    let (folder, _) = try run([
      row(1, phone: "081234567890", rm: "001234"), row(2, phone: "081234567892", rm: "001234-1"),
      row(3, phone: "081234567893", rm: "00123O"), row(4, phone: "081234567894", rm: "0012341"),
    ])
    #expect(try folder.data("2026-W47").count == 4)
    #expect(try problems(folder).map { $0.prefix(2).joined(separator: " ") } == ["3 No RM", "4 No RM"])
  }

  @Test func `the logs of calls and of the hotline and the register read numbers alike`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["layanan-telepon", "hotline", "umpan-balik"], name: "RS Uji",
      date: CalendarDate(iso: "2026-11-16"))
    var log = CallLog()
    log.add("16/11/2026", "09.00", "Konsultasi", ["No Telepon": "81234567890.0"])
    log.add("16/11/2026", "09.10", "Konsultasi", ["No Telepon": "08123456789O"])
    log.add("16/11/2026", "09.20", "Konsultasi", ["No Telepon": "0812345678S"])
    log.add("16/11/2026", "09.30", "Konsultasi", ["No Telepon": "081234567890 (2)"])
    try folder.write("masuk/telepon.csv", log.text)
    try folder.write(
      "masuk/hotline.csv",
      "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Jalur\r\n"
        + "16/11/2026;09.00;CS;Ani Uji;=\"81234567890.0\";Pribadi;VIP;Rawat Inap\r\n"
        + "16/11/2026;09.30;CS;Budi Uji;08123456789O;Pribadi;VIP;Rawat Inap\r\n")
    try folder.write(
      "masuk/buku.csv",
      "Tanggal;Kanal;Nama;No Telepon;Isi\r\n16/11/2026;Langsung;Sari;81234567890.0;Obat habis\r\n"
        + "16/11/2026;Langsung;Tono;08123456789O;Antri lama\r\n")
    try folder.run("2026-11-18")
    func numbers(_ book: String, _ sheet: String) throws -> [String?] {
      try folder.rows("kerja/\(book).xlsx", sheet: sheet).map { $0["No Telepon"] }
    }
    #expect(
      try numbers("Layanan Telepon 2026-W47", PhoneColumns.sheet) == [
        "0812-3456-7890", "0812-3456-7890", "0812345678S", "0812-3456-7890",
      ])
    #expect(try numbers("Hotline 2026-W47", "Log Hotline") == ["0812-3456-7890", "0812-3456-7890"])
    #expect(try numbers("Umpan Balik 2026-11", "Register") == ["0812-3456-7890", "0812-3456-7890"])
    for (book, lines) in [("Layanan Telepon 2026-W47", 3), ("Hotline 2026-W47", 1), ("Umpan Balik 2026-11", 1)] {
      let rows = try SheetCopy(path: folder.path + "/kerja/\(book).xlsx", sheet: "Data Bermasalah").rows
      #expect(rows.count { $0[4] == .text("No Telepon") } == lines, "\(book)")
    }
  }

  // MARK: Texts of Excel, number formats

  @Test func `csv-excel-text: what keeps noughts in an export is no part of a value`() throws {
    let (folder, summary) = try run("ekspor.csv", try fixture("csv-excel-text.csv"))
    let row = try #require(try folder.data("2026-W47")["001234"])
    #expect(row["NIK"] == "1371010107800001")
    #expect(row["No HP"] == "0812-3456-7890")
    #expect(row["Status"] == "Target")
    #expect(row["Tanggal Keluar"] == "11/11/2026")
    #expect(summary.inputs[0].rejected == 0)
    #expect(try problems(folder).isEmpty)
  }

  @Test func `annotate makes a workbook of such a file that shows the values`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("ekspor.csv", try fixture("csv-excel-text.csv"))
    let summary = try annotate(folder.path + "/ekspor.csv", to: folder.path + "/hasil.xlsx")
    #expect(summary.sheets.first?.targets == 1)
    let rows = try SheetCopy(path: folder.path + "/hasil.xlsx", sheet: "Data").rows
    #expect(rows[1][0] == .text("001234") && rows[1][5] == .text("28/10/2026"))
  }

  @Test func `id-number-format: a number cell of noughts is the identifier that it shows, beside a text too`() throws {
    let (folder, _) = try run("ekspor.xlsx", try fixture("id-number-format.xlsx"))
    #expect(Array(try folder.data("2026-W47").keys) == ["001234"])
    try folder.write("masuk/ekspor2.csv", Self.header + "\r\n" + row(1, phone: "081234567890", rm: "001234"))
    let summary = try folder.run("2026-11-18")
    #expect(summary.inputs.map(\.merged).reduce(0, +) == 1)
    #expect(try folder.calls("2026-W47").count == 1)
  }

  @Test func `annotate knows such a number cell as the patient of the text`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/data.xlsx"
    let writer = try WorkbookWriter(path: path, created: try #require(CalendarDate(iso: "2026-11-18")))
    let sheet = try writer.addSheet("Data")
    for (column, header) in ["No RM", "Nama Pasien", "No HP", "Tgl Masuk", "Tgl Pulang"].enumerated() {
      try sheet.text(header, row: 0, column: column)
    }
    let format = writer.format(CellFormat { $0.numberFormat = "00-00-00" })
    try sheet.number(1234, row: 1, column: 0, format: format)
    for row in 1...2 {
      if row == 2 { try sheet.text("001234", row: row, column: 0) }
      try sheet.text("Budi", row: row, column: 1)
      try sheet.text("081234567890", row: row, column: 2)
      try sheet.text("28/10/2026", row: row, column: 3)
      try sheet.text("11/11/2026", row: row, column: 4)
    }
    try writer.close()
    let summary = try annotate(path, to: folder.path + "/hasil.xlsx")
    #expect(summary.sheets.first?.merged == 1)
    #expect(try SheetCopy(path: folder.path + "/hasil.xlsx", sheet: "Data").rows[1][0] == .number(1234))
  }

  // MARK: Moments with offsets

  @Test func `date-utc: a moment is the day that the facility's clocks show, and a moved day is said`() throws {
    let (folder, summary) = try run("ekspor.csv", try fixture("date-utc.csv"))
    let row = try #require(try folder.calls("2026-W47").first)
    let day = try #require(CalendarDate(iso: "2026-11-18"))
    #expect(row["Tanggal Eksekusi"] == day.indonesian)
    #expect(summary.findings.texts.contains { $0.contains("menjadi hari lain (baris 2: 2026-11-10T17:00:00+00:00)") })
  }

  @Test(arguments: [
    ("Asia/Jakarta", "2026-11-10T15:30:00Z", "17/11/2026"), ("Asia/Makassar", "2026-11-10T15:30:00Z", "17/11/2026"),
    ("Asia/Jayapura", "2026-11-10T15:30:00Z", "18/11/2026"),
    ("Asia/Jayapura", "2026-11-11T00:30:00+09:00", "18/11/2026"),
    ("Asia/Jakarta", "2026-11-11T00:30:00+09:00", "17/11/2026"),
    ("Asia/Jakarta", "Tue, 10 Nov 2026 17:00:00 GMT", "18/11/2026"),
    ("Asia/Jakarta", "2026-11-10 17:00:00+0000", "18/11/2026"),
  ])
  func `each zone has its own day`(_ zone: String, _ moment: String, _ execution: String) throws {
    let (folder, _) = try run([row(1, phone: "081234567890", out: moment)], profile: "timezone = \"\(zone)\"")
    #expect(try folder.calls("2026-W47").map { $0["Tanggal Eksekusi"] } == [execution])
  }

  // MARK: Below the table

  @Test func `signature-block: place and date, names and NIP below a table are no rows`() throws {
    let (folder, summary) = try run("ekspor.xlsx", try fixture("signature-block.xlsx"))
    #expect(summary.inputs[0].rows == 3 && summary.inputs[0].used == 3)
    #expect(try folder.data("2026-W47").count == 3)
    let annotated = try annotate(reportedFixture("signature-block.xlsx"), to: folder.path + "/hasil.xlsx")
    #expect(annotated.sheets.first?.rows == 3)
    let rows = try SheetCopy(path: folder.path + "/hasil.xlsx", sheet: "Pasien").rows
    #expect(rows[5].count == 1, "nothing is written beside the place and date")
    let reading = try Catalogue.read(path: reportedFixture("signature-block.xlsx"), try Catalogue.all.builtIn()).reading
    #expect(reading.tables[0].rowCount == 3)
  }

  @Test(arguments: [
    ["Bukittinggi, 18 November 2026", "Kepala Ruangan"], ["Dicetak: 18/11/2026 14:05:33"], ["18/11/2026 14:05"],
    ["Mengetahui;;;Padang, 18-11-2026", "Direktur;;;Petugas", "dr. Andi;;;Siti", "NIP 198001012005012001;;;NIP 1"],
    ["198001012005012001"], ["Bukittinggi,;18 November 2026"],
  ])
  func `other lines below a table are no patients either`(_ footer: [String]) throws {
    let (folder, summary) = try run([row(1, phone: "081234567890"), row(2, phone: "081234567892"), ";;;"] + footer)
    #expect(summary.inputs[0].rows == 2)
    #expect(try folder.data("2026-W47").count == 2)
  }
}

/// An input as somebody reported it of another program.
func reportedFixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/reported/\(name)").path
}
