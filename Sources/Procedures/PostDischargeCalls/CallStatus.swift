import Core

/// What a stay's post-discharge call has come to; the raw value stands in column `Status`.
package enum CallStatus: String, Sendable, CaseIterable, Hashable, RuleOutcome {
  case target = "Target"
  case waiting = "Menunggu"
  case completed = "Selesai"
  case refused = "Menolak"
  case notReached = "Tidak Terhubung"
  case missed = "Terlewat"
  case stillAdmitted = "Masih Dirawat"
  case implausible = "Data Bermasalah"
  case died = "Meninggal"
  case referred = "Dirujuk"
  case readmitted = "Dirawat Kembali"
  case lateEntry = "Terlambat Entri"
  case noTelephone = "Tanpa Telepon"

  /// Whether a later run may still change it, so that next week's work book takes the stay over.
  package var isOpen: Bool {
    switch self {
    case .target, .waiting, .stillAdmitted, .noTelephone, .implausible: true
    default: false
    }
  }

  /// Whether the stay met the conditions of a call, though it may not have been callable (the recap's second step).
  package var isEligible: Bool {
    switch self {
    case .stillAdmitted, .implausible, .died, .referred, .readmitted: false
    default: true
    }
  }
}

/// The code that goes with a row's colour, so that it survives grey printing (A4, G9).
package enum CallCode: String, Sendable {
  case target = "T"
  case carriedOver = "T*"
  case completed = "S"
  case closed = "X"
  case none = ""
}
