import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// What a run and the commands say of files that are not quite what they should be.
struct InputWordsTests {
  private static let export =
    "No RM;Nama Pasien;No HP;Kamar;Tgl Masuk;Tgl Keluar;Status Pulang\r\n"
    + "001001;Ani Uji;081200100177;Melati;05/11/2026;11/11/2026;Sembuh\r\n"
    + "001002;Budi Uji;081200100277;Melati;05/11/2026;12/11/2026;Sembuh\r\n"

  @Test func `a NUL byte in an export refuses nothing: the run drops it, says so, and names the line`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export.replacing("Budi Uji", with: "Bu\0di Uji") + "\u{1A}")
    for _ in 1...2 {
      let summary = try folder.run("2026-11-18")
      #expect(summary.failures.isEmpty)
      #expect(
        summary.findings.texts.contains { $0.hasPrefix("masuk/ekspor.csv: 1 byte NUL") && $0.contains("baris 3;") })
      #expect(summary.inputs.map(\.rows) == [2])
    }
    #expect(try folder.data("2026-W47")["001002"]?["Nama Pasien"] == "Budi Uji")
  }

  @Test(arguments: ["multi_answers_in_a_field", "padded_numbers"])
  func `files whose delimiter was guessed wrong are read by every reader alike`(name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "SpreadsheetTests/Fixtures/csv/\(name).csv")
    var reader = try CSVReader(path: file.path)
    var row = SheetRow()
    var widths: Set<Int> = []
    while try reader.next(&row) { widths.insert(row.cells.count) }
    #expect(widths == [name == "padded_numbers" ? 2 : 3])
  }

  // MARK: Forms

  private func refusal(_ headers: [String], _ sops: [String]? = nil) throws -> String? {
    let folder = try FacilityFolder(profile: nil)
    let row = headers.map { $0.lowercased().contains("time") ? "17/11/2026 09:05" : "x" }
    try folder.write(
      "jawaban.csv", [headers, row, row].map { $0.joined(separator: ";") }.joined(separator: "\n") + "\n")
    let all = try Catalogue.all.builtIn()
    do throws(IntakeError) {
      _ = try Catalogue.read(
        path: folder.path + "/jawaban.csv", all.filter { sops?.contains($0.sop) ?? true })
      return nil
    } catch {
      return error.message(.indonesian)
    }
  }

  private static let microsoft = ["Id", "Start time", "Completion time", "Email", "Name"]

  @Test func `answers of Microsoft Forms that hold a text are feedback of the day on which they were sent`() throws {
    #expect(try refusal(Self.microsoft + ["Komentar"]) == nil)
    #expect(try refusal(["Timestamp", "Nama Lengkap", "Keluhan"]) == nil)
  }

  @Test(arguments: [
    (microsoft + ["Menurut Anda?"], "Microsoft Forms", "\"Isi\"", "isi"),
    (microsoft + ["Apa yang Anda rasakan?", "Usia"], "Microsoft Forms", "\"Isi\"", "isi"),
    (
      ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "P1"], "Microsoft Forms",
      "\"Isi\"", "isi"
    ),
    (["Timestamp", "Nama Lengkap", "Apa pendapat Anda?"], "Google Formulir", "\"Isi\"", "isi"),
    (
      ["Stempel waktu", "Nama Lengkap", "No. WhatsApp", "Bagaimana pelayanan kami?"], "Google Formulir", "\"Isi\"",
      "isi"
    ),
    (["Cap waktu", "Nama Lengkap", "P1"], "Google Formulir", "\"Isi\"", "isi"),
  ])
  func `answers of a web form that lack a column: what the file is, what is missing, what to do`(
    headers: [String], form: String, column: String, id: String
  ) throws {
    let message = try #require(try refusal(headers))
    #expect(
      message.contains("jawaban \(form), judul kolomnya pertanyaan formulir: tidak ada kolom \(column)"), "\(message)")
    #expect(message.contains("ganti judulnya dengan nama kolom itu"), "\(message)")
    #expect(message.contains("aliases \(id)"), "\(message)")
  }

  @Test func `a form's answers in a folder of calls say which columns a discharge export has`() throws {
    let message = try #require(try refusal(Self.microsoft + ["Komentar"], ["sapa-pasien"]))
    #expect(message.contains("jawaban Microsoft Forms"), "\(message)")
  }

  @Test func `the account's name of a form does not stand in for the name that was asked for`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["umpan-balik"], name: "Puskesmas Uji", date: CalendarDate(iso: "2026-11-16"))
    try folder.write(
      "masuk/kotak saran.csv",
      "Id;Start time;Completion time;Email;Name;Nama Pasien;Keluhan\n"
        + "1;17/11/2026 09:05;17/11/2026 09:09;anonymous;Petugas Loket;Ani Uji;antre lama\n"
        + "2;18/11/2026 09:05;18/11/2026 09:09;anonymous;Petugas Loket;;obat habis\n")
    try folder.run("2026-11-18")
    let rows = try folder.rows("kerja/Umpan Balik 2026-11.xlsx", sheet: "Register")
    #expect(rows.map { $0["Nama"] } == ["Ani Uji", "Petugas Loket"])
    #expect(rows.map { $0["ID"] } == ["UB-2026-0001", "UB-2026-0002"])
  }

  // MARK: How staff are asked

  private func books() throws -> (FacilityFolder, [String]) {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: Catalogue.all.sops, name: "RS Uji", date: CalendarDate(iso: "2026-11-18"))
    try folder.write("masuk/ekspor.csv", Self.export)
    try folder.run("2026-11-18")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kerja").filter {
      $0.hasSuffix(".xlsx")
    }
    #expect(names.count == 4)
    return (folder, names.map { folder.path + "/kerja/" + $0 })
  }

  @Test func `Petunjuk of every SOP tells its rules in sentences, without a setting's name`() throws {
    let (folder, books) = try books()
    let names = SettingWordsTests.places.map(\.setting.name).filter { $0.contains("_") }
    try withExtendedLifetime(folder) {
      for book in books {
        let rows = try SheetCopy(path: book, sheet: "Petunjuk").rows
        let texts = rows.flatMap { $0.values.map(\.text) }
        #expect(texts.contains { $0.hasPrefix("Aturan yang berlaku") }, "\(book)")
        for text in texts {
          for name in names { #expect(!text.contains(name), "\(book): \(text)") }
          #expect(!text.contains("sapa.toml") && !text.contains(" = exclude"), "\(book): \(text)")
        }
        let start = try #require(rows.firstIndex { $0[0]?.text.hasPrefix("Aturan yang berlaku") == true })
        for row in rows[(start + 1)...].prefix(while: { $0[0] != nil }) {
          let sentence = try #require(row[1]?.text)
          #expect(sentence.hasSuffix(").") && sentence.contains(" "), "\(book): \(sentence)")
        }
      }
    }
  }

  @Test func `times are asked for as 14.05 in every work book`() throws {
    let (folder, books) = try books()
    try withExtendedLifetime(folder) {
      for book in books {
        let text = try Self.parts(of: book)
        #expect(!text.contains("14:05"), "\(book)")
        #expect(text.contains("misalnya 14.05"), "\(book)")
        #expect(text.contains("Tulis jam seperti 14.05."), "\(book)")
      }
    }
  }

  /// The sheets of a workbook and its shared texts, as they stand in the file.
  private static func parts(of book: String) throws -> String {
    let sheets = try XLSXWorkbook(path: book).sheets.indices.map { "xl/worksheets/sheet\($0 + 1).xml" }
    var bytes: [UInt8] = []
    for part in sheets + ["xl/sharedStrings.xml"] {
      guard let source = try? TextSource(path: book, part: part) else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try source.read(into: &buffer, from: 0), count > 0 { bytes += buffer[..<count] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["14.05", "14:05", "14.05 WIB", "2:05 PM"])
  func `and 14:05 is still read`(text: String) {
    #expect(ClockTime.parse(text).time?.description == "14.05")
  }
}
