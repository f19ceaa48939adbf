package import Core

/// D9: a feedback that staff call a repetition counts once, as the one that it repeats.
package enum D9Duplicate: Rule {
  package static let clause = Clause("D", 9)
  package static let title = "Bukan ulangan umpan balik lain"

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    context.feedback.isDuplicate ? .notApplicable : .kept
  }

  package static func facts(_ context: FeedbackContext) -> String {
    guard context.feedback.isDuplicate else { return "Bukan duplikat (D9)" }
    let original = context.feedback.original
    return original.isEmpty
      ? "Duplikat, tidak dihitung lagi (D9)" : "Duplikat dari \(original), tidak dihitung lagi (D9)"
  }
}
