import Intake
import Spreadsheet
import Testing
import TestSupport

@testable import Book
@testable import Core
@testable import PostDischargeCalls

extension CallProfile {
  /// Two questions, of which the second is free text.
  static var withTwoQuestions: CallProfile {
    var profile = CallProfile()
    profile.failedResults = ["Tidak diangkat", "Sibuk"]
    profile.questions = [
      FormQuestion(
        id: "kondisi", header: "Kondisi Sekarang", text: "?", choices: ["Membaik", "Memburuk"], warnings: ["Memburuk"]),
      FormQuestion(id: "keluhan", header: "Keluhan", text: "?", choices: [], warnings: []),
    ]
    return profile
  }
}

/// `Lembar Sapa` of these rows, as it is read back.
func staffSheet(_ rows: [[InMemorySheet.Value]], readsExtras: Bool = true) throws -> StaffSheet {
  let staff = [
    ("no_hp_perbaikan", "No HP (perbaikan)", Field.Kind.text), ("percobaan_1_tanggal", "Percobaan 1 Tanggal", .date),
    ("percobaan_1_jam", "Percobaan 1 Jam", .time), ("percobaan_1_petugas", "Percobaan 1 Petugas", .text),
    ("percobaan_1_hasil", "Percobaan 1 Hasil", .text), ("percobaan_2_hasil", "Percobaan 2 Hasil", .text),
    ("dihubungi", "Dihubungi", .text), ("izin", "Izin", .text), ("petugas", "Petugas", .text),
    ("tanggal_sapa", "Tanggal Sapa", .date), ("catatan", "Catatan", .text),
  ].map { DeclaredColumn(Field(id: $0, header: $1, kind: $2), owner: .staff) }
  let shown = [
    ("kode", "Kode"), ("tanggal_eksekusi", "Tanggal Eksekusi"), ("no_rm", "No RM"), ("nama", "Nama Pasien"),
    ("no_hp", "No HP"), ("status", "Status"), ("selesai", "Selesai"),
  ].map { DeclaredColumn(Field(id: $0, header: $1), owner: .sapa) }
  let columns = CallColumns([], list: shown + staff, profile: .withTwoQuestions)
  let schema = try #require(columns.sheets.first { $0.sheet == CallSheets.calls }).schema
  var reader = InMemorySheet(rows)
  guard case .table(let table) = try Table.read(&reader, file: "buku.xlsx", sheet: "Lembar Sapa", schema: schema)
  else { throw NoHeader() }
  let fields = Set(staff.map(\.field.id) + CallProfile.withTwoQuestions.questions.map { "form_" + $0.id })
  return StaffSheet(table, schema: schema, staffFields: fields, readsExtras: readsExtras)
}
