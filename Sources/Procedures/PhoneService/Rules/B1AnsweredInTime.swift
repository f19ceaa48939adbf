package import Core

/// B1: a call is answered within `max_rings` (3) rings.
package enum B1AnsweredInTime: Rule {
  package static let clause = Clause("B", 1)
  package static let title = "Diangkat tidak lebih dari batas dering"
  package static let breach: String? = "Diangkat lewat batas dering"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    guard let rings = context.call.rings.value else { return .unknown(of: context.profile.header(.rings)) }
    return rings > context.profile.maxRings ? .broken : .kept
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    "Diangkat setelah \(context.call.rings.value ?? 0) dering, batas \(context.profile.maxRings) (B1)"
  }
}
