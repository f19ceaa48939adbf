package import Core

/// C3, step 6: an insured patient of VIP and above, of a partner company or an agent's referral, may leave before the guarantee
/// once told of the excess and with a signed form.
package enum EarlyDischarge: Rule {
  /// Whether the patient may leave.
  package enum Gate: Sendable, Hashable {
    case doesNotApply
    case allowed
    /// What is still wanting; at least one of the two.
    case notYet(education: Bool, form: Bool)

    /// `Boleh`, `Belum Boleh: edukasi ekses klaim, formulir belum ditandatangani`, `Tidak Berlaku`.
    package var text: String {
      switch self {
      case .doesNotApply: return PathStep.doesNotApply
      case .allowed: return "Boleh"
      case .notYet(let education, let form):
        let wanting = [education ? "edukasi ekses klaim" : nil, form ? "formulir belum ditandatangani" : nil]
        return "Belum Boleh: \(wanting.compactMap { $0 }.joined(separator: ", "))"
      }
    }
  }

  package static let clause = Clause("C", 3)
  package static let title = "Pulang sebelum penjaminan"
  package static let breach: String? = "Pulang sebelum penjaminan tanpa edukasi atau formulir"

  /// Insured, one of the three classes, and of a partner company or an agent's referral.
  package static func concerns(_ call: HotlineCall) -> Bool {
    call.payer.value == .insurance && call.hasExecutiveClass
      && (call.isPartner.value == true || call.isAgentReferral.value == true)
  }

  /// Whether step 6 is still to be done, or was: not once the guarantee is there before it.
  static func stepApplies(_ context: HotlineContext) -> Bool {
    let steps = context.inpatient.steps
    let isNoted = steps.count > PathStep.earlyDischargeStep && !steps[PathStep.earlyDischargeStep].isMissing
    return concerns(context.call) && (context.inpatient.hasGuarantee.value != true || isNoted)
  }

  /// The gate before step 7; a guarantee that is there opens it.
  package static func gate(_ context: HotlineContext) -> Gate {
    guard concerns(context.call) else { return .doesNotApply }
    let entry = context.inpatient
    if entry.hasGuarantee.value == true { return .allowed }
    let education = entry.isEducated.value != true
    let form = entry.hasSigned.value != true
    return education || form ? .notYet(education: education, form: form) : .allowed
  }

  /// Whether the patient left through a gate that was closed: before a guarantee that is on record as not there.
  static func isBroken(_ state: PathState?, _ context: HotlineContext) -> Bool {
    guard let state, case .notYet = gate(context) else { return false }
    if state.done.contains(PathStep.earlyDischargeStep) { return true }
    return state.done.contains(PathStep.inpatientHome) && context.inpatient.hasGuarantee.value == false
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    if call.decision.leftTooEarly { return .broken }
    switch call.decision.gate {
    case .doesNotApply: return .notApplicable
    case .allowed: return .kept
    case .notYet: return .pending
    }
  }

  /// `pulang sebelum penjaminan: belum ada edukasi ekses klaim, formulir belum ditandatangani (C3)`.
  package static func facts(_ call: JudgedCall) -> String {
    let gate = call.decision.gate
    if call.decision.leftTooEarly { return "sudah pulang sebelum penjaminan, padahal \(gate.text) (C3)" }
    switch gate {
    case .doesNotApply: return "bukan pasien asuransi VIP ke atas dari perusahaan mitra atau rujukan agen (C3)"
    case .allowed:
      return call.context.inpatient.hasGuarantee.value == true
        ? "Boleh: penjaminan sudah terbit (C3)" : "Boleh: edukasi ekses klaim dan formulir ada (C3)"
    case .notYet: return "\(gate.text) (C3)"
    }
  }
}
