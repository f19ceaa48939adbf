package import Core

/// B2: the officer greets, names the unit and asks the purpose (`Salam`).
package enum B2Greeting: Rule {
  package static let clause = Clause("B", 2)
  package static let title = "Salam, nama unit kerja, menanyakan keperluan"
  package static let breach: String? = "Tanpa salam dan nama unit"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    guard let greeted = context.call.greeted.value else { return .unknown(of: context.profile.header(.greeted)) }
    return greeted ? .kept : .broken
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    context.call.greeted.value == true ? "Salam diucapkan (B2)" : "Salam tidak diucapkan (B2)"
  }
}
