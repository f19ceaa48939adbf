/// What a feedback is (D5); the raw value stands in column `Jenis`. The last five are kinds of `Umpan Balik`.
package enum FeedbackKind: String, Sendable, CaseIterable, Hashable {
  case complaint = "Keluhan"
  case grievance = "Komplain"
  case feedback = "Umpan Balik"
  case positive = "Positif"
  case negative = "Negatif"
  case suggestion = "Saran"
  case question = "Pertanyaan"
  case praise = "Pujian"
}
