package import Book
import Core
package import Intake
import Spreadsheet

/// `RTL`: the follow-up plans of a month, one a row (E3, E4).
package enum FollowUpColumns {
  package static let sheet = "RTL"

  /// What a plan has come to, as staff choose it.
  static let statuses = FollowUpStatus.allCases.map(\.rawValue)

  /// What staff fill in.
  static let typed = [
    BookColumn(
      "tanggal", "Tanggal", .staff, .date, width: 12, hint: "Hari rapat analisis yang menetapkan rencana ini (E3)."),
    BookColumn("masalah", "Masalah", .staff, width: 34, hint: "Masalah yang berulang; lihat Analisis Bulanan."),
    BookColumn("akar_masalah", "Akar Masalah", .staff, width: 34),
    BookColumn("rencana", "Rencana", .staff, width: 40),
    BookColumn("penanggung_jawab", "Penanggung Jawab", .staff, width: 20),
    BookColumn("tenggat", "Tenggat", .staff, .date, width: 12, hint: "Hari rencana harus selesai."),
    BookColumn(
      "status", "Status", .staff, .choice(statuses), width: 11,
      hint: "Terbuka dan Berjalan dibawa ke bulan berikutnya sampai Selesai atau Batal (E4)."),
    BookColumn("bukti", "Bukti", .staff, width: 26, hint: "Foto, notulen, surat; wajib bila Selesai."),
  ]

  package static let columns =
    [BookColumn("no_rtl", "No RTL", .sapa, .identifier, width: 14)] + typed
    + [
      BookColumn("asal", "Asal", width: 10), BookColumn("terbawa", "Terbawa", .sapa, .number, width: 9),
      BookColumn("keadaan", "Keadaan", width: 20), BookColumn("riwayat", "Riwayat", width: 50),
    ]

  package static var spec: KeyedSheetSpec { KeyedSheetSpec(name: sheet, columns: columns) }
  package static var schema: Schema { Schema(fields: (columns + [BookColumn.key]).map(\.field)) }
}

/// `Pembukaan Kotak`: when the suggestion box was opened, also when nothing was in it (D3).
package enum BoxOpeningColumns {
  package static let sheet = "Pembukaan Kotak"

  static let columns = [
    BookColumn(
      "tanggal_buka", "Tanggal", .source, .date, width: 12, hint: "Hari kotak saran dibuka; setiap minggu (D3)."),
    BookColumn("petugas", "Petugas", .source, width: 26),
    BookColumn(
      "jumlah_saran", "Jumlah Saran", .source, .number, width: 12, hint: "0 bila kotak kosong; tetap dicatat."),
    BookColumn("catatan", "Catatan", .source, width: 44),
  ]

  package static var spec: KeyedSheetSpec { KeyedSheetSpec(name: sheet, columns: columns) }
  package static var schema: Schema { Schema(fields: (columns + [BookColumn.key]).map(\.field)) }
}
