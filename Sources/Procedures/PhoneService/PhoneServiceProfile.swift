package import Core

/// The settings of a facility's telephone service; every default is RULES B's, ``settings`` say what each is.
package struct PhoneServiceProfile: SettingProfile, Hashable {
  /// What the facility calls the columns of its log.
  package var headers: [PhoneField: String] = [:]
  package var maxRings = 3
  package var callbackMinutes = 30
  package var midnightHours = 12
  package var maxReports = 500
  package var reportsShowNames = false
  /// Empty where the facility lists none.
  package var officers = OfficerList()
  package var standardTimes = PhoneStandardTimes()
  /// What must be noted, by service (B3).
  package var membershipFields = PhoneFields([.receipt, .requestDate, .nik, .telephone])
  package var consultationFields = PhoneFields([.problem, .telephone])
  package var complaintFields = PhoneFields([.problem, .telephone])

  package init() {}

  package func header(_ field: PhoneField) -> String { headers[field] ?? field.id }

  /// The headers of some columns in the log's order: `No Resi, NIK`.
  package func headers(_ fields: PhoneFields) -> String { fields.list.map(header).joined(separator: ", ") }

  /// What must be noted for a service (B3).
  package func requiredFields(for type: PhoneServiceType) -> PhoneFields {
    switch type {
    case .membership: membershipFields
    case .consultation: consultationFields
    case .complaint: complaintFields
    }
  }

  /// Sets what must be noted for a service (B3).
  package mutating func require(_ fields: PhoneFields, for type: PhoneServiceType) {
    switch type {
    case .membership: membershipFields = fields
    case .consultation: consultationFields = fields
    case .complaint: complaintFields = fields
    }
  }

  /// What must be noted whatever the service: the telephone number (B3).
  package var fieldsRequiredByAll: PhoneFields {
    membershipFields.intersection(consultationFields).intersection(complaintFields)
  }
}

extension PhoneServiceProfile {
  package static let settings: [Setting<PhoneServiceProfile>] = [
    Setting(
      "max_rings", \.maxRings, .whole(1...20), "B1", "dering sampai telepon diangkat, paling banyak", word: "dering",
      rule: "Dering: Diangkat paling lambat pada dering ke-{max_rings}"),
    Setting(
      "callback_minutes", \.callbackMinutes, .whole(1...1440), "B4",
      "menit sampai penelepon dihubungi kembali, paling lambat", word: "menit",
      rule:
        "Hubungi kembali: Dihubungi kembali paling lambat {callback_minutes} menit sesudah telepon ditutup, tanpa Jam Selesai sesudah Jam Masuk"
    ),
    Setting(
      "midnight_hours", \.midnightHours, .whole(1...23), "B4",
      "jam yang lebih awal dianggap hari berikutnya bila selisihnya tidak lebih dari ini",
      rule:
        "Lewat tengah malam: Jam yang lebih awal dianggap hari berikutnya bila selisihnya paling banyak {midnight_hours} jam; keputusan Sapa, SOP tidak mengaturnya"
    ),
    Setting(
      "max_reports", \.maxReports, .whole(0...1000), "B9", "halaman BA Pengaduan paling banyak dalam satu buku kerja"),
    Setting("report_names", \.reportsShowNames, .truth, "G7", "true menampilkan nama penelepon di laporan manajer"),
    Setting("officers", \.officers),
  ]
}
