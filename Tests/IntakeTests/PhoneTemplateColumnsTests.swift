import Testing

@testable import Intake

/// The columns of `templates/layanan-telepon.toml`.
struct PhoneTemplateColumnsTests {
  private let schema: Schema

  init() throws {
    schema = Schema(fields: try TemplateColumnsTests.fields("layanan-telepon"))
  }

  @Test func `the log's columns are those of RULES B, in their order`() {
    #expect(
      schema.fields.map(\.header) == [
        "Tanggal", "Jam Masuk", "Jumlah Dering", "Jam Selesai", "Petugas", "Salam", "Nama Penelpon", "No Telepon",
        "Jenis Layanan", "No Resi", "Tanggal Permohonan", "NIK", "Permasalahan", "Pihak Terkait", "Tuntas",
        "Diteruskan", "Jam Hubungi Kembali", "Jawaban", "No BA", "Disetujui Oleh", "Tanggal Persetujuan",
      ])
  }

  @Test func `no header of the log is claimed by two columns`() {
    #expect(schema.conflicts.isEmpty)
  }

  @Test(arguments: [
    ("Tgl", "tanggal"), ("TANGGAL", "tanggal"), ("Hari/Tanggal", "tanggal"), ("Timestamp", "tanggal"),
    ("Stempel waktu", "tanggal"), ("Tanggal (dd/mm/yyyy)", "tanggal"), ("Jam", "jam_masuk"), ("Waktu", "jam_masuk"),
    ("Pukul", "jam_masuk"), ("Jam Telepon Masuk", "jam_masuk"), ("Dering", "jumlah_dering"),
    ("Jml. Dering", "jumlah_dering"), ("Waktu Selesai", "jam_selesai"), ("Penerima Telepon", "petugas"),
    ("Nama Petugas", "petugas"), ("Salam (Ya/Tidak)", "salam"), ("Nama Penelepon", "nama_penelpon"),
    ("Nama", "nama_penelpon"), ("No HP", "no_telepon"), ("No. HP / WA", "no_telepon"), ("No. Telp", "no_telepon"),
    ("Keperluan", "jenis_layanan"), ("Jenis Pelayanan", "jenis_layanan"), ("Layanan", "jenis_layanan"),
    ("Nomor Resi", "no_resi"), ("Tgl Permohonan", "tanggal_permohonan"), ("No. KTP", "nik"),
    ("Isi / Maksud Pembicaraan", "permasalahan"), ("Masalah", "permasalahan"),
    ("Konfirmasi dengan", "pihak_terkait"), ("Tuntas (Y/T)", "tuntas"), ("Diteruskan ke Atasan", "diteruskan"),
    ("Jam Telepon Balik", "jam_hubungi_kembali"), ("Penjelasan", "jawaban"), ("Nomor Berita Acara", "no_ba"),
    ("Mengetahui", "disetujui_oleh"), ("Tgl Persetujuan", "tanggal_persetujuan"),
  ])
  func `headers of Indonesian call logs are known`(_ header: String, _ id: String) {
    #expect(schema.match(header).map { schema.fields[$0.field].id } == id)
  }

  @Test(arguments: [
    "Kode", "Kepatuhan", "Tindak Lanjut", "Status", "Alasan", "Selesai", "Keterangan", "Catatan", "No", "Nama Pasien",
    "Disetujui", "Kunci",
  ])
  func `headers of ours, and those that may mean something else, are not taken`(_ header: String) {
    #expect(schema.match(header) == nil)
  }

  @Test func `the cells of the log are read by their kinds`() {
    let kinds = Dictionary(uniqueKeysWithValues: schema.fields.map { ($0.id, $0.kind) })
    #expect(kinds["tanggal"] == .date && kinds["tanggal_permohonan"] == .date && kinds["tanggal_persetujuan"] == .date)
    #expect(kinds["jam_masuk"] == .time && kinds["jam_selesai"] == .time && kinds["jam_hubungi_kembali"] == .time)
    #expect(kinds["no_telepon"] == .telephone && kinds["nik"] == .nik)
    #expect(kinds["no_resi"] == .identifier && kinds["no_ba"] == .identifier)
    #expect(kinds["jumlah_dering"] == .text && kinds["salam"] == .text && kinds["tuntas"] == .text)
  }
}
