import Core

/// Who pays for a patient (`Penjamin`, C1); the raw value is how the workbook writes it.
package enum Payer: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = [
    "company": Self.company, "insurance": .insurance, "personal": .personal, "bpjs": .bpjs,
  ]

  case company = "Perusahaan"
  case insurance = "Asuransi"
  case personal = "Pribadi"
  case bpjs = "BPJS"
}

/// The class of a benefit or of a room (`Kelas`, C1, C3, C4).
package enum RoomClass: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = [
    "vip": Self.vip, "suite": .suite, "president_suite": .presidentSuite, "first": .first, "second": .second,
    "third": .third,
  ]

  case vip = "VIP"
  case suite = "Suite"
  case presidentSuite = "President Suite"
  case first = "I"
  case second = "II"
  case third = "III"

  /// Whether it is one of the three classes for which the hotline is there (C1).
  package var isExecutive: Bool {
    switch self {
    case .vip, .suite, .presidentSuite: true
    case .first, .second, .third: false
    }
  }
}

/// A company patient's position (`Level`, C1).
package enum ManagementLevel: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = ["middle_up": Self.middleUp, "staff": .staff]

  case middleUp = "Menengah ke Atas"
  case staff = "Staf"
}

/// Where the call leads (`Jalur`): C3's path or C5's. The raw value is also the path sheet's name.
package enum CarePath: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = ["inpatient": Self.inpatient, "outpatient": .outpatient]

  case inpatient = "Rawat Inap"
  case outpatient = "Rawat Jalan"
}

/// Who answers for the hotline (`Penanggung Jawab`, C2).
package enum DutyRole: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = ["cs": Self.customerService, "mod": .manager]

  case customerService = "CS"
  /// Manager on duty.
  case manager = "MOD"
}

/// What the census says of a room (`Status`, C4).
package enum RoomStatus: String, Sendable, CaseIterable, TemplateTerm {
  package static let keys: KeyValuePairs = [
    "free": Self.free, "occupied": .occupied, "reserved": .reserved, "closed": .closed,
  ]

  case free = "Kosong"
  case occupied = "Terisi"
  /// Promised to somebody: neither free nor in use.
  case reserved = "Dipesan"
  /// Out of use: being repaired or cleaned.
  case closed = "Tidak Dapat Dipakai"
}

/// The two beds that the emergency department keeps for hotline patients (C3, step 1).
package enum EmergencyBed: String, Sendable, CaseIterable {
  case treatment = "tindakan"
  case resuscitation = "resusitasi"
}
