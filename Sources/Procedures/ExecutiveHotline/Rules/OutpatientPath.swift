package import Core

/// C5: the steps of an outpatient: who is advised to be admitted goes on at step 5 to `Rawat Inap`, any other at step 6 to the end.
package enum OutpatientPath: Rule {
  /// Which way the path goes after the examination.
  package enum Admission: Sendable, Hashable {
    case undecided
    case advised
    case notAdvised
  }

  package static let clause = Clause("C", 5)
  package static let title = "Langkah rawat jalan"

  /// What `Disarankan Rawat Inap` says; where it says nothing, what the steps show.
  package static func admission(_ entry: OutpatientEntry) -> Admission {
    if let isAdvised = entry.isAdmissionAdvised.value { return isAdvised ? .advised : .notAdvised }
    if isNoted(entry, PathStep.toInpatient) { return .advised }
    return PathStep.afterNoAdmission.contains { isNoted(entry, $0) } ? .notAdvised : .undecided
  }

  /// Whether the steps contradict the answer, or each other.
  package static func isContradictory(_ entry: OutpatientEntry) -> Bool {
    let wentIn = isNoted(entry, PathStep.toInpatient)
    let wentOn = PathStep.afterNoAdmission.contains { isNoted(entry, $0) }
    return switch entry.isAdmissionAdvised.value {
    case true: wentOn
    case false: wentIn
    default: wentIn && wentOn
    }
  }

  private static func isNoted(_ entry: OutpatientEntry, _ step: Int) -> Bool {
    step < entry.steps.count && !entry.steps[step].isMissing
  }

  static func state(_ context: HotlineContext, base: inout PathBase) -> PathState {
    let steps = context.profile.outpatientSteps
    let admission = admission(context.outpatient)
    return PathState(
      path: .outpatient, count: steps.count, times: context.outpatient.steps, base: &base,
      midnightHours: context.profile.midnightHours,
      applies: { step in
        switch steps[step].condition {
        case .admissionAdvised: admission != .notAdvised
        case .noAdmission: admission != .advised
        case .always, .executiveClass, .earlyDischarge: true
        }
      })
  }

  package static func verdict(_ call: JudgedCall) -> Verdict<HotlineOutcome> {
    call.decision.outpatient?.progressVerdict ?? .notApplicable
  }

  package static func facts(_ call: JudgedCall) -> String {
    guard let state = call.decision.outpatient else { return "tidak pada jalur Rawat Jalan (C5)" }
    let contradiction = contradiction(call.context).map { "; \($0)" } ?? ""
    return state.progress(call.context.profile.outpatientSteps) + contradiction + " (C5)"
  }

  /// What contradicts itself, in Indonesian; nil where nothing does.
  static func contradiction(_ context: HotlineContext) -> String? {
    guard isContradictory(context.outpatient) else { return nil }
    let steps = context.profile.outpatientSteps
    let header = steps.indices.contains(PathStep.toInpatient) ? steps[PathStep.toInpatient].header : ""
    let question = context.profile.header("disarankan")
    return switch context.outpatient.isAdmissionAdvised.value {
    case true: "\(question) Ya, tetapi langkah 6–9 dicatat"
    case false: "\(question) Tidak, tetapi \(header) dicatat"
    default: "\(header) dan langkah 6–9 sama-sama dicatat"
    }
  }
}
