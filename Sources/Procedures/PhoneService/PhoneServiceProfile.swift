/// The settings of a facility's telephone service; every default is RULES B's.
package struct PhoneServiceProfile: SettingProfile, Hashable {
  /// Rings until the call is answered, at most (B1).
  package var maxRings = 3
  /// Minutes until the caller is called back, at most (B4).
  package var callbackMinutes = 30
  /// Hours within which an earlier time of day is taken for the next day's (B4).
  package var midnightHours = 12
  /// Pages of `BA Pengaduan` in one work book, at most (B9).
  package var maxReports = 500
  /// Whether reports show callers' names (G7).
  package var reportsShowNames = false
  package var standardTimes = PhoneStandardTimes()
  /// What must be noted, by service (B3).
  package var membershipFields = PhoneFields([.receipt, .requestDate, .nik, .telephone])
  package var consultationFields = PhoneFields([.problem, .telephone])
  package var complaintFields = PhoneFields([.problem, .telephone])

  package init() {}

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
