/// A column of the call log (RULES B), in the log's order.
package enum PhoneField: UInt8, Sendable, CaseIterable, Hashable {
  case date, start, rings, end, officer, greeted, callerName, telephone, type, receipt, requestDate, nik, problem,
    party,
    settled, passedOn, callback, answer, complaintNumber, approvedBy, approvalDate

  /// The field's id in the template, such as `jam_masuk`.
  package var id: String { Self.names[Int(rawValue)].id }

  package static var ids: [String] { names.map(\.id) }

  /// The header in the log, such as `Jam Masuk`.
  package var header: String { Self.names[Int(rawValue)].header }

  /// The field of a template's id; nil where no column has it.
  package init?(id: String) {
    guard let field = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = field
  }

  private static let names: [(id: String, header: String)] = [
    ("tanggal", "Tanggal"), ("jam_masuk", "Jam Masuk"), ("jumlah_dering", "Jumlah Dering"),
    ("jam_selesai", "Jam Selesai"), ("petugas", "Petugas"), ("salam", "Salam"), ("nama_penelpon", "Nama Penelpon"),
    ("no_telepon", "No Telepon"), ("jenis_layanan", "Jenis Layanan"), ("no_resi", "No Resi"),
    ("tanggal_permohonan", "Tanggal Permohonan"), ("nik", "NIK"), ("permasalahan", "Permasalahan"),
    ("pihak_terkait", "Pihak Terkait"), ("tuntas", "Tuntas"), ("diteruskan", "Diteruskan"),
    ("jam_hubungi_kembali", "Jam Hubungi Kembali"), ("jawaban", "Jawaban"), ("no_ba", "No BA"),
    ("disetujui_oleh", "Disetujui Oleh"), ("tanggal_persetujuan", "Tanggal Persetujuan"),
  ]
}

/// Some columns of the call log.
package struct PhoneFields: OptionSet, Sendable, Hashable {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package init(_ field: PhoneField) { rawValue = 1 << UInt32(field.rawValue) }

  package init(_ fields: some Sequence<PhoneField>) {
    self.init()
    for field in fields { formUnion(PhoneFields(field)) }
  }

  package func contains(_ field: PhoneField) -> Bool { contains(PhoneFields(field)) }

  /// The fields in the log's order.
  package var list: [PhoneField] { PhoneField.allCases.filter { contains($0) } }

  /// The headers in the log's order: `No Resi, NIK`.
  package var headers: String { list.map(\.header).joined(separator: ", ") }
}
