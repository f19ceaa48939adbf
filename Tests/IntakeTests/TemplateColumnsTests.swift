import Foundation
import Testing

@testable import Intake

/// The columns of `templates/sapa-pasien.toml`.
struct TemplateColumnsTests {
  private let schema: Schema

  init() throws {
    schema = Schema(fields: try Self.fields("sapa-pasien"))
  }

  /// The columns of a template.
  static func fields(_ template: String) throws -> [Field] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try parse(String(contentsOf: root.appending(path: "templates/\(template).toml"), encoding: .utf8))
  }

  /// Just enough of TOML for the file's `[[columns]]`.
  private static func parse(_ text: String) throws -> [Field] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    return try lines.components(separatedBy: "[[columns]]").dropFirst().map { part in
      let body = part.components(separatedBy: "\n[").first ?? part
      func value(_ key: String) throws -> String {
        let line = try #require(body.split(separator: "\n").first { $0.hasPrefix("\(key) = ") })
        return String(line.dropFirst(key.count + 4).dropLast())
      }
      let list = try #require(body.components(separatedBy: "aliases = [").last)
      let quoted = list.split(separator: "\"", omittingEmptySubsequences: false)
      let aliases = quoted.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
      // A number is read as text, and looks as one in the work book alone.
      let kind = try value("kind")
      return Field(
        id: try value("id"), header: try value("header"), aliases: aliases,
        kind: try #require(kind == "number" ? .text : Field.Kind(rawValue: kind)))
    }
  }

  @Test func `no header is claimed by two columns`() {
    #expect(schema.fields.count == 20)
    #expect(schema.conflicts.isEmpty)
  }

  @Test(arguments: [
    ("No RM", "no_rm"), ("Norm", "no_rm"), ("No. MR", "no_rm"), ("Nomer RM", "no_rm"), ("No.Rekam Medis", "no_rm"),
    ("no_rkm_medis", "no_rm"), ("MRN", "no_rm"), ("No.Rawat", "no_rawat"), ("no_rawat", "no_rawat"), ("NIK", "nik"),
    ("No. KTP", "nik"), ("Nama", "nama"), ("nm_pasien", "nama"), ("Tgl. Lahir", "tanggal_lahir"),
    ("Alamat Pasien", "alamat"), ("No HP", "no_hp"), ("No Telp", "no_hp"), ("WA", "no_hp"), ("No.Telp/HP", "no_hp"),
    ("no_tlp", "no_hp"), ("Penanggung Jawab", "penanggung_jawab"), ("p_jawab", "penanggung_jawab"),
    ("Hubungan P.J.", "hubungan"), ("hubunganpj", "hubungan"), ("Kamar", "ruangan"), ("Bangsal", "ruangan"),
    ("Unit", "ruangan"), ("nm_bangsal", "ruangan"), ("Kelas", "kelas"), ("Cara Bayar", "penjamin"),
    ("Jenis Bayar", "penjamin"), ("Diagnosa Awal", "diagnosa_awal"), ("Diagnosa Akhir", "diagnosa"),
    ("Diagnosa", "diagnosa"), ("Dokter P.J.", "dpjp"), ("DPJP", "dpjp"), ("Tgl.Masuk", "tanggal_masuk"),
    ("Tanggal MRS", "tanggal_masuk"), ("Tgl Pulang", "tanggal_keluar"), ("KRS", "tanggal_keluar"),
    ("Tgl.Keluar", "tanggal_keluar"), ("Tanggal Pulang", "tanggal_keluar"), ("Discharge Date", "tanggal_keluar"),
    ("Stts.Pulang", "status_pulang"), ("Cara Keluar", "status_pulang"), ("Kondisi Pulang", "status_pulang"),
    ("Tgl Entri", "tanggal_entri"), ("Petugas Entri", "petugas_entri"),
  ])
  func `headers that hospital systems write are known`(_ header: String, _ id: String) {
    #expect(schema.match(header).map { schema.fields[$0.field].id } == id)
  }

  @Test(arguments: [
    "Png. Jawab", "P.J.", "No Reg", "No. Register", "TTL", "Hak Kelas", "Status Bayar", "Jenis Pasien", "Petugas",
    "No HP (perbaikan)", "Tanggal Sapa", "Tanggal Eksekusi", "Status", "Umur", "Jam Masuk", "Jam Keluar", "Lama",
  ])
  func `headers that may mean something else are not taken`(_ header: String) {
    #expect(schema.match(header) == nil)
  }

  @Test(arguments: [
    ("Tanggal Kelaur", "tanggal_keluar"), ("Tgl Pulng", "tanggal_keluar"), ("Nama Pasein", "nama"),
    ("No Rekam Mdis", "no_rm"), ("Ruangn", "ruangan"), ("Status Pulag", "status_pulang"),
  ])
  func `slips of the pen are suggested`(_ header: String, _ id: String) {
    #expect(schema.suggestion(for: header).map { schema.fields[$0.field].id } == id)
  }

  @Test(arguments: [
    "Umur", "Agama", "JK", "Pekerjaan", "Tarif Kamar", "Lama", "Ttl.Biaya", "Jam Masuk", "Status Bayar",
  ])
  func `columns of other things suggest nothing`(_ header: String) {
    #expect(schema.suggestion(for: header) == nil)
  }
}
