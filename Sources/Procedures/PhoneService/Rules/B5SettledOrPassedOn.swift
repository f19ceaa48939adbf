package import Core

/// B5: what can't be settled with the party concerned is passed to the direct superior.
package enum B5SettledOrPassedOn: Rule {
  package static let clause = Clause("B", 5)
  package static let title = "Tuntas, atau diteruskan ke atasan langsung"
  package static let breach: String? = "Tidak tuntas dan tidak diteruskan"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    if context.call.settled.value == true || context.call.passedOn.value == true { return .kept }
    guard context.call.settled.value == false else { return .unknown(of: context.profile.header(.settled)) }
    return context.call.passedOn.isUnreadable ? .unknown(of: context.profile.header(.passedOn)) : .broken
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    switch PhoneCallStatus(context.call) {
    case .settled: "Tuntas (B5)"
    case .passedOn: "Diteruskan ke atasan langsung (B5)"
    case .open: "Tidak tuntas dan tidak diteruskan ke atasan langsung (B5)"
    }
  }
}
