package import Core

/// D5: a feedback has a kind and a theme; what matches nothing stays visible as `Belum Dikelompokkan`.
package enum D5Grouping: Rule {
  package static let clause = Clause("D", 5)
  package static let title = "Jenis dan tema"
  /// The theme of a feedback that has none.
  package static let noTheme = "Belum Dikelompokkan"

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    context.feedback.hasTheme ? .kept : .pending
  }

  package static func facts(_ context: FeedbackContext) -> String {
    let feedback = context.feedback
    let kind =
      switch feedback.kind {
      case .value(let kind): "Jenis \(kind.rawValue)"
      case .missing: "Jenis belum diputuskan petugas, usulan yang dihitung"
      case .unreadable(let text): "Jenis tidak dikenal: \(text), usulan yang dihitung"
      }
    return "\(kind)\(feedback.hasTheme ? ", tema ada" : ", tema \(noTheme)") (D5)"
  }
}
