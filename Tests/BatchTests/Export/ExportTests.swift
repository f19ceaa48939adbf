import Foundation
import Procedures
import Spreadsheet
import Testing

@testable import Batch
@testable import Book
@testable import Core

/// Data packages of closed periods: what leaves a facility, and what does not.
struct ExportTests {
  private static let persons = [
    "Wulan Rahayu", "Slamet Santoso", "Dewi Anggraini", "Bambang Wijaya", "081234500001", "081234500002",
    "081234500003",
    "081234500004", "0812-3450", "1371015708900001", "000123", "Antrean loket terlalu lama sekali", "Obatnya belum",
    "Rina",
  ]

  private static let inputs = [
    "pulang.csv": """
    No RM;No Rawat;NIK;Nama Pasien;Tanggal Lahir;Tanggal Masuk;Tanggal Pulang;Ruangan;Status Pulang;No HP
    000123;R1;1371015708900001;Wulan Rahayu;17/08/1990;08/11/2026;10/11/2026;Melati;Sembuh;081234500001
    000124;R2;;Bambang Wijaya;01/02/2024;09/11/2026;11/11/2026;Melati;Meninggal;081234500004
    """,
    "telepon.csv": """
    Tanggal;Jam Masuk;Jumlah Dering;Jam Selesai;Petugas;Salam;Nama Penelpon;No Telepon;Jenis Layanan;NIK;Permasalahan;Tuntas;Jam Hubungi Kembali
    17/11/2026;08.10;2;08.20;Rina;Ya;Slamet Santoso;081234500002;Pengaduan;;Obatnya belum diberi;Ya;08.32
    18/11/2026;09.10;5;09.20;Rina;Ya;Wulan Rahayu;081234500001;Konsultasi;1371015708900001;Antrean loket terlalu lama sekali;Tidak;
    """,
    "hotline.csv": """
    Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas;Nama Perusahaan/Asuransi;Level;Mitra;Rujukan Agen;Jalur
    17/11/2026;08.10;CS;Dewi Anggraini;081234500003;Asuransi;VIP;Asuransi Contoh;;Ya;Tidak;Rawat Inap
    18/11/2026;19.10;CS;Bambang Wijaya;081234500004;BPJS;II;;;;;Rawat Jalan
    """,
    "umpan.csv": """
    Tanggal;Jam;Kanal;Nama;No Telepon;Isi;Jenis;Tema;Unit;Nilai
    17/11/2026;08.10;Langsung;Slamet Santoso;081234500002;Antrean loket terlalu lama sekali;Keluhan;Keluhan Slamet Santoso;Loket;3
    18/11/2026;09.10;SMS;Dewi Anggraini;081234500003;Petugas ramah;Pujian;;;
    """,
  ]

  private func folder(code: String = "UJI-01") throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["sapa-pasien", "layanan-telepon", "hotline", "umpan-balik"], name: "RS Uji",
      date: CalendarDate(iso: "2026-11-16"))
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    let own = profile.replacing("# code = \"P1371010101\"", with: "code = \"\(code)\"")
    #expect(own != profile)
    try folder.write("sapa.toml", own)
    for (name, text) in Self.inputs { try folder.write("masuk/\(name)", text) }
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    try folder.run("2026-12-01")
    return folder
  }

  private func export(_ folder: FacilityFolder, _ period: String, _ date: String = "2026-12-02") throws -> ExportSummary
  {
    let day = try #require(CalendarDate(iso: date))
    let moment = try #require(Moment(iso: "\(date)T09:00:00Z"))
    let run = Run(facility: try Facility(folder: folder.path), date: day, clock: WallClock { moment })
    return try run.export(try #require(Period(name: period)), to: folder.path + "/kirim", Run.Options())
  }

  private func sent(_ folder: FacilityFolder) throws -> [String: [UInt8]] {
    try folder.files().filter { $0.key.hasPrefix("kirim/") }
  }

  /// A table's records, by header.
  private func rows(_ folder: FacilityFolder, _ package: ExportSummary.Package, _ table: String) throws -> [[String:
    String]]
  {
    let text = String(decoding: try #require(folder.bytes("kirim/\(package.folder)/\(table).csv")), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `a closed month's packages are whole, and their figures those of the recaps as they were closed`() throws {
    let folder = try folder()
    let packages = try export(folder, "2026-11").packages
    #expect(packages.map(\.sop).contains("umpan-balik"))
    let recaps = [
      "sapa-pasien": "Rekap Sapa Pasien", "layanan-telepon": "Rekap Layanan Telepon", "hotline": "Rekap Hotline",
      "umpan-balik": "Analisis Umpan Balik",
    ]
    for package in packages {
      let path = folder.path + "/kirim/" + package.folder
      #expect(PackageCheck(folder: path).faults.map { $0(.english) } == [], "\(package.folder)")
      let name = try "laporan/\(#require(recaps[package.sop])) \(package.period).xlsx"
      let known = try #require(try PeriodFigures(report: folder.path + "/" + name)).countsAsClosed
      let figures = try rows(folder, package, "angka")
      let table = try #require(PackageCheck(folder: path).package?.resources.first)
      for field in table.schema.fields where field.type == .integer {
        let figure = try #require(figures.first { $0["tabel"] == table.name && $0["kolom"] == field.name })
        if let closed = known[field.title] {
          #expect(figure["saat_ditutup"] == String(closed), "\(package.sop) \(field.title)")
          #expect(figure["nilai"] == String(closed), "\(package.sop) \(field.title)")
        }
      }
    }
    let week = try #require(packages.first { $0.sop == "layanan-telepon" && $0.period == "2026-W47" })
    let calls = try rows(folder, week, "layanan")
    #expect(calls.map { $0["pelanggaran_b1"] }.sorted { $0 ?? "" < $1 ?? "" } == ["0", "1"])
    #expect(Set(calls.map { $0["dihubungi_kembali_setelah"] }) == ["11 sampai 15 menit", "tidak ada"])
    let contacts = try rows(
      folder, try #require(packages.first { $0.sop == "sapa-pasien" && $0.period == "2026-W47" }), "kontak")
    #expect(Set(contacts.map { $0["umur"] }) == ["25 sampai 44 tahun", "1 sampai 4 tahun"])
  }

  @Test func `nothing of a person leaves the facility (G7)`() throws {
    let folder = try folder()
    _ = try export(folder, "2026-11")
    let files = try sent(folder)
    #expect(files.count > 10)
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      for person in Self.persons { #expect(!text.contains(person), "\(person) in \(name)") }
    }
    // A theme that staff typed is none of the template's.
    #expect(files.values.contains { String(decoding: $0, as: UTF8.self).contains("Tema lain") })
  }

  @Test
  func `the same again is the same, byte for byte; what changed since is a version of its own with what was closed`()
    throws
  {
    let folder = try folder()
    _ = try export(folder, "2026-11")
    let first = try sent(folder)
    let again = try export(folder, "2026-11", "2026-12-03")
    #expect(again.packages.allSatisfy { $0.isUnchanged && $0.version == 1 })
    #expect(try sent(folder) == first)
    // An empty folder to send from has the same packages.
    try folder.remove("kirim")
    #expect(try export(folder, "2026-11").packages.allSatisfy { !$0.isUnchanged && $0.version == 1 })
    #expect(try sent(folder) == first)
    let late =
      try #require(Self.inputs["telepon.csv"]).split(separator: "\n")[0]
      + "\n19/11/2026;10.10;4;10.20;Rina;Ya;Agus Halim;081234500005;Pengaduan;;Kartu;Ya;10.25"
    try folder.write("masuk/susulan.csv", String(late))
    let early = try export(folder, "2026-W47", "2026-12-04")
    #expect(early.warnings.count == 1 && early.warnings[0].contains("layanan-telepon 2026-W47"))
    #expect(!early.packages.contains { $0.sop == "layanan-telepon" })
    try folder.run("2026-12-04")
    let week = try #require(try export(folder, "2026-W47", "2026-12-05").packages.first { $0.sop == "layanan-telepon" })
    #expect(week.version == 2 && !week.isUnchanged)
    let calls = try #require(rows(folder, week, "angka").first { $0["kolom"] == "telepon" })
    #expect((calls["nilai"], calls["saat_ditutup"]) == ("3", "2"))
    #expect(try sent(folder).filter { first.keys.contains($0.key) } == first)
    #expect(try folder.journal().filter { $0.kind == .exported }.compactMap { $0.number("number") }.max() == 2)
  }

  @Test func `without a code nothing is exported, and what is not closed is said`() throws {
    let folder = try folder(code: "")
    #expect(throws: FacilityError.self) { try export(folder, "2026-11") }
    #expect(try sent(folder).isEmpty && folder.bytes(ExportSecret.name) == nil)
    let other = try self.folder()
    let summary = try export(other, "2026-W49")
    #expect(summary.packages.isEmpty && summary.warnings.count == 3 && summary.exitCode == 1)
    #expect(summary.warnings.allSatisfy { $0.contains("2026-W49: belum ditutup") })
    let before = try export(other, "2026-W30")
    #expect(before.packages.isEmpty && before.notes.count == 3 && before.exitCode == 0)
  }

  @Test func `a secret that is gone or damaged is asked for, never made anew`() throws {
    let folder = try folder()
    _ = try export(folder, "2026-11")
    let secret = try #require(folder.bytes(ExportSecret.name))
    #expect(
      try FileManager.default.attributesOfItem(atPath: folder.path + "/" + ExportSecret.name)[.posixPermissions] as? Int
        == 0o600)
    for damaged in [nil, Array("abc".utf8), Array(secret.dropLast(2)), Array(secret.map { $0 == 0x0A ? $0 : 0x67 })] {
      try folder.remove(ExportSecret.name)
      if let damaged { try folder.write(ExportSecret.name, damaged) }
      #expect(throws: FacilityError.self) { try export(folder, "2026-11") }
      #expect(folder.bytes(ExportSecret.name) == damaged)
      try folder.write(ExportSecret.name, secret)
    }
    #expect(try export(folder, "2026-11").packages.allSatisfy(\.isUnchanged))
  }

  @Test func `the same records have other keys in another facility`() throws {
    let packages = try (0..<2).map { _ in
      let folder = try folder()
      let package = try #require(try export(folder, "2026-W47").packages.first { $0.sop == "layanan-telepon" })
      return try rows(folder, package, "layanan").map { $0["kunci"] ?? "" }
    }
    #expect(Set(packages[0]).isDisjoint(with: packages[1]) && packages[0].count == 2)
  }

  @Test(arguments: [
    ("a digit", "layanan.csv", "", "2026-11-17", "2026-11-16"), ("a cut", "layanan.csv", "", "", ""),
    ("a figure", "angka.csv", "hash", "telepon,2,2", "telepon,3,2"),
    (
      "a record's measure", "layanan.csv", "hash", "2026-11-17,Pengaduan,11 sampai 15 menit,1",
      "2026-11-17,Pengaduan,11 sampai 15 menit,0"
    ),
    ("a word", "layanan.csv", "hash", "11 sampai 15 menit", "12 menit"),
    ("a header", "layanan.csv", "hash", "kunci,tanggal", "kunci,hari"),
    ("another schema", "datapackage.json", "", "\"skema\" : 1", "\"skema\" : 2"),
    ("a wrong period", "datapackage.json", "", "\"mulai\" : \"2026-11-16\"", "\"mulai\" : \"2026-11-09\""),
    ("a path out of its folder", "datapackage.json", "", "\"path\" : \"layanan.csv\"", "\"path\" : \"../layanan.csv\""),
    ("no table of figures", "datapackage.json", "", "\"name\" : \"angka\"", "\"name\" : \"lain\""),
  ])
  func `what is wrong with a package is said with its file`(
    what: String, file: String, adjusts: String, old: String, new: String
  ) throws {
    let folder = try folder()
    let package = try #require(try export(folder, "2026-W47").packages.first { $0.sop == "layanan-telepon" })
    let name = "kirim/\(package.folder)/\(file)"
    let text = String(decoding: try #require(folder.bytes(name)), as: UTF8.self)
    let changed = old.isEmpty ? String(text.dropLast(20)) : text.replacing(old, with: new)
    #expect(changed != text)
    try folder.write(name, changed)
    if !adjusts.isEmpty {
      let descriptor = "kirim/\(package.folder)/\(DataPackage.name)"
      let json = String(decoding: try #require(folder.bytes(descriptor)), as: UTF8.self)
      let bytes = Array(text.utf8).count
      let own = json.replacing(SHA256.of(text), with: SHA256.of(changed))
        .replacing("\"bytes\" : \(bytes)", with: "\"bytes\" : \(changed.utf8.count)")
      try folder.write(descriptor, own)
    }
    let faults = PackageCheck(folder: folder.path + "/kirim/" + package.folder).faults.map { $0(.indonesian) }
    #expect(!faults.isEmpty, "\(what)")
    #expect(faults.allSatisfy { $0.contains("kirim/\(package.folder)") }, "\(faults)")
  }
}
