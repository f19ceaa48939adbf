import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// What staff typed stays though the input that tells of the row leaves `masuk/` and comes back (G3).
struct InputGoneTests {
  /// A SOP's book with one row, and a column of it that an input may fill.
  struct Book: Sendable, CustomTestStringConvertible {
    var sop: String
    var file: String
    var sheet: String
    var header: String
    /// An input with the row, by what it says in that column.
    var input: @Sendable (String) -> String

    let day = "2026-11-17"
    let inputName = "masuk/daftar.csv"
    var testDescription: String { sheet }
  }

  static let books = [
    Book(
      sop: "layanan-telepon", file: "kerja/Layanan Telepon 2026-W47.xlsx", sheet: "Log Layanan",
      header: "Permasalahan",
      input: {
        "Tanggal;Jam Masuk;Nama Penelpon;No Telepon;Jenis Layanan;Permasalahan\n"
          + "17/11/2026;09.00;Sari Uji;081200000101;Konsultasi;\($0)\n"
      }),
    Book(
      sop: "hotline", file: "kerja/Hotline 2026-W47.xlsx", sheet: "Log Hotline",
      header: "Nama Perusahaan/Asuransi",
      input: {
        "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Nama Perusahaan/Asuransi\n"
          + "17/11/2026;09.00;CS;Sari Uji;081200000101;Asuransi;VIP;\($0)\n"
      }),
    Book(
      sop: "umpan-balik", file: "kerja/Umpan Balik 2026-11.xlsx", sheet: "Register",
      header: "Unit",
      input: {
        "Tanggal;Kanal;Nama;No Telepon;Isi;Unit\n" + "17/11/2026;Langsung;Sari Uji;081200000101;Obat habis;\($0)\n"
      }),
    Book(
      sop: "sapa-pasien", file: "kerja/Sapa Pasien 2026-W47.xlsx", sheet: "Data Pasien",
      header: "Alamat",
      input: {
        "No RM;Nama Pasien;No HP;Ruangan;Tanggal Masuk;Tanggal Keluar;Status Pulang;Alamat\n"
          + "000101;Sari Uji;081200000101;Anggrek;05/11/2026;10/11/2026;Sembuh;\($0)\n"
      }),
  ]

  private func folder(_ book: Book) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try FileManager.default.removeItem(at: folder.url)
    try Facility.create(
      folder: folder.path, sops: [book.sop], name: "RS Uji", date: CalendarDate(iso: "2026-11-16"))
    return folder
  }

  private func value(_ folder: FacilityFolder, _ book: Book) throws -> String? {
    try folder.rows(book.file, sheet: book.sheet).first { $0.values.contains("Sari Uji") }?[book.header]
  }

  private func type(_ folder: FacilityFolder, _ book: Book, _ text: String?) throws {
    try editWorkbook(folder.path + "/" + book.file) { copy in
      guard copy.name == book.sheet else { return }
      let (head, columns) = try #require(copy.header)
      let row = try #require(copy.rows.indices.first { $0 > head && copy.rows[$0].values.contains(.text("Sari Uji")) })
      copy.rows[row][try #require(columns[book.header])] = text.map { .text($0) }
    }
  }

  private func conflicts(_ folder: FacilityFolder, _ book: Book) throws -> [String] {
    try SheetCopy(path: folder.path + "/" + book.file, sheet: "Konflik").rows.flatMap { $0.values.map(\.text) }
  }

  @Test(arguments: books, ["", "Dari ekspor"])
  func `G3: a value typed while the input was there stays when it leaves and comes back`(book: Book, told: String)
    throws
  {
    let folder = try folder(book)
    try folder.write(book.inputName, book.input(told))
    try folder.run(book.day)
    try type(folder, book, "Diketik petugas")
    try folder.run(book.day)
    try folder.remove(book.inputName)
    try folder.run(book.day)
    #expect(try value(folder, book) == "Diketik petugas")
    try folder.run("2026-11-18")
    try folder.write(book.inputName, book.input(told))
    try folder.run("2026-11-18")
    #expect(try value(folder, book) == "Diketik petugas")
    try folder.run("2026-11-19")
    #expect(try value(folder, book) == "Diketik petugas")
  }

  @Test(arguments: books, ["", "Dari ekspor"])
  func `G3: a value typed while the input was gone stays when it comes back`(book: Book, told: String) throws {
    let folder = try folder(book)
    try folder.write(book.inputName, book.input(told))
    try folder.run(book.day)
    try folder.remove(book.inputName)
    try folder.run(book.day)
    try type(folder, book, "Diketik petugas")
    try folder.run("2026-11-18")
    try folder.write(book.inputName, book.input(told))
    try folder.run("2026-11-18")
    #expect(try value(folder, book) == "Diketik petugas")
    try folder.run("2026-11-19")
    #expect(try value(folder, book) == "Diketik petugas")
  }

  @Test(arguments: books)
  func `G3: an input that comes back and says something else is listed, and what was typed stays`(book: Book) throws {
    let folder = try folder(book)
    try folder.write(book.inputName, book.input(""))
    try folder.run(book.day)
    try type(folder, book, "Diketik petugas")
    try folder.remove(book.inputName)
    try folder.run(book.day)
    try folder.write(book.inputName, book.input("Kata ekspor"))
    try folder.run("2026-11-18")
    #expect(try value(folder, book) == "Diketik petugas")
    #expect(try conflicts(folder, book).contains("Kata ekspor"))
  }

  /// A cell of `Data Pasien` that Sapa shows in a form of its own: what staff type there, and what an export brings later.
  struct Shown: Sendable, CustomTestStringConvertible {
    var header: String
    var typed: StaffValue
    var told: String
    /// What `Konflik` shows of it.
    var listed: String
    var testDescription: String { header + " " + typed.text }
  }

  static let shown = [
    Shown(header: "No HP", typed: .text("0812-5555-0000"), told: "081200000101", listed: "0812-0000-0101"),
    Shown(header: "Tanggal Masuk", typed: .date(46_330), told: "05/11/2026", listed: "05/11/2026"),
    Shown(header: "Tanggal Entri", typed: .date(46_337), told: "12/11/2026", listed: "12/11/2026"),
    Shown(header: "Tanggal Masuk", typed: .text("awal bulan"), told: "05/11/2026", listed: "05/11/2026"),
  ]

  @Test(arguments: shown)
  func `G3: what staff typed in the form that Sapa shows, where the export had none, stays when one brings another`(
    shown: Shown
  ) throws {
    let book = try #require(Self.books.last)
    let folder = try folder(book)
    func input(_ told: String) -> String {
      let columns = [
        ("No RM", "000101"), ("Nama Pasien", "Sari Uji"), ("No HP", "081200000101"), ("Ruangan", "Anggrek"),
        ("Tanggal Masuk", "05/11/2026"), ("Tanggal Keluar", "10/11/2026"), ("Tanggal Entri", "12/11/2026"),
        ("Status Pulang", "Sembuh"),
      ]
      let values = columns.map { $0.0 == shown.header ? told : $0.1 }
      return columns.map(\.0).joined(separator: ";") + "\n" + values.joined(separator: ";") + "\n"
    }
    try folder.write(book.inputName, input(""))
    try folder.run(book.day)
    try editWorkbook(folder.path + "/" + book.file) { copy in
      guard copy.name == book.sheet else { return }
      try copy.enter("000101", [shown.header: shown.typed])
    }
    // Another patient makes the book be written anew.
    let other = "000102;Lain Uji;081200000102;Anggrek;06/11/2026;11/11/2026;12/11/2026;Sembuh\n"
    try folder.write(book.inputName, input("") + other)
    try folder.run("2026-11-18")
    try folder.write(book.inputName, input(shown.told) + other)
    try folder.run("2026-11-19")
    #expect(try folder.data("2026-W47")["000101"]?[shown.header] == shown.typed.text)
    let listed = try conflicts(folder, book)
    #expect(listed.contains(shown.listed), "\(listed)")
  }

  @Test(arguments: books)
  func `G3: a value that staff emptied stays empty when the input leaves and comes back`(book: Book) throws {
    let folder = try folder(book)
    try folder.write(book.inputName, book.input("Dari ekspor"))
    try folder.run(book.day)
    try type(folder, book, nil)
    try folder.run(book.day)
    try folder.remove(book.inputName)
    try folder.run(book.day)
    try folder.write(book.inputName, book.input("Dari ekspor"))
    try folder.run("2026-11-18")
    #expect(try value(folder, book) == nil)
  }

  @Test(arguments: books)
  func `A value that nobody typed follows the input that comes back`(book: Book) throws {
    let folder = try folder(book)
    try folder.write(book.inputName, book.input("Kata lama"))
    try folder.run(book.day)
    try folder.remove(book.inputName)
    try folder.run(book.day)
    try folder.write(book.inputName, book.input("Kata baru"))
    try folder.run("2026-11-18")
    #expect(try value(folder, book) == "Kata baru")
  }

  @Test(arguments: books, ["", "Dari ekspor"])
  func `G3: a row that staff typed keeps what they typed when an input tells of it, however often it is read`(
    book: Book, told: String
  ) throws {
    let folder = try folder(book)
    let other = [("Sari Uji", "Lain Uji"), ("000101", "000202"), ("09.00", "10.00")]
    try folder.write(
      book.inputName, other.reduce(book.input("")) { text, change in text.replacing(change.0, with: change.1) })
    try folder.run(book.day)
    let lines = book.input("Diketik petugas").split(separator: "\n")
    let cells = zip(lines[0].split(separator: ";"), lines[1].split(separator: ";", omittingEmptySubsequences: false))
    try editWorkbook(folder.path + "/" + book.file) { copy in
      guard copy.name == book.sheet else { return }
      let (head, columns) = try #require(copy.header)
      let last = try #require(copy.rows.indices.last { $0 > head && copy.rows[$0].values.contains(.text("Lain Uji")) })
      copy.rows.insert([:], at: last + 1)
      for (header, text) in cells {
        copy.rows[last + 1][try #require(columns[String(header)], "\(header)")] = .text(String(text))
      }
    }
    try folder.run(book.day)
    #expect(try value(folder, book) == "Diketik petugas")
    try folder.write("masuk/lain.csv", book.input(told))
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
      try folder.run(day)
      #expect(try value(folder, book) == "Diketik petugas", "\(day)")
    }
    #expect(try folder.rows(book.file, sheet: book.sheet).count { $0.values.contains("Sari Uji") } == 1)
  }
}
