package import Intake
import Procedures
import Spreadsheet

/// The sheets of the feedback's work book and their columns, spelled as RULES D and E have them.
package enum FeedbackColumns {
  package static let sheet = "Register"
  package static let shape = "register"
  package static let surveyShape = "survei"
  package static let openingShape = "pembukaan-kotak"

  /// What makes a sheet a survey, a list of the box's openings, a register.
  package static let shapes = [
    Schema.Shape(
      id: surveyShape, requires: [["u1", "u2", "u3"], ["u4", "u5", "u6"], ["u7", "u8", "u9"]], rejectsNameless: false),
    Schema.Shape(id: openingShape, requires: [["tanggal_buka"]], without: ["isi"], rejectsNameless: false),
    Schema.Shape(
      id: shape, requires: [["tanggal"], ["isi", "kanal", "jenis", "keputusan", "nilai"]], rejectsNameless: false),
  ]

  /// The layout of a facility's register.
  ///
  /// - Parameters:
  ///   - fields: the register's columns, as the template has them.
  ///   - others: the columns of surveys and of lists of openings.
  ///   - settings: the choices that columns offer.
  /// - Returns: the layout.
  package static func layout(_ fields: [Field], others: [Field], _ settings: FeedbackSettings) -> LogLayout {
    var layout = LogLayout(
      sheet: sheet, schema: Schema(fields: fields + others, shapes: shapes), shape: shape,
      columns: columns(fields, settings), dateField: "tanggal", timeField: "jam", telephoneField: "no_telepon",
      nameField: "nama", number: LogLayout.Numbering(column: "id", prefix: "UB"))
    layout.unit = .month
    return layout
  }

  /// Sapa's code first, then the register's columns, then what Sapa suggests and says.
  private static func columns(_ fields: [Field], _ settings: FeedbackSettings) -> [BookColumn] {
    [BookColumn("kode", "Kode", width: 6)] + fields.map { column($0, settings) }
      + [
        BookColumn("usulan_jenis", "Usulan Jenis", width: 12), BookColumn("usulan_tema", "Usulan Tema", width: 22),
        BookColumn("usulan_unit", "Usulan Unit", width: 16), BookColumn("kata_penentu", "Kata Penentu", width: 36),
        BookColumn("mungkin_sama", "Mungkin Sama", .sapa, .identifier, width: 14),
        BookColumn("tahap", "Tahap", width: 18), BookColumn("pelanggaran", "Pelanggaran", width: 40),
        BookColumn("tindak_lanjut", "Tindak Lanjut", width: 60), BookColumn("alasan", "Alasan", width: 60),
      ]
  }

  private static func column(_ field: Field, _ settings: FeedbackSettings) -> BookColumn {
    func make(_ kind: BookColumn.Kind, _ width: Double, _ hint: String? = nil) -> BookColumn {
      BookColumn(field.id, field.header, .source, kind, width: width, hint: hint)
    }
    switch field.id {
    case "id": return BookColumn(field.id, field.header, .sapa, .identifier, width: 14)
    case "tanggal":
      var column = make(.date, 12, "Hari umpan balik diterima, misalnya 17/11/2026; kotak saran: hari kotak dibuka.")
      column.isPeriodDate = true
      return column
    case "jam": return make(.time, 8, "Jam diterima, \(TypedTime.example); boleh kosong.")
    case "kanal":
      return make(.choice(FeedbackChannel.allCases.map(\.rawValue)), 15, "Lewat mana umpan balik diterima (D1).")
    case "nama": return make(.text, 22, "Identitas klien; kotak saran boleh tanpa nama (D2).")
    case "no_telepon": return make(.text, 17, "Nomor klien; nol di depan tetap.")
    case "isi": return make(.text, 46, "Maksud dan tujuan klien, seperti disampaikan (D2).")
    case "jenis":
      return make(
        .choice(FeedbackKind.allCases.map(\.rawValue)), 13,
        "Keputusan petugas; bila kosong, usulan Sapa yang dihitung (D5).")
    case "tema":
      return make(.choice(settings.themes), 22, "Keputusan petugas; bila kosong, usulan Sapa yang dihitung (D5).")
    case "unit":
      return make(.choice(settings.units), 17, "Unit terkait; bila kosong, usulan Sapa yang dihitung (D5).")
    case "tanggal_identifikasi": return make(.date, 13, "Hari pokok masalah diidentifikasi (langkah f).")
    case "tanggal_distribusi": return make(.date, 13, "Hari dibagikan ke unit terkait (langkah g).")
    case "tanggal_keputusan": return make(.date, 13, "Hari penyelesaian diputuskan (langkah h).")
    case "keputusan": return make(.text, 34, "Penyelesaian yang diputuskan (langkah h).")
    case "tanggal_persetujuan": return make(.date, 13, "Hari disetujui kepala (langkah i).")
    case "tanggal_jawaban": return make(.date, 13, "Hari jawaban tertulis diserahkan kepada klien (langkah j).")
    case "tanggal_umpan_balik": return make(.date, 13, "Hari klien memberi tanggapan atas penyelesaian (langkah k).")
    case "nilai":
      return make(.choice(["1", "2", "3", "4"]), 7, "Penilaian klien 1 sampai 4, untuk Buku Kepuasan (langkah l, D6).")
    case "grading":
      return make(
        .choice(FeedbackGrade.allCases.map(\.rawValue)), 10,
        "Merah: ekstrem, 1x24 jam. Kuning: tinggi, 3 hari. Hijau: rendah, 7 hari (D7).")
    case "tanggal_balasan": return make(.date, 12, "Hari pesan dibalas; dari chat diisi Sapa (E5).")
    case "jam_balasan": return make(.time, 9, "Jam pesan dibalas; dari chat diisi Sapa (E5).")
    case "notulen": return make(.text, 18, "Notulen rapat yang mencatatnya (D2).")
    case "duplikat_dari":
      return make(
        .text, 15, "ID umpan balik yang diulang, misalnya UB-2026-0007; atau Bukan bila tidak sama (D9).")
    default: return make(.text, 14)
    }
  }
}
