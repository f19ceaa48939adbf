package import Core
import Spreadsheet

/// D4: no date skips a stage, and none runs backwards.
package enum D4StageOrder: Rule {
  package static let clause = Clause("D", 4)
  package static let title = "Tahap berurutan menurut tanggalnya"
  package static let breach: String? = "tahap dilompati atau mundur"

  /// A stage before which another one should have been.
  package struct Breach: Sendable, Hashable {
    package var later: FeedbackStage
    package var earlier: FeedbackStage
    /// Whether the earlier stage has a date, and it is after the later one's; else it has none.
    package var isBackwards: Bool

    package init(_ later: FeedbackStage, before earlier: FeedbackStage, isBackwards: Bool) {
      self.later = later
      self.earlier = earlier
      self.isBackwards = isBackwards
    }
  }

  /// Whether a stage is skipped or a date runs backwards.
  package static func isBroken(_ feedback: borrowing Feedback, _ stages: FeedbackStages) -> Bool {
    if stages.hasGap { return true }
    guard stages.furthest > .received else { return false }
    var last = feedback.date
    for date in [
      feedback.identification.value, feedback.distribution.value, feedback.decision.value, feedback.approval.value,
      feedback.answer.value, feedback.clientFeedback.value,
    ] {
      guard let date else { continue }
      if let last, last > date { return true }
      last = date
    }
    return false
  }

  /// The breaches in order of the later stage, for one stage the skipped ones first.
  package static func breaches(_ feedback: borrowing Feedback) -> [Breach] {
    let stages = feedback.stages
    var found: [Breach] = []
    var nearest = FeedbackStage.received
    for later in FeedbackStage.allCases where later > .received && stages.contains(later) {
      for skipped in FeedbackStage.allCases where nearest < skipped && skipped < later {
        found.append(Breach(later, before: skipped, isBackwards: false))
      }
      if let date = feedback.noted(later).value, let before = feedback.noted(nearest).value, before > date {
        found.append(Breach(later, before: nearest, isBackwards: true))
      }
      nearest = later
    }
    return found
  }

  package static func violations(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile
  ) -> [FeedbackViolation] {
    guard profile.followsStages else { return [] }
    return breaches(feedback).map {
      FeedbackViolation(clause, "\($0.later.shortName) sebelum \($0.earlier.shortName)")
    }
  }

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    guard context.profile.followsStages else { return .notApplicable }
    return isBroken(context.feedback, context.feedback.stages) ? .broken : .kept
  }

  package static func facts(_ context: FeedbackContext) -> String {
    guard context.profile.followsStages else { return "SOP lima kanal tidak diikuti (D4)" }
    let feedback = context.feedback
    let breaches = breaches(feedback)
    var parts: [String] = []
    for later in FeedbackStage.allCases {
      let skipped = breaches.filter { $0.later == later && !$0.isBackwards }.map { $0.earlier.header.lowercased() }
      if !skipped.isEmpty { parts.append("\(phrase(later, feedback)) tanpa \(skipped.joined(separator: ", ")) (D4)") }
      for breach in breaches where breach.later == later && breach.isBackwards {
        parts.append("\(phrase(later, feedback)) sebelum \(phrase(breach.earlier, feedback)) (D4)")
      }
    }
    return parts.isEmpty ? "\(phrase(feedback.stages.furthest, feedback)) (D4)" : parts.joined(separator: "; ")
  }

  /// A stage with its date, or its score: `Disetujui 12/11/2026`, `Dinilai 4`.
  static func phrase(_ stage: FeedbackStage, _ feedback: Feedback) -> String {
    if stage == .rated { return feedback.rating.map { "\(stage.name) \($0)" } ?? stage.name }
    return feedback.noted(stage).value.map { "\(stage.shortName) \($0.indonesian)" } ?? stage.shortName
  }
}
