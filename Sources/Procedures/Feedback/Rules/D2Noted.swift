package import Core

/// D2: identity, intent and purpose are noted; a suggestion box has no identity, and is not wrong for it.
///
/// A meeting without minutes breaks nothing; the reason mentions it.
package enum D2Noted: Rule {
  package static let clause = Clause("D", 2)
  package static let title = "Identitas dan isi dicatat"
  package static let breach: String? = "identitas atau isi tidak dicatat"

  /// What is not noted and must be.
  package struct Gaps: OptionSet, Sendable, Hashable {
    package var rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let identity = Gaps(rawValue: 1)
    package static let text = Gaps(rawValue: 2)
  }

  package static func gaps(_ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile) -> Gaps {
    guard profile.followsStages else { return [] }
    var gaps = Gaps()
    if feedback.isAnonymous, feedback.channel.value != .box { gaps.formUnion(.identity) }
    if !feedback.hasText { gaps.formUnion(.text) }
    return gaps
  }

  package static func violations(
    _ feedback: borrowing Feedback, _ profile: borrowing FeedbackProfile
  ) -> [FeedbackViolation] {
    let gaps = gaps(feedback, profile)
    var found: [FeedbackViolation] = []
    if gaps.contains(.identity) { found.append(FeedbackViolation(clause, "identitas tidak dicatat")) }
    if gaps.contains(.text) { found.append(FeedbackViolation(clause, "isi tidak dicatat")) }
    return found
  }

  /// Whether it came from a meeting whose minutes are not on record.
  package static func lacksMinutes(_ feedback: borrowing Feedback) -> Bool {
    feedback.channel.value == .meeting && !feedback.hasMinutes
  }

  package static func verdict(_ context: FeedbackContext) -> Verdict<Never> {
    guard context.profile.followsStages else { return .notApplicable }
    return gaps(context.feedback, context.profile).isEmpty ? .kept : .broken
  }

  package static func facts(_ context: FeedbackContext) -> String {
    guard context.profile.followsStages else { return "SOP lima kanal tidak diikuti (D2)" }
    let feedback = context.feedback
    let gaps = gaps(feedback, context.profile)
    switch (gaps.contains(.identity), gaps.contains(.text)) {
    case (true, true): return "Nama, No Telepon dan Isi tidak dicatat (D2)"
    case (true, false): return "Nama dan No Telepon tidak dicatat (D2)"
    case (false, true): return "Isi tidak dicatat (D2)"
    case (false, false):
      return feedback.isAnonymous
        ? "Isi dicatat; kotak saran tanpa identitas (D2)" : "Identitas dan isi dicatat (D2)"
    }
  }
}
