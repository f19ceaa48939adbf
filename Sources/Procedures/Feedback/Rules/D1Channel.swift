package import Core

/// D1: a feedback came in by one of the facility's channels.
package enum D1Channel: Rule {
  package static let clause = Clause("D", 1)
  package static let title = "Kanal yang dikenal"

  /// Not noted, not read, or not the facility's own is unknown, and breaks nothing.
  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    guard let channel = context.feedback.channel.value else { return .unknown(of: nil) }
    return context.profile.channels.contains(channel) ? .kept : .unknown(of: nil)
  }

  package static func facts(_ context: FeedbackContext) -> String {
    switch context.feedback.channel {
    case .missing: "Kanal tidak dicatat (D1)"
    case .unreadable(let text): "Kanal tidak dikenal: \(text) (D1)"
    case .value(let channel):
      context.profile.channels.contains(channel)
        ? "Masuk lewat \(channel.rawValue) (D1)" : "\(channel.rawValue) bukan kanal yang disediakan (D1)"
    }
  }
}
