package import Core

/// D6: the client's rating goes to the satisfaction book; one that is awaited is never a breach.
package enum D6Rating: Rule {
  package static let clause = Clause("D", 6)
  package static let title = "Penilaian klien dicatat di Buku Kepuasan"

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    guard context.profile.followsStages, !context.feedback.isDuplicate else { return .notApplicable }
    if context.feedback.rating != nil { return .kept }
    return context.feedback.score.isMissing ? .pending : .unknown(of: nil)
  }

  /// A client's score: 1 to 4, also written `4 (sangat puas)`.
  package static func score(_ text: String) -> Noted<Int> {
    if text.isEmpty { return .missing }
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count)
    let isWhole = rest.isEmpty || rest.first == " " || rest.first == "(" || rest == ".0" || rest == ",0"
    guard isWhole, let score = Int(digits), (1...4).contains(score) else { return .unreadable(text) }
    return .value(score)
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
