package import Intake
package import Procedures
import Spreadsheet

/// The columns of `Lembar Sapa`, `Data Pasien` and `Eskalasi`, spelled as RULES A has them.
package enum CallColumns {
  /// `Lembar Sapa`: ours, then staff's, then `Selesai`; columns that staff added and the key follow.
  package static func callSheet(_ profile: CallProfile) -> [BookColumn] {
    let results = [profile.reachedResult] + profile.failedResults
    var columns: [BookColumn] = [
      BookColumn("kode", "Kode", width: 6, alignment: .centred),
      BookColumn("tanggal_eksekusi", "Tanggal Eksekusi", .sapa, .date, width: 12),
      BookColumn("no_rm", "No RM", .source, width: 11), BookColumn("nama", "Nama Pasien", .source, width: 28),
      BookColumn("no_hp", "No HP", .source, width: 17), BookColumn("wa", "WhatsApp", width: 10),
      BookColumn("ruangan", "Ruangan", .source, width: 16), BookColumn("diagnosa", "Diagnosa", .source, width: 30),
      BookColumn("penanggung_jawab", "Penanggung Jawab", .source, width: 25),
      BookColumn("hubungan", "Hubungan", .source, width: 11),
      BookColumn("tanggal_keluar", "Tanggal Keluar", .source, .date, width: 12),
      BookColumn("status", "Status", width: 14),
      BookColumn("no_hp_perbaikan", "No HP (perbaikan)", .staff, width: 16),
    ]
    for attempt in 1...3 {
      columns += [
        BookColumn(
          "percobaan_\(attempt)_tanggal", "Percobaan \(attempt) Tanggal", .staff, .date, width: 12, hasDayLimits: true),
        BookColumn(
          "percobaan_\(attempt)_jam", "Percobaan \(attempt) Jam", .staff, .time, width: 11,
          hint: "Jam menelepon, \(TypedTime.example)."),
        BookColumn("percobaan_\(attempt)_petugas", "Percobaan \(attempt) Petugas", .staff, width: 12),
        BookColumn("percobaan_\(attempt)_hasil", "Percobaan \(attempt) Hasil", .staff, .choice(results), width: 16),
      ]
    }
    columns += [
      BookColumn("dihubungi", "Dihubungi", .staff, .choice(["Ya", "Tidak"]), width: 11),
      BookColumn("izin", "Izin", .staff, .choice(["Ya", "Tidak"]), width: 8),
    ]
    columns += profile.questions.map { question in
      BookColumn(
        "form_" + question.id, question.header, .staff, question.isRequired ? .choice(question.choices) : .text,
        width: question.isRequired ? 14 : 24)
    }
    columns += [
      BookColumn("petugas", "Petugas", .staff, width: 14),
      BookColumn("tanggal_sapa", "Tanggal Sapa", .staff, .date, width: 12, hasDayLimits: true),
      BookColumn("catatan", "Catatan", .staff, width: 28),
      BookColumn("selesai", "Selesai", .sapa, .formula, width: 9, alignment: .centred),
    ]
    return columns
  }

  /// `Data Pasien`: the columns that stand first, Sapa's own and the export's; the rest follow in the template's order.
  package static let dataSheetFirst = [
    "kode", "status", "tanggal_eksekusi", "no_rm", "nama", "no_hp", "ruangan", "tanggal_masuk", "tanggal_keluar",
    "status_pulang", "alasan", "no_hp_perbaikan", "diagnosa", "penanggung_jawab", "hubungan",
  ]

  /// `Data Pasien`: Sapa's own columns beside the export's.
  package static let dataSheetOwn: [BookColumn] = [
    BookColumn("kode", "Kode", width: 6, alignment: .centred), BookColumn("status", "Status", width: 16),
    BookColumn("tanggal_eksekusi", "Tanggal Eksekusi", .sapa, .date, width: 12),
    BookColumn("alasan", "Alasan", width: 84),
    BookColumn("no_hp_perbaikan", "No HP (perbaikan)", .staff, width: 16),
    BookColumn("pertama_terlihat", "Pertama Terlihat", .sapa, .date, width: 12),
    BookColumn("sumber", "Sumber", width: 34),
    BookColumn("selesai", "Selesai di Lembar Sapa", .sapa, .formula, isHidden: true),
    .key,
  ]

  /// `Eskalasi`.
  package static let escalation: [BookColumn] = [
    BookColumn("no_rm", "No RM", .source, width: 11), BookColumn("nama", "Nama Pasien", .source, width: 26),
    BookColumn("no_hp", "No HP", .source, width: 16), BookColumn("ruangan", "Ruangan", .source, width: 16),
    BookColumn("pertanyaan", "Pertanyaan", width: 24), BookColumn("jawaban", "Jawaban", width: 18),
    BookColumn("petugas", "Petugas", width: 14), BookColumn("tanggal_sapa", "Tanggal Sapa", .sapa, .date, width: 12),
    BookColumn("tindak_lanjut", "Tindak Lanjut", .staff, width: 34),
    BookColumn("ditangani_oleh", "Ditangani Oleh", .staff, width: 18),
    BookColumn("tanggal_ditangani", "Tanggal Ditangani", .staff, .date, width: 14), .key,
  ]

  /// `Evaluasi` (A8).
  package static let evaluations: [BookColumn] = [
    BookColumn("tanggal_sapa", "Tanggal Sapa", .sapa, .date, width: 12),
    BookColumn("no_rm", "No RM", .source, width: 11),
    BookColumn("nama", "Nama Pasien", .source, width: 26), BookColumn("no_hp", "No HP", .source, width: 16),
    BookColumn("petugas", "Petugas", width: 14),
    BookColumn("tanggal_jawaban", "Tanggal Jawaban", .sapa, .date, width: 12),
    BookColumn("jam_jawaban", "Jam Jawaban", .sapa, .time, width: 10),
    BookColumn("nilai", "Nilai", .sapa, .number, width: 8),
    BookColumn("jawaban", "Jawaban", width: 48, alignment: .wrapped), BookColumn("sumber", "Sumber", width: 34), .key,
  ]

  package static func callSchema(_ profile: CallProfile) -> Schema {
    Schema(fields: (callSheet(profile) + [.key]).map(\.field))
  }

  package static func dataSchema(_ template: Schema) -> Schema {
    Schema(
      fields: template.fields.map { Field(id: $0.id, header: $0.header, aliases: [], kind: $0.kind) }
        + dataSheetOwn.map(\.field))
  }

  package static var escalationSchema: Schema { Schema(fields: escalation.map(\.field)) }

  package static var evaluationSchema: Schema { Schema(fields: evaluations.map(\.field)) }

  /// The headers of staff's columns, by field id.
  package static func staffHeaders(_ columns: [BookColumn]) -> [String: String] {
    Dictionary(columns.filter { $0.owner == .staff }.map { ($0.id, $0.header) }) { first, _ in first }
  }

  package static func staffFields(_ columns: [BookColumn]) -> Set<String> {
    Set(columns.filter { $0.owner == .staff }.map(\.id))
  }

  /// The sheets with row keys, by which copies are merged; `template` are the export's columns.
  package static func specs(_ template: Schema, profile: CallProfile) -> [KeyedSheetSpec] {
    var data = KeyedSheetSpec(name: CallSheets.data, columns: dataSheetOwn)
    data.owners.merge(template.fields.map { ($0.header, .source) }) { own, _ in own }
    data.kinds.merge(template.fields.map { ($0.header, $0.kind == .date ? .date : .text) }) { own, _ in own }
    var answers = KeyedSheetSpec(name: CallSheets.evaluations, columns: evaluations)
    answers.isOptional = true
    return [
      data, KeyedSheetSpec(name: CallSheets.calls, columns: callSheet(profile)),
      KeyedSheetSpec(name: CallSheets.escalation, columns: escalation), answers,
    ]
  }
}
