package import Intake
import Procedures
import Spreadsheet

/// The columns of `Log Layanan`, spelled as RULES B has them.
package enum PhoneColumns {
  package static let sheet = "Log Layanan"
  package static let shape = "log-layanan"

  /// What makes a sheet a log of telephone calls.
  package static let shapes = [
    Schema.Shape(
      id: shape,
      requires: [["tanggal"], ["jam_masuk", "jam_selesai", "jumlah_dering"], ["jenis_layanan", "permasalahan"]],
      rejectsNameless: false)
  ]

  /// The layout of a facility's log; `fields` are the template's.
  package static func layout(_ fields: [Field]) -> LogLayout {
    LogLayout(
      sheet: sheet, schema: Schema(fields: fields, shapes: shapes), shape: shape, columns: columns(fields),
      dateField: "tanggal", timeField: "jam_masuk", telephoneField: "no_telepon", nameField: "nama_penelpon",
      number: LogLayout.Numbering(column: "no_ba", prefix: "BA"))
  }

  /// Sapa's code first, then the log's columns, then what Sapa says of the call.
  private static func columns(_ fields: [Field]) -> [BookColumn] {
    [BookColumn("kode", "Kode", width: 6)] + fields.map(column)
      + [
        BookColumn("kepatuhan", "Kepatuhan", width: 12), BookColumn("tindak_lanjut", "Tindak Lanjut", width: 62),
        BookColumn("status", "Status", width: 13), BookColumn("alasan", "Alasan", width: 70),
      ]
  }

  private static func column(_ field: Field) -> BookColumn {
    func make(_ kind: BookColumn.Kind, _ width: Double, _ hint: String? = nil) -> BookColumn {
      BookColumn(field.id, field.header, .source, kind, width: width, hint: hint)
    }
    let yesNo = BookColumn.Kind.choice(["Ya", "Tidak"])
    switch field.id {
    case "tanggal":
      var column = make(.date, 12, "Hari telepon masuk, misalnya 17/11/2026.")
      column.isPeriodDate = true
      return column
    case "jam_masuk": return make(.time, 9, "Jam telepon diangkat, \(TypedTime.example).")
    case "jumlah_dering": return make(.number, 9, "Berapa kali berdering sampai diangkat; paling banyak 3 (B1).")
    case "jam_selesai":
      return make(.time, 9, "Jam telepon ditutup, \(TypedTime.example); batas hubungi kembali dihitung dari sini (B4).")
    case "salam": return make(yesNo, 8)
    case "jenis_layanan":
      return make(
        .choice(PhoneServiceType.allCases.map(\.rawValue)), 22,
        "Setelah jenis dipilih, kolom yang wajib dicatat menjadi kuning (B3).")
    case "no_telepon": return make(.text, 22, "Nomor penelepon; nol di depan tetap.")
    case "no_resi": return make(.identifier, 16)
    case "nik": return make(.identifier, 19, "16 angka.")
    case "tanggal_permohonan", "tanggal_persetujuan": return make(.date, 13)
    case "tuntas": return make(yesNo, 9, "Ya bila keperluan penelepon selesai (B5).")
    case "diteruskan": return make(yesNo, 11, "Ya bila diteruskan ke atasan langsung (B5).")
    case "jam_hubungi_kembali":
      return make(
        .time, 10, "Jam penelepon dihubungi kembali, \(TypedTime.example); paling lambat 30 menit sesudah telepon (B4)."
      )
    case "no_ba":
      return BookColumn(field.id, field.header, .sapa, .identifier, width: 15)
    case "permasalahan", "jawaban": return make(.text, 34)
    case "nama_penelpon", "pihak_terkait", "disetujui_oleh": return make(.text, 25)
    default: return make(.text, 14)
    }
  }
}
