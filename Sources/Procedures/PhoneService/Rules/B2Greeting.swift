/// B2: the officer greets, names the unit and asks the purpose (`Salam`).
package enum B2Greeting: PhoneRule {
  package static let clause = PhoneClause.b2
  package static let title = "Salam, nama unit kerja, menanyakan keperluan"

  package static func verdict(_ context: PhoneCallContext) -> PhoneVerdict {
    guard let greeted = context.call.greeted.value else { return .unknown(PhoneFields(.greeted)) }
    return greeted ? .kept : .broken
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    context.call.greeted.value == true ? "Salam diucapkan (B2)" : "Salam tidak diucapkan (B2)"
  }
}
