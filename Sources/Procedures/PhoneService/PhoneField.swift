/// A column of the call log (RULES B), in the log's order.
package enum PhoneField: UInt8, Sendable, CaseIterable, Hashable {
  case date, start, rings, end, officer, greeted, callerName, telephone, type, receipt, requestDate, nik, problem,
    party,
    settled, passedOn, callback, answer, complaintNumber, approvedBy, approvalDate

  /// The field's id in the template, such as `jam_masuk`.
  package var id: String { Self.ids[Int(rawValue)] }

  /// The field of a template's id; nil where no column has it.
  package init?(id: String) {
    guard let field = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = field
  }

  package static let ids = [
    "tanggal", "jam_masuk", "jumlah_dering", "jam_selesai", "petugas", "salam", "nama_penelpon", "no_telepon",
    "jenis_layanan", "no_resi", "tanggal_permohonan", "nik", "permasalahan", "pihak_terkait", "tuntas", "diteruskan",
    "jam_hubungi_kembali", "jawaban", "no_ba", "disetujui_oleh", "tanggal_persetujuan",
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
}
