import Spreadsheet
import TestSupport

@testable import Intake

extension Schema {
  /// A small schema of discharges.
  static let discharges = Schema(
    fields: [
      Field(id: "no_rawat", header: "No Rawat", aliases: ["No. Rawat"], kind: .identifier),
      Field(id: "no_rm", header: "No RM", aliases: ["Norm", "No. MR", "Nomer RM"], kind: .identifier),
      Field(id: "nik", header: "NIK", kind: .nik),
      Field(id: "nama", header: "Nama Pasien", aliases: ["Nama"]),
      Field(id: "tanggal_lahir", header: "Tanggal Lahir", aliases: ["Tgl Lahir"], kind: .date),
      Field(id: "no_hp", header: "No HP", aliases: ["No Telp", "WA"], kind: .telephone),
      Field(id: "ruangan", header: "Ruangan", aliases: ["Kamar", "Bangsal"]),
      Field(id: "tanggal_masuk", header: "Tanggal Masuk", aliases: ["Tgl Masuk"], kind: .date),
      Field(id: "tanggal_keluar", header: "Tanggal Keluar", aliases: ["Tgl Keluar", "Tgl Pulang", "KRS"], kind: .date),
      Field(id: "jam_keluar", header: "Jam Keluar", kind: .time),
    ],
    shapes: [
      Shape(id: "pulang", requires: [["tanggal_keluar"], ["no_rawat", "no_rm"]]),
      Shape(id: "telepon", requires: [["no_rm"], ["no_hp"]], without: ["tanggal_masuk", "ruangan", "no_rawat"]),
    ])
}

/// A table of these rows; fails where no header is found.
func table(_ rows: [[InMemorySheet.Value]], schema: Schema = .discharges) throws -> Table {
  var reader = InMemorySheet(rows)
  switch try Table.read(&reader, file: "uji.xlsx", sheet: "Data", schema: schema) {
  case .table(let table): return table
  case .noHeader(_, let headers): throw NoHeader(headers: headers)
  }
}
