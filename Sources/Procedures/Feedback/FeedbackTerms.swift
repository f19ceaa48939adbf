/// How a feedback came in (`Kanal`, D1); the raw value stands in the register.
package enum FeedbackChannel: String, Sendable, CaseIterable, Hashable, Codable {
  case direct = "Langsung"
  case meeting = "Rapat/Pertemuan"
  case telephone = "Telepon"
  case sms = "SMS"
  case box = "Kotak Saran"
  case whatsApp = "WhatsApp"

  /// Whether it is one of SOP E's: messages to the facility's number (E1).
  package var isMessage: Bool { self == .sms || self == .whatsApp }
}

/// What a feedback is (`Jenis`, D5); the raw value stands in the register.
package enum FeedbackKind: String, Sendable, CaseIterable, Hashable {
  case complaint = "Keluhan"
  case grievance = "Komplain"
  case feedback = "Umpan Balik"
  case positive = "Positif"
  case negative = "Negatif"
  case suggestion = "Saran"
  case question = "Pertanyaan"
  case praise = "Pujian"

  /// The SOP's own kind: the last five are kinds of `Umpan Balik`.
  package var group: FeedbackKind {
    switch self {
    case .complaint, .grievance: self
    case .feedback, .positive, .negative, .suggestion, .question, .praise: .feedback
    }
  }
}

/// How grave a complaint is (`Grading`, D7); the raw value stands in the register.
package enum FeedbackGrade: String, Sendable, CaseIterable, Hashable {
  case red = "Merah"
  case yellow = "Kuning"
  case green = "Hijau"
}

/// The code that goes with a row's colour, so that it survives grey printing (G9).
package enum FeedbackCode: String, Sendable, CaseIterable, Hashable {
  /// The deadline of the next action has passed.
  case late = "L"
  /// Nothing is left to do.
  case completed = "S"
  /// Repeats another feedback (D9).
  case duplicate = "D"
  case none = ""
}
