/// C2: whoever is on duty answers; an officer whom neither word nor list names breaks nothing.
package enum Receiver: HotlineRule {
  package static let clause = HotlineClause.duty
  package static let title = "Penerima sesuai jadwal"

  /// Whether somebody else than who is on duty answered.
  static func isBroken(_ decision: HotlineDecision) -> Bool {
    guard let answered = decision.answeredAs, let role = decision.duty.role else { return false }
    return answered != role
  }

  package static func verdict(_ decision: HotlineDecision) -> String {
    if isBroken(decision) { return Verdict.broken }
    return decision.answeredAs == nil || decision.duty.role == nil ? Verdict.unknown : Verdict.kept
  }

  /// `diterima MOD (Budi), seharusnya CS (C2)`.
  package static func message(_ decision: HotlineDecision, _ context: HotlineContext) -> String {
    let text = context.call.answeredBy
    guard let answered = decision.answeredAs else {
      let why =
        text.isEmpty ? "Penerima tidak dicatat" : "Penerima \"\(text)\" tidak menyebut CS atau MOD dan tidak terdaftar"
      return "Tidak diketahui: \(why) (C2)"
    }
    let name = text.isEmpty || DutyNames.isRole(text) ? "" : " (\(text))"
    guard let role = decision.duty.role else { return "diterima \(answered.rawValue)\(name) (C2)" }
    return answered == role
      ? "diterima \(answered.rawValue)\(name) (C2)"
      : "diterima \(answered.rawValue)\(name), seharusnya \(role.rawValue) (C2)"
  }
}
