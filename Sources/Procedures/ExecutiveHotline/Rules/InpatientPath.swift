package import Core

/// C3: the steps of an inpatient, and which of them apply.
package enum InpatientPath: Rule {
  package static let clause = Clause("C", 3)
  package static let title = "Langkah rawat inap"

  /// Whether a step applies to a patient.
  static func applies(_ condition: PathStep.Condition, _ context: HotlineContext) -> Bool {
    switch condition {
    case .executiveClass: context.call.roomClass.value?.isExecutive ?? true
    case .earlyDischarge: EarlyDischarge.stepApplies(context)
    case .always, .admissionAdvised, .noAdmission: true
    }
  }

  static func state(_ context: HotlineContext, base: inout PathBase) -> PathState {
    let steps = context.profile.inpatientSteps
    return PathState(
      path: .inpatient, count: steps.count, times: context.inpatient.steps, base: &base,
      midnightHours: context.profile.midnightHours, applies: { applies(steps[$0].condition, context) })
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    call.decision.inpatient?.progressVerdict ?? .notApplicable
  }

  package static func facts(_ call: JudgedCall) -> String {
    guard let state = call.decision.inpatient else { return "tidak pada jalur Rawat Inap (C3)" }
    return state.progress(call.context.profile.inpatientSteps) + " (C3)"
  }
}

extension PathState {
  /// Kept once no step is left.
  var progressVerdict: Verdict<HotlineOutcome> { next == nil ? .kept : .pending }

  /// `selesai 1, 2; belum 3, 7; Tidak Berlaku 4, 5, 6`, by the steps' numbers.
  func progress(_ steps: [PathStep]) -> String {
    func list(_ label: String, _ belongs: (Int) -> Bool) -> String? {
      let numbers = steps.indices.filter(belongs).map { String($0 + 1) }
      return numbers.isEmpty ? nil : "\(label) \(numbers.joined(separator: ", "))"
    }
    return [
      list("selesai") { applying.contains($0) && done.contains($0) },
      list("belum") { applying.contains($0) && !done.contains($0) },
      list(PathStep.doesNotApply) { !applying.contains($0) },
    ].compactMap { $0 }.joined(separator: "; ")
  }
}
