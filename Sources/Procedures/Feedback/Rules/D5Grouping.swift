/// D5: a feedback has a kind and a theme; what matches nothing stays visible as `Belum Dikelompokkan`.
package enum D5Grouping: FeedbackRule {
  package static let clause = FeedbackClause.d5
  package static let title = "Jenis dan tema"
  /// The theme of a feedback that has none.
  package static let noTheme = "Belum Dikelompokkan"

  /// The kind that counts: as noted, else `Umpan Balik`.
  package static func kind(_ feedback: borrowing Feedback) -> FeedbackKind { feedback.kind.value ?? .feedback }

  package static func verdict(_ context: FeedbackContext) -> FeedbackVerdict {
    context.feedback.hasTheme ? .kept : .pending
  }

  package static func facts(_ context: FeedbackContext) -> String {
    let feedback = context.feedback
    let kind =
      switch feedback.kind {
      case .value(let kind): "Jenis \(kind.rawValue)"
      case .missing: "Jenis tidak dicatat, dihitung \(FeedbackKind.feedback.rawValue)"
      case .unreadable(let text): "Jenis tidak dikenal: \(text), dihitung \(FeedbackKind.feedback.rawValue)"
      }
    return "\(kind)\(feedback.hasTheme ? ", tema ada" : ", tema \(noTheme)") (D5)"
  }
}
