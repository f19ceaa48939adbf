/// D6: the client's rating goes to the satisfaction book; one that is awaited is never a breach.
package enum D6Rating: Rule {
  package static let clause = Clause("D", 6)
  package static let title = "Penilaian klien dicatat di Buku Kepuasan"

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    guard context.profile.followsStages, !context.feedback.isDuplicate else { return .notApplicable }
    if context.feedback.rating != nil { return .kept }
    return context.feedback.score.isMissing ? .pending : .unknown(of: nil)
  }

  package static func facts(_ context: FeedbackContext) -> String {
    switch context.feedback.score {
    case .missing: "Belum dinilai (D6)"
    case .value(let score):
      (1...4).contains(score) ? "Nilai \(score) (D6)" : "Nilai \(score) di luar 1 sampai 4 (D6)"
    case .unreadable(let text): "Nilai tidak terbaca: \(text) (D6)"
    }
  }
}
