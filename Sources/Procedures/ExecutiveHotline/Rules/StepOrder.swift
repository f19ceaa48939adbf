package import Core

/// C6: a step done before the nearest applying one before it is pointed out.
package enum StepOrder: Rule {
  package static let clause = Clause("C", 6)
  package static let title = "Urutan langkah"
  package static let breach: String? = "Langkah dicatat mendahului langkah sebelumnya"

  static func isBroken(_ decision: HotlineDecision) -> Bool {
    !(decision.outpatient?.isInOrder ?? true) || !(decision.inpatient?.isInOrder ?? true)
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    if call.decision.outpatient == nil && call.decision.inpatient == nil { return .notApplicable }
    return isBroken(call.decision) ? .broken : .kept
  }

  package static func facts(_ call: JudgedCall) -> String {
    let found = messages(call.decision, call.context)
    if !found.isEmpty { return found.joined(separator: "; ") }
    return call.decision.outpatient == nil && call.decision.inpatient == nil
      ? "tidak ada langkah (C6)" : "langkah berurutan (C6)"
  }

  /// One text a step out of turn, those of `Rawat Jalan` first.
  static func messages(_ decision: HotlineDecision, _ context: HotlineContext) -> [String] {
    let outpatient = decision.outpatient.map { messages($0, context.outpatient.steps, context.profile) } ?? []
    return outpatient + (decision.inpatient.map { messages($0, context.inpatient.steps, context.profile) } ?? [])
  }

  /// `Rawat Inap: 3 Diantar Perawat IGD (10.00) sebelum 2 Pemeriksaan & Kamar (10.30) (C6)`.
  package static func messages(_ state: PathState, _ times: [Noted<StepTime>], _ profile: HotlineProfile) -> [String] {
    let steps = profile.steps(state.path)
    func named(_ step: Int) -> String {
      let time = step < times.count ? times[step].value.map { " (\($0.indonesian))" } ?? "" : ""
      return steps[step].header + time
    }
    return steps.indices.compactMap { step in
      guard let before = state.predecessor(of: step) else { return nil }
      if state.early.contains(step) { return "\(state.path.rawValue): \(named(step)) sebelum \(named(before)) (C6)" }
      guard state.ahead.contains(step) else { return nil }
      return "\(state.path.rawValue): \(named(step)) dicatat, \(named(before)) belum (C6)"
    }
  }
}
