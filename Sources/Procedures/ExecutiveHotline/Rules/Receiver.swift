package import Core

/// C2: whoever is on duty answers; an officer whom neither word nor list names breaks nothing.
package enum Receiver: Rule {
  package static let clause = Clause("C", 2)
  package static let title = "Penerima sesuai jadwal"
  package static let breach: String? = "Diterima bukan oleh yang bertugas"

  /// Whether somebody else than who is on duty answered.
  static func isBroken(_ decision: HotlineDecision) -> Bool {
    guard let answered = decision.answeredAs, let role = decision.duty.role else { return false }
    return answered != role
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    if isBroken(call.decision) { return .broken }
    if call.decision.answeredAs != nil { return call.decision.duty.role == nil ? .unknown(of: nil) : .kept }
    let text = call.context.call.answeredBy
    return .unknown(
      of: text.isEmpty
        ? "Penerima tidak dicatat" : "Penerima \"\(text)\" tidak menyebut CS atau MOD dan tidak terdaftar")
  }

  /// `diterima MOD (Budi), seharusnya CS (C2)`.
  package static func facts(_ call: JudgedCall) -> String {
    let text = call.context.call.answeredBy
    let answered = call.decision.answeredAs?.rawValue ?? ""
    let name = text.isEmpty || DutyNames.isRole(text) ? "" : " (\(text))"
    let wanted = isBroken(call.decision) ? ", seharusnya \(call.decision.duty.role?.rawValue ?? "")" : ""
    return "diterima \(answered)\(name)\(wanted) (C2)"
  }
}
